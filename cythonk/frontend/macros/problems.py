# SPDX-License-Identifier: GPL-2.0
"""Errors of the macros' forms, with a code and a way out of their own.

Found while Cython analyses the tree, so they travel among Cython's errors; `rules.cython_errors`
takes them out again.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import Errors

FORMAT = "CK121"
MACRO = "CK122"


class MacroError(Errors.CompileError):  # type: ignore[misc]
    """A problem with its code and hint."""

    def __init__(self, pos: Any, code: str, message: str, hint: str) -> None:
        super().__init__(pos, message)
        self.code = code
        self.hint = hint


def refuse(pos: Any, code: str, message: str, hint: str) -> None:
    """Report a problem at a Cython position."""
    Errors.report_error(MacroError(pos, code, message, hint))
