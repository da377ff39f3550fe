# SPDX-License-Identifier: GPL-2.0
"""The header `odd.h`: one of each kind of declaration that is hard to say, as if it were a kernel's.

Apart from the tests because those of the writer and those of the proof look at the same one.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from cythonk.headers.flags import Compilation, compilation
from cythonk.headers.model import Declarations
from cythonk.headers.names import of_tag
from cythonk.headers.needs import needed
from cythonk.kernel.discover import Kernel
from tests.headers.whole import everything

HEADER = "odd.h"
FOLDER = Path(__file__).parent


@cache
def how(kernel: Kernel) -> Compilation:
    """How modules are compiled that may include it."""
    found = compilation(kernel)
    folder = f"-I{FOLDER}"
    return replace(found, command=(*found.command, folder), clang=(*found.clang, folder))


@cache
def all_of(kernel: Kernel) -> Declarations:
    """What it and all that it includes declare."""
    return everything([HEADER], how(kernel))


@cache
def names(kernel: Kernel) -> frozenset[str]:
    """What it declares, as Cython calls it."""
    known = all_of(kernel)
    kinds = (known.functions, known.variables, known.constants, known.aliases, known.enumerations)
    found = {name for kind in kinds for name, one in kind.items() if one.place.header == HEADER}
    for (kind, tag), one in known.aggregates.items():
        if one.place.header == HEADER:
            found.add(of_tag(known, kind, tag))
    return frozenset(found)


@cache
def odd(kernel: Kernel) -> Declarations:
    """What it declares, and what that needs."""
    return needed(all_of(kernel), names(kernel), None)
