# SPDX-License-Identifier: GPL-2.0
"""Reads all that headers declare, for tests that look at declarations."""

from __future__ import annotations

from cythonk.headers import macros
from cythonk.headers.flags import Compilation
from cythonk.headers.model import Declarations
from cythonk.headers.reader import Header, read


def everything(headers: list[str], how: Compilation) -> Declarations:
    """All that headers declare, constants among it."""
    found = read(headers, how)
    plain = macros.defined(headers, how, Header(how)).plain
    found.constants.update(macros.constants(headers, plain, how))
    return found
