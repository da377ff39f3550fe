# SPDX-License-Identifier: GPL-2.0
"""Pass: decide conditions that are constant, and drop the code they switch off.

What: `if (0)`, `if (!(((int)-1) > 0))`, `sizeof(int) == sizeof(long)`, `while (0)`, `c ? a : b`
with a constant c. Arithmetic elsewhere stays as it was written. Code with a label in it is never
dropped: something may jump there.
When: early, and after other passes made conditions constant.
Why separate: it is the only pass that computes values.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import ctype, facts
from cythonk.postproc.tidy.unit import Scope

_COMPARE = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}
_ARITHMETIC = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "&": lambda a, b: a & b,
    "|": lambda a, b: a | b,
    "^": lambda a, b: a ^ b,
}


def run(func: c_ast.FuncDef, scope: Scope) -> bool:
    """Fold constant conditions in `func`; whether anything changed."""
    changed = False

    def fold_ternary(node: c_ast.Node) -> c_ast.Node:
        nonlocal changed
        if isinstance(node, c_ast.TernaryOp):
            truth = truth_of(node.cond, scope)
            kept = node.iftrue if truth else node.iffalse
            if (
                truth is not None
                and scope.type_of(node) is not None
                and scope.type_of(kept) == scope.type_of(node)
            ):
                changed = True
                return kept
        return node

    cast.rewrite(func.body, fold_ternary)
    for items in list(cast.statement_lists(func.body)):
        out: list[c_ast.Node] = []
        for node in items:
            kept = _kept(node, scope)
            changed |= len(kept) != 1 or kept[0] is not node
            out.extend(kept)
        items[:] = out
    return changed


def _kept(node: Any, scope: Scope) -> list[c_ast.Node]:
    """What is left of a statement once its condition is decided."""
    if isinstance(node, c_ast.If):
        truth = truth_of(node.cond, scope)
        if truth is None:
            node.cond = _simplify(node.cond, scope)
            return [node]
        live, dead = (node.iftrue, node.iffalse) if truth else (node.iffalse, node.iftrue)
        if _has_label(dead):
            return [node]
        if live is None:
            return []
        return list(live.block_items) if isinstance(live, c_ast.Compound) else [live]
    if (
        isinstance(node, c_ast.While)
        and truth_of(node.cond, scope) is False
        and not _has_label(node.stmt)
    ):
        return []
    return [node]


def _simplify(cond: Any, scope: Scope) -> c_ast.Node:
    """Drop the constant side of `1 && x` and `0 || x` where only truth matters."""
    if isinstance(cond, c_ast.BinaryOp) and cond.op in ("&&", "||"):
        cond.left, cond.right = _simplify(cond.left, scope), _simplify(cond.right, scope)
        neutral = cond.op == "&&"
        if truth_of(cond.left, scope) is neutral:
            return cond.right
        if truth_of(cond.right, scope) is neutral:
            return cond.left
    return cond


def _has_label(node: Any) -> bool:
    return any(
        isinstance(n, (c_ast.Label, c_ast.Case, c_ast.Default)) for n in cast.statements(node)
    )


def truth_of(node: Any, scope: Scope) -> bool | None:
    """Whether an expression is always true or always false (and has no effect); None if it is not
    known.
    """
    value = evaluate(node, scope)
    if value is not None:
        return value[0] != 0
    if isinstance(node, c_ast.BinaryOp) and node.op in ("&&", "||"):
        left = truth_of(node.left, scope)
        if left is not None and left is (node.op == "||"):
            return left
    return None


def evaluate(node: Any, scope: Scope) -> tuple[int, ctype.CType] | None:
    """Value and type of a constant integer expression as the target computes it, None if it is
    none.
    """
    if isinstance(node, c_ast.Constant):
        return ctype.constant_value(node.value) if node.type not in ("string", "char") else None
    if cast.is_name(node) and node.name in ("true", "false") and node.name not in scope.decls:
        return int(node.name == "true"), ctype.INT
    if isinstance(node, c_ast.UnaryOp):
        return _unary(node, scope)
    if isinstance(node, c_ast.BinaryOp):
        return _binary(node, scope)
    if isinstance(node, c_ast.Cast):
        value = evaluate(node.expr, scope)
        kind = scope.type_of(node)
        return _wrap(value[0], kind) if value is not None else None
    if cast.callee(node) in facts.BRANCH_HINTS:
        return evaluate(cast.arguments(node)[0], scope)
    return None


def _unary(node: c_ast.UnaryOp, scope: Scope) -> tuple[int, ctype.CType] | None:
    if node.op == "sizeof":
        kind = (
            ctype.of_declarator(node.expr, scope.unit.typedefs)
            if isinstance(node.expr, c_ast.Typename)
            else scope.lvalue_type(node.expr)
        )
        bits = ctype.size_bits(kind) if kind is not None else None
        return (bits // 8, ctype.UNSIGNED_LONG) if bits else None
    value = evaluate(node.expr, scope)
    if value is None:
        return None
    kind = ctype.promote(value[1])
    if node.op == "!":
        return int(value[0] == 0), ctype.INT
    if node.op == "-":
        return _wrap(-value[0], kind)
    if node.op == "~":
        return _wrap(~value[0], kind)
    return (value[0], kind) if node.op == "+" and kind is not None else None


def _binary(node: c_ast.BinaryOp, scope: Scope) -> tuple[int, ctype.CType] | None:
    left, right = evaluate(node.left, scope), evaluate(node.right, scope)
    if left is None or right is None:
        return None
    if node.op == "&&":
        return int(left[0] != 0 and right[0] != 0), ctype.INT
    if node.op == "||":
        return int(left[0] != 0 or right[0] != 0), ctype.INT
    kind = ctype.usual(left[1], right[1])
    a, b = _wrap(left[0], kind), _wrap(right[0], kind)
    if a is None or b is None:
        return None
    if node.op in _COMPARE:
        return int(_COMPARE[node.op](a[0], b[0])), ctype.INT
    if node.op in _ARITHMETIC:
        return _wrap(_ARITHMETIC[node.op](a[0], b[0]), kind)
    return None


def _wrap(value: int, kind: ctype.CType | None) -> tuple[int, ctype.CType] | None:
    """`value` converted to an integer type."""
    if kind is None or kind[0] != "int":
        return None
    if kind[1] == "_Bool":
        return int(value != 0), kind
    bits = ctype.size_bits(kind) or 32
    value &= (1 << bits) - 1
    if not ctype.is_unsigned(kind) and value >> (bits - 1):
        value -= 1 << bits
    return value, kind
