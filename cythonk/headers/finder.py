# SPDX-License-Identifier: GPL-2.0
"""Finds what a header needs before it: the headers that declare the names that the compiler misses.

Used on the few headers that do not compile and are not in the table of `prerequisites.py`, such as a
newer kernel's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from cythonk.headers.alone import Alone, Complaint
from cythonk.headers.model import Declarations, Place
from cythonk.headers.prerequisites import before

# A chain of missing names is not longer than that, or it leads nowhere.
STEPS = 12
QUOTED = re.compile(r"'([^']+)'")
TOLD = re.compile(r"<([\w./-]+\.h)>")
INCLUDE = re.compile(r"^\s*#\s*include\s*<([\w./-]+\.h)>", re.MULTILINE)
# Of those who include a header, so many are tried, and so many candidates in all.
INCLUDERS = 3
TRIES = 16
# Complaints that another header may settle. A file that is not there, or something said twice, is
# there however much comes before.
LACKING = re.compile(
    r"unknown type name|undeclared|incomplete type|parameter list without types|<[\w./-]+\.h>"
    r"|requires a specifier|file directly"
)
WORD = re.compile(r"[A-Za-z_]\w*")


class Placed(Protocol):
    """Any declaration."""

    @property
    def place(self) -> Place: ...


Where = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Index:
    """What a search goes by.

    Attributes:
        names: the headers that say all about each name: type, enumerator, function or macro.
        includers: the headers that include each header.
    """

    names: Where
    includers: Where


def index(found: Declarations, files: Mapping[str, Path]) -> Index:
    """The index of what was read.

    Args:
        found: what headers declare.
        files: the public headers' files.
    """
    where: dict[str, list[str]] = defaultdict(list)
    whole = (one for one in found.aggregates.values() if one.fields is not None)
    named: list[tuple[str, Placed]] = [(one.tag, one) for one in whole]
    for table in (
        found.enumerations,
        found.aliases,
        found.constants,
        found.macros,
        found.functions,
        found.variables,
    ):
        named += table.items()
    for name, one in named:
        if one.place.header not in where[name]:
            where[name].append(one.place.header)
    includers: dict[str, list[str]] = defaultdict(list)
    for header, path in files.items():
        for one in INCLUDE.findall("\n".join(_lines(str(path)))):
            includers[one].append(header)
    return Index(where, includers)


def prerequisites(header: str, compiler: Alone, known: Index) -> tuple[str, ...] | None:
    """Headers that make a header compile; None where none are found.

    Each is one that declares a name which is missing, and which leaves less to complain about.
    """
    chosen = _having(before(header))
    left = compiler.complaints([*chosen, header])
    if left and not LACKING.search(left[0].text):
        return None
    for _ in range(STEPS):
        if not left:
            return _without_idle(chosen, header, compiler)
        step = next(_better(chosen, header, left, compiler, known), None)
        if step is None:
            return None
        chosen, left = step
    return None


def _better(
    chosen: Sequence[str],
    header: str,
    left: Sequence[Complaint],
    compiler: Alone,
    known: Index,
) -> Iterator[tuple[tuple[str, ...], list[Complaint]]]:
    tried = {header, *chosen}
    for one in _candidates(header, left, known):
        if one in tried:
            continue
        tried.add(one)
        if len(tried) > TRIES:
            return
        # Behind the others or before them: what is found last is often what those need too.
        for more in (_having([*chosen, one]), _having([one, *chosen])):
            now = compiler.complaints([*more, header])
            if len(now) < len(left):
                yield more, now


def _candidates(header: str, left: Sequence[Complaint], known: Index) -> Iterator[str]:
    """Headers that may help: those that say the names, and those that bring these or itself in."""
    for complaint in left[:STEPS]:
        yield from TOLD.findall(complaint.text)
    declaring = [one for name in _missing(left) for one in known.names.get(name, ())]
    yield from declaring
    for one in (header, *declaring[:STEPS]):
        yield from known.includers.get(one, ())[:INCLUDERS]


def _having(headers: Iterable[str]) -> tuple[str, ...]:
    """The headers with what the table has before them."""
    found: dict[str, None] = {}
    for header in headers:
        found.update(dict.fromkeys((*before(header), header)))
    return tuple(found)


def _without_idle(chosen: tuple[str, ...], header: str, compiler: Alone) -> tuple[str, ...]:
    for one in chosen:
        fewer = tuple(other for other in chosen if other != one)
        if not compiler.complaints([*fewer, header]):
            chosen = fewer
    return chosen


def _missing(left: Sequence[Complaint]) -> Iterator[str]:
    """Names that the complaints are about, in their order."""
    seen: set[str] = set()
    for complaint in left[:STEPS]:
        said = [word for part in QUOTED.findall(complaint.text) for word in WORD.findall(part)]
        for word in [*said, *_words_at(complaint)]:
            if word not in seen:
                seen.add(word)
                yield word


def _words_at(complaint: Complaint) -> list[str]:
    """Words of the line, the one that the compiler points to first: a macro that is missing."""
    lines = _lines(complaint.path)
    if not 0 < complaint.line <= len(lines):
        return []
    line = lines[complaint.line - 1]
    at = WORD.match(line, complaint.column - 1)
    return [*([at[0]] if at else []), *WORD.findall(line)]


@cache
def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return []
