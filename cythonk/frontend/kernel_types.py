# SPDX-License-Identifier: GPL-2.0
"""One rule of Cython's type system, relaxed: a function that may raise can be stored in a C function pointer.

For CPython this is an error, since nobody would look at the exception. Here the post-processor puts a trampoline in
between that turns it into the error value of the return type (`postproc/optables.py`).
"""

from __future__ import annotations

import copy
from typing import Any

from Cython.Compiler import PyrexTypes

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


def install() -> None:
    """Apply the rule; calling it again changes nothing."""
    PyrexTypes.CFuncType.pointer_assignable_from_resolved_type = _pointer_assignable
