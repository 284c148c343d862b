"""Cuts the constants of the program in two, after its functions were (split.py): strings and tables that nobody but the second
part refers to are taken out of the first file, and the second writes them when it is instantiated. Addresses stay as they are.

What the linker's map says is a piece: a string or a table that is constant, with its address and size. The first part keeps a
piece if one of these is an address in it, right behind it or a little before it:

- a number in the first part's code: a constant, the offset of a load or store, what a global begins with;
- an aligned word of data that stays in the first file. What moves may point to anything.

Numbers that are no addresses only keep more than they would have to. Numbers with a fraction are never made of addresses.
What reads a string by words reads up to three bytes behind its end, and takes nothing from them.
"""

import bisect
import dataclasses
import re

# Bytes before a piece that count as it: `table[i - 1]` may be folded to an offset that lies before the table. That it lies no
# further away is assumed, not looked at.
BEFORE_STRING, BEFORE_TABLE = 8, 64
# What is shorter than the head of its segment stays.
LEAST = 8
# Zeros up to here are smaller than the head of another segment, once they are compressed.
ZEROS = 256

DATA_COUNT, CODE, DATA = 12, 10, 11


@dataclasses.dataclass
class Piece:
    start: int
    end: int
    string: bool


def pieces_of(link: str) -> list[Piece]:
    """The constants in the linker's map: each section with a name of its own, in what became .rodata."""
    found, inside = [], None
    for line in link.splitlines():
        if not (entry := re.match(r" *([0-9a-f]+|-) +[0-9a-f]+ +([0-9a-f]+)( +)(.*)", line)):
            continue
        indent, name = len(entry[3]), entry[4]
        if indent == 1:
            start = int(entry[1], 16) if entry[1] != "-" else 0
            inside = (start, start + int(entry[2], 16)) if name == ".rodata" else None
        elif indent == 9 and inside:
            start = int(entry[1], 16)
            end = start + int(entry[2], 16)
            if start < (found[-1].end if found else inside[0]) or end > inside[1]:
                raise SystemExit(f"split: {name} lies across other constants in the linker's map")
            if not (own := re.search(r":\(\.rodata\.(.+)\)$", name)):
                raise SystemExit(f"split: the linker's map says nothing of what is in {name}; it has to be told -O0, which merges no strings")
            if "reltable" in own[1]:
                raise SystemExit(f"split: {name} says with distances, not with addresses, where its strings are")
            if end > start:
                found.append(Piece(start, end, own[1].startswith(".L.str")))
    if not any(piece.string for piece in found):
        raise SystemExit("split: the linker's map has no strings")
    return found


def number(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 0x80:
            return value, at


def written(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out + bytes([value]))


def written_signed(value: int) -> bytes:
    """Of an address, which is not negative: the highest bit that is written is the sign."""
    out = bytearray()
    while value >= 0x40:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out + bytes([value]))


Segments = list[tuple[int, bytes]]


class Module:
    """A module's sections as they are, and its data as segments at addresses."""

    def __init__(self, data: bytes) -> None:
        self.sections: list[tuple[int, bytes]] = []
        self.segments: Segments = []
        at = 8
        while at < len(data):
            kind = data[at]
            size, at = number(data, at + 1)
            self.sections.append((kind, data[at:at + size]))
            at += size
        for kind, content in self.sections:
            if kind == DATA:
                self.read(content)

    def read(self, content: bytes) -> None:
        count, at = number(content, 0)
        for _ in range(count):
            # An active segment of the one memory: 0, i32.const address, end.
            if content[at:at + 2] != b"\x00\x41":
                raise SystemExit("split: a segment of data has no address")
            start, at = number(content, at + 2)
            if content[at] != 0x0B or start >= 1 << 27:
                raise SystemExit("split: a segment of data has no address")
            size, at = number(content, at + 1)
            self.segments.append((start, content[at:at + size]))
            at += size

    def bytes(self) -> bytes:
        data = written(len(self.segments)) + b"".join(
            b"\x00\x41" + written_signed(start) + b"\x0b" + written(len(content)) + content for start, content in self.segments)
        sections = [(kind, written(len(self.segments)) if kind == DATA_COUNT else content)
                    for kind, content in self.sections if kind != DATA]
        sections.insert([kind for kind, _ in sections].index(CODE) + 1, (DATA, data))
        return b"\0asm\1\0\0\0" + b"".join(bytes([kind]) + written(len(content)) + content for kind, content in sections)


