# SPDX-License-Identifier: GPL-2.0
"""`**` of C integers: a C integer again, checked, and never the float of a negative exponent.

Used by `arithmetic` on the typed tree; apart from it because a node of its own is needed.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes

from cythonk.frontend.codegen.narrow import has_sign
from cythonk.frontend.codegen.once import operands_once


class IntPowNode(ExprNodes.PowNode):  # type: ignore[misc]
    """A power that is computed in place, by squaring."""

    checks_overflow: bool

    def calculate_result_code(self) -> Any:
        """Where the value is."""
        return self.temp_code

    def generate_result_code(self, code: Any) -> None:
        """`if (exponent < 0) raise`, then the power."""
        base, exponent = self.operand1.result(), self.operand2.result()
        constant = self.operand2.has_constant_result()  # and not negative: that is a float literal
        if has_sign(self.operand2.type) and not constant:
            code.putln(f"if (unlikely({exponent} < 0)) {{")
            code.putln(f"ck_raise_negative_power({base} == 0);")
            code.putln(code.error_goto(self.pos))
            code.putln("}")
        power = f"ck_pow_overflows({base}, {exponent}, &{self.result()})"
        if not self.checks_overflow:
            code.putln(f"{power};")
            return
        code.putln(f"if (unlikely({power})) {{")
        code.putln('PyErr_SetString(PyExc_OverflowError, "value too large");')
        code.putln(code.error_goto(self.pos))
        code.putln("}")


def checked(node: Any, env: Any) -> Any:
    """The power, with the checks it needs."""
    if not node.type.is_int:
        return node
    operands_once(node, env)
    node.__class__ = IntPowNode
    node.checks_overflow = bool(env.directives.get("overflowcheck"))
    node.is_temp = True
    return node
