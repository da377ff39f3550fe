# SPDX-License-Identifier: GPL-2.0
"""Pass: compute into the variable a result is for, not into a temporary first.

What: `t = f(…); if (unlikely(!t)) goto error; x = t;` becomes `x = f(…); if (unlikely(!x)) goto
error;`, when nothing in between reads x and, wherever control leaves on the way, x is not read
again or both were NULL anyway.
When: in the round, after NULL puts are gone (they would keep t alive at the error label).
Why separate: substitution moves a value forward to one use; this renames over a stretch with
branches out of it.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import effects, nullness
from cythonk.postproc.tidy.cfg import Graph
from cythonk.postproc.tidy.unit import Scope

# How many statements the computation may lie back.
_WINDOW = 6
_EXITS = (c_ast.Goto, c_ast.Return, c_ast.Break, c_ast.Continue)
_SIMPLE = (c_ast.Assignment, c_ast.FuncCall, c_ast.UnaryOp)


def run(func: c_ast.FuncDef, scope: Scope) -> bool:
    """Coalesce temporaries with what they are copied to in `func`; whether anything changed."""
    graph = Graph(scope)
    graph.solve_liveness()
    known = nullness.solve(graph)
    changed = False
    for items in cast.statement_lists(func.body):
        # A merge leaves less of the temporary alive and lets the target live only where it is
        # checked not to matter, so what the graph says stays safe for the next one.
        kept: list[c_ast.Node] = []
        for k, node in enumerate(items):
            if _merge(items, k, scope, graph, known):
                changed = True
            else:
                kept.append(node)
        items[:] = kept
    return changed


def _merge(items: list[c_ast.Node], k: int, scope: Scope, graph: Graph, known: list[int]) -> bool:
    """Rename the temporary copied by statement `k` to its target from where it is computed;
    whether it was done.
    """
    copy: Any = items[k]
    if not (isinstance(copy, c_ast.Assignment) and copy.op == "=" and cast.is_name(copy.lvalue)):
        return False
    if not cast.is_name(copy.rvalue) or not scope.is_temp(copy.rvalue.name):
        return False
    target, temp = copy.lvalue.name, copy.rvalue.name
    if target == temp or target not in scope.tracked or scope.kinds[target] is None:
        return False
    if scope.kinds[target] != scope.kinds[temp]:
        return False
    target_bit, temp_bit = scope.tracked[target], scope.tracked[temp]
    point = graph.point(copy)
    if point is None or point.live_out & temp_bit:
        return False
    start = _definition(items, k, temp)
    if start is None:
        return False
    region = items[start:k]
    first: Any = region[0]
    if cast.count_uses(first.rvalue, temp):
        return False
    if not all(_is_transparent(node, target_bit, temp_bit, scope) for node in region[1:]):
        return False
    first_point = graph.point(first)
    if first_point is None:
        return False
    was_null = bool(known[first_point.index] & target_bit)
    for node in region[1:]:
        for inner in cast.statements(node):
            if isinstance(inner, _EXITS) and not _may_leave(
                inner, target_bit, temp_bit, was_null, graph, known
            ):
                return False
    for node in region:
        for use in cast.variable_uses(node):
            if use.name == temp:
                use.name = target
    return True


def _definition(items: list[c_ast.Node], k: int, temp: str) -> int | None:
    """Where, shortly before statement `k` of the list, `temp` gets its value."""
    for i in range(k - 1, max(-1, k - 1 - _WINDOW), -1):
        node: Any = items[i]
        if (
            isinstance(node, c_ast.Assignment)
            and node.op == "="
            and cast.is_name(node.lvalue, temp)
        ):
            return i
    return None


def _is_transparent(node: Any, target_bit: int, temp_bit: int, scope: Scope) -> bool:
    """Whether a statement leaves both variables alone but for reads of the temporary, and has no
    way in.
    """
    if isinstance(node, c_ast.If):
        if any(
            isinstance(n, (c_ast.Label, c_ast.While, c_ast.For, c_ast.DoWhile, c_ast.Switch))
            for n in cast.statements(node)
        ):
            return False
    elif not isinstance(node, _SIMPLE):
        return False
    found = effects.of(node, scope)
    return not (found.reads & target_bit or found.writes & (target_bit | temp_bit))


def _may_leave(
    node: Any, target_bit: int, temp_bit: int, was_null: bool, graph: Graph, known: list[int]
) -> bool:
    """Whether control may leave the stretch here with the target already holding the temporary's
    value.
    """
    point = graph.point(node)
    if point is None:
        return True  # never gets there
    if point.live_out & temp_bit:
        return False
    if not point.live_out & target_bit:
        return True
    return was_null and bool(known[point.index] & temp_bit)