def numbers_of(text: str) -> set[int]:
    """All that may be an address in the code and the globals of a module as text."""
    found = set()
    for line in text.splitlines():
        if line.startswith(" (data "):
            continue
        for value in re.findall(r"i(?:32|64)\.const (-?\d+)|offset=(\d+)", line):
            whole = int(value[0] or value[1]) & 0xFFFFFFFFFFFFFFFF
            found |= {whole & 0xFFFFFFFF, whole >> 32}
    return found


def staying(pieces: list[Piece], numbers: set[int], segments: Segments) -> list[bool]:
    """Which pieces the first part has."""
    starts, ends = [piece.start for piece in pieces], [piece.end for piece in pieces]
    stays, waiting = [False] * len(pieces), []

    def keep(address: int) -> None:
        for i in range(bisect.bisect_left(ends, address), bisect.bisect_right(starts, address + BEFORE_TABLE)):
            near = BEFORE_STRING if pieces[i].string else BEFORE_TABLE
            if not stays[i] and address + near >= starts[i]:
                stays[i] = True
                waiting.append(i)

    def words(start: int, content: bytes) -> None:
        skipped = -start % 4
        for at in range(skipped, len(content) - 3, 4):
            keep(int.from_bytes(content[at:at + 4], "little"))

    image = Image(segments)
    for value in numbers:
        keep(value)
    at = image.start
    for piece in [*pieces, Piece(image.end, image.end, False)]:
        words(at, image.content(at, piece.start))
        at = piece.end
    while waiting:
        piece = pieces[waiting.pop()]
        if not piece.string:  # No string points anywhere.
            words(piece.start, image.content(piece.start, piece.end))
    return stays


class Image:
    """The memory as a module's segments leave it."""

    def __init__(self, segments: Segments) -> None:
        self.start = min(start for start, _ in segments)
        self.end = max(start + len(content) for start, content in segments)
        self.all = bytearray(self.end - self.start)
        for start, content in segments:
            self.all[start - self.start:start - self.start + len(content)] = content

    def content(self, start: int, end: int) -> bytes:
        inside = self.all[max(start - self.start, 0):max(end - self.start, 0)]
        return bytes(max(min(self.start, end) - start, 0)) + bytes(inside) + bytes(max(end - max(self.end, start), 0))


def runs_of(pieces: list[Piece], stays: list[bool], image: Image) -> list[tuple[int, int]]:
    """What moves, from address to address: pieces side by side with what fills up between them, without zeros at either end."""
    runs: list[tuple[int, int]] = []
    beside = False
    for piece, stay in zip(pieces, stays):
        if not stay:
            runs.append((runs.pop()[0] if beside else piece.start, piece.end))
        beside = not stay
    trimmed = []
    for start, end in runs:
        content = image.content(start, end)
        start += len(content) - len(content.lstrip(b"\0"))
        end -= len(content) - len(content.rstrip(b"\0"))
        if end - start >= LEAST:
            trimmed.append((start, end))
    return trimmed


def without(segments: Segments, runs: list[tuple[int, int]]) -> Segments:
    left = []
    for start, content in segments:
        at, end = start, start + len(content)
        for gone, back in [*(run for run in runs if run[1] > start and run[0] < end), (end, end)]:
            if gone > at:
                left.append((at, content[at - start:gone - start]))
            at = max(at, back)
    return left


def joined(segments: Segments) -> Segments:
    """For a memory in which nothing was written yet."""
    left: Segments = []
    for start, content in segments:
        behind = left[-1][0] + len(left[-1][1]) if left else -1
        if left and start - behind <= ZEROS:
            before = left.pop()
            left.append((before[0], before[1] + bytes(start - behind) + content))
        else:
            left.append((start, content))
    return left


def cut(first: bytes, first_text: str, later: bytes, link: str) -> tuple[bytes, bytes]:
    """The first part without what the second alone refers to, and the second with it."""
    one, two = Module(first), Module(later)
    if two.segments:
        raise SystemExit("split: the second part has data already")
    image = Image(one.segments)
    pieces = pieces_of(link)
    if any(piece.string and image.content(piece.end - 1, piece.end) != b"\0" for piece in pieces):
        raise SystemExit("split: the linker's map is that of another program")
    runs = runs_of(pieces, staying(pieces, numbers_of(first_text), one.segments), image)
    one.segments = joined(without(one.segments, runs))
    two.segments = [(start, image.content(start, end)) for start, end in runs]
    together = Image(one.segments + two.segments)
    if together.content(image.start, image.end) != image.content(image.start, image.end):
        raise SystemExit("split: the two parts together do not have the program's data")
    return one.bytes(), two.bytes()
