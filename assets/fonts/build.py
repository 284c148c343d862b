#!/usr/bin/env python3
"""Makes the fonts and icons that Rapport carries, and the C++ that carries them.

Inter, in two weights: the Latin scripts and the signs that the program itself writes, digits all of one width, no hints and
no layout features (Dear ImGui uses neither). Both weights are cut from the variable font, where each point of the one is a
point of the other: the semibold is kept as its differences, which src/ui/faces adds up again. Lucide: the icons named in icons.txt, as the strokes they are made of
(src/ui/icons draws them), which are a fifth of their outlines. Whatever else people type is drawn with their own system's
fonts.

    build.py --packages NODE_MODULES --icons icons.txt --out FOLDER
"""

import argparse
import io
import logging
import pathlib
import xml.etree.ElementTree

from fontTools import subset
from fontTools.cu2qu import curve_to_quadratic
from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import instancer

TEXT = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin Extended-A
    (0x018F, 0x018F), (0x0259, 0x0259),  # Azerbaijani
    (0x0192, 0x0192),  # florin
    (0x01A0, 0x01A1), (0x01AF, 0x01B0),  # Vietnamese
    (0x0218, 0x021B),  # Romanian
    (0x1E80, 0x1E85),  # Welsh
    (0x1E9E, 0x1E9E),  # capital sharp s
    (0x1EF2, 0x1EF3),  # Welsh
    (0x2010, 0x2027),  # dashes, quotes, bullets, ellipsis
    (0x202F, 0x203A),  # narrow space, per mille, primes, single quotes
    (0x2044, 0x2044),  # fraction slash
    (0x20A9, 0x20AC), (0x20B1, 0x20B1), (0x20B4, 0x20B4), (0x20B9, 0x20BA), (0x20BD, 0x20BD),  # currencies in use
    (0x2116, 0x2116),  # numero
    (0x2122, 0x2122),  # trade mark
    (0x2190, 0x2199),  # arrows
    (0x21A9, 0x21AA),  # arrows with hooks
    (0x21E7, 0x21E7),  # Shift
    (0x2206, 0x2206),  # increment
    (0x2211, 0x2212),  # sum, minus
    (0x221E, 0x221E),  # infinity
    (0x2248, 0x2248),  # almost equal
    (0x2260, 0x2265),  # not equal, less, greater
    (0x2303, 0x2303),  # Control
    (0x2318, 0x2318),  # Command
    (0x2325, 0x2325),  # Option
    (0x232B, 0x232B),  # Backspace
    (0x23CE, 0x23CE),  # Return
    (0x25A0, 0x25A1),  # squares
    (0x25B2, 0x25BD),  # triangles
    (0x25C6, 0x25CF),  # diamonds, circles
    (0x2713, 0x2717),  # check, cross
    (0xFFFD, 0xFFFD),  # replacement character
]

# What the OFL asks to travel with the font: names, copyright, licence and where the licence is.
NAMES = [0, 1, 2, 4, 6, 13, 14]


# Units of an em; and of one of the 24 units of the grid that icons are designed on. At the largest size drawn (an icon of 24
# px on a screen of three device pixels each, a title of 22) the error stays near a tenth of a device pixel.
TEXT_UNITS = 1024
TEXT_STEP = 2  # Points of an outline stand on every second unit; how far one letter is from the next is not rounded.
ICON_UNITS = 10
ICON_CURVE_ERROR = 0.03
ICON_CURVE_MARK = 128
FIRST_ICON = 0xE000  # The first character for private use.


def shrink(font: TTFont, code_points: list[int]) -> bytes:
    options = subset.Options(
        layout_features=[], hinting=False, glyph_names=False, notdef_outline=True, legacy_kern=False,
        name_IDs=["*"], drop_tables=["GSUB", "GPOS", "GDEF", "DSIG", "meta"], recalc_timestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)
    font.flavor = None
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def use_tabular_digits(font: TTFont) -> None:
    """Points 0 to 9 at the glyphs that Inter's feature "tnum" puts there."""
    gsub = font["GSUB"].table
    tabular: dict[str, str] = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    tabular.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        for digit in range(ord("0"), ord("9") + 1):
            glyph = table.cmap.get(digit)  # Tables may share one map: what is tabular already has no other.
            if glyph in tabular:
                table.cmap[digit] = tabular[glyph]
    widths = {font["hmtx"][font.getBestCmap()[digit]][0] for digit in range(ord("0"), ord("9") + 1)}
    assert len(widths) == 1, f"digits of different widths: {widths}"


