# SPDX-License-Identifier: GPL-2.0
"""Pass: drop what is known to do nothing because a pointer is NULL.

What: `ck_put(t)` where t is NULL on every path that gets there (the usual case at an error label);
`t = NULL` where t is NULL already; `if (!t)` decided and `return t` made `return NULL` where t is
NULL. A forward "must" analysis over the control flow graph, sharpened at
conditions: behind `if (!t) goto out;` t is not NULL, at `out` it is.
When: in the round, before dead stores, which then take the `t = NULL` nobody reads any more.
Why separate: the only pass about values of pointers. `solve` also serves the coalescing pass.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import facts
from cythonk.postproc.tidy.cfg import Graph, Point
from cythonk.postproc.tidy.unit import Scope


def run(func: c_ast.FuncDef, scope: Scope) -> bool:
    """Drop no-ops on NULL pointers in `func`; whether anything changed."""
    graph = Graph(scope)
    known = solve(graph)
    changed = False
    for items in cast.statement_lists(func.body):
        kept = []
        for node in items:
            point = graph.point(node)
            null = known[point.index] if point is not None else 0
            if point is not None and _is_no_op(node, null, scope):
                continue
            if point is not None and isinstance(node, c_ast.If):
                changed |= _decide(node, null, scope)
            elif point is not None and isinstance(node, c_ast.Return):
                changed |= _return_null(node, null, scope)
            kept.append(node)
        if len(kept) != len(items):
            items[:] = kept
            changed = True
    return changed


def _is_no_op(node: Any, null: int, scope: Scope) -> bool:
    if cast.callee(node) == facts.PUT and len(cast.arguments(node)) == 1:
        return _is_null(cast.arguments(node)[0], null, scope)
    if isinstance(node, c_ast.Assignment) and node.op == "=" and cast.is_name(node.lvalue):
        return bool(scope.tracked.get(node.lvalue.name, 0) & null) and _is_null(
            node.rvalue, null, scope
        )
    return False


def _return_null(node: c_ast.Return, null: int, scope: Scope) -> bool:
    if not cast.is_name(node.expr) or not scope.tracked.get(node.expr.name, 0) & null:
        return False
    node.expr = c_ast.ID("NULL", node.expr.coord)
    return True


def _decide(node: c_ast.If, null: int, scope: Scope) -> bool:
    truth = _truth(node.cond, null, scope)
    if truth is None:
        return False
    node.cond = c_ast.Constant("int", str(int(truth)), node.cond.coord)
    return True


def _truth(cond: Any, null: int, scope: Scope) -> bool | None:
    """How a test of one pointer comes out, given the variables that are NULL; None if unknown."""
    if isinstance(cond, c_ast.ID):
        return False if scope.tracked.get(cond.name, 0) & null else None
    if isinstance(cond, c_ast.UnaryOp) and cond.op == "!":
        inner = _truth(cond.expr, null, scope)
        return None if inner is None else not inner
    if isinstance(cond, c_ast.BinaryOp) and cond.op in ("==", "!="):
        if cast.is_name(cond.right, "NULL") and _truth(cond.left, null, scope) is False:
            return bool(cond.op == "==")
        return None
    if cast.callee(cond) in facts.BRANCH_HINTS:
        return _truth(cast.arguments(cond)[0], null, scope)
    return None


def _is_null(node: Any, null: int, scope: Scope) -> bool:
    """Whether an expression is NULL, given the variables that are."""
    while isinstance(node, c_ast.Cast) and isinstance(node.to_type.type, c_ast.PtrDecl):
        node = node.expr
    if isinstance(node, c_ast.ID):
        return node.name == "NULL" or bool(scope.tracked.get(node.name, 0) & null)
    return isinstance(node, c_ast.Constant) and node.value == "0"


def solve(graph: Graph) -> list[int]:
    """For each point of the graph (by index), the tracked pointers that are NULL whenever control
    gets there.
    """
    scope = graph.scope
    pointers = 0
    for name, bit in scope.tracked.items():
        kind = scope.kinds[name]
        if kind is not None and kind[0] == "ptr":
            pointers |= bit
    known = [pointers] * len(graph.points)
    known[graph.entry.index] = 0
    # First points first, so that nearly every point is looked at once for each loop around it.
    queue = list(range(len(graph.points)))
    waiting = [True] * len(graph.points)
    while queue:
        point = graph.points[heappop(queue)]
        waiting[point.index] = False
        after = _after(point, known[point.index], scope) & pointers
        for succ in set(point.succs):
            arriving = after
            if point.then is not point.other:
                if succ is point.then:
                    arriving |= _implied(_condition(point), True, scope) & pointers
                elif succ is point.other:
                    arriving |= _implied(_condition(point), False, scope) & pointers
            merged = known[succ.index] & arriving
            if merged != known[succ.index]:
                known[succ.index] = merged
                if not waiting[succ.index]:
                    waiting[succ.index] = True
                    heappush(queue, succ.index)
    return known


def _condition(point: Point) -> Any:
    """The condition a branching point decides, None where it branches on something else."""
    return point.node.cond if point.then is not None else None


def _after(point: Point, null: int, scope: Scope) -> int:
    """The variables that are NULL after a point, before its branch is known."""
    node = point.node
    left = null & ~point.effects.writes
    if isinstance(node, c_ast.Assignment) and node.op == "=" and cast.is_name(node.lvalue):
        if _is_null(node.rvalue, null, scope):
            left |= scope.tracked.get(node.lvalue.name, 0)
    elif (
        isinstance(node, c_ast.Decl) and node.init is not None and _is_null(node.init, null, scope)
    ):
        left |= scope.tracked.get(node.name, 0)
    return left


def _implied(cond: Any, truth: bool, scope: Scope) -> int:
    """The variables a condition says are NULL when it comes out as `truth`."""
    if cond is None:
        return 0
    if isinstance(cond, c_ast.ID):
        return 0 if truth else scope.tracked.get(cond.name, 0)
    if isinstance(cond, c_ast.UnaryOp) and cond.op == "!":
        return _implied(cond.expr, not truth, scope)
    if cast.callee(cond) in facts.BRANCH_HINTS:
        return _implied(cast.arguments(cond)[0], truth, scope)
    if isinstance(cond, c_ast.BinaryOp):
        if (
            cond.op == ("==" if truth else "!=")
            and cast.is_name(cond.left)
            and cast.is_name(cond.right, "NULL")
        ):
            return scope.tracked.get(cond.left.name, 0)
        if cond.op == ("&&" if truth else "||"):
            return _implied(cond.left, truth, scope) | _implied(cond.right, truth, scope)
    return 0
