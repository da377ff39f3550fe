# SPDX-License-Identifier: GPL-2.0
"""C arrays of known length: an index is read once, slices end where the array ends, texts end within it.

Cython takes the bounds of a slice as they come, and looks for the end of a text behind the end of an array that has no
NUL. Here slices are cut as Python cuts them. Runs on the typed tree; loops over slices ask `bounds` themselves, because
they become loops over pointers before.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, PyrexTypes, Visitor
from Cython.Compiler.Errors import error

from cythonk.frontend.codegen.once import once

_SSIZE = PyrexTypes.c_py_ssize_t_type


class BoundNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """One bound of a slice, cut to what the array has."""

    subexprs = ["arg"]
    type = _SSIZE
    is_temp = True

    def __init__(self, arg: Any, size: Any, low: Any, high: Any) -> None:
        super().__init__(arg.pos)
        self.arg = arg
        self.size = size
        self.low = low  # a number, or the node of the other bound
        self.high = high

    def analyse_types(self, env: Any) -> Any:
        """Typed already."""
        return self

    def generate_result_code(self, code: Any) -> None:
        """`t = cut(bound)`."""
        low = self.low.result() if isinstance(self.low, ExprNodes.ExprNode) else self.low
        code.putln(
            f"{self.result()} = "
            f"ck_slice_bound({self.arg.result()}, {self.size}, {low}, {self.high});"
        )


class TextEndNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """Where the text in an array of characters ends: at a NUL, or with the array."""

    subexprs: list[str] = []
    type = _SSIZE
    is_temp = True

    def __init__(self, base: Any, start: Any) -> None:
        super().__init__(base.pos)
        self.base = base  # both are evaluated as parts of the slice, before this
        self.start = start

    def analyse_types(self, env: Any) -> Any:
        """Typed already."""
        return self

    def generate_result_code(self, code: Any) -> None:
        """`t = start + strnlen(text + start, size - start)`."""
        start = self.start.result() if self.start is not None else "0"
        base = self.base.result_as(PyrexTypes.c_const_char_ptr_type)
        code.putln(f"{self.result()} = ck_text_end({base}, {start}, {self.base.type.size});")


def size_of(kind: Any) -> Any:
    """The length of an array type: a number, or the C text of a constant; None where it is not known."""
    return kind.size if kind is not None and kind.is_array else None


def length(pos: Any, size: Any) -> Any:
    """The length as an expression."""
    if isinstance(size, int):
        return ExprNodes.IntNode.for_size(pos, size)
    return ExprNodes.RawCNameExprNode(pos, _SSIZE, size)


def _within(node: Any, size: Any) -> bool:
    """Whether a bound is a constant that needs no cutting."""
    if not node.has_constant_result() or not isinstance(size, int):
        return False
    value = node.constant_result
    return isinstance(value, int) and 0 <= value <= size


def bounds(
    start: Any, stop: Any, size: Any, env: Any, *, backwards: bool = False
) -> tuple[Any, Any]:
    """The bounds of a slice of an array, cut to its length; what is None stays so."""
    low, high = ("-1", f"{size} - 1") if backwards else ("0", str(size))

    def cut(bound: Any, least: Any) -> Any:
        if bound is None or (not backwards and least == "0" and _within(bound, size)):
            return bound
        return BoundNode(once(bound.coerce_to(_SSIZE, env), env), size, least, high)

    start = cut(start, low)
    least = low if backwards or start is None else start
    return start, cut(stop, least)


def hold_owner(array: Any, env: Any) -> None:
    """Take a reference to the object that an array is a part of, if its variable may change while a loop runs."""
    node = array
    while isinstance(node, (ExprNodes.AttributeNode, ExprNodes.IndexNode)):
        part = "obj" if isinstance(node, ExprNodes.AttributeNode) else "base"
        owner = getattr(node, part)
        if owner.type.is_pyobject:
            name = owner.arg if isinstance(owner, ExprNodes.NoneCheckNode) else owner
            if isinstance(name, ExprNodes.NameNode) and len(name.entry.cf_assignments) > 1:
                setattr(node, part, owner.coerce_to_temp(env))
            return
        node = owner


class ArrayTransform(Visitor.EnvTransform):  # type: ignore[misc]
    """Makes uses of arrays safe, where bounds are to be checked."""

    def _checked(self) -> bool:
        return bool(self.current_env().directives.get("boundscheck"))

    def visit_IndexNode(self, node: Any) -> Any:
        """The index that is tested is the index that is used."""
        self.visitchildren(node)
        if node.base.type.is_array and not isinstance(node.index, ExprNodes.SliceNode):
            node.index = once(node.index, self.current_env())
        return node

    def visit_SliceIndexNode(self, node: Any) -> Any:
        """Both bounds lie within the array, the second not before the first."""
        self.visitchildren(node)
        size = size_of(node.base.type)
        if size is None or not self._checked():
            return node
        node.start, node.stop = bounds(node.start, node.stop, size, self.current_env())
        if node.stop is None and node.type.is_pyobject:
            node.stop = TextEndNode(node.base, node.start)
        return node

    def visit_CoerceToPyTypeNode(self, node: Any) -> Any:
        """An array of characters as a text."""
        self.visitchildren(node)
        array = node.arg
        if size_of(array.type) is None or not array.type.is_string or not self._checked():
            return node
        return ExprNodes.SliceIndexNode(
            node.pos,
            base=array,
            start=None,
            stop=TextEndNode(array, None),
            type=node.type,
            is_temp=True,
        )

    def visit_SingleAssignmentNode(self, node: Any) -> Any:
        """What is copied into a slice is as long as the slice."""
        self.visitchildren(node)
        target = node.lhs
        if (
            not isinstance(target, ExprNodes.SliceIndexNode)
            or size_of(target.base.type) is None
            or not self._checked()
        ):
            return node
        value = node.rhs
        while value.type.is_ptr and getattr(value, "arg", None) is not None:
            value = value.arg
        target.ck_length = size_of(value.type)
        if target.ck_length is None:
            error(
                node.pos,
                "the length of what is copied into the array is not known: copy its items one by one",
            )
        node.rhs = value  # and not a pointer to it, which its object may not outlive
        return node
