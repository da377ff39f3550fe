# SPDX-License-Identifier: GPL-2.0
"""Finds the functions of C files, and the kernel-doc comments, as far as the house style goes.

Apart from the test because both are more than a line: a declaration or definition begins in the
first column, and a comment is told by its first line.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DIRECTIVE = re.compile(r"^[ \t]*#(?:\\\n|.)*", re.MULTILINE)
# What begins in the first column up to the parenthesis after a name, and how it goes on after that.
FUNCTION = re.compile(
    r"^(?P<type>[A-Za-z_](?:[\w \t*]|\([^()]*\)|\n(?=\w))*?)\b(?P<name>\w+)\((?P<parameters>[^;{}]*)\)"
    r"(?P<attributes>[\w\s&>()-]*)(?P<end>[;{])",
    re.MULTILINE,
)
# The first line tells kernel-doc of a function from that of a struct.
KERNEL_DOC = re.compile(r"/\*\*\n \* (?P<name>\w+)(?:\(\))? - .*", re.DOTALL)


class Function(NamedTuple):
    """A function's declaration or definition."""

    name: str
    file: str
    line: int
    static: bool
    objects: bool
    commented: bool


def functions(path: Path, shown: str) -> list[Function]:
    """The functions that a file declares or defines, `shown` being the file's name."""
    text = path.read_text(encoding="utf-8")
    bare = text
    for pattern in (COMMENT, DIRECTIVE):
        bare = pattern.sub(_blank, bare)
    lines = text.splitlines()
    found = []
    for match in FUNCTION.finditer(bare):
        words = match["type"].split()
        if "typedef" in words or match["name"].isupper() or match["name"] in ("typeof", "asm"):
            continue
        line = bare.count("\n", 0, match.start())
        found.append(
            Function(
                match["name"],
                shown,
                line + 1,
                "static" in words,
                " ".join(words).endswith("struct ck_object *"),
                _commented(lines, line),
            )
        )
    return found


def documented(path: Path) -> dict[str, str]:
    """The functions and macros with a kernel-doc comment in a file, and the comments."""
    text = path.read_text(encoding="utf-8")
    return {
        match["name"]: match[0] for match in map(KERNEL_DOC.match, COMMENT.findall(text)) if match
    }


def _commented(lines: list[str], line: int) -> bool:
    """Whether the paragraph that a line belongs to begins with a comment."""
    while line and lines[line - 1].strip():
        line -= 1
    return lines[line].startswith(("/*", " *"))


def _blank(match: re.Match[str]) -> str:
    """As many lines, without text."""
    return "\n" * match[0].count("\n")
