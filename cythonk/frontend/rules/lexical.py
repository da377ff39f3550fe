# SPDX-License-Identifier: GPL-2.0
"""What must be right of a source's characters before any parser sees it.

Some sources make Cython's parser fail instead of reporting an error: nesting too deep for its
recursion (it is C and ends the process), numbers that Python does not convert, an `include`. One
linear scan finds them. The depth counted is that of open brackets plus the operators of each
comma-free expression (each may be a level of the tree), and the levels of indentation; no program
written by people comes near the limits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cythonk.frontend.rules.text import words

MAX_NESTING = 200
MAX_INDENTATION = 100
# Digits of one number: Python itself refuses to convert more, in the middle of Cython's parser.
MAX_DIGITS = 1000

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n]*)
    | (?P<string>[rRbBuUfFtTcC]{0,3}(?:'''|\"\"\"|'|\"))
    | (?P<newline>\n)
    | (?P<continued>\\\n)
    | (?P<space>[ \t\f\r]+)
    | (?P<word>\w+)
    | (?P<open>[(\[{])
    | (?P<close>[)\]}])
    | (?P<separator>[,;])
    | (?P<operator>[-+*/%@&|^~<>=!.?:]+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_PLAIN_STRING = {
    quote: re.compile(rf"(?:\\.|(?!{quote})[^\\{stop}])*(?:{quote})?", re.DOTALL)
    for quote, stop in (("'", r"\n"), ('"', r"\n"), ("'''", ""), ('"""', ""))
}
_FORMAT_TEXT = {
    quote: re.compile(rf"(?:\\.|\{{\{{|\}}\}}|(?!{quote})[^\\{{{stop}])*", re.DOTALL)
    for quote, stop in (("'", r"\n"), ('"', r"\n"), ("'''", ""), ('"""', ""))
}

# The text behind the colon of a replacement field ends where the field ends.
_SPEC = "}"
_FORMAT_TEXT[_SPEC] = re.compile(r"[^{}\n]*")

# A leading 0 made a number octal in Python 2; in Python 3 there are no such numbers.
_OLD_OCTAL = re.compile(r"0[0-9_]*[1-9][0-9_]*[uUlL]*")
_INCLUDE = re.compile(r"include[ \t]*(?:[\"']|(?<=[ \t])([A-Za-z_]\w*))")

_OPERATOR_WORDS = frozenset(words("not and or if else in is lambda await yield new"))
# Words that begin a statement and never stand inside an expression: an open bracket before one was
# left unclosed.
_STATEMENT_WORDS = frozenset(
    words(
        "def cdef cpdef ctypedef class return while import cimport try except raise with pass "
        "break continue assert del global"
    )
)


@dataclass(frozen=True)
class Problem:
    """A place in the source, and what to say of it."""

    code: str
    line: int
    column: int
    message: str
    hint: str


@dataclass
class _Scan:
    text: str
    pos: int = 0
    line: int = 1
    line_start: int = 0
    # One frame per open bracket or replacement field: the operators seen in its current comma-free
    # part, and the quote of the f-string the frame interrupts (None for a bracket).
    frames: list[tuple[int, str | None]] = field(default_factory=lambda: [(0, None)])
    total: int = 0
    indents: list[int] = field(default_factory=lambda: [0])
    at_line_start: bool = True

    def add(self, count: int) -> None:
        seen, quote = self.frames[-1]
        self.frames[-1] = (seen + count, quote)
        self.total += count

    def separate(self) -> None:
        seen, quote = self.frames[-1]
        self.frames[-1] = (0, quote)
        self.total -= seen

    def push(self, quote: str | None) -> None:
        self.frames.append((0, quote))
        self.total += 1

    def pop(self) -> str | None:
        if len(self.frames) == 1:
            return None
        seen, quote = self.frames.pop()
        self.total -= seen + 1
        return quote

    def reset(self) -> None:
        self.frames = [(0, None)]
        self.total = 0

    def advance(self, end: int) -> None:
        newlines = self.text.count("\n", self.pos, end)
        if newlines:
            self.line += newlines
            self.line_start = self.text.rfind("\n", self.pos, end) + 1
        self.pos = end

    @property
    def column(self) -> int:
        return self.pos - self.line_start + 1


