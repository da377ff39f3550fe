# SPDX-License-Identifier: GPL-2.0
"""The ioctl commands that a class declares: methods marked `@ioctl("c", 1)`.

Reads them from the parse tree, for those who check them (`rules/ioctls.py`), who make code of them
(`desugar/ioctls.py`) and who write programs for their users (`cythonk.client`): all have to agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from Cython.Compiler import ExprNodes, Nodes

NAME = "ioctl"
SHAPE = 'write @ioctl("c", 1): a character, a number from 0 to 255, and dir="r", "w" or "rw"'

# Who reads and writes the structure, as its user sees it: "r" is read from the driver, as _IOR says.
# include/uapi/asm-generic/ioctl.h.
DIRECTIONS = {"": "_IO", "r": "_IOR", "w": "_IOW", "rw": "_IOWR"}


@dataclass(frozen=True)
class Ioctl:
    """One command.

    Attributes:
        method: the name of the method.
        kind: the character that the driver's commands have in common.
        number: which of these it is.
        direction: a key of DIRECTIONS.
        type: the name of the structure's type as the source has it; "" where there is none.
        doc: the method's docstring.
        node: the method.
    """

    method: str
    kind: str
    number: int
    direction: str
    type: str
    doc: str
    node: Any


@dataclass(frozen=True)
class Wrong:
    """A declaration that is none: where, why, and what to write."""

    pos: Any
    message: str
    hint: str


def mark(method: Any) -> Any:
    """The decorator of a method that is a command; None for others."""
    for decorator in getattr(method, "decorators", None) or []:
        function = getattr(decorator.decorator, "function", decorator.decorator)
        if isinstance(function, ExprNodes.NameNode) and str(function.name) == NAME:
            return decorator
    return None


def read(method: Any) -> Ioctl | Wrong:
    """What a marked method declares."""
    call = mark(method).decorator
    said = _arguments(call)
    if said is None:
        return Wrong(call.pos, "@ioctl is not written as it has to be", SHAPE)
    kind, number, direction = said
    if not isinstance(method, Nodes.DefNode):
        return Wrong(method.pos, "a command of @ioctl is a def", "write def instead of cdef")
    args = method.args
    if len(args) not in (2, 3) or method.star_arg or method.starstar_arg:
        return Wrong(
            method.pos,
            f"'{method.name}' takes the opening and at most a pointer to what is exchanged",
            f"write: def {method.name}(self, File f, TYPE *argument)",
        )
    name, const = _pointed_to(args[2]) if len(args) == 3 else ("", False)
    if name is None:
        return Wrong(
            args[2].pos,
            f"what '{method.name}' exchanges is not a pointer to a type of one name",
            "declare a cdef struct, or take a type of linux.types such as u32, and a pointer to it",
        )
    default = "" if not name else "w" if const else "rw"
    if direction is None:
        direction = default
    elif not name or (const and "r" in direction):
        return Wrong(
            call.pos,
            f"dir=\"{direction}\" does not fit the parameters of '{method.name}'",
            "without a pointer there is no direction, and what is const cannot be read back",
        )
    return Ioctl(str(method.name), kind, number, direction, name, str(method.doc or ""), method)


def commands(class_node: Any) -> tuple[list[Ioctl], list[Wrong]]:
    """The commands that a class declares itself, and what is wrong with others."""
    found: list[Ioctl] = []
    wrong: list[Wrong] = []
    taken: dict[tuple[str, int], str] = {}
    for stat in _flat(class_node.body):
        if mark(stat) is None:
            continue
        one = read(stat)
        if isinstance(one, Wrong):
            wrong.append(one)
            continue
        other = taken.setdefault((one.kind, one.number), one.method)
        if other != one.method:
            message = f"'{other}' has the number {one.number} of \"{one.kind}\" already"
            wrong.append(Wrong(stat.pos, message, "give each command a number of its own"))
            continue
        found.append(one)
    return found, wrong


def _flat(body: Any) -> list[Any]:
    if isinstance(body, Nodes.StatListNode):
        return [one for stat in body.stats for one in _flat(stat)]
    return [] if body is None else [body]


def _arguments(call: Any) -> tuple[str, int, str | None] | None:
    """Character, number and direction of `ioctl(…)`; None: it has another shape."""
    direction: str | None = None
    if isinstance(call, ExprNodes.GeneralCallNode):
        positional = getattr(call.positional_args, "args", [])
        pairs = getattr(call.keyword_args, "key_value_pairs", [])
        if len(pairs) != 1 or str(pairs[0].key.value) != "dir":
            return None
        direction = _text(pairs[0].value)
        if direction not in DIRECTIONS or not direction:
            return None
    elif isinstance(call, ExprNodes.SimpleCallNode):
        positional = call.args
    else:
        return None
    if len(positional) != 2:
        return None
    kind, number = _text(positional[0]), positional[1]
    if kind is None or len(kind) != 1 or not 0 < ord(kind) < 128:
        return None
    if not isinstance(number, ExprNodes.IntNode):
        return None
    value = int(str(number.value), 0)
    return (kind, value, direction) if 0 <= value <= 255 else None


def _text(node: Any) -> str | None:
    return str(node.value) if isinstance(node, ExprNodes.UnicodeNode) else None


def _pointed_to(arg: Any) -> tuple[str | None, bool]:
    """The name of the type that a parameter points to, and whether that is const."""
    base, const = arg.base_type, False
    if isinstance(base, Nodes.CQualifierTypeNode):
        base, const = base.base_type, bool(base.is_const)
    declarator = arg.declarator
    one_pointer = isinstance(declarator, Nodes.CPtrDeclaratorNode) and isinstance(
        declarator.base, Nodes.CNameDeclaratorNode
    )
    if not one_pointer or not isinstance(base, Nodes.CSimpleBaseTypeNode):
        return None, const
    if base.is_basic_c_type or not base.name:
        return None, const
    return ".".join([*map(str, base.module_path), str(base.name)]), const
