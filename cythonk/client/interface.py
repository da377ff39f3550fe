# SPDX-License-Identifier: GPL-2.0
"""What a driver's source offers to programs: its commands, and the structures they exchange.

Read from the parse tree, after the build's own front end has found the source right. Only what has the
same layout for a program can be said: integers, arrays of them, and structures and unions of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from Cython.Compiler import ExprNodes, Nodes
from Cython.Compiler.TreeFragment import parse_from_strings

from cythonk.diagnostics.model import CythonkError, Diagnostic, Position
from cythonk.frontend import ioctls
from cythonk.frontend.desugar.nodes import flatten
from cythonk.frontend.ioctls import Ioctl
from cythonk.frontend.source import read_source

# Types of linux.types and of C, and what ctypes calls them. `long` and `size_t` have the size of a
# pointer in both, where kernel and program have one word size.
INTEGERS = {
    "u8": "c_uint8", "u16": "c_uint16", "u32": "c_uint32", "u64": "c_uint64",
    "s8": "c_int8", "s16": "c_int16", "s32": "c_int32", "s64": "c_int64",
    "__u8": "c_uint8", "__u16": "c_uint16", "__u32": "c_uint32", "__u64": "c_uint64",
    "__s8": "c_int8", "__s16": "c_int16", "__s32": "c_int32", "__s64": "c_int64",
    "uint8_t": "c_uint8", "uint16_t": "c_uint16", "uint32_t": "c_uint32", "uint64_t": "c_uint64",
    "int8_t": "c_int8", "int16_t": "c_int16", "int32_t": "c_int32", "int64_t": "c_int64",
    "loff_t": "c_int64", "pid_t": "c_int32", "size_t": "c_size_t", "ssize_t": "c_ssize_t",
}  # fmt: skip

# C's own types: name, sign (0: unsigned, 1: said nothing, 2: signed) and longness.
BASIC = {
    ("char", 0, 0): "c_uint8", ("char", 1, 0): "c_char", ("char", 2, 0): "c_int8",
    ("int", 0, -1): "c_uint16", ("int", 1, -1): "c_int16", ("int", 2, -1): "c_int16",
    ("short", 0, 0): "c_uint16", ("short", 1, 0): "c_int16", ("short", 2, 0): "c_int16",
    ("int", 0, 0): "c_uint32", ("int", 1, 0): "c_int32", ("int", 2, 0): "c_int32",
    ("int", 0, 1): "c_ulong", ("int", 1, 1): "c_long", ("int", 2, 1): "c_long",
    ("int", 0, 2): "c_uint64", ("int", 1, 2): "c_int64", ("int", 2, 2): "c_int64",
    ("bint", 1, 0): "c_int32",
    ("size_t", 1, 0): "c_size_t", ("size_t", 0, 0): "c_size_t",
    ("Py_ssize_t", 2, 0): "c_ssize_t", ("Py_ssize_t", 1, 0): "c_ssize_t",
}  # fmt: skip


# What a client's classes have themselves.
OWN = frozenset({"close", "fileno"})


@dataclass(frozen=True)
class Member:
    """A member of a structure: its name and what ctypes calls its type."""

    name: str
    type: str


@dataclass(frozen=True)
class Structure:
    """A structure: its name, "Structure" or "Union", its members, and whether it is packed."""

    name: str
    base: str
    members: tuple[Member, ...]
    packed: bool


@dataclass(frozen=True)
class Device:
    """A class with commands.

    Attributes:
        name: the class's.
        path: where its device is, such as "/dev/echo"; "" where the source does not say.
        doc: its docstring.
        commands: in order; `types` has what ctypes calls each one's argument.
        types: by the name of the method.
    """

    name: str
    path: str
    doc: str
    commands: tuple[Ioctl, ...]
    types: dict[str, str]


@dataclass
class Interface:
    """All of it: the docstring, structures in an order that Python can read, and devices."""

    doc: str = ""
    structures: list[Structure] = field(default_factory=list)
    devices: list[Device] = field(default_factory=list)


def read(path: Path) -> Interface:
    """What a driver's source, which the front end has found right, offers to programs.

    Raises:
        CythonkError: there is nothing, or a type has no counterpart.
    """
    return _Reader(path).interface()


class _Reader:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._out = Interface()
        self._structures: dict[str, Any] = {}
        self._constants: dict[str, int] = {}
        self._aliases: dict[str, Any] = {}

    def interface(self) -> Interface:
        tree = parse_from_strings(self._path.stem, read_source(self._path).text)
        self._out.doc = str(tree.doc or "")
        stats = flatten([tree.body])
        for stat in stats:
            self._declaration(stat)
        for stat in stats:
            if isinstance(stat, Nodes.CClassDefNode):
                self._device(stat)
        if not self._out.devices:
            raise CythonkError(
                Diagnostic(
                    "CK112",
                    "no class has commands that a program could call",
                    Position(self._path, 0),
                    ioctls.SHAPE + ", before a method of a MiscDevice",
                )
            )
        return self._out

    def _declaration(self, stat: Any) -> None:
        if isinstance(stat, Nodes.CStructOrUnionDefNode) and stat.attributes is not None:
            self._structures[str(stat.name)] = stat
        elif isinstance(stat, Nodes.CTypeDefNode):
            name = getattr(stat.declarator, "name", None)
            if name:
                self._aliases[str(name)] = stat.base_type
        elif isinstance(stat, Nodes.CEnumDefNode):
            following = 0
            for item in stat.items:
                value = following if item.value is None else self._number(item.value)
                self._constants[str(item.name)] = value
                following = value + 1

    def _device(self, node: Any) -> None:
        commands, _ = ioctls.commands(node)
        if not commands:
            return
        types = {}
        for one in commands:
            if one.method in OWN:
                raise self._no_counterpart(f"a command called '{one.method}'", one.node.pos)
            if one.type:
                types[one.method] = self._named(one.type, one.node.args[2].pos)
        path = next(_device_names(node), "")
        self._out.devices.append(
            Device(str(node.class_name), path, str(node.doc or ""), tuple(commands), types)
        )

    def _named(self, name: str, pos: Any) -> str:
        """What ctypes calls a type of one name."""
        plain = name.rpartition(".")[2]
        if plain in self._structures:
            self._structure(plain)
            return plain
        if plain in self._aliases:
            return self._base(self._aliases[plain])
        if plain in INTEGERS:
            return f"ctypes.{INTEGERS[plain]}"
        raise self._no_counterpart(f"the type '{name}'", pos)

    def _base(self, base: Any) -> str:
        if isinstance(base, Nodes.CQualifierTypeNode):
            base = base.base_type
        if not isinstance(base, Nodes.CSimpleBaseTypeNode):
            raise self._no_counterpart("this type", base.pos)
        name = str(base.name)
        if not base.is_basic_c_type:
            return self._named(".".join([*map(str, base.module_path), name]), base.pos)
        found = BASIC.get((name, int(base.signed), int(base.longness)))
        if found is None:
            raise self._no_counterpart(f"the type '{name}'", base.pos)
        return f"ctypes.{found}"

    def _structure(self, name: str) -> None:
        if any(one.name == name for one in self._out.structures):
            return
        node = self._structures[name]
        members = []
        for variable in node.attributes:
            base = self._base(variable.base_type)
            members += [self._member(base, declarator) for declarator in variable.declarators]
        kind = "Union" if node.kind == "union" else "Structure"
        self._out.structures.append(Structure(name, kind, tuple(members), bool(node.packed)))

    def _member(self, kind: str, declarator: Any) -> Member:
        lengths = []
        while isinstance(declarator, Nodes.CArrayDeclaratorNode):
            if declarator.dimension is None:
                raise self._no_counterpart("an array without a length", declarator.pos)
            lengths.append(self._number(declarator.dimension))
            declarator = declarator.base
        if not isinstance(declarator, Nodes.CNameDeclaratorNode):
            raise self._no_counterpart("a pointer", declarator.pos)
        # The outermost length stands first in C and is nearest to the name in the tree.
        for length in lengths:
            kind = f"{kind} * {length}" if " * " not in kind else f"({kind}) * {length}"
        return Member(str(declarator.name), kind)

    def _number(self, node: Any) -> int:
        if isinstance(node, ExprNodes.IntNode):
            return int(str(node.value).rstrip("uUlL"), 0)
        if isinstance(node, ExprNodes.NameNode) and str(node.name) in self._constants:
            return self._constants[str(node.name)]
        if isinstance(node, ExprNodes.UnaryMinusNode):
            return -self._number(node.operand)
        raise self._no_counterpart("a number that has to be computed", node.pos)

    def _no_counterpart(self, what: str, pos: Any) -> CythonkError:
        return CythonkError(
            Diagnostic(
                "CK112",
                f"{what} cannot be said in a client",
                Position(self._path, pos[1], pos[2] + 1),
                "commands are not called close or fileno; they exchange integers, arrays of them with"
                " a number as length, and structures of these, declared here or in linux.types",
            )
        )


def _device_names(node: Any) -> Iterator[str]:
    """Names under /dev that a class passes to its base."""
    for stat in flatten([node.body]):
        if not isinstance(stat, Nodes.DefNode) or str(stat.name) != "__init__":
            continue
        for inner in flatten([stat.body]):
            call = getattr(inner, "expr", None)
            function = getattr(call, "function", None)
            if str(getattr(function, "attribute", "")) != "__init__":
                continue
            positional = getattr(call, "args", None) or getattr(
                getattr(call, "positional_args", None), "args", []
            )
            if positional and isinstance(positional[0], ExprNodes.UnicodeNode):
                yield f"/dev/{positional[0].value}"
