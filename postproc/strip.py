# SPDX-License-Identifier: GPL-2.0
"""Pass 1, strip: removes what only CPython needs and gives tracebacks their kernel form.

Runs first, so that later passes see less. File name and C line bookkeeping goes; `__Pyx_AddTraceback` becomes
`ck_traceback(file, function, line)` with Python's name of the function; declarations of CPython's tables go.
"""

from __future__ import annotations

from pycparser import c_ast

from cythonk.postproc import build
from cythonk.postproc.cast import arguments, callee, rewrite, statement_lists, walk
from cythonk.postproc.unit import Unit

DEAD_VARIABLES = frozenset({"__pyx_filename", "__pyx_clineno", "__pyx_gilstate_save"})
TRACEBACKS = {
    "__Pyx_AddTraceback": "ck_traceback",
    "__Pyx_WriteUnraisable": "ck_err_warn_unraisable",
}


def _never(condition: c_ast.Node) -> bool:
    """`!1 && …`: a test that Cython asks for unless sizes are known to be safe."""
    if callee(condition) in ("unlikely", "likely"):
        condition = arguments(condition)[0]
    left = condition.left if isinstance(condition, c_ast.BinaryOp) else None
    return (
        isinstance(left, c_ast.UnaryOp)
        and condition.op == "&&"
        and left.op == "!"
        and isinstance(left.expr, c_ast.Constant)
        and left.expr.value == "1"
    )


def _is_dead(node: c_ast.Node) -> bool:
    if isinstance(node, c_ast.If):
        return node.iffalse is None and _never(node.cond)
    if isinstance(node, c_ast.Decl):
        return node.name in DEAD_VARIABLES
    if isinstance(node, c_ast.EmptyStatement):
        return True
    if isinstance(node, c_ast.Cast):  # (void)(0)
        names = getattr(getattr(node.to_type.type, "type", None), "names", [])
        return names == ["void"] and isinstance(node.expr, c_ast.Constant)
    return False


def _function(unit: Unit, func: c_ast.FuncDef) -> None:
    known = unit.info.functions.get(func.decl.name)
    name = known.qualified_name if known else func.decl.name

    def change(node: c_ast.Node) -> c_ast.Node:
        kind = TRACEBACKS.get(callee(node) or "")
        if kind is None:
            return node
        args = [build.string(name)]
        if kind == "ck_traceback":
            args = [build.string(unit.info.source), *args, c_ast.ID("__pyx_lineno")]
        return build.call(kind, args, node.coord)

    func.body = rewrite(func.body, change)
    for statements in statement_lists(func.body):
        statements[:] = [s for s in statements if not _is_dead(s)]
    reads = any(
        isinstance(n, c_ast.ID) and n.name == "__pyx_lineno"
        for call in walk(func.body)
        if isinstance(call, (c_ast.FuncCall, c_ast.Assignment))
        for n in (arguments(call) if isinstance(call, c_ast.FuncCall) else [call.rvalue])
    )
    if not reads:
        for statements in statement_lists(func.body):
            statements[:] = [s for s in statements if not _sets_line(s)]


def _sets_line(node: c_ast.Node) -> bool:
    if isinstance(node, c_ast.Decl):
        return bool(node.name == "__pyx_lineno")
    return (
        isinstance(node, c_ast.Assignment)
        and isinstance(node.lvalue, c_ast.ID)
        and node.lvalue.name == "__pyx_lineno"
    )


def run(unit: Unit) -> None:
    """Strip every function of the unit."""
    for item in unit.tree.ext:
        if isinstance(item, c_ast.FuncDef):
            _function(unit, item)
