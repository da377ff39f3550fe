# SPDX-License-Identifier: GPL-2.0
"""Literals, unpacking, slices, type and None checks, return: the smaller substitutions."""

from __future__ import annotations

from typing import Any

from Cython.Compiler import Builtin, ExprNodes, Naming, Nodes, PyrexTypes

from cythonk.frontend.codegen.calls import type_expression


class _SequenceMixin:
    """Packing and unpacking of tuples and lists."""

    def _pack(self, code: Any, function: str) -> None:
        node: Any = self
        results = [arg.py_result() for arg in node.args]
        text = f"{function}({', '.join([str(len(results)), *results])})"
        target = node.result()
        code.putln(f"{target} = {text}; {code.error_goto_if_null(target, node.pos)}")
        if node.mult_factor:
            factor = node.mult_factor
            call = (
                f"ck_repeat({target}, {factor.result()})"
                if factor.type.is_int
                else f"__ck_repeat({target}, {factor.py_result()})"
            )
            repeated = code.funcstate.allocate_temp(PyrexTypes.py_object_type, manage_ref=True)
            code.putln(f"{repeated} = {call};")
            code.putln(f"__Pyx_DECREF({target}); {target} = {repeated}; {repeated} = 0;")
            code.funcstate.release_temp(repeated)
            code.putln(code.error_goto_if_null(target, node.pos))
        node.needs_subexpr_disposal = True

    def generate_parallel_assignment_code(self, rhs: Any, code: Any) -> None:
        """`a, b = rhs`: all items or none."""
        node: Any = self
        count = len(node.unpacked_items)
        self._unpack(f"ck_unpack({rhs.py_result()}, {count}, {{array}})", rhs, code)

    def _unpack(self, call: str, rhs: Any, code: Any) -> None:
        node: Any = self
        count = len(node.unpacked_items)
        for item in node.unpacked_items:
            item.allocate(code)
        array = code.funcstate.allocate_temp(
            PyrexTypes.c_array_type(PyrexTypes.py_object_type, count), manage_ref=False
        )
        if getattr(rhs, "unpacked", False):
            rhs.iterator.generate_next_pair(array, code)
        else:
            code.putln(code.error_goto_if_neg(call.format(array=array), node.pos))
        for index, item in enumerate(node.unpacked_items):
            code.putln(f"{item.result()} = {array}[{index}];")
        code.funcstate.release_temp(array)
        rhs.generate_disposal_code(code)
        for value_node in node.coerced_unpacked_items:
            value_node.generate_evaluation_code(code)
        for index, arg in enumerate(node.args):
            arg.generate_assignment_code(node.coerced_unpacked_items[index], code)

    def generate_starred_assignment_code(self, rhs: Any, code: Any) -> None:
        """`a, *b, c = rhs`: all items or none."""
        node: Any = self
        count = len(node.unpacked_items)
        before = next(index for index, arg in enumerate(node.args) if arg.is_starred)
        self._unpack(
            f"ck_unpack_star({rhs.py_result()}, {before}, {count - before - 1}, {{array}})",
            rhs,
            code,
        )


class KernelTupleNode(_SequenceMixin, ExprNodes.TupleNode):  # type: ignore[misc]
    """A tuple: static when all its items are constants."""

    is_literal: bool

    def generate_operation_code(self, code: Any) -> None:
        """Name the static tuple, or build one."""
        if self.type.is_ctuple:
            super().generate_operation_code(code)
            return
        if not self.args or (self.is_literal and not self.mult_factor):
            from cythonk.frontend.module_node import tuple_constant

            for arg in self.args:
                arg.generate_evaluation_code(code)
            items = [arg.py_result() for arg in self.args]
            state = code.globalstate
            key = tuple(items)
            cname = state.tuple_names.setdefault(key, f"__pyx_tuple_{len(state.tuple_names) + 1}")
            tuple_constant(state, cname, items)
            self.result_code = cname
            return
        self.is_literal = False
        self._pack(code, "ck_tuple_pack")


class KernelListNode(_SequenceMixin, ExprNodes.ListNode):  # type: ignore[misc]
    """A list display."""

    def generate_operation_code(self, code: Any) -> None:
        """Build a list; C arrays stay Cython's."""
        if self.type.is_pylist_type:
            self._pack(code, "ck_list_pack")
        else:
            super().generate_operation_code(code)


def _is_self(entry: Any, scope: Any) -> bool:
    """Whether a name is the `self` of the method at hand: callers checked it."""
    arguments = getattr(scope, "arg_entries", None)
    owner = getattr(scope, "parent_scope", None)
    if not arguments or arguments[0] is not entry or entry.cf_is_reassigned:
        return False
    return bool(owner is not None and (owner.is_c_class_scope or owner.is_property_scope))


