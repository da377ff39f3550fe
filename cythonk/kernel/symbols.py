# SPDX-License-Identifier: GPL-2.0
"""What a module's object asks of the kernel, and what the kernel exports to modules.

Consulted after a failed build to name every unresolved or forbidden symbol (modpost stops at ten
and knows no source lines). Kept apart from `kbuild_messages.py`, which reads what tools print;
this reads ELF files through binutils and the kernel's Module.symvers.
"""

from __future__ import annotations

import difflib
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cythonk.diagnostics.model import Diagnostic, Position
from cythonk.kernel.discover import Kernel

# include/linux/license.h: what the kernel takes as compatible with the GPL.
GPL_COMPATIBLE = frozenset(
    {
        "GPL",
        "GPL v2",
        "GPL and additional rights",
        "Dual BSD/GPL",
        "Dual MIT/GPL",
        "Dual MPL/GPL",
    }
)

# Defined by the files Kbuild adds to every module.
PROVIDED = frozenset({"__this_module", "_GLOBAL_OFFSET_TABLE_"})


@dataclass(frozen=True)
class Export:
    """One line of Module.symvers: an exported symbol."""

    module: str  # "vmlinux", or the path of the module that has it
    gpl_only: bool
    namespace: str


def exports(kernel: Kernel) -> dict[str, Export]:
    """The symbols `kernel` exports, by name; empty when it has no Module.symvers."""
    table: dict[str, Export] = {}
    try:
        text = (kernel.build / "Module.symvers").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return table
    for line in text.splitlines():
        fields = line.split("\t")
        if len(fields) >= 4:
            namespace = fields[4] if len(fields) > 4 else ""
            table[fields[1]] = Export(fields[2], fields[3].endswith("_GPL"), namespace)
    return table


def _tool(command: Sequence[str]) -> str:
    """What a binutils program prints; empty when it fails (the report is then coarser)."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def undefined(obj: Path) -> list[str]:
    """The names `obj` leaves undefined, weak references left out."""
    names = re.findall(r"^\s+U (\S+)$", _tool(["nm", "-u", str(obj)]), re.MULTILINE)
    return [name for name in names if name not in PROVIDED]


def references(obj: Path, names: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    """The (file, line) places where `obj` refers to each of `names`, in order of address."""
    wanted = set(names)
    offsets: dict[str, list[tuple[str, int]]] = {}  # section -> (symbol, offset)
    section = ""
    for line in _tool(["readelf", "-rW", str(obj)]).splitlines():
        header = re.match(r"Relocation section '\.rela?(\S+)' ", line)
        if header:
            section = header[1]
            continue
        entry = re.match(r"([0-9a-f]+)\s+[0-9a-f]+\s+R_\S+\s+[0-9a-f]+\s+(\S+)", line)
        if entry and entry[2] in wanted and "text" in section:
            offsets.setdefault(section, []).append((entry[2], int(entry[1], 16)))
    found: dict[str, list[tuple[str, int]]] = {}
    for section, places in offsets.items():
        lines = addresses_to_lines(obj, section, [offset for _, offset in places])
        for (symbol, _), place in zip(places, lines, strict=False):
            known = found.setdefault(symbol, [])
            if place and place not in known:
                known.append(place)
    return found


def addresses_to_lines(
    obj: Path, section: str, offsets: Sequence[int]
) -> list[tuple[str, int] | None]:
    """The (file, line) of each offset in a section of a relocatable object; None where unknown."""
    command = ["addr2line", "-e", str(obj), "-j", section, *(hex(offset) for offset in offsets)]
    result: list[tuple[str, int] | None] = []
    for line in _tool(command).splitlines():
        place = re.match(r"(.+):(\d+)(?: \(discriminator \d+\))?$", line)
        result.append((place[1], int(place[2])) if place and place[2] != "0" else None)
    result += [None] * (len(offsets) - len(result))
    return result


def function_line(obj: Path, function: str, offset: int) -> tuple[str, int] | None:
    """The (file, line) of `offset` bytes into a function of `obj`, a relocatable object such as a
    .ko.

    The instruction *at* the offset is meant. A return address, as in a backtrace, wants `offset -
    1`.
    """
    symbol = re.search(
        rf"^([0-9a-f]+)\s+[lgw]\s+F\s+(\S+)\s+[0-9a-f]+\s+{re.escape(function)}$",
        _tool(["objdump", "-t", str(obj)]).replace(".hidden ", ""),
        re.MULTILINE,
    )
    if not symbol:
        return None
    return addresses_to_lines(obj, symbol[2], [int(symbol[1], 16) + offset])[0]


def check(
    obj: Path,
    kernel: Kernel,
    license_: str,
    find: Mapping[str, Path],
) -> list[Diagnostic]:
    """Diagnostics for every symbol of the module's object that the kernel will not give it.

    `find` leads from a file's name in the debug information to the source. CK503 for symbols that
    are not exported, CK401 for GPL-only ones under another licence. Empty when the kernel's list
    is missing.
    """
    exported = exports(kernel)
    if not exported:
        return []
    free = license_ in GPL_COMPATIBLE
    missing: list[str] = []
    forbidden: list[str] = []
    for name in undefined(obj):
        export = exported.get(name)
        if export is None:
            missing.append(name)
        elif export.gpl_only and not free:
            forbidden.append(name)
    places = references(obj, [*missing, *forbidden])
    found: list[Diagnostic] = []
    for name in missing:
        close = difflib.get_close_matches(name, exported, n=1, cutoff=0.85)
        hint = (
            f"did you mean {close[0]}?"
            if close
            else "not every function in the headers is exported"
        )
        message = f"the kernel {kernel.release} exports no symbol {name}"
        found += _at(places.get(name), find, Diagnostic("CK503", message, hint=hint))
    for name in forbidden:
        message = (
            f"{name} is exported to GPL-compatible modules only; this one's licence is {license_!r}"
        )
        hint = 'set __license__ = "GPL" if you may, or do without the function'
        found += _at(places.get(name), find, Diagnostic("CK401", message, hint=hint))
    return found


def _at(
    places: Sequence[tuple[str, int]] | None, find: Mapping[str, Path], item: Diagnostic
) -> list[Diagnostic]:
    """The diagnostic at each place that is known, or once without a place."""
    positions = [
        Position(path, line)
        for file, line in places or ()
        if (path := find.get(file) or find.get(Path(file).name)) is not None
    ]
    if not positions:
        return [item]
    return [Diagnostic(item.code, item.message, position, item.hint) for position in positions]
