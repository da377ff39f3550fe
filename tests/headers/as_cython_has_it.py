# SPDX-License-Identifier: GPL-2.0
"""A `.pxd` read by Cython and said in C again, for the kernel's compiler to compare with the headers.

What is written is only right when what Cython makes of it is. Cython's own parser and types are used;
nothing here knows how the `.pxd` came about.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from Cython.Compiler import Errors, Main, Options
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend.context import DIRECTIVES, KernelContext, source_descriptor
from cythonk.frontend.header_modules import HeaderModules
from cythonk.headers.verify import Check

# What Cython's C calls types by macros of CPython's headers.
IN_C = {"PY_LONG_LONG": "long long", "Py_ssize_t": "ssize_t"}


def scope_of(directory: Path, module: str) -> tuple[Any, list[str]]:
    """The names of a module, and what Cython complained about."""
    options = Options.CompilationOptions(
        Options.default_options,
        compiler_directives=dict(DIRECTIVES),
        language_level=3,
        errors_to_stderr=False,
    )
    context = KernelContext(
        options, {}, (directory,), lambda tree, own: tree, HeaderModules.of(None)
    )
    descriptor = source_descriptor(directory / f"{module}.pyx")
    subject = Main.CompilationSource(descriptor, EncodedString("none"), ".")
    context.setup_errors(options, Main.create_default_resultobj(subject, options))
    held = Errors.hold_errors()
    try:
        scope = context.find_module(module, pos=None, need_pxd=True)
    finally:
        Errors.release_errors(ignore=True)
    return scope, [str(error) for error in held]


def checks(scope: Any) -> Iterator[Check]:
    """What C has to have the same: functions, variables, constants, types and their members."""
    for entry in scope.entries.values():
        kind = entry.type
        if entry.is_type:
            if getattr(kind, "is_struct_or_union", False) and kind.scope is not None:
                yield from _members(kind)
            elif getattr(kind, "is_typedef", False):
                yield same("typedefs", entry.cname, f"{entry.cname}", kind.typedef_base_type)
        elif entry.is_cfunction:
            yield same("functions", entry.cname, entry.cname, kind)
        elif entry.is_variable and not entry.is_const and not kind.is_pyobject:
            yield same("variables and constants", entry.cname, entry.cname, kind)


def _members(kind: Any) -> Iterator[Check]:
    said = kind.empty_declaration_code()
    for entry in kind.scope.var_entries:
        name = f"{said}.{entry.cname}"
        yield same("members", name, f"(({said} *)0)->{entry.cname}", entry.type)


def same(what: str, name: str, value: str, kind: Any) -> Check:
    """That an expression has a type."""
    said = kind.declaration_code("")
    for word, plain in IN_C.items():
        said = said.replace(word, plain)
    compatible = f"__builtin_types_compatible_p(__typeof__({value}), {said})"
    return Check(what, name, f'_Static_assert({compatible}, "another type");')
