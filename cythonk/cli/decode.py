# SPDX-License-Identifier: GPL-2.0
"""Turns addresses in a kernel log into lines of the module's sources, its C and the runtime's C.

Used for everything a guest's kernel reports. Apart from the running of guests because it reads
debug information, which is slow and needed only when something went wrong.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cythonk.diagnostics.model import Position
from cythonk.guest.protocol import Load
from cythonk.kernel.lines import SOURCES, LineTable, Place
from cythonk.kernel.lines import read as read_lines
from cythonk.kernel.runtime_cache import RUNTIME

# `Echo_write+0x12/0x40 [echo]`, as the kernel prints an address inside a module, or an address in
# brackets, `[<0000000061a3b2c1>]`, or alone, as it does once the module is gone. RIP (x86)
# and pc (arm64) are where it happened.
PLACE = re.compile(
    r"(?P<exact>RIP: \S*?:|\bpc : )?(?P<function>[A-Za-z_][\w.]*)\+(?P<offset>0x[0-9a-f]+)/0x[0-9a-f]+ "
    r"\[(?P<module>\w+)"
    r"|\[<(?P<address>[0-9a-f]{8,})>\](?! (?:\? )?\S+\+0x)"
    r"|, ip (?P<spot>0x[0-9a-f]{8,})$"
    r"|(?<=\s)(?P<bare>0x[0-9a-f]{8,})$"
)

# Both in one, as user-mode Linux prints them: `[<61a3b2c1>] Echo_write+0x12/0x40 [echo]`.
_WITH_ADDRESS = re.compile(
    r"\[<(?P<address>[0-9a-f]{8,})>\] (?:\? )?(?P<function>[A-Za-z_][\w.]*)"
    r"\+(?P<offset>0x[0-9a-f]+)/(?P<size>0x[0-9a-f]+) \[(?P<module>\w+)"
)

# What the link register holds may be of a call that is over.
_NO_FRAME = re.compile(r"\blr : ")

# Bytes; no section of code is longer.
_LONGEST = 1 << 24

# Emitted lines that say nothing of what the line does, and how many of the others are shown.
_BOOKKEEPING = re.compile(r"\s*(line = \d+|goto \w+|return( -?\w+)?|ck_(get|put)\(\w+\)|break);$")
_SHOWN = 5

_LINE = re.compile(r'#line (\d+) "([^"]+)"')
_FUNCTION = re.compile(r"[A-Za-z_].*?\b(\w+)\([^;]*$")


@dataclass(frozen=True)
class GuestModule:
    """A module to load.

    Attributes:
        ko: the file.
        sources: the sources its debug information may name.
        emitted: the C that was made of them, where it was kept.
    """

    ko: Path
    sources: tuple[Path, ...] = ()
    emitted: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        """The name the kernel knows it by."""
        return self.ko.stem.replace("-", "_")


@dataclass(frozen=True)
class Frame:
    """One place of a backtrace.

    Attributes:
        module: whose code it is.
        function: the function's C name; "" where only an address is known.
        position: the line: of a .pyx, or of one of the runtime's files.
    """

    module: GuestModule
    function: str
    position: Position

    @property
    def in_runtime(self) -> bool:
        """Whether it is the runtime's code."""
        return self.position.file.parent == RUNTIME


class _Named(NamedTuple):
    """A function as a report names it: where it began, and its bytes."""

    module: str
    name: str
    start: int
    size: int


