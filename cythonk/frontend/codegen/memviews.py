# SPDX-License-Identifier: GPL-2.0
"""Typed memoryviews: `cdef int[:] v = buffer` as a small local struct of the runtime.

Cython brings a library of its own for them, written in Cython on CPython's buffers. Here its types keep their part in
the analysis (indexing, slicing, conversion), and what they write is calls of `memview.h`; indexing itself is inline C
with the bounds checked. One dimension of integers; a view lives in variables and arguments of functions only, where
nobody else can replace it while it is read.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, MemoryView, Nodes, PyrexTypes
from Cython.Compiler.Errors import error

from cythonk.frontend.codegen import narrow

_Slice = PyrexTypes.MemoryViewSliceType
_analyse = Nodes.MemoryViewSliceTypeNode.analyse

NAMES = ("shape", "strides")


def _item(kind: Any) -> Any:
    """The C type of the items, without const."""
    return kind.dtype.cv_base_type if kind.dtype.is_cv_qualified else kind.dtype


def _size(kind: Any) -> str:
    return f"sizeof({_item(kind).empty_declaration_code()})"


def _flags(kind: Any) -> str:
    """The CK_MEMVIEW_* of a type."""
    item = _item(kind)
    flags = []
    if item.is_typedef:  # only C knows
        name = item.empty_declaration_code()
        flags.append(f"CK_MEMVIEW_SIGNED * (({name})-1 < ({name})1)")
    elif narrow.has_sign(item):
        flags.append("CK_MEMVIEW_SIGNED")
    if not kind.dtype.is_const:
        flags.append("CK_MEMVIEW_WRITE")
    if kind.is_c_contig:
        flags.append("CK_MEMVIEW_CONTIG")
    return " | ".join(flags) or "0"


def _analyse_type(self: Any, env: Any, could_be_name: bool = False) -> Any:
    kind = _analyse(self, env, could_be_name)
    if not getattr(kind, "is_memoryviewslice", False):
        return kind
    if kind.ndim != 1:
        error(self.pos, "a typed memoryview has one dimension in the kernel")
    elif kind.axes[0] not in (("direct", "strided"), ("direct", "contig")):
        error(self.pos, "a typed memoryview is declared as TYPE[:] or TYPE[::1] in the kernel")
    elif not _item(kind).is_int or _item(kind).is_enum:
        error(self.pos, "the items of a typed memoryview are integers in the kernel")
    else:
        return kind
    return PyrexTypes.error_type


def _from_object(
    self: Any,
    source_code: str,
    result_code: str,
    error_pos: Any,
    code: Any,
    *_args: Any,
    **_kwargs: Any,
) -> str:
    call = f"ck_memview_from(&{result_code}, {source_code}, {_size(self)}, {_flags(self)})"
    return str(code.error_goto_if_neg(call, error_pos))


def _to_object(
    self: Any, source_code: str, result_code: str, _result_type: Any, *_args: Any, **_kwargs: Any
) -> str:
    call = f"ck_memview_object(&{source_code}, {_size(self)}, {_flags(self)})"
    return f"{result_code} = {call}"


def _known(self: Any, _env: Any) -> bool:
    """Conversions need no code of their own."""
    self.from_py_function = self.to_py_function = "ck_memview"
    return True


def _declare_attribute(self: Any, attribute: str, env: Any, pos: Any) -> Any:
    if attribute in NAMES:
        array = PyrexTypes.c_array_type(PyrexTypes.c_py_ssize_t_type, 1)
        self.scope.declare_var(attribute, array, pos, cname=attribute, is_cdef=1)
        return True
    error(pos, f"a typed memoryview has no '{attribute}' in the kernel; it has shape and strides")
    return False


def _transpose(self: Any, pos: Any) -> Any:
    error(pos, "a typed memoryview has no 'T' in the kernel; it has shape and strides")
    return PyrexTypes.error_type


def _from_array(_cls: type, src_node: Any, _env: Any) -> Any:
    error(src_node.pos, "a C array, which ends with its function, cannot become a typed memoryview")
    return ExprNodes.NoneNode(src_node.pos)


def _put_slice(
    self: Any,
    code: Any,
    indices: Any,
    dst: str,
    dst_type: Any,
    have_gil: bool,
    have_slices: bool,
    directives: Any,
    drop_temp_refcounting: bool,
) -> None:
    (index,) = indices
    parts = [
        "CK_MEMVIEW_NO" if part.is_none else part.result()
        for part in (index.start, index.stop, index.step)
    ]
    call = f"ck_memview_slice(&{dst}, &{self.cname}, {', '.join(parts)})"
    code.putln(code.error_goto_if_neg(call, index.pos))
    if not drop_temp_refcounting:
        code.put_incref_memoryviewslice(dst, dst_type, have_gil=have_gil)


def _copy_slice(self: Any, src: Any, code: Any) -> None:
    call = f"ck_memview_copy(&{self.dst.result()}, &{src.result()}, {_size(self.dst.type)})"
    code.putln(code.error_goto_if_neg(call, self.dst.pos))


def _copy_scalar(self: Any, scalar: Any, code: Any) -> None:
    kind = self.dst.type
    name = _item(kind).empty_declaration_code()
    value = code.funcstate.allocate_temp(_item(kind), manage_ref=False)
    code.putln(f"{value} = ({name}){scalar.result()};")
    code.putln(f"ck_memview_fill(&{self.dst.result()}, &{value}, {_size(kind)});")
    code.funcstate.release_temp(value)


# In-place operators: those that can overflow with the runtime's name, and those that cannot.
_CHECKED = {"+": "add", "-": "sub", "*": "mul"}
_PLAIN = ("&", "|", "^", "")


def _store_item(self: Any, rhs: Any, code: Any, op: str = "") -> None:
    """`v[i] = x`, `v[i] += x`: the bounds are checked, and so is the result."""
    _, place = self.buffer_lookup_code(code)
    value = rhs.result()
    if op in _PLAIN:
        code.putln(f"*{place} {op}= {value};")
        return
    if op not in _CHECKED:
        error(self.pos, f"'{op}=' on an item of a typed memoryview: write v[i] = v[i] {op} x")
        return
    item = _item(self.base.type)
    result = code.funcstate.allocate_temp(item, manage_ref=False)
    code.putln(f"if (unlikely(ck_{_CHECKED[op]}_overflows(*{place}, {value}, &{result}))) {{")
    name = item.declaration_code("", for_display=1)
    code.putln(f'PyErr_SetString(PyExc_OverflowError, "value too large to convert to {name}");')
    code.putln(code.error_goto(self.pos))
    code.putln("}")
    code.putln(f"*{place} = {result};")
    code.funcstate.release_temp(result)


def length(node: Any) -> Any:
    """`len(v)` of a typed memoryview as `v.shape[0]`; None for other arguments."""
    while isinstance(node, (ExprNodes.CoerceToPyTypeNode, ExprNodes.CoerceToTempNode)):
        node = node.arg
    if not getattr(node.type, "is_memoryviewslice", False) or not node.is_name:
        return None
    return LengthNode(node.pos, node)


class LengthNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """How many items a typed memoryview has."""

    subexprs = ["arg"]
    type = PyrexTypes.c_py_ssize_t_type

    def __init__(self, pos: Any, arg: Any) -> None:
        super().__init__(pos)
        self.arg = arg
        # A view that is made for the question ends with it.
        self.is_temp = arg.result_in_temp()

    def analyse_types(self, env: Any) -> Any:
        """Typed already."""
        return self

    def calculate_result_code(self) -> str:
        """A member of the struct."""
        return f"{self.arg.result()}.shape[0]"

    def generate_result_code(self, code: Any) -> None:
        """The member's value, where it cannot stay one."""
        if self.is_temp:
            code.putln(f"{self.result()} = {self.calculate_result_code()};")


def install() -> None:
    """Put the kernel's forms in place; calling it again changes nothing."""
    Nodes.MemoryViewSliceTypeNode.analyse = _analyse_type
    Nodes.MemoryViewSliceTypeNode.use_memview_utilities = lambda self, env: None
    _Slice.default_value = "{ NULL }"
    _Slice.from_py_call_code = _from_object
    _Slice.to_py_call_code = _to_object
    _Slice.create_from_py_utility_code = _known
    _Slice.create_to_py_utility_code = _known
    _Slice.transpose = _transpose
    ExprNodes.CythonArrayNode.from_carray = classmethod(_from_array)
    _Slice.declare_attribute = _declare_attribute
    MemoryView.MemoryViewSliceBufferEntry.generate_buffer_slice_code = _put_slice
    ExprNodes.MemoryViewIndexNode.generate_buffer_setitem_code = _store_item
    ExprNodes.MemoryCopySlice._generate_assignment_code = _copy_slice
    ExprNodes.MemoryCopyScalar._generate_assignment_code = _copy_scalar
