# SPDX-License-Identifier: GPL-2.0
"""What a random program is: statements that can be taken out, and its two texts.

A program is written twice: as a `.pyx`, and as Python that computes the same with integers that end
where the dialect's do. Taking statements out is for `shrink.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

# What the Python text of a program begins with. w64 and w32 are results of arithmetic that have to fit;
# total is sum(), which the dialect checks at each step.
PRELUDE = """\
def w64(x):
    if isinstance(x, int) and not -9223372036854775808 <= x <= 9223372036854775807:
        raise OverflowError("64 bits")
    return x

def w32(x):
    if not -2147483648 <= x <= 2147483647:
        raise OverflowError("32 bits")
    return x

def total(items):
    x = 0
    for item in items:
        x = w64(x + item)
    return x
"""


@dataclass(frozen=True)
class Text:
    """A piece of source in both languages."""

    pyx: str
    py: str

    @staticmethod
    def same(text: str) -> Text:
        """Where both are alike."""
        return Text(text, text)


@dataclass(frozen=True)
class Statement:
    """A statement: lines, and for compound ones their bodies.

    Attributes:
        clauses: each a head and, unless the statement is a simple one, what is below it.
        fixed: whether the program makes no sense without it.
    """

    clauses: tuple[tuple[Text, tuple[Statement, ...] | None], ...]
    fixed: bool = False

    def lines(self, language: str, indent: int) -> Iterator[str]:
        """Its source lines."""
        margin = "    " * indent
        for head, body in self.clauses:
            for line in getattr(head, language).split("\n"):
                yield margin + line
            if body is None:
                continue
            if not body:
                yield f"{margin}    pass"
            for statement in body:
                yield from statement.lines(language, indent + 1)


def simple(pyx: str, py: str | None = None, *, fixed: bool = False) -> Statement:
    """A statement without a body."""
    return Statement(((Text(pyx, pyx if py is None else py), None),), fixed)


def compound(*clauses: tuple[Text, Sequence[Statement]], fixed: bool = False) -> Statement:
    """A statement with bodies."""
    return Statement(tuple((head, tuple(body)) for head, body in clauses), fixed)


@dataclass(frozen=True)
class Program:
    """A random program.

    Attributes:
        seed: what it was made of.
        statements: definitions and calls.
    """

    seed: int
    statements: tuple[Statement, ...] = field(default=())

    def text(self, language: str) -> str:
        """Its source in "pyx" or "py"."""
        head = PRELUDE + "\n" if language == "py" else ""
        lines = [line for s in self.statements for line in s.lines(language, 0)]
        return head + "\n".join(lines) + "\n"

    def size(self) -> int:
        """How many statements it has."""
        return sum(map(_size, self.statements))

    def smaller(self, count: int) -> list[Program]:
        """Up to `count` programs with something taken out, those with the least left first."""
        found = [replace(self, statements=left) for left in _without(self.statements)]
        found.sort(key=Program.size)
        step = max(1, len(found) // count)
        return [*found[: count // 2], *found[count // 2 :: step]][:count]


def _size(statement: Statement) -> int:
    return 1 + sum(_size(s) for _, body in statement.clauses for s in body or ())


def _without(statements: tuple[Statement, ...]) -> Iterator[tuple[Statement, ...]]:
    """The sequences that are left when something is taken out: runs, single ones, inner ones."""
    length = len(statements)
    run = length // 2
    while run > 1:
        for start in range(0, length, run):
            if not any(s.fixed for s in statements[start : start + run]):
                yield statements[:start] + statements[start + run :]
        run //= 2
    for index, statement in enumerate(statements):
        before, after = statements[:index], statements[index + 1 :]
        if not statement.fixed:
            yield before + after
            for _, body in statement.clauses:
                if body:
                    yield before + body + after
        for number, (head, body) in enumerate(statement.clauses):
            for left in _without(body or ()):
                clauses = list(statement.clauses)
                clauses[number] = (head, left)
                yield (*before, replace(statement, clauses=tuple(clauses)), *after)