class KernelNoneCheckNode(ExprNodes.NoneCheckNode):  # type: ignore[misc]
    """None checks: kept before C accesses; the runtime checks what it is handed itself."""

    def put_nonecheck(self, code: Any) -> None:
        """Only where C would follow the pointer, or a loop by index would end at once."""
        by_index = self.type.is_pylist_type or self.type.is_pytuple_type
        if self.type.is_builtin_type and not (
            by_index and "not iterable" in self.exception_message
        ):
            return
        if self.arg.is_name and _is_self(self.arg.entry, code.funcstate.scope):
            return
        super().put_nonecheck(code)


class KernelTypeTestNode(ExprNodes.PyTypeTestNode):  # type: ignore[misc]
    """A checked downcast."""

    def generate_result_code(self, code: Any) -> None:
        """`if (!ck_check_type(…)) goto error`."""
        none_ok = int(not self.notnone and self.arg.may_be_none())
        check = (
            f"ck_check_type({self.arg.py_result()}, {type_expression(self.type)}, {none_ok}, NULL)"
        )
        code.putln(code.error_goto_if(f"!{check}", self.pos))


class KernelSliceIndexNode(ExprNodes.SliceIndexNode):  # type: ignore[misc]
    """`o[a:b]`, and stores to and deletions of it."""

    def _bounds(self) -> str:
        start = self.start.result() if self.start else "0"
        stop = self.stop.result() if self.stop else "SSIZE_MAX"
        return f"{start}, {stop}"

    def _objects(self) -> bool:
        return any(part is not None and part.type.is_pyobject for part in (self.start, self.stop))

    def generate_result_code(self, code: Any) -> None:
        """A new slice; C strings and arrays keep Cython's form."""
        base = self.base.type
        if not self.type.is_pyobject or not base.is_pyobject:
            super().generate_result_code(code)
            return
        if self._objects():
            parts = ", ".join(
                p.py_result() if p is not None else "NULL" for p in (self.start, self.stop)
            )
            call = f"ck_getslice({self.base.py_result()}, {parts}, NULL)"
        else:
            function = "ck_str_slice" if base is Builtin.unicode_type else "ck_getslice_at"
            call = f"{function}({self.base.py_result()}, {self._bounds()})"
        code.putln(f"{self.result()} = {call}; {code.error_goto_if_null(self.result(), self.pos)}")

    def generate_assignment_code(self, rhs: Any, code: Any, *args: Any, **kwargs: Any) -> None:
        """`o[a:b] = rhs`."""
        length = getattr(self, "ck_length", None)
        if length is None and not (self.type.is_pyobject and self.base.type.is_pyobject):
            super().generate_assignment_code(rhs, code, *args, **kwargs)
            return
        self.generate_subexpr_evaluation_code(code)
        if length is not None:
            self._copy(rhs, length, code)
        else:
            call = f"ck_setslice_at({self.base.py_result()}, {self._bounds()}, {rhs.py_result()})"
            code.put_error_if_neg(self.pos, call)
        self.generate_subexpr_disposal_code(code)
        self.free_subexpr_temps(code)
        rhs.generate_disposal_code(code)
        rhs.free_temps(code)

    def _copy(self, rhs: Any, length: Any, code: Any) -> None:
        """An array into a slice of one, of the same length."""
        base, start = self.base.result(), self.start.result() if self.start else "0"
        stop = self.stop.result() if self.stop else self.base.type.size
        if f"{stop} - {start}" != f"{length} - 0":
            code.putln(f"if (unlikely({stop} - {start} != {length})) {{")
            code.putln('PyErr_SetString(PyExc_ValueError, "Assignment to slice of wrong length");')
            code.putln(code.error_goto(self.pos))
            code.putln("}")
        code.putln(f"memcpy(&{base}[{start}], {rhs.result()}, sizeof({base}[0]) * {length});")

    def generate_deletion_code(self, code: Any, ignore_nonexisting: bool = False) -> None:
        """`del o[a:b]`."""
        self.generate_subexpr_evaluation_code(code)
        code.put_error_if_neg(
            self.pos, f"ck_delslice_at({self.base.py_result()}, {self._bounds()})"
        )
        self.generate_subexpr_disposal_code(code)
        self.free_subexpr_temps(code)


class KernelModNode(ExprNodes.ModNode):  # type: ignore[misc]
    """`%` of C integers."""

    def zero_division_message(self) -> str:
        """As CPython words it."""
        return "integer modulo by zero"


class KernelSliceNode(ExprNodes.SliceNode):  # type: ignore[misc]
    """`a:b:c` inside brackets: three values, no slice object."""

    def generate_result_code(self, code: Any) -> None:
        """The index node names the parts."""

    def calculate_result_code(self) -> str:
        """Never used as a value."""
        return "NULL"


