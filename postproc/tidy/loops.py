# SPDX-License-Identifier: GPL-2.0
"""Pass: write loops as loops.

What: `while (1) { if (!c) break; … }` becomes `while (c) { … }`; `t2 = n; for (t3 = 0; t3 < t2; t3
+= 1) { i = t3; … }` becomes `for (i = 0; i < n; i += 1) { … }`, when the body assigns neither i nor
n and nobody reads i after the loop has run out (Python leaves i at the last value, C one further).
When: in the round, after substitution has brought the pieces together.
Why separate: it needs to know what a whole loop body assigns.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import effects, jumps
from cythonk.postproc.tidy.cfg import Graph
from cythonk.postproc.tidy.unit import Scope

_WINDOW = 4
_SIMPLE = (c_ast.Assignment, c_ast.FuncCall, c_ast.UnaryOp)


def run(func: c_ast.FuncDef, scope: Scope) -> bool:
    """Rewrite the loops of `func`; whether anything changed."""
    loops = [n for n in cast.statements(func.body) if isinstance(n, (c_ast.While, c_ast.For))]
    if not loops:
        return False
    changed = False
    for loop in loops:
        if isinstance(loop, c_ast.While):
            changed |= _hoist_condition(loop)
    # A rewritten loop reads less of its temporaries and starts by setting its variable, so what the
    # graph says of liveness behind other loops stays safe.
    graph = Graph(scope)
    graph.solve_liveness()
    used = jumps.goto_counts(func)
    changed |= _bounds(func, scope, graph, used)
    for loop in loops:
        if isinstance(loop, c_ast.For):
            changed |= _use_variable(loop, scope, graph, used)
    return changed


def _hoist_condition(loop: c_ast.While) -> bool:
    """Move a leading `if (!c) break;` into the loop's condition."""
    body = loop.stmt.block_items
    if not (isinstance(loop.cond, c_ast.Constant) and loop.cond.value == "1" and body):
        return False
    first = body[0]
    if (
        not isinstance(first, c_ast.If)
        or first.iffalse is not None
        or len(first.iftrue.block_items) != 1
    ):
        return False
    if not isinstance(first.iftrue.block_items[0], c_ast.Break):
        return False
    loop.cond = cast.negate(first.cond)
    loop.coord = first.coord or loop.coord
    del body[0]
    return True


def _bounds(func: c_ast.FuncDef, scope: Scope, graph: Graph, used: Counter[str]) -> bool:
    """Put a variable or constant that was copied to a temporary for a loop's condition into the
    condition.
    """
    changed = False
    for items in cast.statement_lists(func.body):
        for i in range(len(items) - 1, 0, -1):
            loop: Any = items[i]
            if not isinstance(loop, c_ast.For) or loop.cond is None:
                continue
            for k in range(i - 1, max(-1, i - 1 - _WINDOW), -1):
                copy: Any = items[k]
                if not isinstance(copy, _SIMPLE):
                    break
                if not _is_copy(copy, scope):
                    continue
                if _use_bound(copy, items[k + 1 : i], loop, scope, graph, used):
                    del items[k]
                    changed = True
                    break
    return changed


def _is_copy(node: Any, scope: Scope) -> bool:
    """Whether a statement is `t = n` with n a local variable or constant of the same type."""
    if not (isinstance(node, c_ast.Assignment) and node.op == "=" and cast.is_name(node.lvalue)):
        return False
    name, value = node.lvalue.name, node.rvalue
    if not scope.is_temp(name) or scope.kinds[name] is None:
        return False
    if isinstance(value, c_ast.ID) and value.name not in scope.tracked:
        return False
    return (
        isinstance(value, (c_ast.ID, c_ast.Constant)) and scope.type_of(value) == scope.kinds[name]
    )


