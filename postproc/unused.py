# SPDX-License-Identifier: GPL-2.0
"""Pass 7, unused: what nothing refers to is dropped if a pass made it, and marked if the user wrote it.

Generated helpers (an allocator of a class that is never constructed) go, repeatedly, since they
may be each other's only users. A function of the source stays, so that its C can be read, as `__maybe_unused`.
"""

from __future__ import annotations

from collections import Counter

from pycparser import c_ast

from cythonk.postproc.cast import walk
from cythonk.postproc.unit import Unit

GENERATED = "__ck_"


def _name(item: c_ast.Node) -> str | None:
    return item.decl.name if isinstance(item, c_ast.FuncDef) else getattr(item, "name", None)


def _is_static(item: c_ast.Node) -> bool:
    decl = item.decl if isinstance(item, c_ast.FuncDef) else item
    return "static" in (getattr(decl, "storage", None) or [])


def _references(unit: Unit) -> Counter[str]:
    """How often each name is used outside of its own definition."""
    found: Counter[str] = Counter()
    for item in unit.tree.ext:
        own = _name(item)
        body = item.body if isinstance(item, c_ast.FuncDef) else getattr(item, "init", None)
        for node in walk(body):
            if isinstance(node, c_ast.ID) and node.name != own:
                found[node.name] += 1
    for name in unit.sections:
        found[name] += 1
    if unit.entry:
        found[unit.entry] += 1
    return found


def run(unit: Unit) -> None:
    """Drop and mark."""
    while True:
        used = _references(unit)
        dead = {
            _name(item)
            for item in unit.tree.ext
            if (_name(item) or "").startswith(GENERATED)
            and _is_static(item)
            and not used[_name(item) or ""]
        }
        if not dead:
            break
        unit.tree.ext = [item for item in unit.tree.ext if _name(item) not in dead]
    for item in unit.tree.ext:
        if (
            isinstance(item, c_ast.FuncDef)
            and _is_static(item)
            and not used[item.decl.name]
            and "__maybe_unused" not in item.decl.funcspec
        ):
            item.decl.funcspec = [*item.decl.funcspec, "__maybe_unused"]
