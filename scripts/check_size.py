#!/usr/bin/env python3
"""What a first visit loads, after brotli, against tests/bench/budgets.json.

"first_visit_brotli_bytes" is what the whole site should take, but licenses.txt and what nobody waits for, the program's second
part and what is loaded on use (later-…, view.…): that is counted by itself. "first_visit_brotli_limit" is what a first visit
may not grow beyond unnoticed, and "all_brotli_limit" what both parts may not. "brotli_bytes" may name single files. With --list, all files and sizes; with --count, nothing but the number, and the site may be another
(`--count FOLDER`).
"""

import json
import pathlib
import sys

import brotli

ROOT = pathlib.Path(__file__).resolve().parent.parent
SITE = pathlib.Path(sys.argv[2]) if sys.argv[1:2] == ["--count"] and len(sys.argv) > 2 else ROOT / "build/web/site"


def main() -> None:
    budgets = json.loads((ROOT / "tests/bench/budgets.json").read_text(encoding="utf-8"))
    if not SITE.is_dir():
        print("size: not looked at, there is no build/web/site")
        return
    sizes = {}
    visited = (path for path in SITE.rglob("*") if path.is_file() and path.suffix not in {".br", ".gz"} and path.name != "licenses.txt")
    for path in sorted(visited):
        compressed = path.with_name(path.name + ".br")
        data = compressed.read_bytes() if compressed.exists() else brotli.compress(path.read_bytes())
        sizes[path.relative_to(SITE).as_posix()] = min(len(data), path.stat().st_size)
    if "--list" in sys.argv:
        for name, size in sorted(sizes.items(), key=lambda item: -item[1]):
            print(f"{size:9,}  {name}")
    later = sum(size for name, size in sizes.items() if name.startswith(("later-", "view.")))
    total = sum(sizes.values()) - later
    if "--count" in sys.argv:
        print(total)
        return
    target = budgets["first_visit_brotli_bytes"]
    limit = budgets.get("first_visit_brotli_limit", target)
    print(f"size: {total:,} of {target:,} bytes for a first visit; loaded after it or on use: {later:,}")
    print(f"size: {total + later:,} bytes for all; fails above {limit:,} for a first visit")
    if total > target:
        print(f"size: {total - target:,} bytes over the target")
    checks = [("a first visit", total, limit), ("all that is loaded", total + later, budgets.get("all_brotli_limit", total + later))]
    checks += [(name, sizes[name], limit) for name, limit in budgets.get("brotli_bytes", {}).items() if name in sizes]
    problems = [f"{name}: {size:,} bytes after brotli, {size - limit:,} over its budget of {limit:,}"
                for name, size, limit in checks if size > limit]
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
