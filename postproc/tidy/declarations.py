# SPDX-License-Identifier: GPL-2.0
"""Pass: leave the declarations a person would write at the top of a function.

What: variables nothing names any more go; an assignment that is the first thing a function does
becomes its variable's initialiser; declarations that do not depend on each other are ordered
longest first, as much of the kernel has it.
When: last of the passes on a function, before renaming (and the order again after it, since names
change lengths).
Why separate: it alone touches declarations.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.emit.declarators import declaration
from cythonk.postproc.tidy import effects
from cythonk.postproc.tidy.unit import Scope

_MAX_INITIALISER = 8  # nodes


def run(func: c_ast.FuncDef, scope: Scope) -> None:
    """Drop unused declarations of `func` and initialise at declaration what is set first."""
    body = func.body.block_items
    _drop_unused(func, scope)
    decls = [n for n in body if isinstance(n, c_ast.Decl)]
    rest = [n for n in body if not isinstance(n, c_ast.Decl)]
    _initialise(decls, rest, scope)
    body[:] = decls + rest


def order(func: c_ast.FuncDef) -> None:
    """Sort the declarations of `func`, longest first, those that depend on others behind them."""
    body = func.body.block_items
    decls = [n for n in body if isinstance(n, c_ast.Decl)]
    names = {d.name for d in decls}
    acts = any(_acts(d) for d in decls)
    free = [d for d in decls if _is_free(d, names, after_calls=acts)]
    bound = [d for d in decls if not _is_free(d, names, after_calls=acts)]
    free.sort(key=lambda d: -len(declaration(d)))
    body[:] = free + bound + [n for n in body if not isinstance(n, c_ast.Decl)]


def _acts(decl: c_ast.Decl) -> bool:
    """Whether an initialiser does something, by its form."""
    return any(isinstance(n, (c_ast.FuncCall, c_ast.Assignment)) for n in cast.walk(decl.init))


def _is_free(decl: c_ast.Decl, names: set[str], *, after_calls: bool) -> bool:
    """Whether a declaration may stand anywhere: it names no other and what it reads stays the same.

    after_calls: some initialiser does something, so that only constants are sure to stay the same.
    """
    if any(isinstance(n, c_ast.ID) and n.name in names for n in cast.walk(decl.type)):
        return False
    if decl.init is None:
        return True
    if after_calls:
        return isinstance(decl.init, c_ast.Constant) or cast.is_name(decl.init, "NULL")
    return not any(use.name in names for use in cast.variable_uses(decl.init))


def _drop_unused(func: c_ast.FuncDef, scope: Scope) -> None:
    uses: Counter[str] = Counter(use.name for use in cast.variable_uses(func.body))
    for items in cast.statement_lists(func.body):
        kept = []
        for node in reversed(items):
            if _is_unused(node, uses, scope):
                uses.subtract(use.name for use in cast.variable_uses(node.init))
                continue
            kept.append(node)
        items[:] = reversed(kept)


def _is_unused(node: Any, uses: Counter[str], scope: Scope) -> bool:
    if not isinstance(node, c_ast.Decl) or not node.name or uses[node.name] > 0:
        return False
    if isinstance(node.type, (c_ast.Struct, c_ast.Union, c_ast.Enum, c_ast.FuncDecl)):
        return False
    return node.init is None or effects.of(node.init, scope).pure


def _initialise(decls: list[Any], rest: list[Any], scope: Scope) -> None:
    """Move leading `x = E` into the declaration of x, as long as E needs only parameters and what
    is outside.
    """
    by_name = {d.name: d for d in decls}
    acts = any(_acts(d) for d in decls)
    while rest:
        first = rest[0]
        if not (
            isinstance(first, c_ast.Assignment) and first.op == "=" and cast.is_name(first.lvalue)
        ):
            return
        decl = by_name.get(first.lvalue.name)
        if (
            decl is None
            or decl.init is not None
            or not isinstance(decl.type, (c_ast.TypeDecl, c_ast.PtrDecl))
        ):
            return
        value = first.rvalue
        if sum(1 for _ in cast.walk(value)) > _MAX_INITIALISER or not effects.of(value, scope).pure:
            return
        if any(use.name in by_name for use in cast.variable_uses(value)):
            return
        if acts and effects.of(value, scope).loads:
            return  # another initialiser may change what it reads, and their order is not kept
        decl.init = value
        decl.coord = first.coord or decl.coord
        del rest[0]
