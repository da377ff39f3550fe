# SPDX-License-Identifier: GPL-2.0
"""Two rules of Cython's type system that the kernel changes.

A function that may raise can be stored in a C function pointer: for CPython an error, since nobody would look at the
exception; here the post-processor puts a trampoline in between (`postproc/optables.py`). And an integer literal is a C
integer as long as it fits 64 bits: Cython stops at 32, because `long` has 32 bits on some platforms of CPython, which
would make objects of constants like 0xffffffff.
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


def install() -> None:
    """Apply the rules; calling it again changes nothing."""
    ExprNodes.IntNode.find_suitable_type_for_value = _suitable_type
    PyrexTypes.CFuncType.pointer_assignable_from_resolved_type = _pointer_assignable
