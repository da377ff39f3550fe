# SPDX-License-Identifier: GPL-2.0
"""The library that reads C for us, loaded once: Debian's libclang through its Python bindings.

Apart from those who use it because the bindings want to be told which file the library is before
anything is asked of them, and because a machine may lack it.
"""

from __future__ import annotations

from clang import cindex

from cythonk.diagnostics.model import CythonkError, Diagnostic
from cythonk.kernel.toolchain import LIBCLANG, LIBCLANG_PACKAGE

LIBRARY = LIBCLANG


def index(*, only_new: bool = False) -> cindex.Index:
    """A new set of translation units.

    Args:
        only_new: units show what they declare themselves, not what a precompiled header of theirs does.

    Raises:
        CythonkError: the library is not installed (CK508).
    """
    if not cindex.Config.loaded:
        cindex.Config.set_library_file(LIBRARY)
    try:
        return cindex.Index.create(excludeDecls=only_new)
    except cindex.LibclangError as error:
        raise CythonkError(
            Diagnostic(
                "CK508",
                f"{LIBRARY} is not installed, which reads the kernel's headers",
                hint=f"run `make setup`, or: apt-get install {LIBCLANG_PACKAGE}",
            )
        ) from error
