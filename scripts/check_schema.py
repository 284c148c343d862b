#!/usr/bin/env python3
"""Every member of a record must be in its schema: one that is not would not be saved.

A record is a struct in src/model that derives from Entity, directly or not. Its schema is Schema<Record>, with one
field<&Record::member> for each member, inherited ones included; those of Entity itself are everybody's.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

STRUCT = re.compile(r"\bstruct\s+(\w+)\s*(?:final\s*)?:\s*(?:public\s+)?(\w+)\s*\{")
SCHEMA = re.compile(r"\bstruct\s+Schema<\s*(\w+)\s*>\s*\{")
FIELD = re.compile(r"\bfield\s*<\s*&\s*(\w+)::(\w+)")
NOT_A_MEMBER = re.compile(r"^(static|using|friend|enum|struct|class|template|typedef|explicit|constexpr|\[\[nodiscard\]\])\b")


def blank(match: re.Match) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def without_comments(text: str) -> str:
    return re.sub(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', blank, text, flags=re.S)


def body(text: str, start: int) -> str:
    depth = 1
    for end in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if depth == 0:
            return text[start:end]
    return text[start:]


def without_templates(text: str) -> str:
    while (shorter := re.sub(r"<[^<>]*>", "", text)) != text:
        text = shorter
    return text


def members(inside: str) -> list[tuple[str, int]]:
    """Names of the data members of a struct, with their offset: statements outside of any bracket, functions left out."""
    found = []
    depth = begin = 0
    statement = ""
    for at, sign in enumerate(inside):
        if sign in "{(":
            depth += 1
        if depth == 0 and sign not in ";":
            statement += sign
        if sign in "{(" and depth == 1:
            statement += sign
        if sign in "})":
            depth -= 1
            if sign == "}" and depth == 0 and "(" in without_templates(statement).split("=")[0]:
                statement, begin = "", at + 1  # The end of a function.
        if sign == ";" and depth == 0:
            words = without_templates(statement.strip())
            declarator = re.split(r"[={]", words)[0].strip()
            if words and not NOT_A_MEMBER.match(words) and "(" not in declarator and "operator" not in declarator:
                offset = begin + len(inside[begin:at]) - len(inside[begin:at].lstrip())
                for part in declarator.split(","):
                    if name := re.search(r"(\w+)\s*(?:\[[^\]]*\])?$", part.strip()):
                        found.append((name.group(1), offset))
            statement, begin = "", at + 1
    return found


def main() -> None:
    structs: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    schemas: dict[str, set[str]] = {}
    for file in sorted((ROOT / "src/model").glob("*.h")):
        text = without_comments(file.read_text(encoding="utf-8"))
        for match in STRUCT.finditer(text):
            found = [(name, f"{file.relative_to(ROOT)}:{text.count(chr(10), 0, match.end() + offset) + 1}")
                     for name, offset in members(body(text, match.end()))]
            structs[match.group(1)] = (match.group(2), found)
        for match in SCHEMA.finditer(text):
            schemas[match.group(1)] = {name for _, name in FIELD.findall(body(text, match.end()))}

    problems = []
    for record, schema in schemas.items():
        listed = []
        ancestor = record
        while ancestor in structs:
            base, found = structs[ancestor]
            listed += found
            ancestor = base
        if ancestor != "Entity":
            continue
        problems += [f"{where}: {record}::{name} is not in Schema<{record}>" for name, where in listed if name not in schema]
    bases = {base for base, _ in structs.values()}
    for record, (base, found) in structs.items():
        if base == "Entity" and record not in schemas and record not in bases:
            problems.append(f"src/model: {record} is an Entity without a schema")
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
