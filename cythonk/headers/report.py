# SPDX-License-Identifier: GPL-2.0
"""How much of a kernel's interface its headers give: counted, with a list of what is missing.

Everything is counted from what was read, nothing is known beforehand. The tables of
`docs/kernel-api.md` come from here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cythonk.headers import btf
from cythonk.headers.everything import Everything, ReadUnit
from cythonk.kernel.discover import Kernel
from cythonk.kernel.symbols import Export, exports

VMLINUX = "vmlinux"


@dataclass
class Coverage:
    """What the headers of one kernel give.

    Attributes:
        release: the kernel.
        arch: its architecture.
        headers: number of public headers.
        unreadable: those that compile in no module, and why.
        units: number of translation units that the others fit in.
        exports: what the kernel exports to modules.
        declared: exports that a public header declares.
        prototypes: exports that no header declares, and their declarations from the kernel's BTF.
        functions: number of functions, those with a body in the header not counted.
        inline: number of functions with a body in the header.
        structures: number of structs and unions whose members are known.
        opaque_structures: number of structs and unions that are only named.
        unplaced: members of structures whose offset the compiler does not say.
        fields: number of members with a name and an offset.
        bit_fields: number of those that are bit-fields.
        numbers: number of macros that are integers.
        texts: number of macros that are texts.
        opaque_macros: number of other macros without parameters and with a body.
        enumerators: number of enums' members.
        macros: number of macros with parameters.
        aliases: number of typedefs.
        variables: number of variables.
    """

    release: str
    arch: str
    headers: int
    unreadable: Mapping[str, str]
    exports: Mapping[str, Export]
    units: int = 0
    declared: set[str] = field(default_factory=set)
    prototypes: Mapping[str, str] = field(default_factory=dict)
    functions: int = 0
    inline: int = 0
    structures: int = 0
    opaque_structures: int = 0
    unplaced: int = 0
    fields: int = 0
    bit_fields: int = 0
    numbers: int = 0
    texts: int = 0
    opaque_macros: int = 0
    enumerators: int = 0
    macros: int = 0
    aliases: int = 0
    variables: int = 0

    @property
    def readable(self) -> int:
        """Number of headers that are read."""
        return self.headers - len(self.unreadable)

    @property
    def undeclared(self) -> list[str]:
        """Exports that neither a header nor the kernel's BTF declares."""
        return sorted(self.exports.keys() - self.declared - self.prototypes.keys())

    def of(self, vmlinux: bool) -> list[str]:
        """Exports of the kernel itself, or of its modules."""
        return [name for name, one in self.exports.items() if (one.module == VMLINUX) == vmlinux]


def coverage(kernel: Kernel, everything: Everything) -> Coverage:
    """Read all headers and count what they give.

    Raises:
        HeaderError: not even linux/module.h compiles.
    """
    return Counting(kernel, everything).finished(everything)


