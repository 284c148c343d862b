#!/usr/bin/env python3
"""Makes generated/NAME_assets.cpp: the style and the script of a page that clients get, small, as constants NAME_style and
NAME_script; and the page around them as NAME_html, where there is one.

Their SHA-256 goes into the policy of each page, so these bytes are the page's bytes: ASCII, and nothing in them that ends the
element they stand in.
"""

import argparse
import base64
import hashlib
import json
import pathlib
import re
import subprocess
import sys


def squeezed(style: str) -> str:
    """A style sheet without comments and without the spaces that say nothing. Strings stay as they are."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.S)
    parts = re.split(r'("(?:[^"\\]|\\.)*")', style)
    for at in range(0, len(parts), 2):
        text = re.sub(r"\s+", " ", parts[at])
        text = re.sub(r" ?([{};,>]) ?", r"\1", text)
        text = re.sub(r": ", ":", text)
        parts[at] = text.replace(";}", "}")
    return "".join(parts).strip()


def minified(script: pathlib.Path, terser: pathlib.Path) -> str:
    """By terser, whose version is locked: the same bytes wherever it is built."""
    done = subprocess.run(["node", terser, script, "--compress", "passes=2", "--mangle", "--ecma", "2018", "--format", "ascii_only=true"],
                          capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{script}: {done.stderr.decode()}")
    return done.stdout.decode().strip()


def as_array(name: str, text: str) -> str:
    codes = list(text.encode("ascii"))
    rows = (codes[at:at + 32] for at in range(0, len(codes), 32))
    return f"constexpr char {name}[] = {{\n" + "".join(",".join(map(str, row)) + ",\n" for row in rows) + "};\n"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--name", default="snapshot")
    arguments.add_argument("--declared", default="share/page_assets.h", help="the header with the constants")
    arguments.add_argument("--page", type=pathlib.Path)
    arguments.add_argument("--style", type=pathlib.Path, required=True)
    arguments.add_argument("--script", type=pathlib.Path, required=True)
    arguments.add_argument("--terser", type=pathlib.Path, required=True)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    style = squeezed(given.style.read_text(encoding="utf-8"))
    script = minified(given.script, given.terser)
    for path, text in ((given.style, style), (given.script, script)):
        if not text.isascii():
            sys.exit(f"{path}: ASCII only, please: its bytes are hashed into the page's policy.")
        if re.search(r"</|<!--", text):
            sys.exit(f"{path}: “</” and “<!--” would end the element it stands in.")
    constants = {"style": style, "script": script}
    if given.page:
        constants["html"] = given.page.read_text(encoding="ascii")
    made = (f'#include "{given.declared}"\n\n// Made by scripts/embed.py from assets/snapshot.\n\nnamespace rapport {{\nnamespace {{\n\n'
            + "\n".join(as_array(what, text) for what, text in constants.items()) + "\n}  // namespace\n\n"
            + "".join(f"const std::string_view {given.name}_{what}({what}, sizeof {what});\n" for what in constants)
            + "\n}  // namespace rapport\n")
    given.out.parent.mkdir(parents=True, exist_ok=True)
    if not given.out.exists() or given.out.read_text(encoding="utf-8") != made:  # Or else nothing is compiled again.
        given.out.write_text(made, encoding="utf-8")
    # What lets them in, for a site on which such a page is looked at before it is given away (scripts/assemble.py).
    hashes = {what: "sha256-" + base64.b64encode(hashlib.sha256(constants[what].encode("ascii")).digest()).decode()
              for what in ("style", "script")}
    given.out.with_suffix(".json").write_text(json.dumps(hashes) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
