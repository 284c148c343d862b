#!/usr/bin/env python3
"""Puts the site together: the program, the shell around it, and a compressed copy of each file.

Marks in the shell's text files are filled in: @RAPPORT_VERSION@ is a hash over everything the site holds, and
@RAPPORT_FILES@ is the JSON list of its files, without service_worker.js itself. A service worker needs both. @RAPPORT_LATER@
is the file of the program's second part, empty where the program is in one piece. @RAPPORT_STYLE@ and @RAPPORT_SCRIPT@ are what
lets in the style and the script of a client's page: opened from here it stands under the policy of the site too.
The notices of what the program is built from travel with it, as licenses.txt; that one is not in the list. Nor is the page that
fetches a snapshot from another host: it is of no use without a connection.

    assemble.py --program rapport.js --wasm rapport.wasm [later.wasm] --shell shell --site build/web/site
                [--notices FILE…] [--inline FILE] [--minify TERSER] [--uncompressed]
"""

import argparse
import gzip
import hashlib
import json
import pathlib
import subprocess

import brotli

MARKED = {".js", ".html", ".css", ".webmanifest", ".json"}
NOT_LISTED = {"service_worker.js", "licenses.txt", "view.html", "view.css", "view.js"}
ALREADY_SMALL = {".png", ".woff2", ".jpg", ".webp"}


def collect(program: pathlib.Path, shell: pathlib.Path) -> dict[str, bytes]:
    files = {program.name: program.read_bytes()}
    for path in sorted(shell.rglob("*")):
        if path.is_file() and not path.name.startswith(".") and path.suffix != ".md":
            files[path.relative_to(shell).as_posix()] = path.read_bytes()
    return files


def add_parts(files: dict[str, bytes], first: pathlib.Path, later: pathlib.Path | None) -> str:
    """The name of the second part: a hash of both, so that a page asks for the one it was built with or gets none."""
    files["rapport.wasm"] = first.read_bytes()
    if not later:
        return ""
    both = hashlib.sha256(files["rapport.wasm"] + later.read_bytes())
    name = f"later-{both.hexdigest()[:16]}.wasm"
    files[name] = later.read_bytes()
    return name


def notices(paths: list[pathlib.Path]) -> bytes:
    missing = [str(path) for path in paths if not path.is_file()]
    if missing:
        raise SystemExit(f"the notices that have to travel with the program are not where they were: {', '.join(missing)}")
    texts = (path.read_text(encoding="utf-8", errors="replace").strip() for path in paths)
    return ("\n\n\n" + "=" * 80 + "\n\n\n").join(texts).encode() + b"\n"


def fill_in(files: dict[str, bytes], later: str, inline: dict[str, str]) -> None:
    everything = hashlib.sha256()
    for name in sorted(files):
        everything.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    version = everything.hexdigest()[:16].encode()
    names = json.dumps(sorted(name for name in files if name not in NOT_LISTED)).encode()
    for name in files:
        if pathlib.PurePosixPath(name).suffix in MARKED:
            marks = {b"VERSION": version, b"FILES": names, b"LATER": later.encode()}
            marks |= {what.upper().encode(): f"'{words}'".encode() for what, words in inline.items()}
            for mark, words in marks.items():
                files[name] = files[name].replace(b"@RAPPORT_" + mark + b"@", words)


def minify(files: dict[str, bytes], terser: pathlib.Path, kept: pathlib.Path) -> None:
    """What was made small once is kept, under the hash of what it was made from."""
    kept.mkdir(exist_ok=True)
    for name in files:
        if not name.endswith(".js"):
            continue
        small = kept / f"{hashlib.sha256(files[name]).hexdigest()}.js"
        if not small.exists():
            # Names that stand alone are the program's own, but for the one that boot.js gives it.
            compress, mangle = "ecma=2020,passes=3,toplevel=true,top_retain=Module", "toplevel=true,reserved=[Module]"
            done = subprocess.run(["node", terser, "--compress", compress, "--mangle", mangle],
                                  input=files[name], stdout=subprocess.PIPE, check=True)
            small.write_bytes(done.stdout)
        files[name] = small.read_bytes()


def put(path: pathlib.Path, data: bytes) -> bool:
    """Whether the file had to be written."""
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", type=pathlib.Path, required=True)
    arguments.add_argument("--wasm", type=pathlib.Path, nargs="+", required=True)
    arguments.add_argument("--shell", type=pathlib.Path, required=True)
    arguments.add_argument("--site", type=pathlib.Path, required=True)
    arguments.add_argument("--notices", type=pathlib.Path, nargs="*", default=[])
    arguments.add_argument("--inline", type=pathlib.Path, help="the hashes that scripts/embed.py has made")
    arguments.add_argument("--minify", type=pathlib.Path)
    arguments.add_argument("--uncompressed", action="store_true")
    given = arguments.parse_args()

    files = collect(given.program, given.shell)
    later = add_parts(files, *given.wasm, *[None] * (2 - len(given.wasm)))
    files["licenses.txt"] = notices(given.notices)
    fill_in(files, later, json.loads(given.inline.read_text(encoding="utf-8")) if given.inline else {})
    if given.minify:
        minify(files, given.minify, given.site.with_name("minified"))
    expected = set()
    for name, data in files.items():
        path = given.site / name
        written = put(path, data)
        expected.add(path)
        if given.uncompressed or path.suffix in ALREADY_SMALL or len(data) < 512:
            continue
        for suffix, compress in ((".br", brotli.compress), (".gz", lambda data: gzip.compress(data, mtime=0))):
            copy = path.with_name(path.name + suffix)
            expected.add(copy)
            if written or not copy.exists():
                copy.write_bytes(compress(data))
    for path in given.site.rglob("*"):
        if path.is_file() and path not in expected:
            path.unlink()


if __name__ == "__main__":
    main()
