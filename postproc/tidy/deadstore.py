# SPDX-License-Identifier: GPL-2.0
"""Pass: drop what is computed for nobody.

What: an assignment to a local that is not read afterwards goes (what it calls stays, as a
statement), so does the initialiser of a declaration that is overwritten before it is read, and an
expression statement without effect. Stores to memory always stay. Liveness comes from the control
flow graph, so gotos and loops are accounted for.
When: in the round, after nullness and substitution have made stores dead.
Why separate: the one pass that deletes assignments for being useless rather than moved.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import effects
from cythonk.postproc.tidy.cfg import Graph, Point
from cythonk.postproc.tidy.unit import Scope

_EXPRESSIONS: tuple[Any, ...] = (
    c_ast.ID,
    c_ast.Constant,
    c_ast.BinaryOp,
    c_ast.UnaryOp,
    c_ast.Cast,
    c_ast.TernaryOp,
)
_EXPRESSIONS += (c_ast.StructRef, c_ast.ArrayRef, c_ast.FuncCall)


def run(func: c_ast.FuncDef, scope: Scope) -> bool:
    """Drop dead stores in `func`; whether anything changed."""
    graph = Graph(scope)
    graph.solve_liveness()
    changed = False
    for items in cast.statement_lists(func.body):
        out: list[c_ast.Node] = []
        for node in items:
            kept = _kept(node, scope, graph)
            if kept is not node:
                changed = True
            if kept is not None:
                out.append(kept)
        if len(out) != len(items) or any(a is not b for a, b in zip(out, items, strict=True)):
            items[:] = out
    for node in cast.statements(func.body):
        if (
            isinstance(node, c_ast.Decl)
            and node.init is not None
            and _is_dead_initialiser(node, scope, graph)
        ):
            node.init = None
            changed = True
    return changed


def _effect(value: Any, scope: Scope) -> Any:
    """What is left of a value that nobody reads: the one operand that does something, if any."""
    while not effects.of(value, scope).pure:
        if isinstance(value, c_ast.BinaryOp) and value.op not in ("&&", "||"):
            doing = [v for v in (value.left, value.right) if not effects.of(v, scope).pure]
        elif isinstance(value, c_ast.Cast) or (
            isinstance(value, c_ast.UnaryOp) and value.op in ("-", "+", "~", "!")
        ):
            doing = [value.expr]
        else:
            return value
        if len(doing) != 1:
            return value
        value = doing[0]
    return None


def _kept(node: Any, scope: Scope, graph: Graph) -> Any:
    """What is left of a statement: itself, its calls, or None."""
    if isinstance(node, c_ast.Assignment) and cast.is_name(node.lvalue):
        point = graph.point(node)
        if point is not None and _is_dead(node.lvalue.name, point, scope):
            return _effect(node.rvalue, scope)
        if (
            node.op == "="
            and cast.is_name(node.rvalue, node.lvalue.name)
            and node.rvalue.name in scope.tracked
        ):
            return None
        return node
    if (
        isinstance(node, c_ast.UnaryOp)
        and node.op in ("p++", "p--", "++", "--")
        and cast.is_name(node.expr)
    ):
        point = graph.point(node)
        return None if point is not None and _is_dead(node.expr.name, point, scope) else node
    if isinstance(node, _EXPRESSIONS) and effects.of(node, scope).pure:
        return None
    if isinstance(node, c_ast.Cast) and _is_void(node):
        return node.expr
    return node


def _is_void(node: c_ast.Cast) -> bool:
    kind = node.to_type.type
    return isinstance(kind, c_ast.TypeDecl) and getattr(kind.type, "names", None) == ["void"]


def _is_dead(name: str, point: Point, scope: Scope) -> bool:
    bit = scope.tracked.get(name, 0)
    return bool(bit) and not point.live_out & bit


def _is_dead_initialiser(decl: c_ast.Decl, scope: Scope, graph: Graph) -> bool:
    point = graph.point(decl)
    if point is None or decl.name not in scope.tracked or not _is_dead(decl.name, point, scope):
        return False
    return effects.of(decl.init, scope).pure
