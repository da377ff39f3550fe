# SPDX-License-Identifier: GPL-2.0
"""Makes preprocessed kernel headers standard C, for a reader that knows no GNU extensions.

Comes between gcc's preprocessor and pycparser. The text is split into the declarations of the file
scope; bodies of functions and initialisers are cut, and what GNU C adds is dropped, renamed or
replaced by a placeholder. Words keep the file and line that the preprocessor's line markers say.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

# What stands for an expression that is no standard C.
COMPUTED = "__computed"

_STRING = r'"(?:[^"\\\n]|\\.)*"' + "|" + r"'(?:[^'\\\n]|\\.)*'"
_MARKER = re.compile(r'^# (\d+) "(.*?)".*\n', re.MULTILINE)
# What decides where a declaration ends, and where a body does; no brace of a text or pragma counts.
_OUTSIDE = re.compile(rf"{_STRING}|^#[^\n]*|[()\[\]{{}};]", re.MULTILINE)
_INSIDE = re.compile(rf"{_STRING}|^#[^\n]*|[{{}}]", re.MULTILINE)
_WORD = re.compile(
    rf"^\#[^\n]*|L?(?:{_STRING})|[A-Za-z_$][\w$]*|\.?\d(?:[eEpP][+-]|[\w.])*"
    r"|\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|\S",
    re.MULTILINE,
)

# Say nothing about a type that the form has; some take parentheses.
_DROPPED = frozenset({"__extension__", "__seg_gs", "__seg_fs"})
_DROPPED_CALLS = frozenset(
    {"__attribute__", "__attribute", "asm", "__asm__", "__asm", "_Static_assert", "_Alignas"}
)
_ASM_WORDS = frozenset({"volatile", "__volatile__", "goto", "inline", "__inline", "__inline__"})
_RENAMED = {
    "__inline": "inline", "__inline__": "inline", "__const": "const", "__const__": "const",
    "__volatile": "volatile", "__volatile__": "volatile", "__restrict": "restrict",
    "__restrict__": "restrict", "__signed": "signed", "__signed__": "signed",
    "__typeof": "typeof", "__typeof__": "typeof", "__alignof": "_Alignof",
    "__alignof__": "_Alignof", "__builtin_offsetof": "offsetof",
}  # fmt: skip
# Take types where standard C has expressions.
_COMPUTED_CALLS = frozenset({"__builtin_types_compatible_p", "_Generic"})

_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_OPENING.values())


class Word(NamedTuple):
    """A word of C, and where it stands: the path of the preprocessor, and the line from 1."""

    text: str
    path: str
    line: int


def declarations(text: str) -> Iterator[list[Word]]:
    """The declarations of the file scope in standard C, each with the semicolon at its end.

    Args:
        text: what the preprocessor has written, with line markers.
    """
    lines = _Lines(text)
    start = pos = depth = 0
    while found := _OUTSIDE.search(text, pos):
        pos, mark = found.end(), found[0]
        done = None
        if mark == "{" and depth == 0:
            words = standard(lines.words(start, found.start()))
            if words and words[-1].text == ")":
                pos = _behind_body(text, pos)
                done = [*words, words[-1]._replace(text=";")]
            else:
                depth += 1
        elif mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            depth -= 1
        elif mark == ";" and depth == 0:
            done = standard(lines.words(start, pos))
        if done is not None:
            start = pos
            # Of an assertion or assembler code nothing else is left.
            if any(word.text != ";" for word in done):
                yield done
    # What does not end is no C, and the parser's to reject.
    if rest := standard(lines.words(start, len(text))):
        yield rest


def paths(text: str) -> set[str]:
    """The files that the line markers name, without what is none: <stdin>, and the folder gcc is in."""
    found = {marker[2] for marker in _MARKER.finditer(text)}
    return {path for path in found if not path.startswith("<") and not path.endswith("/")}


def standard(words: list[Word]) -> list[Word]:
    """One declaration in standard C."""
    found: list[Word] = []
    place = depth = 0
    while place < len(words):
        word = words[place]
        text = word.text
        if text in _DROPPED:
            place += 1
        elif text in _DROPPED_CALLS:
            place = _behind_call(words, place)
        elif text in _COMPUTED_CALLS or (text == "(" and _text(words, place + 1) == "{"):
            found.append(word._replace(text=COMPUTED))
            place = _behind(words, place) if text == "(" else _behind_call(words, place)
        elif text == "=" and depth == 0:
            _have_length(found)
            place = _behind_initialiser(words, place)
        else:
            depth += (text in _OPENING) - (text in _CLOSING)
            found.append(word._replace(text=_RENAMED[text]) if text in _RENAMED else word)
            place += 1
    return found


def _text(words: list[Word], place: int) -> str:
    return words[place].text if place < len(words) else ""


def _behind_call(words: list[Word], place: int) -> int:
    """Where it goes on behind a name and what it has in parentheses, if it has."""
    place += 1
    while _text(words, place) in _ASM_WORDS:
        place += 1
    return _behind(words, place) if _text(words, place) == "(" else place


def _behind(words: list[Word], place: int) -> int:
    """Where it goes on behind what is opened here."""
    depth = 0
    while place < len(words):
        depth += (words[place].text in _OPENING) - (words[place].text in _CLOSING)
        place += 1
        if depth == 0:
            break
    return place


def _behind_initialiser(words: list[Word], place: int) -> int:
    while place < len(words) and words[place].text not in (",", ";"):
        place = _behind(words, place)
    return place


def _have_length(words: list[Word]) -> None:
    """An array that has as many items as its initialiser has a length that is not known."""
    for place in range(len(words) - 1, 0, -1):
        if words[place].text == "]" and words[place - 1].text == "[":
            words.insert(place, words[place]._replace(text=COMPUTED))
            return


def _behind_body(text: str, pos: int) -> int:
    depth = 1
    while depth and (found := _INSIDE.search(text, pos)):
        pos = found.end()
        depth += (found[0] == "{") - (found[0] == "}")
    return pos


class _Lines:
    """The text in words that know where they come from."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: list[int] = []
        self._places: list[tuple[str, int]] = []
        for marker in _MARKER.finditer(text):
            self._ends.append(marker.end())
            self._places.append((marker[2], int(marker[1])))

    def words(self, start: int, end: int) -> list[Word]:
        """The words from one place of the text to another one."""
        text = self._text
        path, line, counted = "", 1, 0
        if (last := bisect.bisect_right(self._ends, start) - 1) >= 0:
            (path, line), counted = self._places[last], self._ends[last]
        found = []
        for match in _WORD.finditer(text, start, end):
            word = match[0]
            if word[0] == "#":
                if marker := _MARKER.match(text, match.start()):
                    path, line, counted = marker[2], int(marker[1]), marker.end()
                continue
            line += text.count("\n", counted, match.start())
            counted = match.start()
            found.append(Word(word, path, line))
        return found
