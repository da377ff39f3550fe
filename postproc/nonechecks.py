# SPDX-License-Identifier: GPL-2.0
"""Pass, nonechecks: a variable that was found not to be None is not looked at again.

Cython checks a typed object for None before every access. A variable that the function never assigns keeps its answer,
so of several checks on one straight path only the first stays. A label ends what is known: control may arrive there
without having passed the check.
"""

from __future__ import annotations

from pycparser import c_ast

from cythonk.postproc.cast import arguments, callee, children, walk
from cythonk.postproc.unit import Unit


def _checked_variable(statement: c_ast.Node) -> str | None:
    """The variable of `if (unlikely(x == CK_NONE)) …` without else, or None."""
    if not isinstance(statement, c_ast.If) or statement.iffalse is not None:
        return None
    test = statement.cond
    if callee(test) == "unlikely":
        test = arguments(test)[0]
    if not isinstance(test, c_ast.BinaryOp) or test.op != "==":
        return None
    left, right = test.left, test.right
    while isinstance(left, c_ast.Cast):
        left = left.expr
    if isinstance(left, c_ast.ID) and isinstance(right, c_ast.ID) and right.name == "CK_NONE":
        return str(left.name)
    return None


def _leaves(statement: c_ast.Node) -> bool:
    """Whether the body of the check ends by a jump, so that what follows runs only when it is not None."""
    last = statement
    while isinstance(last, c_ast.Compound) and last.block_items:
        last = last.block_items[-1]
    return isinstance(last, (c_ast.Goto, c_ast.Return))


def _constant_parameters(func: c_ast.FuncDef) -> set[str]:
    args = func.decl.type.args
    names = {p.name for p in (args.params if args else []) if isinstance(p, c_ast.Decl)}
    for node in walk(func.body):
        if isinstance(node, c_ast.Assignment) and isinstance(node.lvalue, c_ast.ID):
            names.discard(node.lvalue.name)
        elif isinstance(node, c_ast.UnaryOp) and node.op == "&" and isinstance(node.expr, c_ast.ID):
            names.discard(node.expr.name)
    return names


def _has_label(node: c_ast.Node) -> bool:
    return any(isinstance(n, (c_ast.Label, c_ast.Case, c_ast.Default)) for n in walk(node))


def _scan(statements: list[c_ast.Node], stable: set[str], known: set[str]) -> None:
    kept: list[c_ast.Node] = []
    for statement in statements:
        if isinstance(statement, (c_ast.Label, c_ast.Case, c_ast.Default)):
            known.clear()
        name = _checked_variable(statement)
        if name in stable and _leaves(statement.iftrue):
            if name in known:
                continue
            known.add(name)
            kept.append(statement)
            continue
        for inner in _inner_lists(statement):
            _scan(inner, stable, set(known))
        if _has_label(statement):
            known.clear()
        kept.append(statement)
    statements[:] = kept


def _inner_lists(statement: c_ast.Node) -> list[list[c_ast.Node]]:
    """The statement lists directly inside a statement (not those inside these)."""
    found: list[list[c_ast.Node]] = []
    stack = list(children(statement)) if not isinstance(statement, c_ast.Compound) else []
    if isinstance(statement, c_ast.Compound):
        return [statement.block_items]
    while stack:
        node = stack.pop()
        if isinstance(node, c_ast.Compound):
            found.append(node.block_items)
        else:
            stack.extend(children(node))
    return found


def run(unit: Unit) -> None:
    """Drop repeated checks in every function."""
    for item in unit.tree.ext:
        if isinstance(item, c_ast.FuncDef):
            stable = _constant_parameters(item)
            if stable:
                _scan(item.body.block_items, stable, set())
