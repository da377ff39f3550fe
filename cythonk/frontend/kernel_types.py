# SPDX-License-Identifier: GPL-2.0
"""Four rules of Cython's type system that the kernel changes.

A function that may raise can be stored in a C function pointer: for CPython an error, since nobody would look at the
exception; here the post-processor puts a trampoline in between (`postproc/optables.py`). An integer literal is a C
integer as long as it fits 64 bits: Cython stops at 32, because `long` has 32 bits on some platforms of CPython, which
would make objects of constants like 0xffffffff. An item of a str or bytes that is assigned to is any object,
whose store the runtime refuses. And divmod() of C integers gives a tuple, not a C struct.
"""

from __future__ import annotations

import copy
from typing import Any

from Cython.Compiler import Builtin, ExprNodes, PyrexTypes

_assignable = PyrexTypes.CFuncType.pointer_assignable_from_resolved_type


def _pointer_assignable(self: Any, rhs_type: Any) -> Any:
    plain = not self.exception_check and self.exception_value is None
    if (
        plain
        and rhs_type.is_cfunction
        and (rhs_type.exception_check or rhs_type.exception_value is not None)
    ):
        rhs_type = copy.copy(rhs_type)
        rhs_type.exception_check = False
        rhs_type.exception_value = None
    return _assignable(self, rhs_type)


_literal_type = ExprNodes.IntNode.find_suitable_type_for_value


def _suitable_type(self: Any) -> Any:
    found = _literal_type(self)
    if found is not Builtin.int_type or not self.has_constant_result():
        return found
    if -(1 << 63) <= self.constant_result < 1 << 63:
        return PyrexTypes.c_long_type
    if 0 <= self.constant_result < 1 << 64:
        return PyrexTypes.c_ulong_type
    return found


_index_target = ExprNodes.IndexNode.analyse_target_types


def _index_target_types(self: Any, env: Any) -> Any:
    """A slice with a step takes any value, as one without does; what is no place raises TypeError."""
    node = _index_target(self, env)
    base = getattr(getattr(node, "base", None), "type", None)
    if base is not None and (base.is_pystr_type or base.is_pybytes_type):
        node.type = PyrexTypes.py_object_type
    if isinstance(getattr(node, "index", None), ExprNodes.SliceNode) and node.type.is_pyobject:
        node.type = PyrexTypes.py_object_type
    return node


def install() -> None:
    """Apply the rules; calling it again changes nothing."""
    Builtin.builtin_scope.lookup_here("divmod").specialiser = None
    # Their attributes are found by name, as those of other objects.
    for kind in (Builtin.slice_type, Builtin.memoryview_type):
        for name in [name for name, entry in kind.scope.entries.items() if entry.is_cproperty]:
            del kind.scope.entries[name]
    ExprNodes.IndexNode.analyse_target_types = _index_target_types
    ExprNodes.IntNode.find_suitable_type_for_value = _suitable_type
    PyrexTypes.CFuncType.pointer_assignable_from_resolved_type = _pointer_assignable