class Counting:
    """Counts units as they are read, for those who do something else with them as well."""

    def __init__(self, kernel: Kernel, everything: Everything) -> None:
        self._kernel = kernel
        self._everything = everything
        self._found = Coverage(
            kernel.release,
            kernel.arch,
            len(everything.public),
            everything.unreadable,
            exports(kernel),
        )
        self._whole: set[tuple[str, str]] = set()
        self._named: set[tuple[str, str]] = set()

    def finished(self, units: Everything | Sequence[ReadUnit] = ()) -> Coverage:
        """The counts, when all units have been seen."""
        for unit in units:
            self.add(unit)
        found = self._found
        found.structures = len(self._whole)
        found.opaque_structures = len(self._named - self._whole)
        missing = found.exports.keys() - found.declared
        known = btf.prototypes(self._kernel) if missing else {}
        found.prototypes = {name: known[name] for name in sorted(missing) if name in known}
        return found

    def add(self, unit: ReadUnit) -> None:
        """Count what a unit gives."""
        found, said = self._found, unit.declarations
        found.units += 1
        linked = {function.name for function in said.functions.values() if not function.inline}
        found.declared |= found.exports.keys() & (linked | said.variables.keys())
        found.functions += len(linked)
        found.inline += len(said.functions) - len(linked)
        for key, one in said.aggregates.items():
            self._named.add(key)
            if one.fields is None or key in self._whole:
                continue
            self._whole.add(key)
            for member in one.fields:
                if member.offset < 0:
                    found.unplaced += 1
                elif member.name:
                    found.fields += 1
                    found.bit_fields += member.width is not None
        found.enumerators += sum(len(one.values) for one in said.enumerations.values())
        enumerators = {name for one in said.enumerations.values() for name, _ in one.values}
        for constant in said.constants.values():
            if isinstance(constant.value, str):
                found.texts += 1
            else:
                found.numbers += constant.name not in enumerators
        found.opaque_macros += len(said.others)
        found.macros += len(said.macros)
        found.aliases += len(said.aliases)
        found.variables += len(said.variables)


def table(found: Sequence[Coverage]) -> str:
    """A Markdown table with a column for each kernel."""
    head = ["", *(f"{one.release} ({one.arch})" for one in found)]
    columns = [rows(one) for one in found]
    said = [[label, *(column[label] for column in columns)] for label in columns[0]]
    lines = [head, ["---", *["---:"] * len(found)], *said]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def rows(one: Coverage) -> dict[str, str]:
    """What is counted, by what it is called in the table."""
    by_header = {where: _declared(one, where) for where in (True, False)}
    kernel = one.of(vmlinux=True)
    with_btf = len([name for name in kernel if name in one.declared or name in one.prototypes])
    macros = one.numbers + one.texts + one.opaque_macros
    return {
        "public headers": _count(one.headers),
        "of these readable": _share(one.readable, one.headers),
        "translation units they fit in": _count(one.units),
        "exported by the kernel itself": _count(len(kernel)),
        "of these declared in a header": by_header[True],
        "of these declared in a header or in BTF": _share(with_btf, len(kernel)),
        "exported by modules": _count(len(one.exports) - len(kernel)),
        "of these declared in a public header": by_header[False],
        "functions that are linked": _count(one.functions),
        "functions with a body in the header": _count(one.inline),
        "structs and unions with size and members": _count(one.structures),
        "their members with name and offset": _count(one.fields),
        "of these bit-fields, with their width": _count(one.bit_fields),
        "members without an offset": _count(one.unplaced),
        "structs and unions known by name only": _count(one.opaque_structures),
        "typedefs": _count(one.aliases),
        "variables": _count(one.variables),
        "members of enums, with their values": _count(one.enumerators),
        "macros without parameters, with a body": _count(macros),
        "of these integers or texts, with their values": _share(one.numbers + one.texts, macros),
        "macros with parameters": _count(one.macros),
    }


def _declared(one: Coverage, vmlinux: bool) -> str:
    names = one.of(vmlinux)
    return _share(len([name for name in names if name in one.declared]), len(names))


def _count(number: int) -> str:
    return f"{number:,}"


def _share(part: int, whole: int) -> str:
    return f"{part:,} ({100 * part / whole:.1f} %)" if whole else "0"


def unreadable(one: Coverage) -> str:
    """A Markdown list of the headers that compile in no module, and why."""
    return "".join(f"- `{header}`: {why}\n" for header, why in sorted(one.unreadable.items()))


def undeclared(one: Coverage) -> str:
    """Markdown lists of the exports that no public header declares.

    Those whose prototype the kernel's BTF has come with it; the others by name, with the module that
    has them.
    """
    lines = [f"- `{text}`\n" for _, text in sorted(one.prototypes.items())]
    lines += [f"- `{name}` ({one.exports[name].module})\n" for name in one.undeclared]
    return "".join(lines)
