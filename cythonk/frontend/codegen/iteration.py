# SPDX-License-Identifier: GPL-2.0
"""`for x in y`: an index over a list or tuple of known type, else an iterator of the runtime.

Each step of a list loop is one atomic operation (`ck_list_iter_get`), so that another CPU may shrink the list between
steps; Cython's form compares an index with a length and then trusts it.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, PyrexTypes


class KernelIteratorNode(ExprNodes.IteratorNode):  # type: ignore[misc]
    """The iterator temp of a for loop."""

    def _by_index(self) -> str | None:
        sequence_type = self.sequence.type
        if sequence_type.is_pylist_type:
            return "ck_list_iter_get"
        if sequence_type.is_pytuple_type:
            return "ck_tuple_iter_get"
        return None

    def generate_result_code(self, code: Any) -> None:
        """Start iterating."""
        if self._by_index():
            self.counter_cname = code.funcstate.allocate_temp(
                PyrexTypes.c_py_ssize_t_type, manage_ref=False
            )
            code.putln(
                f"{self.result()} = {self.sequence.py_result()}; __Pyx_INCREF({self.result()});"
            )
            code.putln(f"{self.counter_cname} = 0;")
            return
        code.putln(
            f"{self.result()} = ck_iter({self.sequence.py_result()}); "
            f"{code.error_goto_if_null(self.result(), self.pos)}"
        )

    def generate_iter_next_result_code(self, result_name: str, code: Any) -> None:
        """Fetch the next item or leave the loop."""
        function = self._by_index()
        if function:
            code.putln(f"{result_name} = {function}({self.py_result()}, {self.counter_cname});")
            code.putln(f"if (!{result_name}) break;")
            code.putln(f"{self.counter_cname} += 1;")
            return
        code.putln(f"{result_name} = ck_next({self.py_result()});")
        code.putln(f"if (!{result_name}) {{")
        code.putln(code.error_goto_if("ck_err_occurred()", self.pos))
        code.putln("break;")
        code.putln("}")
