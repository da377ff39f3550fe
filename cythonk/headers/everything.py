# SPDX-License-Identifier: GPL-2.0
"""Reads all of a kernel's public headers, in as few translation units as they fit in.

Two processes share the work: this one has libclang read what a unit declares, the other one asks what
its macros stand for. What cannot be read says why, and keeps nothing else from being read.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from cythonk.headers import finder
from cythonk.headers.alone import alone
from cythonk.headers.flags import Compilation
from cythonk.headers.macros import constants_in, defined_in
from cythonk.headers.model import Constant, Declarations, Macro, Place
from cythonk.headers.partition import (
    LATER,
    Unit,
    exists,
    fitting,
    public_headers,
    source,
)
from cythonk.headers.prerequisites import in_order
from cythonk.headers.reader import Header, declared

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class ReadUnit:
    """What one translation unit declares that those before it did not.

    Attributes:
        headers: the public headers that the unit is of.
        declarations: what they and what they include declare; `headers` are all of these.
    """

    headers: tuple[str, ...]
    declarations: Declarations


@dataclass
class Everything:
    """All public headers of a kernel; iterating reads them, one unit after the other.

    Attributes:
        how: how the kernel compiles modules.
        progress: told what is done now, how many headers are done, and of how many.
        public: the public headers.
        unreadable: those that compile in no module, with the compiler's first complaint. Complete
            at the end.
        needs: what headers need before them that the table of prerequisites lacks. Complete at the
            end.
    """

    how: Compilation
    progress: Progress = lambda what, done, of: None
    public: tuple[str, ...] = ()
    unreadable: dict[str, str] = field(default_factory=dict)
    needs: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.public = self.public or public_headers(self.how)

    def __iter__(self) -> Iterator[ReadUnit]:
        """Read everything.

        Raises:
            HeaderError: not even linux/module.h compiles.
        """
        # Not a new interpreter: that would run whatever program this one runs.
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(1, context) as other:
            other.submit(int).result()
            yield from self._units(other)

    def _units(self, other: Executor) -> Iterator[ReadUnit]:
        self._tell("looking for headers that fit together", 0)
        first = fitting([one for one in self.public if not one.startswith(LATER)], self.how)
        known: set[str] = set()
        read = ReadUnit((), Declarations())
        if first.headers:
            read = self._read(first, known, other)
            yield read
        self._tell("looking for what headers need", len(read.headers))
        helped = self._helped(first.blamed, read)
        done = len(read.headers) + len(self.unreadable)
        left = [one for one in self.public if one in helped or one.startswith(LATER)]
        while left:
            self._tell("reading headers that do not fit with the others", done)
            unit = fitting(left, self.how, self.needs)
            # Where each is in the way of another one, each is read alone.
            alone_each = (fitting([one], self.how, self.needs) for one in left)
            for one in [unit] if unit.headers else alone_each:
                if one.headers:
                    yield self._read(one, known, other)
                else:
                    self.unreadable |= one.blamed
            taken = unit.headers or left
            left = [one for one in left if one not in taken]
            done = len(self.public) - len(left)
        self._tell("done", len(self.public))

    def _tell(self, what: str, done: int) -> None:
        self.progress(what, done, len(self.public))

    def _read(self, unit: Unit, known: set[str], other: Executor) -> ReadUnit:
        self._tell("reading declarations and macros", len(known & set(self.public)))
        text, _ = source(unit.headers, self.how, self.needs)
        asked = other.submit(_macros, text, self.how, frozenset(known))
        found = declared(unit.unit, self.how, known)
        unit.unit = None
        values, macros, others = asked.result()
        # Of an enum's member and a macro of one name, the name in a source is the macro.
        found.constants |= values
        found.macros = macros
        found.others = others
        known |= found.headers
        return ReadUnit(unit.headers, found)

    def _helped(self, blamed: Mapping[str, str], read: ReadUnit) -> set[str]:
        """Those of the blamed headers that compile alone, with what they need before them.

        The table says what they need, or the names that the compiler misses do.
        """
        found: set[str] = set()
        is_there = exists(self.how)
        index: finder.Index | None = None
        with alone(self.how) as compiler:
            for header in blamed:
                complaints = compiler.complaints(in_order([header], is_there))
                if not complaints:
                    found.add(header)
                    continue
                index = index or finder.index(_with(read), public_files(self.public, self.how))
                needed = finder.prerequisites(header, compiler, index)
                if needed is None:
                    self.unreadable[header] = str(complaints[0])
                else:
                    self.needs[header] = needed
                    found.add(header)
        return found


def public_files(public: Sequence[str], how: Compilation) -> dict[str, Path]:
    """The file that each public header is."""
    return {header: path for header in public if (path := how.header(header))}


def _with(read: ReadUnit) -> Declarations:
    """What was read, and the names of macros that have no value."""
    every = Declarations(**vars(read.declarations))
    every.constants = every.constants | {
        name: Constant(name, 0, place) for name, place in read.declarations.others.items()
    }
    return every


def _macros(
    text: str, how: Compilation, known: frozenset[str]
) -> tuple[dict[str, Constant], dict[str, Macro], dict[str, Place]]:
    """The macros of a source that are not in known headers: values, with parameters, and others."""
    found = defined_in(text, how, Header(how))
    plain = {name: place for name, place in found.plain.items() if place.header not in known}
    values = constants_in(text, plain, found.bodies, how)
    macros = {
        name: macro
        for name, macro in found.with_parameters.items()
        if macro.place.header not in known
    }
    return values, macros, {name: place for name, place in plain.items() if name not in values}
