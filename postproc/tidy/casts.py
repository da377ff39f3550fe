# SPDX-License-Identifier: GPL-2.0
"""Pass: drop casts that do nothing, and spell null pointers NULL.

What: `(T)x` where x already is a T; `(char const *)"text"` (a macro that pastes its format, such as
pr_info, refuses the cast); casts of NULL where C converts it anyway; the inner of two pointer
casts; the cast in `n == (ssize_t)-1`; `p = 0`, `p == 0` and `return 0` become NULL for pointers,
which sparse asks for. A cast whose operand's type is not known stays.
When: early, since the other passes compare types and trees.
Why separate: it needs the type environment and nothing of control flow.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import ctype
from cythonk.postproc.tidy.ctype import CType
from cythonk.postproc.tidy.unit import Scope

_TEXT: CType = ("ptr", ("const", ("int", "char")))


def run(func: c_ast.FuncDef, scope: Scope) -> bool:
    """Drop needless casts in `func`; whether anything changed."""
    changed = False
    measured = {  # the operand of sizeof is not converted: leave it as it is
        id(inner)
        for node in cast.walk(func.body)
        if isinstance(node, c_ast.UnaryOp) and node.op == "sizeof"
        for inner in cast.walk(node.expr)
    }

    def drop(node: c_ast.Node) -> c_ast.Node:
        nonlocal changed
        if isinstance(node, c_ast.Cast) and id(node) not in measured and _is_needless(node, scope):
            changed = True
            return node.expr
        if isinstance(node, c_ast.Cast) and _is_pointer(scope.type_of(node)):
            inner = node.expr
            if (
                isinstance(inner, c_ast.Cast)
                and _is_pointer(scope.type_of(inner))
                and _is_pointer(scope.type_of(inner.expr))
            ):
                changed = True
                node.expr = inner.expr
                return drop(node)
        changed |= _spell_null(node, scope) | _compare_error(node, scope)
        return node

    cast.rewrite(func.body, drop)
    return changed


def _is_needless(node: c_ast.Cast, scope: Scope) -> bool:
    target = scope.type_of(node)
    if target is None:
        return False
    if isinstance(node.expr, c_ast.Constant) and node.expr.type == "string":
        return target == _TEXT
    if target[0] in ("ptr", "int", "struct", "union"):
        return scope.type_of(node.expr) == target and not cast.is_name(node.expr, "NULL")
    return False


def _compare_error(node: Any, scope: Scope) -> bool:
    """Drop the cast in `n == (ssize_t)-1`: the comparison converts the constant all the same."""
    if not (
        isinstance(node, c_ast.BinaryOp)
        and node.op in ("==", "!=")
        and isinstance(node.right, c_ast.Cast)
    ):
        return False
    kind = scope.type_of(node.right)
    value = node.right.expr
    if isinstance(value, c_ast.UnaryOp) and value.op == "-":
        value = value.expr
    if kind is None or kind[0] != "int" or ctype.is_unsigned(kind) or ctype.promote(kind) != kind:
        return False
    if (
        not isinstance(value, c_ast.Constant)
        or scope.type_of(value) != ctype.INT
        or scope.type_of(node.left) != kind
    ):
        return False
    node.right = node.right.expr
    return True


def _spell_null(node: Any, scope: Scope) -> bool:
    """Put NULL where `node` converts a null pointer constant to a pointer."""
    changed = False
    if isinstance(node, c_ast.Assignment) and node.op == "=":
        if _is_null(node.rvalue, scope) and _is_pointer(scope.type_of(node.lvalue)):
            node.rvalue, changed = _null(node.rvalue)
    elif isinstance(node, c_ast.Decl) and node.init is not None:
        if _is_null(node.init, scope) and isinstance(node.type, c_ast.PtrDecl):
            node.init, changed = _null(node.init)
    elif isinstance(node, c_ast.Return) and node.expr is not None:
        if _is_null(node.expr, scope) and _is_pointer(scope.result):
            node.expr, changed = _null(node.expr)
    elif isinstance(node, c_ast.BinaryOp) and node.op in ("==", "!="):
        if _is_null(node.right, scope) and _is_pointer(scope.type_of(node.left)):
            node.right, changed = _null(node.right)
    elif isinstance(node, c_ast.FuncCall):
        changed = _null_arguments(node, scope)
    return changed


def _null_arguments(node: c_ast.FuncCall, scope: Scope) -> bool:
    changed = False
    kind = scope.unit.functions.get(cast.callee(node) or "")
    kinds = kind[2] if kind is not None and kind[2] is not None else ()
    exprs = cast.arguments(node)
    for i, argument in enumerate(exprs):
        expected = kinds[i] if i < len(kinds) else None
        if isinstance(argument, c_ast.Cast):
            expected = expected or scope.type_of(argument)
        if _is_pointer(expected) and _is_null(argument, scope):
            exprs[i], one = _null(argument)
            changed |= one
    return changed


def _null(node: c_ast.Node) -> tuple[c_ast.Node, bool]:
    """NULL in the place of `node`, and whether that is a change."""
    if cast.is_name(node, "NULL"):
        return node, False
    return c_ast.ID("NULL", node.coord), True


def _is_pointer(kind: CType | None) -> bool:
    return kind is not None and kind[0] == "ptr"


def _is_null(node: Any, scope: Scope) -> bool:
    if isinstance(node, c_ast.Cast):
        return _is_pointer(scope.type_of(node)) and _is_null(node.expr, scope)
    return cast.is_name(node, "NULL") or (isinstance(node, c_ast.Constant) and node.value == "0")
