# SPDX-License-Identifier: GPL-2.0
"""Arithmetic of C integers where Cython's own checks do not suffice: shifts, powers, `-x`.

Runs on the typed tree, after Cython has written augmented assignments out: `a >>= n` is a shift too.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Visitor

from cythonk.frontend.codegen import powers, shifts
from cythonk.frontend.codegen.once import operands_once


class ArithmeticTransform(Visitor.EnvTransform):  # type: ignore[misc]
    """Puts the nodes with checks in the place of Cython's."""

    def visit_PowNode(self, node: Any) -> Any:
        """`**`: checked, by squaring."""
        self.visitchildren(node)
        return powers.checked(node, self.current_env())

    def visit_IntBinopNode(self, node: Any) -> Any:
        """Shifts: by how many bits is looked at."""
        self.visitchildren(node)
        return shifts.checked(node, self.current_env())

    def visit_DivNode(self, node: Any) -> Any:
        """`//` and `%`: the divisor that is tested is the one that divides."""
        self.visitchildren(node)
        env = self.current_env()
        if node.type.is_int and not env.directives.get("cdivision"):
            operands_once(node, env)
        return node

    def visit_UnaryMinusNode(self, node: Any) -> Any:
        """`-x` of a signed integer: checked like 0 - x."""
        self.visitchildren(node)
        env = self.current_env()
        kind = node.type
        if (
            not kind.is_int
            or not kind.signed
            or kind.is_enum
            or not env.directives.get("overflowcheck")
        ):
            return node
        if node.has_constant_result():
            return node
        zero = ExprNodes.IntNode(node.pos, value="0", constant_result=0, type=kind)
        difference = ExprNodes.SubNode(node.pos, operator="-", operand1=zero, operand2=node.operand)
        return difference.analyse_types(env).coerce_to(kind, env)
