#!/usr/bin/env python3
"""Every #include must be one that the rooms' declarations allow.

Reads rapport_room(…) and rapport_program(…) where CMake reads them, so the picture of who knows whom cannot lie. A room may
include itself, the rooms it USES, and all that those use; a library, only where it is declared (PUBLIC_LIBS: also by whoever
uses the room). A browser is named in web/ alone.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# How an include of a library looks.
LIBRARIES = {
    "imgui": re.compile(r"imgui(?!_impl)|imstb_"),
    "imgui_opengl3": re.compile(r"imgui_impl_"),
    "json": re.compile(r"nlohmann/"),
    "pugixml": re.compile(r"pugi"),
    "rapport_fonts": re.compile(r"generated/"),
    "emscripten": re.compile(r"emscripten|GLES|GL/|EGL/|webgl/"),
}
BRINGS = {"imgui_opengl3": ["imgui"]}  # Libraries that show another's headers.

DECLARATION = re.compile(r"^\s*rapport_(room|program)\(([^)]*)\)", re.M)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


class Room:
    def __init__(self, words: list[str], kind: str):
        self.name = words[0]
        self.folder = f"src/{self.name}" if kind == "room" else words[1]
        self.lists: dict[str, list[str]] = {"USES": [], "LIBS": [], "PUBLIC_LIBS": [], "HEADERS": []}
        current: list[str] = []
        for word in words[1 if kind == "room" else 2:]:
            current = self.lists[word] if word in self.lists else (current.append(word) or current)


def declared() -> list[Room]:
    rooms = []
    for file in [ROOT / "CMakeLists.txt", ROOT / "scripts/cmake/web.cmake"]:
        text = re.sub(r"#.*", "", file.read_text(encoding="utf-8"))
        rooms += [Room(words.split(), kind) for kind, words in DECLARATION.findall(text)]
    return rooms


def reachable(room: Room, rooms: dict[str, Room], path: tuple[str, ...] = ()) -> set[str]:
    found = set()
    for name in room.lists["USES"]:
        if name in path:
            sys.exit(f"CMakeLists.txt: rooms use each other in a circle: {' → '.join((*path, name))}")
        if name not in rooms:
            sys.exit(f"CMakeLists.txt: {room.name} uses {name}, which is not declared")
        found |= {name} | reachable(rooms[name], rooms, (*path, name))
    return found


def libraries(room: Room, used: set[str], rooms: dict[str, Room]) -> set[str]:
    found = set(room.lists["LIBS"]) | set(room.lists["PUBLIC_LIBS"])
    for name in used:
        found |= set(rooms[name].lists["PUBLIC_LIBS"])
    for name in list(found):
        found |= set(BRINGS.get(name, []))
    if room.folder == "web":
        found.add("emscripten")
    return found


def main() -> None:
    everything = declared()
    rooms = {room.name: room for room in everything if room.folder == f"src/{room.name}"}
    problems = []
    for room in everything:
        used = reachable(room, rooms, (room.name,) if room.name in rooms else ())
        allowed = used | ({room.name} if room.name in rooms else {room.folder.removeprefix("src/")})
        libs = libraries(room, used, rooms)
        for file in sorted((ROOT / room.folder).rglob("*")):
            if file.suffix not in {".h", ".cpp"}:
                continue
            text = file.read_text(encoding="utf-8")
            for match in INCLUDE.finditer(text):
                mark, name = match.groups()
                line = text.count("\n", 0, match.start(2)) + 1
                where = f"{file.relative_to(ROOT)}:{line}"
                library = next((key for key, pattern in LIBRARIES.items() if pattern.match(name)), None)
                if library:
                    if library not in libs:
                        problems.append(f"{where}: {room.folder} may not know {library} (<{name}>)")
                elif mark == '"' and name.startswith("."):
                    problems.append(f'{where}: includes start at src/, not at the file ("{name}")')
                elif mark == '"' and "/" in name and name.split("/")[0] not in allowed:
                    problems.append(f"{where}: {room.folder} may not know {name.split('/')[0]} (\"{name}\"); "
                                    f"it uses {', '.join(sorted(used)) or 'nothing'}")
    known = {pathlib.Path(room.folder).parts[1] for room in everything if room.folder.startswith("src/")}
    for folder in sorted(path for path in (ROOT / "src").glob("*/") if path.is_dir()):
        if folder.name not in known and any(folder.rglob("*.[hc]*")):
            problems.append(f"src/{folder.name}: no rapport_room({folder.name} …) in CMakeLists.txt")
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
