# SPDX-License-Identifier: GPL-2.0
"""What a module's object asks of the kernel, and what the kernel exports to modules.

Consulted after a failed build to name every unresolved or forbidden symbol (modpost stops at ten
and knows no source lines). Kept apart from `kbuild_messages.py`, which reads what tools print;
this reads ELF files through binutils and the kernel's Module.symvers.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cythonk.diagnostics.model import Diagnostic, Position
from cythonk.kernel import lines
from cythonk.kernel.arch import ARCHES, of_object
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


def undefined(obj: Path) -> list[str]:
    """The names `obj` leaves undefined, weak references left out."""
    program = ARCHES[of_object(obj)].program("nm")
    names = re.findall(r"^\s+U (\S+)$", lines.run_tool([program, "-u", str(obj)]), re.MULTILINE)
    return [name for name in names if name not in PROVIDED]


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
    table = lines.read(obj, [*missing, *forbidden]) if missing or forbidden else lines.LineTable()
    found: list[Diagnostic] = []
    for name in missing:
        close = difflib.get_close_matches(name, exported, n=1, cutoff=0.85)
        hint = (
            f"did you mean {close[0]}?"
            if close
            else "not every function in the headers is exported"
        )
        message = f"the kernel {kernel.release} exports no symbol {name}"
        found += _at(table.references(name), find, Diagnostic("CK503", message, hint=hint))
    for name in forbidden:
        message = (
            f"{name} is exported to GPL-compatible modules only; this one's licence is {license_!r}"
        )
        hint = 'set __license__ = "GPL" if you may, or do without the function'
        found += _at(table.references(name), find, Diagnostic("CK401", message, hint=hint))
    return found


def _at(
    places: Sequence[lines.Place], find: Mapping[str, Path], item: Diagnostic
) -> list[Diagnostic]:
    """The diagnostic at each place that is known, or once without a place."""
    positions = [
        Position(path, line)
        for file, line in places
        if (path := find.get(file) or find.get(Path(file).name)) is not None
    ]
    if not positions:
        return [item]
    return [Diagnostic(item.code, item.message, position, item.hint) for position in positions]
