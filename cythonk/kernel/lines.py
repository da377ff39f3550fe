# SPDX-License-Identifier: GPL-2.0
"""Which source line an address in a module belongs to, from the debug information in its .o or .ko.

Used to place refused symbols, objtool's messages and an oops. Apart from `symbols.py` because it
knows addresses and lines, not what the kernel exports.

In a relocatable file every section begins at address 0, so an address alone says nothing: the file
is first linked, with everything undefined left open, which gives each section a place of its own.
The line table is then read with `objdump --dwarf=decodedline`; addr2line of binutils 2.40 names
the wrong file for gcc 12's DWARF 5.
"""

from __future__ import annotations

import bisect
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cythonk.kernel.arch import ARCHES, of_object

ROW = re.compile(
    r"(?P<file>\S.*?)\s+(?P<line>\d+|-)\s+(?P<address>0x[0-9a-f]+)(?:\s+\d+)?(?:\s+x)?$"
)
FUNCTION = re.compile(r"([0-9a-f]+)\s+([0-9a-f]+)\s+[tTwW]\s+(\S+)$")
IN_SECTION = re.compile(r"([0-9a-f]+) [lg ].....F (\S+)\s+[0-9a-f]+\s+(\S+)$")
REFERENCE = re.compile(r"([0-9a-f]+)\s+[0-9a-f]+\s+R_\S+\s+[0-9a-f]+\s+(\S+)")

SOURCES = (".pyx", ".pxd")

# A line of code: file as the #line marker says it, and the line.
Place = tuple[str, int]

# Whether a file is one of those that lines are looked for in.
Wanted = Callable[[str], bool]


def is_source(file: str) -> bool:
    """Whether a file is what people write."""
    return file.endswith(SOURCES)


def run_tool(command: Sequence[str]) -> str:
    """What a binutils program prints; empty when it fails (the report is then coarser)."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


@dataclass
class LineTable:
    """The line table of one file, by address in its linked form; empty when there is none."""

    addresses: list[int] = field(default_factory=list)
    places: list[Place | None] = field(default_factory=list)  # None: a hole begins here
    functions: dict[str, tuple[int, int]] = field(default_factory=dict)  # address, size
    uses: dict[str, list[int]] = field(default_factory=dict)  # addresses that refer to a symbol
    starts: dict[str, int] = field(default_factory=dict)  # address of each section of code

    def at(self, address: int, start: int = 0, wanted: Wanted = is_source) -> Place | None:
        """The line of an address. Of code inlined from a header: the line before it in a source.

        `start` is the beginning of the function: the search for that line ends there.
        """
        index = bisect.bisect_right(self.addresses, address) - 1
        while index >= 0 and self.addresses[index] >= start:
            place = self.places[index]
            if place is None:
                return None
            if wanted(place[0]):
                return place
            index -= 1
        return None

    def in_function(self, name: str, offset: int, wanted: Wanted = is_source) -> Place | None:
        """The line of the instruction `offset` bytes into a function."""
        if name not in self.functions:
            return None
        start, size = self.functions[name]
        return self.at(start + offset, start, wanted) if offset < max(size, 1) else None

    def in_section(
        self, section: str, offset: int, wanted: Wanted = is_source
    ) -> tuple[str, Place | None]:
        """The function and the line of the instruction `offset` bytes into a section."""
        if section in self.starts:
            address = self.starts[section] + offset
            for name, (start, size) in self.functions.items():
                if start <= address < start + size:
                    return name, self.at(address, start, wanted)
        return "", None

    def references(self, symbol: str) -> list[Place]:
        """The lines that refer to a symbol, in order of address, each once."""
        found: list[Place] = []
        for address in sorted(self.uses.get(symbol, ())):
            start = max((s for s, _ in self.functions.values() if s <= address), default=0)
            place = self.at(address, start)
            if place and place not in found:
                found.append(place)
        return found


def read(obj: Path, symbols: Iterable[str] = ()) -> LineTable:
    """The line table of a .o or .ko, with the references to `symbols`."""
    arch = ARCHES[of_object(obj)]
    with tempfile.TemporaryDirectory(prefix="cythonk-lines-") as scratch:
        linked = Path(scratch) / "linked"
        command = [arch.program("ld"), "--emit-relocs", "--noinhibit-exec", "--no-warnings"]
        command += ["--unresolved-symbols=ignore-all", "-z", "norelro", "-e", "0"]
        run_tool([*command, "-o", str(linked), str(obj)])
        if not linked.is_file():
            return LineTable()
        dump = [arch.program("objdump"), "--dwarf=decodedline", "--wide"]
        table = _rows(run_tool([*dump, str(linked)]))
        for line in run_tool([arch.program("nm"), "-S", str(linked)]).splitlines():
            if match := FUNCTION.match(line):
                table.functions[match[3]] = (int(match[1], 16), int(match[2], 16))
        table.starts = _starts(run_tool([arch.program("objdump"), "-t", str(obj)]), table)
        wanted = set(symbols)
        if wanted:
            for line in run_tool([arch.program("readelf"), "-rW", str(linked)]).splitlines():
                match = REFERENCE.match(line)
                if match and match[2] in wanted:
                    table.uses.setdefault(match[2], []).append(int(match[1], 16))
    return table


def _starts(symbols: str, table: LineTable) -> dict[str, int]:
    """Where the linker put the file's sections of code, as one function of each shows."""
    starts: dict[str, int] = {}
    for line in symbols.splitlines():
        match = IN_SECTION.match(line)
        if match and match[3] in table.functions:
            start = table.functions[match[3]][0] - int(match[1], 16)
            starts.setdefault(match[2], start)
    return starts


def _rows(text: str) -> LineTable:
    """The rows of objdump's decoded line table, sorted by address."""
    rows: list[tuple[int, int, Place | None]] = []
    for number, line in enumerate(text.splitlines()):
        match = ROW.match(line)
        if match is None:
            continue
        address = int(match["address"], 16)
        if match["line"] == "-":
            rows.append((address, -1, None))  # where one function ends another may begin: it wins
        else:
            rows.append((address, number, (match["file"], int(match["line"]))))
    rows.sort(key=lambda row: row[:2])
    return LineTable([row[0] for row in rows], [row[2] for row in rows])
