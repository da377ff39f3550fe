# SPDX-License-Identifier: GPL-2.0
"""Pass: spell single statements and expressions the way C programmers do.

What: `x = x + e` to `x += e`, `x += 1` to `x++` (as a statement or a loop's step), `!(a == b)` to
`a != b`, `(c) != 0` around a comparison to the comparison, `x != 0` and `p == NULL` in a condition
to `x` and `!p`, an exception that is held only to be let go to `ck_err_clear()`. Each rule looks
at one node and needs no control flow.
When: after the round, before declarations.
Why separate: a list of local spellings, to which more can be added without touching a real pass.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import effects, facts
from cythonk.postproc.tidy.unit import Scope

_COMPOUND = frozenset({"+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>"})
_STEPS = {"+=": "p++", "-=": "p--"}
_TRUTHS = frozenset({"==", "!=", "<", ">", "<=", ">=", "&&", "||"})


def run(func: c_ast.FuncDef, scope: Scope) -> None:
    """Respell the statements and conditions of `func`."""
    func.body = cast.rewrite(func.body, lambda node: _expression(node, scope))
    for items in cast.statement_lists(func.body):
        items[:] = [_statement(node) for node in items]
    for node in cast.statements(func.body):
        if isinstance(node, c_ast.For) and node.next is not None:
            node.next = _statement(node.next)
        if isinstance(node, (c_ast.If, c_ast.While, c_ast.DoWhile)):
            node.cond = _condition(node.cond)


def _expression(node: Any, scope: Scope) -> c_ast.Node:
    if isinstance(node, c_ast.UnaryOp) and node.op == "!":
        inner = node.expr
        if isinstance(inner, c_ast.BinaryOp) and inner.op in cast.OPPOSITE:
            return cast.negate(inner)
    elif isinstance(node, c_ast.BinaryOp) and node.op == "!=":
        left = node.left
        if isinstance(left, c_ast.BinaryOp) and left.op in _TRUTHS and _is_zero(node.right):
            return left
    elif isinstance(node, c_ast.Assignment) and node.op == "=":
        return _compound(node, scope)
    elif _is_let_go(node):
        return c_ast.FuncCall(c_ast.ID("ck_err_clear"), None, node.coord)
    return node


def _is_let_go(node: Any) -> bool:
    """Whether a call releases an exception that is held for this alone."""
    return (
        cast.callee(node) == "ck_err_release"
        and cast.callee(cast.arguments(node)[0]) == "ck_err_hold"
    )


def _condition(node: Any) -> Any:
    """A condition without `!= 0` and comparisons with NULL: only its truth matters."""
    if isinstance(node, c_ast.BinaryOp):
        if node.op in ("&&", "||"):
            node.left, node.right = _condition(node.left), _condition(node.right)
        elif node.op == "!=" and (_is_zero(node.right) or cast.is_name(node.right, "NULL")):
            return node.left
        elif node.op == "==" and cast.is_name(node.right, "NULL"):
            return c_ast.UnaryOp("!", node.left, node.coord)
    elif isinstance(node, c_ast.UnaryOp) and node.op == "!":
        node.expr = _condition(node.expr)
    elif cast.callee(node) in facts.BRANCH_HINTS:
        hinted = cast.arguments(node)
        hinted[0] = _condition(hinted[0])
    return node


def _is_zero(node: Any) -> bool:
    return isinstance(node, c_ast.Constant) and node.value == "0"


def _compound(node: c_ast.Assignment, scope: Scope) -> c_ast.Node:
    """`x = x op e` to `x op= e`: x is worked out once instead of twice, so it must be without
    effects.
    """
    value = node.rvalue
    if (
        isinstance(value, c_ast.BinaryOp)
        and value.op in _COMPOUND
        and cast.same(value.left, node.lvalue)
        and effects.of(node.lvalue, scope).pure
        and effects.of(value.right, scope).commutes(effects.of(node.lvalue, scope))
    ):
        return c_ast.Assignment(f"{value.op}=", node.lvalue, value.right, node.coord)
    return node


def _statement(node: Any) -> Any:
    if isinstance(node, c_ast.Assignment) and node.op in _STEPS:
        step = node.rvalue
        if isinstance(step, c_ast.Constant) and step.value == "1":
            return c_ast.UnaryOp(_STEPS[node.op], node.lvalue, node.coord)
    return node
