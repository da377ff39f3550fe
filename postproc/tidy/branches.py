# SPDX-License-Identifier: GPL-2.0
"""Pass: give branches the shape a person would write.

What: an empty branch goes (the condition is turned round when it is the first); `if (!c) A else B`
puts the positive side first; `if (c) { A; goto L; } B; L:` with a join label of the code generator
becomes if/else, and `if (c) goto L; B; L:` becomes `if (!c) { B }`; no `else` behind a branch that
jumps away; a temporary set in both branches becomes a conditional expression.
When: in the round, after jumps.
Why separate: it moves statements between branches and changes no jump target.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import effects, jumps
from cythonk.postproc.tidy.unit import Scope

# Labels where the branches of one source statement meet. The function's own exits are not among
# them: code that leaves early stays flat, as kernel code does.
_JOIN = re.compile(r"__pyx_L\d+(_bool_binop_done|_next_or|_next_and)?$")
_EXIT = "__pyx_L0"


def run(func: c_ast.FuncDef, scope: Scope) -> bool:
    """Reshape the branches of `func`; whether anything changed."""
    used = jumps.goto_counts(func)
    changed = False
    for items in list(cast.statement_lists(func.body)):
        changed |= _join(items, used)
    for items in list(cast.statement_lists(func.body)):
        changed |= _list(items, scope)
    return changed


def _is_join(node: Any) -> bool:
    return isinstance(node, c_ast.Label) and node.name != _EXIT and bool(_JOIN.match(node.name))


def _join(items: list[Any], used: Counter[str]) -> bool:
    """Turn `if (c) { A; goto L; } B; L:` into if/else, innermost (last) first."""
    changed = False
    positions = {node.name: i for i, node in enumerate(items) if _is_join(node)}
    if not positions:
        return False
    for i in range(len(items) - 2, -1, -1):
        node = items[i]
        if (
            not isinstance(node, c_ast.If)
            or node.iffalse is not None
            or not node.iftrue.block_items
        ):
            continue
        goto = node.iftrue.block_items[-1]
        end = positions.get(goto.name, -1) if isinstance(goto, c_ast.Goto) else -1
        if end <= i + 1 or any(
            isinstance(n, (c_ast.Label, c_ast.Decl)) for n in items[i + 1 : end]
        ):
            continue
        alone = len(node.iftrue.block_items) == 1
        if alone and used[goto.name] > 1:
            continue
        node.iftrue.block_items.pop()
        used[goto.name] -= 1
        rest = cast.block(items[i + 1 : end], items[i + 1].coord)
        if alone:
            node.cond = cast.negate(node.cond)
            node.iftrue = rest
        else:
            node.iffalse = rest
        items[i + 1 : end] = []
        shift = end - i - 1
        for name, at in positions.items():
            if at >= end:
                positions[name] = at - shift
        changed = True
    return changed


def _list(items: list[Any], scope: Scope) -> bool:
    changed = False
    out: list[Any] = []
    for node in items:
        kept = _if(node, scope) if isinstance(node, c_ast.If) else [node]
        changed |= len(kept) != 1 or kept[0] is not node
        out.extend(kept)
    for node in out:
        changed |= isinstance(node, c_ast.If) and _turn(node)
    items[:] = out
    return changed


def _is_empty(branch: Any) -> bool:
    return branch is None or not branch.block_items


def _if(node: Any, scope: Scope) -> list[Any]:
    """The statements an `if` becomes."""
    if _is_empty(node.iftrue) and _is_empty(node.iffalse):
        return [] if effects.of(node.cond, scope).pure else [node.cond]
    if _is_empty(node.iftrue):
        return [c_ast.If(cast.negate(node.cond), node.iffalse, None, node.coord)]
    if node.iffalse is None:
        return [node]
    if _is_empty(node.iffalse):
        return [c_ast.If(node.cond, node.iftrue, None, node.coord)]
    chosen = _conditional(node, scope)
    if chosen is not None:
        return [chosen]
    if jumps.is_terminator(node.iftrue) and not any(
        isinstance(n, c_ast.Decl) for n in node.iffalse.block_items
    ):
        rest = list(node.iffalse.block_items)
        return [c_ast.If(node.cond, node.iftrue, None, node.coord), *rest]
    return [node]


def _turn(node: c_ast.If) -> bool:
    """`if (!c) A else B` to `if (c) B else A`; whether it was done."""
    cond = node.cond
    if node.iffalse is None or not (isinstance(cond, c_ast.UnaryOp) and cond.op == "!"):
        return False
    node.cond = cond.expr
    node.iftrue, node.iffalse = node.iffalse, node.iftrue
    return True


def _conditional(node: Any, scope: Scope) -> Any:
    """`t = c ? a : b` for an `if` that only chooses a temporary's value, None when it does more."""
    branches = []
    for branch in (node.iftrue, node.iffalse):
        if len(branch.block_items) != 1:
            return None
        only = branch.block_items[0]
        if not (
            isinstance(only, c_ast.Assignment) and only.op == "=" and cast.is_name(only.lvalue)
        ):
            return None
        branches.append(only)
    one, other = branches
    name = one.lvalue.name
    if other.lvalue.name != name or not scope.is_temp(name):
        return None
    kind = scope.kinds[name]
    if (
        kind is None
        or kind[0] not in ("int", "ptr")
        or any(scope.type_of(b.rvalue) != kind for b in branches)
    ):
        return None
    if (
        not all(effects.of(b.rvalue, scope).pure for b in branches)
        or _is_long(one)
        or _is_long(other)
    ):
        return None
    choice = c_ast.TernaryOp(node.cond, one.rvalue, other.rvalue, node.coord)
    if scope.type_of(choice) != kind:
        return None
    return c_ast.Assignment("=", one.lvalue, choice, node.coord)


def _is_long(node: Any) -> bool:
    return sum(1 for _ in cast.walk(node.rvalue)) > 10 or any(
        isinstance(n, c_ast.TernaryOp) for n in cast.walk(node.rvalue)
    )