def weight(family: bytes, heavy: int) -> TTFont:
    """One weight at the size that text has, its points on the grid of TEXT_STEP."""
    options = {"overlap": instancer.OverlapMode.KEEP_AND_DONT_SET_FLAGS}  # Both weights keep the same points.
    font = TTFont(io.BytesIO(family), recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"wght": heavy, "opsz": 14}, **options)
    scale_upem(font, TEXT_UNITS)
    del font["STAT"]
    font["name"].names = [name for name in font["name"].names if name.nameID in NAMES and name.langID == 0x409]
    glyphs = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        if glyph.numberOfContours > 0:
            for index, (x, y) in enumerate(glyph.coordinates):
                glyph.coordinates[index] = (round(x / TEXT_STEP) * TEXT_STEP, round(y / TEXT_STEP) * TEXT_STEP)
    for name in font.getGlyphOrder():
        glyphs[name].recalcBounds(glyphs)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyphs[name], "xMin", 0))
    return font


def text_fonts(path: pathlib.Path) -> list[TTFont]:
    """Regular and semibold, as they are after a round through a file."""
    family = TTFont(path, recalcTimestamp=False)
    use_tabular_digits(family)
    family = shrink(family, [code for first, last in TEXT for code in range(first, last + 1)])
    files = [io.BytesIO() for _ in (400, 600)]
    for file, heavy in zip(files, (400, 600)):
        weight(family, heavy).save(file, reorderTables=True)
    return [TTFont(file, recalcTimestamp=False) for file in files]


def number(value: int) -> bytes:
    """Seven bits to a byte, low ones first; the lowest of all is the sign."""
    value = value << 1 if value >= 0 else (-value << 1) - 1
    data = bytearray()
    while value >= 128:
        data.append(value & 127 | 128)
        value >>= 7
    return bytes([*data, value])


def tables(regular: TTFont, semibold: TTFont) -> bytes:
    """In the order of the file. What src/ui/faces makes itself has no size here."""
    data = bytearray()
    for tag in sorted(tag for tag in regular.keys() if tag != "GlyphOrder"):
        one, other = regular.reader[tag], semibold.reader[tag]
        made = tag in {"glyf", "hmtx", "loca"}
        assert made or len(one) == len(other) or tag == "name"
        if tag == "name":  # Names of the font, and its licence: one text speaks for both.
            other = one
        data += tag.encode() + number(0 if made else len(one)) + number(one != other and not made)
        if not made:
            data += one + (other if one != other else b"")
    return bytes(data)


