# SPDX-License-Identifier: GPL-2.0
"""Pass 5, link: calls between the `.pyx` files of one module are plain C calls.

Cython calls a cimported function through a pointer that it fills in at import. Here all files end up in one `.ko`, so
such a pointer becomes the prototype of the function itself, and a file that others may cimport keeps its functions and
classes global.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from cythonk.postproc.unit import Unit


def _import_pointer(item: c_ast.Node, defined: set[str]) -> bool:
    return (
        isinstance(item, c_ast.Decl)
        and isinstance(item.type, c_ast.PtrDecl)
        and isinstance(item.type.type, c_ast.FuncDecl)
        and (item.name or "").startswith("__pyx_f_")
        and item.name not in defined
    )


def _imported_methods(unit: Unit) -> set[str]:
    return {
        cname
        for klass in unit.info.classes.values()
        if not klass.defined_here
        for cname in [*(func for _, func in klass.methods), *(s.cname for s in klass.specials)]
    }


def _make_global(item: Any) -> None:
    decl = item.decl if isinstance(item, c_ast.FuncDef) else item
    decl.storage = [s for s in decl.storage if s != "static"]


def run(unit: Unit) -> None:
    """Turn import pointers into prototypes; export what this unit defines when it is not the main one."""
    defined = {item.decl.name for item in unit.tree.ext if isinstance(item, c_ast.FuncDef)}
    imported = _imported_methods(unit)
    for item in unit.tree.ext:
        if _import_pointer(item, defined):
            item.type = item.type.type
            item.storage = []
            item.init = None
        elif (
            isinstance(item, c_ast.Decl)
            and item.name in imported
            and isinstance(item.type, c_ast.FuncDecl)
        ):
            _make_global(item)
        elif not unit.is_main:
            name = (
                item.decl.name if isinstance(item, c_ast.FuncDef) else getattr(item, "name", None)
            )
            is_function = isinstance(item, c_ast.FuncDef) or (
                isinstance(item, c_ast.Decl) and isinstance(item.type, c_ast.FuncDecl)
            )
            if is_function and name in unit.info.functions:
                _make_global(item)
