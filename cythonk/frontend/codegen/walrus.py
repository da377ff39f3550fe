# SPDX-License-Identifier: GPL-2.0
"""`(name := value)` has the C type of the temporary that holds its value.

Cython gives it the declared type; a field of an object that was assigned in passing would then be looked for in an
object of no known class.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes


def _ctype(self: Any) -> Any:
    value = self.rhs or self.assignment.rhs
    return value.ctype()


def install() -> None:
    """Do so from now on; calling it again changes nothing."""
    ExprNodes.AssignmentExpressionNode.ctype = _ctype