def _use_bound(
    copy: Any, between: list[Any], loop: Any, scope: Scope, graph: Graph, used: Counter[str]
) -> bool:
    """Replace the temporary by what it copies in the loop's condition, its only reader."""
    name = copy.lvalue.name
    bit = scope.tracked[name]
    source = scope.tracked.get(copy.rvalue.name, 0) if isinstance(copy.rvalue, c_ast.ID) else 0
    cond_point = graph.point(loop, "cond")
    if cond_point is None or cond_point.other is None or cond_point.other.live_in & bit:
        return False
    if cast.count_uses(loop.cond, name) != 1:
        return False
    for part in (loop.init, loop.next, loop.stmt):
        found = effects.of(part, scope)
        if found.writes & (source | bit) or found.reads & bit:
            return False
    for node in between:
        found = effects.of(node, scope)
        if found.writes & (source | bit) or found.reads & bit:
            return False
    if _escapes(loop, bit, graph, used):
        return False

    def replace(node: c_ast.Node) -> c_ast.Node:
        if cast.is_name(node, name):
            value = cast.clone(copy.rvalue)
            value.coord = node.coord
            return value
        return node

    loop.cond = cast.rewrite(loop.cond, replace)
    return True


def _escapes(loop: Any, bit: int, graph: Graph, used: Counter[str]) -> bool:
    """Whether the variable is read where a jump out of the loop's body leads, or somebody may jump
    into it.
    """
    inside = Counter(n.name for n in cast.statements(loop.stmt) if isinstance(n, c_ast.Goto))
    if any(
        isinstance(n, c_ast.Label) and inside[n.name] != used[n.name]
        for n in cast.statements(loop.stmt)
    ):
        return True
    for node in cast.statements(loop.stmt):
        if isinstance(node, (c_ast.Goto, c_ast.Break, c_ast.Continue)):
            point = graph.point(node)
            if point is None:
                continue
            if isinstance(node, c_ast.Goto) and point.live_out & bit:
                return True
            if (
                isinstance(node, c_ast.Break)
                and point.live_out & bit
                and not _inner_break(node, loop)
            ):
                return True
    return False


def _inner_break(node: c_ast.Node, loop: Any) -> bool:
    """Whether a break belongs to a loop or switch inside `loop`."""
    kinds = (c_ast.While, c_ast.For, c_ast.DoWhile, c_ast.Switch)
    inner = [n for n in cast.statements(loop.stmt) if isinstance(n, kinds)]
    return any(found is node for n in inner for found in cast.statements(n.stmt))


def _use_variable(loop: Any, scope: Scope, graph: Graph, used: Counter[str]) -> bool:
    """Let the loop count in the user's variable instead of the temporary copied to it first thing
    in the body.
    """
    body = loop.stmt.block_items
    if not (
        isinstance(loop.init, c_ast.Assignment)
        and loop.init.op == "="
        and cast.is_name(loop.init.lvalue)
    ):
        return False
    temp = loop.init.lvalue.name
    if not scope.is_temp(temp) or not body or loop.cond is None or loop.next is None:
        return False
    copy = body[0]
    if not (
        isinstance(copy, c_ast.Assignment) and copy.op == "=" and cast.is_name(copy.rvalue, temp)
    ):
        return False
    if not cast.is_name(copy.lvalue) or copy.lvalue.name not in scope.tracked:
        return False
    name = copy.lvalue.name
    if scope.kinds[name] is None or scope.kinds[name] != scope.kinds[temp]:
        return False
    bit, temp_bit = scope.tracked[name], scope.tracked[temp]
    cond_point = graph.point(loop, "cond")
    if (
        cond_point is None
        or cond_point.other is None
        or cond_point.other.live_in & (bit | temp_bit)
    ):
        return False
    rest = effects.Effects()
    for node in body[1:]:
        rest.add(effects.of(node, scope))
    if rest.writes & (bit | temp_bit) or rest.reads & temp_bit:
        return False
    cond, step = effects.of(loop.cond, scope), effects.of(loop.next, scope)
    if (cond.reads | cond.writes | step.reads | step.writes) & bit or cond.writes & temp_bit:
        return False
    if cast.count_uses(loop.init.rvalue, temp) or _escapes(loop, temp_bit, graph, used):
        return False
    del body[0]
    for part in (loop.init, loop.cond, loop.next):
        for use in cast.variable_uses(part):
            if use.name == temp:
                use.name = name
    return True
