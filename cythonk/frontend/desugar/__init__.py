# SPDX-License-Identifier: GPL-2.0
"""Desugaring on the parse tree, before Cython analyses anything.

Rewrites what Python means dynamically into what Cython compiles statically, so that most of the CPython machinery
never appears in the generated C:

* `metadata`:  `__license__` and friends, `module_param(…)` become facts of the module;
* `ioctls`:    methods marked `@ioctl(…)` become commands of their device;
* `functions`: `def` functions and methods become `cdef` ones, special methods get their slot's C signature;
* `withstat`:  `with` becomes try/except/finally around plain method calls;
* `lambdas`:   `lambda` becomes a function of the module;
* `body`:      the module's statements become one function, its names C variables.

Before the rules are applied, `standard` makes imports of standard modules cimports.

It is separate from `resolve` (which needs declarations) and from `codegen` (which needs types).
"""

from __future__ import annotations

from typing import Any

from cythonk.diagnostics.model import Diagnostics
from cythonk.frontend.desugar import body, functions, ioctls, lambdas, metadata, stars, withstat
from cythonk.frontend.info import ModuleInfo


def desugar(tree: Any, info: ModuleInfo, diags: Diagnostics, *, own: bool) -> Any:
    """Desugar one module's parse tree; `own` is false for modules that are only cimported."""
    functions.drop_nogil(tree)
    if tree.is_pxd:
        return tree
    metadata.run(tree, info, diags)
    withstat.run(tree)
    stars.run(tree)
    lambdas.run(tree)
    ioctls.run(tree)
    functions.run(tree)
    body.run(tree, info, own=own)
    return tree
