# SPDX-License-Identifier: GPL-2.0
"""`for i in range(a, b, step)` as a C loop that ends, also where the next number would not fit the counter's type.

`i += 4096` wraps past the end of `int` and comes back below any bound: the loop never ends. A counter of up to 32 bits
counts in 64; a wider one stops at the bound instead of going past it. By ones no number is passed over, and Cython's
own loop does.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Nodes, PyrexTypes

from cythonk.frontend.codegen.narrow import bits_of

_NEXT = {"<": "ck_step_up", ">": "ck_step_down"}


class KernelForFromNode(Nodes.ForFromStatNode):  # type: ignore[misc]
    """A loop over a range."""

    def _is_narrow(self) -> bool:
        """Whether no number of the loop's type, one step further, leaves 64 bits."""
        kind = self.loopvar_node.type
        return bits_of(kind) <= 32 and not kind.is_typedef

    def _counter_type(self) -> Any:
        """The type to count in; None where Cython's loop is right."""
        if self.loopvar_node is None or self.step is None or self.relation2 not in _NEXT:
            return None  # over an array, or backwards over a range
        kind = self.loopvar_node.type
        if not kind.is_int:
            return None
        if self._is_narrow():
            by_ones_up = self.step.constant_result == 1 and self.relation2 == "<"
            return None if by_ones_up else PyrexTypes.c_long_type
        if self.step.constant_result == 1 or (not kind.signed and self.relation2 == ">"):
            return None
        return kind

    def generate_execution_code(self, code: Any) -> None:
        """The loop, its `else`, and the labels that `break` and `continue` go to."""
        kind = self._counter_type()
        if kind is None:
            super().generate_execution_code(code)
            return
        code.mark_pos(self.pos)
        outer_labels = code.new_loop_labels()
        for part in (self.bound1, self.bound2, self.step):
            part.generate_evaluation_code(code)
        if self.is_py_target:
            self.loopvar_node.allocate(code)
            counter = self.loopvar_node.result()
        else:
            counter = code.funcstate.allocate_temp(kind, False)
        self._put_loop(counter, kind, code)
        break_label = code.break_label
        code.set_loop_labels(outer_labels)
        if self.else_clause:
            self.else_clause.generate_execution_code(code)
        code.put_label(break_label)
        if self.is_py_target:
            self.loopvar_node.release(code)
        else:
            code.funcstate.release_temp(counter)
        for part in (self.bound1, self.bound2, self.step):
            part.generate_disposal_code(code)
            part.free_temps(code)

    def _put_loop(self, counter: str, kind: Any, code: Any) -> None:
        first = f"{self.bound1.result()}{self.relation_table[self.relation1][0]}"
        end, step = self.bound2.result(), self.step.result()
        if self._is_narrow():
            following = f"{counter} {'+' if self.relation2 == '<' else '-'}= {step}"
        else:
            following = f"{counter} = {_NEXT[self.relation2]}({counter}, {end}, {step})"
        code.putln(f"for ({counter} = {first}; {counter} {self.relation2} {end}; {following}) {{")
        value = self.py_loopvar_node or ExprNodes.RawCNameExprNode(self.target.pos, kind, counter)
        value.generate_evaluation_code(code)
        self.target.generate_assignment_code(value, code)
        self.body.generate_execution_code(code)
        code.put_label(code.continue_label)
        code.putln("}")
