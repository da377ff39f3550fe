# SPDX-License-Identifier: GPL-2.0
"""Pass: bring a function's statements into the one shape the other passes expect.

What: every branch and loop body becomes a block; nested blocks are spliced into the one around them
(declarations in them move to the top of the function when their name is unique there); a label
stands alone in its list, never holding the statement behind it; empty statements and empty `else`
go.
When: first, and again after passes that leave empty pieces behind.
Why separate: every other pass relies on this shape and none has to handle the rest of C's freedom.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast

_LOOPS = (c_ast.While, c_ast.DoWhile, c_ast.For)


def run(func: c_ast.FuncDef) -> None:
    """Normalise the body of `func`."""
    names = Counter(n.name for n in cast.walk(func) if isinstance(n, c_ast.Decl) and n.name)
    hoisted: list[c_ast.Node] = []
    top = func.body.block_items or []
    func.body.block_items = _flatten(top, names, hoisted)
    if hoisted:
        func.body.block_items[0:0] = hoisted


def _flatten(items: list[Any], names: Counter[str], hoisted: list[c_ast.Node]) -> list[c_ast.Node]:
    """The same statements without nested blocks, empty statements and statements inside labels."""
    out: list[c_ast.Node] = []
    stack = list(reversed(items))
    while stack:
        node = stack.pop()
        if node is None or isinstance(node, c_ast.EmptyStatement):
            continue
        if isinstance(node, c_ast.Compound):
            inner = [i for i in node.block_items or [] if i is not None]
            if _can_splice(inner, names):
                stack.extend(reversed(_without_declarations(inner, hoisted)))
            else:
                node.block_items = _flatten(inner, names, hoisted)
                out.append(node)
            continue
        out.append(node)
        if isinstance(node, c_ast.Label):
            if not isinstance(node.stmt, c_ast.EmptyStatement):
                stack.append(node.stmt)
                node.stmt = c_ast.EmptyStatement(node.coord)
        else:
            _flatten_inside(node, names, hoisted)
    return out


def _flatten_inside(node: Any, names: Counter[str], hoisted: list[c_ast.Node]) -> None:
    if isinstance(node, c_ast.If):
        node.iftrue = _as_block(node.iftrue, node, names, hoisted)
        if node.iffalse is not None:
            node.iffalse = _as_block(node.iffalse, node, names, hoisted)
            if not node.iffalse.block_items:
                node.iffalse = None
    elif isinstance(node, _LOOPS):
        node.stmt = _as_block(node.stmt, node, names, hoisted)
    elif isinstance(node, c_ast.Switch):
        body = (
            node.stmt
            if isinstance(node.stmt, c_ast.Compound)
            else cast.block([node.stmt], node.coord)
        )
        for case in body.block_items or []:
            if isinstance(case, (c_ast.Case, c_ast.Default)):
                case.stmts = _flatten(case.stmts or [], names, hoisted)
        body.block_items = body.block_items or []
        node.stmt = body


def _as_block(
    stmt: Any, owner: Any, names: Counter[str], hoisted: list[c_ast.Node]
) -> c_ast.Compound:
    items = stmt.block_items or [] if isinstance(stmt, c_ast.Compound) else [stmt]
    return cast.block(
        _flatten(items, names, hoisted), stmt.coord if stmt is not None else owner.coord
    )


def _can_splice(items: list[Any], names: Counter[str]) -> bool:
    """Whether a block's declarations (if any) can become the function's."""
    return all(_can_hoist(i, names) for i in items if isinstance(i, (c_ast.Decl, c_ast.Typedef)))


def _can_hoist(decl: Any, names: Counter[str]) -> bool:
    if isinstance(decl, c_ast.Typedef) or not decl.name or names[decl.name] > 1 or decl.storage:
        return False
    if decl.init is None:
        return True
    if not isinstance(decl.type, (c_ast.TypeDecl, c_ast.PtrDecl)) or isinstance(
        decl.init, c_ast.InitList
    ):
        return False
    return "const" not in (decl.type.quals or []) and "const" not in (decl.quals or [])


def _without_declarations(items: list[Any], hoisted: list[c_ast.Node]) -> list[Any]:
    """Move a block's declarations to `hoisted`, leaving an assignment for each initialiser."""
    out: list[Any] = []
    for item in items:
        if not isinstance(item, c_ast.Decl):
            out.append(item)
            continue
        if item.init is not None:
            target = c_ast.ID(item.name, item.coord)
            out.append(c_ast.Assignment("=", target, item.init, item.coord))
            item.init = None
        hoisted.append(item)
    return out
