#!/usr/bin/env python3
"""Rules that a line of text can break. Each is a pattern, where it applies, and why."""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEXT = {".cpp", ".h", ".js", ".mjs", ".py", ".md", ".txt", ".json", ".html", ".css", ".cmake", ".sh", ".webmanifest", ""}

ROOMS = r"^src/(?!cli/)"
RULES = [
    (r"ImGui::InputText", r"^src/", "text is edited in the browser's own field (ui/text_host)"),
    (r"\bEM_(ASM|JS)\b", r"^(src|web)/", "JavaScript stands in web/*.js"),
    (r"\b(system_clock|steady_clock|high_resolution_clock)::now|\bstd::time\(|\brandom_device\b|<fstream>|\bfopen\(|\bgetenv\(",
     ROOMS, "a room reads no clock, chance, file or environment; it asks a port"),
    (r"#include <format>|std::format\b", r"^(src|web)/", "<format> costs 100 KB and is not in every library"),
    (r"\bthrow\b(?!_)", r"^(src|web)/.*\.(cpp|h)$", "the program is built without exceptions"),
    (r"npmjs\.|deb\.debian|debian\.org|pypi\.org|pythonhosted|crates\.io", r"", "package registries are not named here"),
    (r"/(root|work|home)/[a-z]", r"^(?!.*\.md$)", "no folder of somebody's machine"),
    (r"[ \t]+$", r"^(?!.*\.md$)", "space at the end of the line"),
    (r"\r", r"", "lines end with a line feed"),
]
# Data is as it was found; this file names what it looks for.
UNTOUCHED = re.compile(r"^(tests/(data|fuzz/corpus)/|scripts/check_text\.py|scripts/patches/|.*package-lock\.json$)")
COMMENT = re.compile(r"//.*")


def files() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [name for name in listed.split("\0") if name and not UNTOUCHED.match(name) and pathlib.Path(name).suffix in TEXT]


def main() -> None:
    problems = []
    for name in files():
        path = ROOT / name
        if not path.is_file():
            continue
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            problems.append(f"{name}: not UTF-8")
            continue
        rules = [(re.compile(pattern), why, pattern) for pattern, where, why in RULES if re.search(where, name)]
        for number, line in enumerate(text.split("\n"), 1):
            code = COMMENT.sub("", line) if path.suffix in {".cpp", ".h"} else line
            for pattern, why, source in rules:
                if pattern.search(line if source.startswith(("[", "\\r", "npm", "/")) else code):
                    problems.append(f"{name}:{number}: {why}")
        if text and not text.endswith("\n"):
            problems.append(f"{name}: the last line has no end")
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
