# SPDX-License-Identifier: GPL-2.0
"""`<<` and `>>` of C integers as Python has them: by any number of bits, and by no negative one.

C leaves a shift by the width of the type or more undefined, and one by less than nothing. Cython
checks only whether bits are lost to the left. Used by `arithmetic` on the typed tree where arithmetic is
checked; apart from it because a node of its own is needed.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes

from cythonk.frontend.codegen.narrow import bits_of, has_sign
from cythonk.frontend.codegen.once import operands_once


def _constant(node: Any) -> int | None:
    value = node.constant_result if node.has_constant_result() else None
    return value if isinstance(value, int) else None


def _bounded(node: Any, bits: int) -> bool:
    """Whether a count is less than the width: a constant, or one behind a constant mask."""
    while isinstance(node, (ExprNodes.CoercionNode, ExprNodes.TypecastNode)):
        node = getattr(node, "arg", None) or node.operand
    value = _constant(node)
    if value is None and getattr(node, "operator", None) == "&":
        masks = [_constant(node.operand1), _constant(node.operand2)]
        value = next((mask for mask in masks if mask is not None), None)
    return value is not None and 0 <= value < bits


class ShiftNode(ExprNodes.IntBinopNode):  # type: ignore[misc]
    """A shift whose count is looked at."""

    def generate_result_code(self, code: Any) -> None:
        """`if (count < 0) raise`, then the shift."""
        if has_sign(self.operand2.type):
            code.putln(f"if (unlikely({self.operand2.result()} < 0)) {{")
            code.putln('PyErr_SetString(PyExc_ValueError, "negative shift count");')
            code.putln(code.error_goto(self.pos))
            code.putln("}")
        super().generate_result_code(code)

    def calculate_result_code(self) -> Any:
        """To the right nothing is lost that Python would keep."""
        if self.operator == "<<":
            return super().calculate_result_code()
        return f"ck_shift_right({self.operand1.result()}, {self.operand2.result()})"


def checked(node: Any, env: Any) -> Any:
    """The shift, with the checks it needs."""
    if node.operator not in ("<<", ">>") or not node.type.is_int or node.type.is_enum:
        return node
    if not env.directives.get("overflowcheck") or _bounded(node.operand2, bits_of(node.type)):
        return node
    operands_once(node, env)
    node.__class__ = ShiftNode
    node.is_temp = True
    return node