def find_problems(text: str) -> list[Problem]:
    """What is wrong with the characters of a source, in order; the scan ends where nesting is too
    deep.
    """
    scan = _Scan(text)
    problems: list[Problem] = []
    while scan.pos < len(text):
        token = _TOKEN.match(text, scan.pos)
        assert token is not None  # the last alternative matches anything
        kind = token.lastgroup
        if scan.at_line_start and kind not in ("space", "comment", "newline", "continued"):
            found = _indentation(scan) or _include(scan)
            if found is not None:
                problems.append(found)
                if found.code == "CK100":
                    break
            scan.at_line_start = False
        end, quote = _step(scan, token)
        if scan.total > MAX_NESTING:
            message = f"the expression is nested more than {MAX_NESTING} levels deep"
            hint = "split it: give parts of it names of their own"
            problems.append(Problem("CK100", scan.line, scan.column, message, hint))
            break
        if kind == "word":
            problems += _number(scan, token.group())
        scan.advance(end)
        if quote is not None:
            _format_text(scan, quote)
    return problems


def _number(scan: _Scan, text: str) -> list[Problem]:
    """Numbers that are none to Python 3, or longer than Python converts."""
    if not text[0].isdigit() or scan.text[scan.pos - 1 : scan.pos] == ".":
        return []
    if len(text) > MAX_DIGITS:
        message = f"the number {text[:20]}… does not fit 64 bits"
        hint = "use a smaller number, or split it into several"
        return [Problem("CK106", scan.line, scan.column, message, hint)]
    if _OLD_OCTAL.fullmatch(text) and scan.text[scan.pos + len(text) :][:1] != ".":
        message = f"the number {text[:20]} begins with a 0"
        octal = f"write 0o{text.lstrip('0_')[:20]} for an octal number, or "
        hint = ("" if set(text) & set("89") else octal) + "leave the 0 away"
        return [Problem("CK201", scan.line, scan.column, message, hint)]
    return []


def _include(scan: _Scan) -> Problem | None:
    """`include "file"`, which pastes a file's text into the source."""
    found = _INCLUDE.match(scan.text, scan.pos)
    if found is None or len(scan.frames) > 1 or found.group(1) in _OPERATOR_WORDS:
        return None
    return Problem(
        "CK112",
        scan.line,
        scan.column,
        "include is not part of the dialect",
        "make the file a .pyx or .pxd of its own, and cimport from it",
    )


def _indentation(scan: _Scan) -> Problem | None:
    if len(scan.frames) > 1:
        return None
    width = len(scan.text[scan.line_start : scan.pos].expandtabs())
    while scan.indents[-1] > width:
        scan.indents.pop()
    if scan.indents[-1] < width:
        scan.indents.append(width)
    if len(scan.indents) > MAX_INDENTATION:
        return Problem(
            "CK100",
            scan.line,
            scan.column,
            f"blocks are nested more than {MAX_INDENTATION} levels deep",
            "move inner blocks to functions of their own",
        )
    return None


def _step(scan: _Scan, token: re.Match[str]) -> tuple[int, str | None]:
    """Account for one token: where the next one begins, and the quote of the f-string text
    between, if any.
    """
    kind, text, end = token.lastgroup, token.group(), token.end()
    if kind == "newline":
        if len(scan.frames) == 1:
            scan.reset()
        scan.at_line_start = True
    elif kind == "string":
        quote = text.lstrip("rRbBuUfFtTcC")
        if set(text.lower()) & set("ft"):
            return end, quote  # an f-string: its replacement fields are code
        body = _PLAIN_STRING[quote].match(scan.text, end)
        return (body.end() if body else end), None
    elif kind == "word":
        if text in _STATEMENT_WORDS:
            scan.reset()
        elif text in _OPERATOR_WORDS:
            scan.add(1)
    elif kind == "open":
        scan.push(None)
    elif kind == "close":
        resumed = scan.pop()
        if resumed is not None:
            return end, resumed
        scan.add(1)  # a call or an index of what came before is a level, too
    elif kind == "separator":
        scan.separate()
    elif kind == "operator":
        if ":" in text and scan.frames[-1][1] is not None:
            return token.start() + text.index(":") + 1, _SPEC
        scan.add(len(text.replace(":", "")))
    return end, None


def _format_text(scan: _Scan, quote: str) -> None:
    """Skip the text of an f-string up to its end or to the next replacement field, which is then
    open.
    """
    found = _FORMAT_TEXT[quote].match(scan.text, scan.pos)
    assert found is not None
    scan.advance(found.end())
    if scan.text.startswith("{", scan.pos):
        scan.push(quote)
        scan.advance(scan.pos + 1)
    elif quote != _SPEC and scan.text.startswith(quote, scan.pos):
        scan.advance(scan.pos + len(quote))
