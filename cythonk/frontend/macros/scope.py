# SPDX-License-Identifier: GPL-2.0
"""What a cimport finds of the macros that have a form: an entry of each in the module's scope."""

from __future__ import annotations

from typing import Any

from Cython.Compiler import PyrexTypes
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend.macros import table


def offers(module: str) -> bool:
    """Whether some macro of a module (`linux.list`) has a form."""
    return bool(table.forms(module))


def declare(scope: Any) -> None:
    """Declare the macros of a module in its scope; what is declared there already stays.

    The header comes with the first of them, as with any declaration.
    """
    for name, form in table.forms(str(scope.qualified_name)).items():
        if name in scope.entries:
            continue
        kind = PyrexTypes.CFuncType(
            PyrexTypes.c_void_type, [], has_varargs=True, exception_check=False, nogil=True
        )
        within, scope.in_cinclude = scope.in_cinclude, True
        scope.add_include_file(form.header)
        scope.declare_cfunction(
            EncodedString(name), kind, None, cname=name, visibility="extern", in_pxd=1
        )
        scope.in_cinclude = within
