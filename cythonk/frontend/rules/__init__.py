# SPDX-License-Identifier: GPL-2.0
"""The rules of the language: what of Cython the kernel cannot have, refused by name with the way
out.

Three entries, called by the driver in this order: `check_parse_tree` right after Cython's parser,
`check_typed_tree` when types are known, and `translate_cython_error` for what Cython itself
refuses. All problems of a module are reported, not only the first. One file a group of rules:

* `constructs`:    the closed list of allowed constructs, and why each other is refused;
* `literals`:      floats, complex numbers, integers past 64 bits, `/`;
* `builtin_names`: builtins that need an interpreter or user space, or are not there yet;
* `imports`:       what may be imported, and the names of the `cython` module;
* `licence`:       `__license__` and the other metadata;
* `functions`:     parameters, defaults, calls, decorators;
* `classes`:       class bodies, special methods, declared attributes;
* `declarations`:  C types, visibility, extern blocks, directives;
* `memviews`:  where a typed memoryview may be declared;
* `reserved`:      names that are CythonK's own;
* `typed`:         what only types can tell;
* `cython_errors`: Cython's messages, as a table;
* `lexical`:       what makes a parser fail, checked on the characters by `source`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cythonk.diagnostics.model import Diagnostic, Diagnostics

if TYPE_CHECKING:
    from cythonk.frontend.header_modules import HeaderModules
    from cythonk.frontend.source import SourceFile

# The modules of this package import Cython, which takes a while: they are loaded at the first use,
# so that reading a source file (`cythonk.frontend.source` needs `lexical`) stays quick.


def check_parse_tree(
    tree: Any,
    source: SourceFile,
    diags: Diagnostics,
    *,
    is_main: bool,
    known_modules: Callable[[str], bool] | None = None,
    headers: HeaderModules | None = None,
) -> None:
    """Report everything in a freshly parsed module that the dialect does not have.

    `tree` is Cython's `ModuleNode`, untransformed, and stays as it is. `is_main` is true for the
    file that names the .ko, which must state a licence. `known_modules` tells whether a dotted
    module name can be cimported; without it, modules beside the source and in the shipped `pxd/`
    are known. `headers` tells which names the kernel's headers have; without it they are not looked at.
    """
    from cythonk.frontend.rules import apply

    apply.parse_rules(
        tree, source, diags, is_main=is_main, known_modules=known_modules, headers=headers
    )


def check_typed_tree(tree: Any, source: SourceFile, diags: Diagnostics) -> None:
    """Report what only types can tell; called after Cython's `AnalyseExpressionsTransform`."""
    from cythonk.frontend.rules import apply

    apply.typed_rules(tree, source, diags)


def translate_cython_error(err: Any, source: SourceFile) -> Diagnostic:
    """One of Cython's `CompileError`s as a diagnostic of the project's form."""
    from cythonk.frontend.rules import cython_errors

    return cython_errors.translate(err, source)


def translate_cython_fault(error: Exception, source: SourceFile) -> Diagnostic:
    """An exception that is no `CompileError` but escaped from one of Cython's stages, as a
    diagnostic.

    Some wrong programs make Cython itself fail. Where errors have been reported already, those
    explain it and the fault need not be shown.
    """
    from cythonk.frontend.rules import cython_errors

    return cython_errors.translate_fault(error, source)