def packed(regular: TTFont, semibold: TTFont) -> bytes:
    """Both weights as the streams that src/ui/faces.cpp reads, each with its length before it."""
    assert regular["head"].indexToLocFormat == semibold["head"].indexToLocFormat == 0
    names = regular.getGlyphOrder()
    shapes, curves, across, up, more_across, more_up, parts, advances = ([] for _ in range(8))
    for name in names:
        one, other = regular["glyf"][name], semibold["glyf"][name]
        advance = regular["hmtx"][name][0]
        advances += [advance, semibold["hmtx"][name][0] - advance]
        if one.isComposite():
            shapes.append(-len(one.components))
            for part, heavier in zip(one.components, other.components, strict=True):
                assert part.glyphName == heavier.glyphName and not hasattr(part, "transform")
                assert not regular["glyf"][part.glyphName].isComposite()
                parts += [regular.getGlyphID(part.glyphName), part.x, part.y, heavier.x - part.x, heavier.y - part.y]
            continue
        shapes.append(max(one.numberOfContours, 0))
        if one.numberOfContours <= 0:
            continue
        assert one.endPtsOfContours == other.endPtsOfContours
        shapes += [end - before for end, before in zip(one.endPtsOfContours, [-1, *one.endPtsOfContours])]
        before = (0, 0, 0, 0)
        for (x, y), (heavy_x, heavy_y), flag in zip(one.coordinates, other.coordinates, one.flags, strict=True):
            now = tuple(length // TEXT_STEP for length in (x, y, heavy_x - x, heavy_y - y))
            curves.append(flag & 1)
            for stream, length, last in zip((across, up, more_across, more_up), now, before):
                stream.append(length - last)
            before = now
    streams = [tables(regular, semibold), b"".join(map(number, [len(names), TEXT_STEP, *shapes])), bytes(curves)]
    streams += [b"".join(map(number, stream)) for stream in (across, up, more_across, more_up, parts, advances)]
    return b"".join(number(len(stream)) + stream for stream in streams)


def icon_names(path: pathlib.Path) -> list[str]:
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return sorted({line for line in lines if line})


class Strokes(BasePen):
    """Lists of points, straight from one to the next or with every second one as the control point of a curve. Ends and
    corners are round: a stroke that is cut where lines become curves looks the same."""

    def __init__(self) -> None:
        super().__init__(None)
        self.strokes: list[tuple[bool, list[tuple[float, float]]]] = []

    def _moveTo(self, point) -> None:
        self.begin = self.end = point
        self.lifted = True

    def _lineTo(self, point) -> None:
        self.add(False, point)

    def _curveToOne(self, first, second, end) -> None:
        spline = curve_to_quadratic([self.end, first, second, end], ICON_CURVE_ERROR)
        controls = spline[1:-1]
        between = [((x + u) / 2, (y + v) / 2) for (x, y), (u, v) in zip(controls, controls[1:])]
        for control, to in zip(controls, between + [end]):
            self.add(True, control, to)

    def _closePath(self) -> None:
        if self.end != self.begin:
            self.add(False, self.begin)

    def _endPath(self) -> None:
        pass

    def add(self, curved: bool, *points) -> None:
        if self.lifted or self.strokes[-1][0] != curved:
            self.strokes.append((curved, [self.end]))
        self.strokes[-1][1].extend(points)
        self.end = points[-1]
        self.lifted = False


def icon_strokes(file: pathlib.Path) -> bytes:
    if not file.is_file():
        raise SystemExit(f"icons.txt: Lucide has no icon named {file.stem}")
    paths = PathBuilder()
    elements = list(xml.etree.ElementTree.parse(file).iter())
    for element in elements:
        paths.add_path_from_element(element)
    pen = Strokes()
    for path in paths.paths:
        parse_path(path, pen)
    for dot in elements:
        if dot.tag.endswith("circle") and float(dot.get("r")) <= 1:  # Filled by its own stroke: the middle is ink too.
            pen.strokes.append((False, [(float(dot.get("cx")), float(dot.get("cy")))] * 2))
    data = bytes([len(pen.strokes)])
    for curved, points in pen.strokes:
        assert len(points) < ICON_CURVE_MARK
        data += bytes([len(points) | (ICON_CURVE_MARK if curved else 0)])
        data += bytes(round(length * ICON_UNITS) for point in points for length in point)
    return data


def as_array(name: str, data: bytes) -> str:
    rows = (data[i:i + 32] for i in range(0, len(data), 32))
    return f"alignas(16) constexpr unsigned char {name}[] = {{\n" + "".join(",".join(map(str, row)) + ",\n" for row in rows) + "};\n"


def write(path: pathlib.Path, content: str | bytes) -> None:
    """Leaves a file alone that says this already, so that nothing is compiled again."""
    data = content.encode() if isinstance(content, str) else content
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--packages", type=pathlib.Path, required=True)
    arguments.add_argument("--icons", type=pathlib.Path, required=True)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    given.out.mkdir(parents=True, exist_ok=True)

    names = icon_names(given.icons)
    icons = b"".join(icon_strokes(given.packages / "lucide-static" / "icons" / f"{name}.svg") for name in names)
    fonts = text_fonts(given.packages / "inter-ui" / "variable" / "InterVariable.woff2")
    faces = packed(*fonts)

    write(given.out / "fonts.h", """#pragma once
// The fonts that the program carries, packed (src/ui/faces), and the strokes of its icons. Made by assets/fonts/build.py.

#include <span>

namespace rapport {

std::span<const unsigned char> packed_faces();
std::span<const unsigned char> icon_strokes();

}  // namespace rapport
""")
    write(given.out / "fonts.cpp", '#include "generated/fonts.h"\n\nnamespace rapport {\nnamespace {\n\n'
          + as_array("faces", faces) + "\n" + as_array("icons", icons) + "\n}  // namespace\n\n"
          + "std::span<const unsigned char> packed_faces() { return faces; }\n"
          + "std::span<const unsigned char> icon_strokes() { return icons; }\n"
          + "\n}  // namespace rapport\n")
    write(given.out / "face_files.h", "#pragma once\n// What src/ui/faces must unpack to, for its test. Made by assets/fonts/build.py.\n\n"
          + "\n".join(as_array(f"{name}_file", font.reader.file.getvalue()) for name, font in zip(("regular", "semibold"), fonts)))
    write(given.out / "icons.h", """#pragma once
// The icons of assets/fonts/icons.txt, as text in the icon font. Made by assets/fonts/build.py.

namespace rapport {

""" + "".join(f'inline constexpr const char* icon_{name.replace("-", "_")} = "{"".join(f"{chr(92)}x{byte:02x}" for byte in chr(code).encode())}";'
              f"  // U+{code:04X}\n" for code, name in enumerate(names, FIRST_ICON))
          + f"\ninline constexpr char32_t first_icon = 0x{FIRST_ICON:04X};\n"
          + f"inline constexpr char32_t last_icon = 0x{FIRST_ICON + len(names) - 1:04X};\n"
          + f"inline constexpr int icon_units = {ICON_UNITS};  ///< Of the strokes, in one of the grid's 24.\n"
          + f"inline constexpr int icon_curve_mark = {ICON_CURVE_MARK};\n"
          + "\n}  // namespace rapport\n")


if __name__ == "__main__":
    main()
