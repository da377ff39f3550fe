# SPDX-License-Identifier: GPL-2.0
"""Files of annotations, cut into blocks: one header's file, a block a function, read when asked for.

The files are TOML whose tables begin in the first column. A file is cut at these beginnings, and
only the blocks that somebody asks for are parsed: a file may hold a thousand. Apart from what the
facts mean (`facts.py`), which is said here of none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cythonk.annotations.versions import Range, RangeError
from cythonk.diagnostics.model import CythonkError, Diagnostic, Position

SUFFIX = ".toml"
CODE = "CK016"
MANUAL = "docs/annotations.md describes the format"

# Where a block begins, and what that line says: a function or a struct's member, and for which
# kernels.
BEGIN = re.compile(r"^\[.*$", re.MULTILINE)
HEAD = re.compile(
    r'\[(?P<subject>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)(?:\."(?P<range>[^"]*)")?\]\s*(?:#.*)?'
)
TOML_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def error(message: str, place: Position, hint: str = MANUAL) -> CythonkError:
    """That a file of annotations is wrong at a place."""
    return CythonkError(Diagnostic(CODE, message, place, hint=hint))


@dataclass(frozen=True)
class Block:
    """What a file says in one place of one function.

    Attributes:
        subject: the function, or "struct.member".
        releases: the kernels that it is so in; None: all.
        place: where it begins.
        text: what is behind the first line.
    """

    subject: str
    releases: Range | None
    place: Position
    text: str

    def entries(self) -> Mapping[str, Any]:
        """What TOML makes of it.

        Raises:
            CythonkError: it is no TOML.
        """
        return _parsed(self.text, self.place.file, self.place.line)

    def line_of(self, key: str) -> Position:
        """Where it says something of `key`."""
        for number, line in enumerate(self.text.split("\n")):
            if line.partition("=")[0].strip(' "') == key:
                return Position(self.place.file, self.place.line + number)
        return self.place


def read(path: Path) -> dict[str, list[Block]]:
    """The blocks of a file by subject; {} where there is no such file.

    Raises:
        CythonkError: it cannot be read, or is not made of blocks.
    """
    text = _text(path)
    if text is None:
        return {}
    begins = list(BEGIN.finditer(text))
    first = begins[0].start() if begins else len(text)
    if stray := _parsed(text[:first], path, 0):
        place = Position(path, 1 + text[: text.index(next(iter(stray)))].count("\n"))
        raise error(f"'{next(iter(stray))}' stands outside of a block", place)
    found: dict[str, list[Block]] = {}
    line, at = 1, 0
    for begin, end in zip(begins, [*begins[1:], None], strict=True):
        line += text.count("\n", at, begin.start())
        at = begin.start()
        block = _block(begin[0], text[begin.end() : end.start() if end else None], path, line)
        for other in found.setdefault(block.subject, []):
            if other.releases == block.releases:
                raise error(
                    f"'{block.subject}' has a block in line {other.place.line}", block.place
                )
        found[block.subject].append(block)
    return found


def _block(head: str, text: str, path: Path, line: int) -> Block:
    place = Position(path, line)
    words = HEAD.fullmatch(head)
    if not words:
        hint = 'write [FUNCTION], [STRUCT.MEMBER] or [FUNCTION."6.1..6.8"]'
        raise error(f"'{head.strip()}' does not begin a block", place, hint)
    try:
        releases = None if words["range"] is None else Range.parse(words["range"])
    except RangeError as wrong:
        raise error(str(wrong), place, 'write "6.1..6.8", "..6.8" or "6.9.."') from wrong
    return Block(words["subject"], releases, place, text)


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as wrong:
        raise error("the file is not UTF-8", Position(path, 1)) from wrong
    except OSError as wrong:
        raise error(f"the file cannot be read: {wrong.strerror}", Position(path, 1)) from wrong


def _parsed(text: str, path: Path, line: int) -> Mapping[str, Any]:
    """TOML that begins behind the beginning of a line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        where = TOML_LINE.search(str(wrong))
        message = TOML_LINE.sub("", str(wrong)).removesuffix(" (at end of document)")
        lines = int(where[1]) - 1 if where else text.rstrip().count("\n")
        place = Position(path, max(1, line + lines), int(where[2]) if where else 0)
        raise error(f"this is not TOML: {message[:1].lower()}{message[1:]}", place) from wrong