class KernelIndexNode(ExprNodes.IndexNode):  # type: ignore[misc]
    """Indexing; extended slices go to the runtime by their parts."""

    def calculate_result_code(self) -> Any:
        """A bytearray may shrink at any time: without the exception its bounds are looked at all the same."""
        if self.base.type.is_pybytearray_type:
            return f"ck_bytearray_peek({self.base.py_result()}, {self.index.result()})"
        return super().calculate_result_code()

    def generate_result_code(self, code: Any) -> None:
        """`o[a:b:c]`, or Cython's own form."""
        if not isinstance(self.index, ExprNodes.SliceNode):
            super().generate_result_code(code)
            return
        parts = ", ".join(
            p.py_result() for p in (self.index.start, self.index.stop, self.index.step)
        )
        code.putln(
            f"{self.result()} = ck_getslice({self.base.py_result()}, {parts}); "
            f"{code.error_goto_if_null(self.result(), self.pos)}"
        )

    def generate_subexpr_evaluation_code(self, code: Any) -> None:
        """C arrays of known length are indexed within it, or IndexError is raised."""
        super().generate_subexpr_evaluation_code(code)
        size = getattr(self.base.type, "size", None) if self.base.type.is_array else None
        if size is None or not code.globalstate.directives["boundscheck"]:
            return
        index = self.index
        if (
            index.has_constant_result()
            and str(size).isdigit()
            and 0 <= index.constant_result < int(size)
        ):
            return
        code.putln(f"if (unlikely((size_t){index.result()} >= {size})) {{")
        code.putln('PyErr_SetString(PyExc_IndexError, "array index out of range");')
        code.putln(code.error_goto(self.pos))
        code.putln("}")

    def _put_slice(self, value: str, code: Any) -> None:
        parts = (self.index.start, self.index.stop, self.index.step)
        results = ", ".join(part.py_result() for part in parts)
        call = f"ck_setslice({self.base.py_result()}, {results}, {value})"
        code.putln(code.error_goto_if_neg(call, self.pos))

    def generate_setitem_code(self, value_code: str, code: Any) -> None:
        """`o[i] = v`, `o[a:b:c] = v`."""
        if isinstance(self.index, ExprNodes.SliceNode):
            self._put_slice(value_code, code)
        elif self.base.type is Builtin.list_type and self.index.type.is_int:
            call = f"ck_list_set({self.base.py_result()}, {self.index.result()}, {value_code})"
            code.putln(code.error_goto_if_neg(call, self.pos))
        else:
            super().generate_setitem_code(value_code, code)

    def generate_deletion_code(self, code: Any, ignore_nonexisting: bool = False) -> None:
        """`del o[i]`, `del o[a:b:c]`."""
        if isinstance(self.index, ExprNodes.SliceNode):
            self.generate_subexpr_evaluation_code(code)
            self._put_slice("NULL", code)
            self.generate_subexpr_disposal_code(code)
            self.free_subexpr_temps(code)
            return
        super().generate_deletion_code(code, ignore_nonexisting)


class KernelReturnNode(Nodes.ReturnStatNode):  # type: ignore[misc]
    """`return`: the old return value only matters when a finally clause overrides it."""

    def generate_execution_code(self, code: Any) -> None:
        """Evaluate, store, go."""
        code.mark_pos(self.pos)
        if not self.return_type:
            return
        value = self.value
        if value and value.is_none and self.return_type.is_pyobject:
            value = None
        if value:
            value.generate_evaluation_code(code)
            value.make_owned_reference(code)
        if self.return_type.is_pyobject:
            code.putln(f"__Pyx_XDECREF({Naming.retval_cname});")
        if value:
            code.putln(f"{Naming.retval_cname} = {value.result_as(self.return_type)};")
            value.generate_post_assignment_code(code)
            value.free_temps(code)
        elif self.return_type.is_pyobject:
            code.put_init_to_py_none(Naming.retval_cname, self.return_type)
        elif self.return_type.is_returncode:
            self.put_return(code, self.return_type.default_value)
        # Inside a try the way out may still become an exception that is caught there, and then the
        # loops around it go on: their iterators go where the return leaves the outermost try.
        if leaves_function(code.return_label):
            for cname, kind in code.funcstate.temps_holding_reference():
                code.put_decref_clear(cname, kind)
        code.put_goto(code.return_label)


class KernelCoerceToBooleanNode(ExprNodes.CoerceToBooleanNode):  # type: ignore[misc]
    """Whether an object is true; of an int the runtime is asked, which knows how ints are kept."""

    @staticmethod
    def _find_special_builtin_function(typ: Any) -> Any:
        """Cython's shortcut for a type, if it has one that is not about CPython's ints."""
        if typ.is_pyint_type:
            return None
        return ExprNodes.CoerceToBooleanNode._find_special_builtin_function(typ)


def leaves_function(label: str) -> bool:
    """Whether a return label is the function's own, not one of a try around the statement."""
    return label == f"{Naming.pyrex_prefix}L0"
