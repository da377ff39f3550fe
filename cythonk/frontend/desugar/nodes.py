# SPDX-License-Identifier: GPL-2.0
"""Short constructors for the parse-tree nodes that the desugaring builds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from Cython.Compiler import ExprNodes, Nodes
from Cython.Compiler.StringEncoding import EncodedString

# C types by name, and how Cython's parser marks their signedness (2: a signed typedef).
BASIC_TYPES = {"int": 1, "void": 1, "bint": 1, "Py_ssize_t": 2, "Py_hash_t": 2}


def name(pos: Any, text: str) -> Any:
    """A reference to a name."""
    return ExprNodes.NameNode(pos, name=EncodedString(text))


def attribute(pos: Any, obj: Any, text: str) -> Any:
    """`obj.text`."""
    return ExprNodes.AttributeNode(pos, obj=obj, attribute=EncodedString(text))


def call(pos: Any, function: Any, args: Sequence[Any] = ()) -> Any:
    """`function(args…)`."""
    return ExprNodes.SimpleCallNode(pos, function=function, args=list(args))


def assign(pos: Any, target: Any, value: Any) -> Any:
    """`target = value`."""
    return Nodes.SingleAssignmentNode(pos, lhs=target, rhs=value)


def statements(pos: Any, stats: Sequence[Any]) -> Any:
    """A block."""
    return Nodes.StatListNode(pos, stats=list(stats))


def none(pos: Any) -> Any:
    """None."""
    return ExprNodes.NoneNode(pos)


def boolean(pos: Any, value: bool) -> Any:
    """True or False."""
    return ExprNodes.BoolNode(pos, value=value)


def c_type(pos: Any, text: str) -> Any:
    """A simple type by name: `int`, `object`, a class."""
    return Nodes.CSimpleBaseTypeNode(
        pos,
        name=EncodedString(text),
        module_path=[],
        is_basic_c_type=text in BASIC_TYPES,
        signed=BASIC_TYPES.get(text, 1),
        complex=0,
        longness=0,
        is_self_arg=0,
        templates=None,
    )


def variable(pos: Any, type_node: Any, text: str) -> Any:
    """`cdef type text`."""
    declarator = Nodes.CNameDeclaratorNode(pos, name=EncodedString(text), cname=None)
    return Nodes.CVarDefNode(
        pos,
        visibility="private",
        base_type=type_node,
        declarators=[declarator],
        in_pxd=False,
        doc=None,
        api=0,
        modifiers=[],
        overridable=0,
    )


def flatten(stats: Sequence[Any]) -> list[Any]:
    """The statements of nested statement lists, in order."""
    flat: list[Any] = []
    for stat in stats:
        flat.extend(flatten(stat.stats) if type(stat) is Nodes.StatListNode else [stat])
    return flat
