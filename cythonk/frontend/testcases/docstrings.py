# SPDX-License-Identifier: GPL-2.0
"""Where in the file each line of a docstring stands.

Cython's parser gives a docstring as a value without a place. The literal is found again in the
source: the first one behind the `def` (or `class`) that has this value.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass

_LITERAL = re.compile(r"#[^\n]*|([rRuU]{0,2})('''|\"\"\"|'|\")")


@dataclass(frozen=True)
class Docstring:
    """A docstring: its value, and line and column (from 1) in the file of each of its lines."""

    text: str
    places: tuple[tuple[int, int], ...]

    def place(self, line: int, column: int = 0) -> tuple[int, int]:
        """Where character `column` of line `line` (both from 0) stands."""
        row, start = self.places[min(line, len(self.places) - 1)]
        return row, start + column


def locate(value: str, lines: Sequence[str], after: int) -> Docstring:
    """The docstring of what begins on line `after` (from 1) of a file.

    Where the literal is put together of several, all of it counts as standing on that line.
    """
    text = "\n".join(lines[after - 1 :])
    at = 0
    while match := _LITERAL.search(text, at):
        at = match.end()
        if match[2] is None:
            continue
        end = _end(text, at, match[2])
        if end is None:
            continue
        if _value(text[match.start() : end]) == value:
            raw = text[match.end() : end - len(match[2])]
            head = text[: match.end()]
            row = after + head.count("\n")
            column = len(head) - head.rfind("\n")
            return Docstring(value, tuple(_places(raw, "r" in match[1].lower(), row, column)))
        at = end
    return Docstring(value, ((after, 1),) * (value.count("\n") + 1))


def _end(text: str, at: int, quotes: str) -> int | None:
    """The index behind the closing quotes of a literal whose text begins at `at`."""
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text.startswith(quotes, at):
            return at + len(quotes)
        elif text[at] == "\n" and len(quotes) == 1:
            return None
        else:
            at += 1
    return None


def _value(literal: str) -> str | None:
    try:
        value = ast.literal_eval(literal)
    except (SyntaxError, ValueError):
        return None
    return value if isinstance(value, str) else None


def _places(raw: str, is_raw: bool, row: int, column: int) -> list[tuple[int, int]]:
    """The places of the value's lines: an escape may end a line of the value or join two."""
    places = [(row, column)]
    at = 0
    while at < len(raw):
        char, following = raw[at], raw[at + 1 : at + 2]
        if char == "\n":
            row, column = row + 1, 1
            places.append((row, column))
        elif char == "\\" and not is_raw:
            at += 1
            if following == "\n":
                row, column = row + 1, 1
            else:
                column += 2
                if following == "n":
                    places.append((row, column))
        else:
            column += 1
        at += 1
    return places