@dataclass
class Decoder:
    """Decodes the reports of one guest.

    Attributes:
        modules: what was loaded, as built here.
        loads: where the modules were, in order of their loading.
        log: the whole kernel log. Of a module whose loading failed only other reports of that
            time tell where it was.
    """

    modules: Sequence[GuestModule]
    loads: Sequence[Load] = ()
    log: Sequence[str] = ()
    _tables: dict[str, LineTable] = field(default_factory=dict)
    _emitted: dict[str, dict[tuple[str, int], list[tuple[str, Position]]]] = field(
        default_factory=dict
    )
    _named: dict[_Named, list[int]] | None = None

    def frames(self, log: Sequence[str], end: int | None = None) -> list[Frame]:
        """The places lines of a kernel log name, innermost first, each once.

        Addresses in a backtrace are return addresses: the call is in front of them. Frames the
        kernel is not sure of (marked `?`) are left out.

        Args:
            log: the lines.
            end: index in the whole log behind them; of the places a module had, the last one
                before counts. None: the last one at all.
        """
        found: list[Frame] = []
        exact: set[tuple[str, str]] = set()
        for line in log:
            if _NO_FRAME.search(line):
                continue
            for match in PLACE.finditer(line):
                if line[: match.start()].rstrip().endswith("?"):
                    continue
                place = (match["function"], match["offset"])
                if match["exact"]:
                    exact.add(place)  # arm64's backtrace begins with it again
                frame = self._frame(match, end, place in exact)
                if frame and all(frame.position != known.position for known in found):
                    found.append(frame)
        return found

    def notes(self, frames: Sequence[Frame]) -> Iterator[tuple[Position, str]]:
        """What to show below a report: each frame, a .pyx line's with the C made of it."""
        for number, frame in enumerate(frames):
            where = f"in {frame.function}()" if frame.function else "here"
            if number or frame.in_runtime:
                yield frame.position, where
            for position in self.emitted(frame):
                yield position, f"the C of line {frame.position.line}, {where}"

    def emitted(self, frame: Frame) -> list[Position]:
        """The lines of C that were made of a frame's line, in its function."""
        if frame.in_runtime:
            return []
        name = frame.module.name
        if name not in self._emitted:
            self._emitted[name] = _read_emitted(frame.module.emitted)
        place = (frame.position.file.name, frame.position.line)
        lines = self._emitted[name].get(place, [])
        own = [position for function, position in lines if function == frame.function]
        # A function that the compiler put into its caller goes by the caller's name.
        return (own or [position for _, position in lines])[:_SHOWN]

    def _frame(self, match: re.Match[str], end: int | None, exact: bool) -> Frame | None:
        if match["module"] is not None:
            module = self._module(match["module"])
            offset = int(match["offset"], 16)
            back = 0 if exact or offset == 0 else 1
            if module is None:
                return None
            place = self._table(module).in_function(match["function"], offset - back, _known)
            return _make_frame(module, match["function"], place)
        if match["spot"]:
            return self._at_address(int(match["spot"], 16), end)
        return self._at_address(int(match["address"] or match["bare"], 16) - 1, end)

    def _at_address(self, address: int, end: int | None) -> Frame | None:
        """The place of an address in a module that may be gone."""
        for load in reversed(self.loads):
            module = self._module(load.module)
            if module is None or (end is not None and load.line > end):
                continue
            table = self._table(module)
            for section, start in ((".text", load.text), (".init.text", load.init)):
                if start and 0 <= address - start < _LONGEST:
                    function, place = table.in_section(section, address - start, _known)
                    if function:
                        return _make_frame(module, function, place)
        return self._near_another_report(address, end)

    def _near_another_report(self, address: int, end: int | None) -> Frame | None:
        """The place of an address in a function that a report names with its address."""
        if self._named is None:
            self._named = self._functions_named()
        limit = len(self.log) if end is None else end
        nearest: tuple[int, _Named] | None = None
        for function, lines in self._named.items():
            before = bisect.bisect_left(lines, limit)
            if before and function.start <= address < function.start + function.size:
                line = lines[before - 1]
                if nearest is None or line > nearest[0]:
                    nearest = line, function
        if nearest is None:
            return None
        found = nearest[1]
        module = self._module(found.module)
        if module is None:
            return None
        place = self._table(module).in_function(found.name, address - found.start, _known)
        return _make_frame(module, found.name, place)

    def _functions_named(self) -> dict[_Named, list[int]]:
        """The modules' functions that the log names with addresses, and in which of its lines.

        Looked for once: a log may be long, and have many reports.
        """
        named: dict[_Named, list[int]] = {}
        for number, line in enumerate(self.log):
            for match in _WITH_ADDRESS.finditer(line):
                if self._module(match["module"]) is None:
                    continue
                start = int(match["address"], 16) - int(match["offset"], 16)
                size = int(match["size"], 16)
                function = _Named(match["module"], match["function"], start, size)
                named.setdefault(function, []).append(number)
        return named

    def _module(self, name: str) -> GuestModule | None:
        return next((module for module in self.modules if module.name == name), None)

    def _table(self, module: GuestModule) -> LineTable:
        if module.name not in self._tables:
            self._tables[module.name] = read_lines(module.ko)
        return self._tables[module.name]


# A name is asked for with each row of a line table that is passed on the way to one of ours.
@functools.cache
def _known(file: str) -> bool:
    """Whether debug information names a file that people can look at."""
    return file.endswith(SOURCES) or (RUNTIME / file).is_file()


def _make_frame(module: GuestModule, function: str, place: Place | None) -> Frame | None:
    if place is None:
        return None
    file, line = place
    path = next(
        (s for s in module.sources if str(s) == file or s.name == Path(file).name), Path(file)
    )
    if not file.endswith(SOURCES) and (RUNTIME / file).is_file():
        path = RUNTIME / file
    return Frame(module, function, Position(path, line))


def _read_emitted(files: Sequence[Path]) -> dict[tuple[str, int], list[tuple[str, Position]]]:
    """The emitted C by the name and line of its source: (function, place of the C line)."""
    found: dict[tuple[str, int], list[tuple[str, Position]]] = {}
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except OSError:
            continue
        function, source, at = "", "", 0
        for number, text in enumerate(lines, start=1):
            if marker := _LINE.match(text):
                source, at = Path(marker[2]).name, int(marker[1])
                continue
            if text[:1].isalpha() and (head := _FUNCTION.match(text)):
                function = head[1]
            elif text.startswith("}"):
                function = ""
            if function and source and text.strip(" \t{}") and not _BOOKKEEPING.match(text):
                found.setdefault((source, at), []).append((function, Position(file, number)))
            at += 1
    return found
