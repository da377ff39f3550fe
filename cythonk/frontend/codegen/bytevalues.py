# SPDX-License-Identifier: GPL-2.0
"""What is assigned to an item of a bytearray or looked for, `b[i] = x` and `x in b`: a value that is no byte raises
ValueError, as in Python.

Cython converts it to `unsigned char` like any C integer, which raises OverflowError. Used by `retarget` on the typed
tree; apart from the other substitutions because the node changed is the value, and the reason is where it goes.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Nodes

from cythonk.frontend.codegen.narrow import NarrowNode

MESSAGE = "byte must be in range(0, 256)"


class ByteFromObjectNode(ExprNodes.CoerceFromPyTypeNode):  # type: ignore[misc]
    """An object as a byte."""

    def generate_result_code(self, code: Any) -> None:
        """`t = ck_as_byte(x)`, with -1 for a failure among others."""
        result = self.result()
        code.putln(f"{result} = ck_as_byte({self.arg.py_result()});")
        failed = f"{result} == (unsigned char)-1 && PyErr_Occurred()"
        code.putln(code.error_goto_if(failed, self.pos))


class ByteFromIntNode(NarrowNode):
    """A wider C integer as a byte."""

    def generate_result_code(self, code: Any) -> None:
        """`if (narrows(value, &t)) raise`."""
        code.putln(f"if (unlikely(ck_narrows({self.arg.result()}, &{self.result()}))) {{")
        code.putln(f'PyErr_SetString(PyExc_ValueError, "{MESSAGE}");')
        code.putln(code.error_goto(self.pos))
        code.putln("}")


_BYTE_NODES: dict[type, type] = {
    ExprNodes.CoerceFromPyTypeNode: ByteFromObjectNode,
    NarrowNode: ByteFromIntNode,
}


# What Cython calls for `x in b`.
_CONTAINS = ("__Pyx_BytesContains", "__Pyx_ByteArrayContains")


def _as_byte(value: Any) -> None:
    while type(value) in (ExprNodes.CoerceToTempNode, ExprNodes.CloneNode):
        value = value.arg
    value.__class__ = _BYTE_NODES.get(type(value), type(value))


def prepare(node: Any) -> None:
    """Swap the class of the value, if an item of a bytearray is assigned or a byte is looked for."""
    if isinstance(node, ExprNodes.PrimaryCmpNode):
        if node.special_bool_cmp_function in _CONTAINS:
            _as_byte(node.operand1)
    elif isinstance(node, Nodes.SingleAssignmentNode):
        target = node.lhs
        if not isinstance(target, ExprNodes.IndexNode) or target.type.is_pyobject:
            return
        if getattr(target.base.type, "is_pybytearray_type", False):
            _as_byte(node.rhs)
