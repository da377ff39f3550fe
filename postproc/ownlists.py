# SPDX-License-Identifier: GPL-2.0
"""Pass, ownlists: a list that only its function knows is appended to without its lock.

`xs = []` and then `xs.append(…)` is how most lists come to be. Until such a list is returned nobody
else can have it, if the function does nothing with it but a few operations on the list itself. One
other use (it is an argument, an item, a value, another variable gets it) and the calls stay as they
are. After `lower`, which gives the calls their names.
"""

from __future__ import annotations

from collections.abc import Iterator

from pycparser import c_ast

from cythonk.postproc.cast import (
    arguments,
    callee,
    count_uses,
    is_name,
    statement_lists,
    walk,
)
from cythonk.postproc.unit import Unit

# What makes a list that nobody else knows.
MAKERS = frozenset({"ck_list_pack", "ck_list_new"})

APPEND, OWN_APPEND = "ck_list_append", "ck_list_build"

# What may be done to the list, which is the first argument, without anybody else learning of it.
HARMLESS = frozenset(
    {
        *(APPEND, "ck_list_get", "ck_list_len", "ck_list_pop", "ck_list_pop_at"),
        *("ck_getitem_at", "ck_is_true", "ck_len", "ck_put"),
    }
)


def _plain(node: c_ast.Node | None) -> c_ast.Node | None:
    """An expression without casts."""
    while isinstance(node, c_ast.Cast):
        node = node.expr
    return node


def _assigned(statement: c_ast.Node) -> tuple[str, c_ast.Node] | None:
    """The variable and the value of `x = value;`."""
    if (
        isinstance(statement, c_ast.Assignment)
        and statement.op == "="
        and is_name(statement.lvalue)
    ):
        value = _plain(statement.rvalue)
        return (statement.lvalue.name, value) if value is not None else None
    return None


def _is_null(node: c_ast.Node) -> bool:
    return is_name(node, "NULL") or (isinstance(node, c_ast.Constant) and node.value == "0")


def _call_of(statement: c_ast.Node, function: str, variable: str) -> bool:
    """Whether the statement is `function(variable);`."""
    if callee(statement) != function or len(arguments(statement)) != 1:
        return False
    return is_name(_plain(arguments(statement)[0]), variable)


def _gets_fresh_list(items: list[c_ast.Node], at: int, variable: str) -> bool:
    """Whether `variable = temporary` is part of: the temporary is a new list, checked, and then empty."""
    found = _assigned(items[at])
    if found is None or not is_name(found[1]) or at + 1 >= len(items):
        return False
    temporary = found[1].name
    cleared = _assigned(items[at + 1])
    if cleared is None or cleared[0] != temporary or not _is_null(cleared[1]):
        return False
    before = at - 1
    # The list that the variable had.
    if before >= 0 and _call_of(items[before], "ck_put", variable):
        before -= 1
    if before < 1 or not isinstance(items[before], c_ast.If):
        return False
    made = _assigned(items[before - 1])
    return made is not None and made[0] == temporary and callee(made[1]) in MAKERS


def _is_returned(items: list[c_ast.Node], at: int, variable: str) -> str | None:
    """The label of `ck_get(variable); ck_put(__pyx_r); __pyx_r = variable; goto label;`, from `at` on."""
    if not _call_of(items[at], "ck_get", variable):
        return None
    at += 1
    if at < len(items) and _call_of(items[at], "ck_put", "__pyx_r"):
        at += 1
    if at + 1 >= len(items):
        return None
    result, leave = _assigned(items[at]), items[at + 1]
    if result is None or result[0] != "__pyx_r" or not is_name(result[1], variable):
        return None
    return str(leave.name) if isinstance(leave, c_ast.Goto) else None


def _only_let_go(func: c_ast.FuncDef, label: str, variable: str) -> bool:
    """Whether nothing happens to the variable but puts behind a label of the function's own block."""
    items = func.body.block_items
    place = next(
        (i for i, s in enumerate(items) if isinstance(s, c_ast.Label) and s.name == label), None
    )
    if place is None:
        return False
    rest = items[place:]
    labels = {n.name for s in rest for n in walk(s) if isinstance(n, c_ast.Label)}
    puts = uses = 0
    for statement in rest:
        uses += count_uses(statement, variable)
        for node in walk(statement):
            puts += _call_of(node, "ck_put", variable)
            if isinstance(node, c_ast.Goto) and node.name not in labels:
                return False
    return puts == uses


def _harmless_uses(func: c_ast.FuncDef, variable: str) -> int:
    """How many of the variable's uses tell nobody of the list."""
    found = 0
    for items in statement_lists(func.body):
        for at, statement in enumerate(items):
            assigned = _assigned(statement)
            if assigned is not None and assigned[0] == variable:
                found += _is_null(assigned[1]) or _gets_fresh_list(items, at, variable)
            label = _is_returned(items, at, variable)
            if label is not None and _only_let_go(func, label, variable):
                found += 2
    for node in walk(func.body):
        if callee(node) in HARMLESS:
            found += bool(arguments(node)) and is_name(_plain(arguments(node)[0]), variable)
        elif isinstance(node, c_ast.BinaryOp) and node.op in ("==", "!="):
            found += is_name(_plain(node.left), variable) and is_name(node.right, "CK_NONE")
        elif isinstance(node, c_ast.UnaryOp) and node.op == "!":
            found += is_name(_plain(node.expr), variable)
    return found


def _appends(func: c_ast.FuncDef) -> Iterator[tuple[str, c_ast.FuncCall]]:
    """The calls that append to a variable, with its name."""
    for node in walk(func.body):
        if callee(node) == APPEND:
            target = _plain(arguments(node)[0])
            if isinstance(target, c_ast.ID):
                yield target.name, node


def _locals(func: c_ast.FuncDef) -> set[str]:
    """Variables of the function's own block that begin as NULL; they are not static."""
    return {
        item.name
        for item in func.body.block_items or ()
        if isinstance(item, c_ast.Decl)
        and not item.storage
        and item.init is not None
        and _is_null(_plain(item.init))
    }


def run(unit: Unit) -> None:
    """Rename the calls in every function."""
    for func in unit.tree.ext:
        if not isinstance(func, c_ast.FuncDef):
            continue
        calls = list(_appends(func))
        own = _locals(func) if calls else set()
        own = {
            name
            for name in own & {name for name, _ in calls}
            if _harmless_uses(func, name) == count_uses(func.body, name)
        }
        for name, call in calls:
            if name in own:
                call.name.name = OWN_APPEND
