# SPDX-License-Identifier: GPL-2.0
"""Applies the rules to a tree: merges the rule tables of the package and dispatches on the kind of
each node.

Separate from the package's `__init__` so that importing the package does not load Cython.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cythonk.diagnostics.model import Diagnostics
from cythonk.frontend.rules import (
    builtin_names,
    classes,
    constructs,
    declarations,
    functions,
    imports,
    ioctls,
    licence,
    literals,
    memviews,
    reserved,
    typed,
)
from cythonk.frontend.rules.run import Rule, Run
from cythonk.frontend.rules.tree import walk

if TYPE_CHECKING:
    from cythonk.frontend.header_modules import HeaderModules
    from cythonk.frontend.source import SourceFile


def _merged() -> dict[str, list[Rule]]:
    merged: dict[str, list[Rule]] = {}
    for module in (
        constructs,
        literals,
        builtin_names,
        imports,
        functions,
        ioctls,
        classes,
        declarations,
        memviews,
    ):
        for kind, rules in module.RULES.items():
            merged.setdefault(kind, []).extend(rules)
    return merged


_RULES = _merged()


def _run(
    tree: Any,
    source: SourceFile,
    diags: Diagnostics,
    is_main: bool,
    known_modules: Callable[[str], bool] | None,
    headers: HeaderModules | None,
) -> Run:
    finder = known_modules or imports.module_finder(source.path, (imports.PXD_ROOT,))
    path = source.path.resolve()
    shipped = path.is_relative_to(imports.PXD_ROOT.resolve())
    return Run(tree, source, diags, is_main, finder, shipped, headers)


def parse_rules(
    tree: Any,
    source: SourceFile,
    diags: Diagnostics,
    *,
    is_main: bool,
    known_modules: Callable[[str], bool] | None,
    headers: HeaderModules | None,
) -> None:
    """See `cythonk.frontend.rules.check_parse_tree`."""
    run = _run(tree, source, diags, is_main, known_modules, headers)
    declarations.check_directives(run)
    licence.check(run)
    reserved.check(run)
    for place in walk(tree):
        constructs.check_kind(run, place)
        for rule in _RULES.get(type(place.node).__name__, ()):
            rule(run, place)
    classes.check_attributes(run)


def typed_rules(tree: Any, source: SourceFile, diags: Diagnostics) -> None:
    """See `cythonk.frontend.rules.check_typed_tree`."""
    typed.check(_run(tree, source, diags, False, None, None))
