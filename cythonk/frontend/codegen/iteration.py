# SPDX-License-Identifier: GPL-2.0
"""`for x in y`: an index over a list or tuple of known type, else whatever the runtime makes of the object.

Each step of a list loop is one atomic operation (`ck_list_iter_get`), so that another CPU may shrink the list between
steps; Cython's form compares an index with a length and then trusts it.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Nodes, PyrexTypes


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
        self.counter_cname = code.funcstate.allocate_temp(
            PyrexTypes.c_py_ssize_t_type, manage_ref=False
        )
        if self._by_index():
            code.putln(
                f"{self.result()} = {self.sequence.py_result()}; __Pyx_INCREF({self.result()});"
            )
            code.putln(f"{self.counter_cname} = 0;")
            return
        code.putln(
            f"{self.result()} = ck_loop_begin({self.sequence.py_result()}, &{self.counter_cname}); "
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
        code.putln(f"{result_name} = ck_loop_next({self.py_result()}, &{self.counter_cname});")
        code.putln(f"if (!{result_name}) {{")
        code.putln(code.error_goto_if("ck_err_occurred()", self.pos))
        code.putln("break;")
        code.putln("}")

    def generate_next_pair(self, array: str, code: Any) -> None:
        """Fetch both halves of the next item, which needs no tuple then, or leave the loop."""
        found = code.funcstate.allocate_temp(PyrexTypes.c_int_type, manage_ref=False)
        code.putln(
            f"{found} = ck_loop_next_pair({self.py_result()}, &{self.counter_cname}, {array});"
        )
        code.putln(code.error_goto_if_neg(found, self.pos))
        code.putln(f"if (!{found}) break;")
        code.funcstate.release_temp(found)


class KernelNextNode(ExprNodes.NextNode):  # type: ignore[misc]
    """The item of a for loop; `unpacked` when the loop's target fetches its halves itself."""

    unpacked = False

    def generate_result_code(self, code: Any) -> None:
        """Fetch it."""
        if not self.unpacked:
            super().generate_result_code(code)

    def generate_disposal_code(self, code: Any) -> None:
        """Drop it."""
        if not self.unpacked:
            super().generate_disposal_code(code)


class KernelForInNode(Nodes.ForInStatNode):  # type: ignore[misc]
    """`for target in iterator`."""

    def generate_execution_code(self, code: Any) -> None:
        """The loop; one over pairs needs no tuples."""
        target = self.target
        if (
            isinstance(self.item, KernelNextNode)
            and isinstance(self.iterator, KernelIteratorNode)
            and not self.iterator._by_index()
            and target.is_sequence_constructor
            and len(target.args) == 2
            and not any(arg.is_starred for arg in target.args)
        ):
            self.item.unpacked = True
        super().generate_execution_code(code)
