# SPDX-License-Identifier: GPL-2.0
"""Methods of constants, which Cython calls while it compiles: a call that fails stays a call.

Cython expects some exceptions and prints others with its traceback. Here the program is to raise them when it runs;
and what a constant text would be padded to is left to the run as well when it is long.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes

# Longer results are made at run time: a source of one line shall not make a module of megabytes.
LONGEST = 1000

_calculate = ExprNodes.SimpleCallNode.calculate_constant_result


def _quiet_calculate(self: Any) -> None:
    arguments = [getattr(arg, "constant_result", None) for arg in self.args]
    if any(isinstance(value, int) and value > LONGEST for value in arguments):
        return
    try:
        _calculate(self)
    except Exception as error:
        raise ValueError(str(error)) from error


def install() -> None:
    """Do so from now on; calling it again changes nothing."""
    ExprNodes.SimpleCallNode.calculate_constant_result = _quiet_calculate
