# SPDX-License-Identifier: GPL-2.0
"""Where nothing is raised, nothing of exceptions is called.

The emitted C of a `try` is followed from its beginning, past every test for a failure, as it runs
when all goes well. What is met there may not be one of the runtime's functions for exceptions; only
the end of a loop over any iterable asks whether it is one.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pycparser import c_ast
from stages import compile_to

from cythonk.postproc.cast import callee, walk

BENCH = Path(__file__).parent.parent.parent.parent / "bench/cases/exceptions/case.pyx"
# Functions whose source has a try, and none has a raise.
TRIES = ("case_quiet", "case_caught", "case_deep", "case_with_finally", "case_missing")


# After these what follows is reached by its labels alone.
_JUMPS = (c_ast.Return, c_ast.Goto, c_ast.Continue, c_ast.Break)


def _failed(condition: c_ast.Node) -> bool:
    """Whether a condition asks for a failure: marked unlikely, or a status below 0."""
    if isinstance(condition, c_ast.BinaryOp) and condition.op == "<":
        return getattr(condition.right, "value", "") == "0"
    return any(callee(node) == "unlikely" for node in walk(condition))


def _parts(node: c_ast.Node, labels: dict[str, list[c_ast.Node]], seen: set[str]) -> set[str]:
    """The functions called from a statement on, without what only failures reach."""
    if isinstance(node, c_ast.If):
        parts = [node.cond, node.iffalse] if _failed(node.cond) else [c for _, c in node.children()]
    elif isinstance(node, c_ast.Goto):
        if node.name in seen:
            return set()
        seen.add(node.name)
        parts = labels[node.name]
    elif isinstance(node, c_ast.Compound):
        parts = []
        for item in node.block_items or []:
            parts.append(item)
            if isinstance(item, _JUMPS):
                break
    else:
        parts = [child for _, child in node.children()]
    names = {name} if (name := callee(node)) else set()
    for part in parts:
        if part is not None:
            names |= _parts(part, labels, seen)
    return names


def _labels(node: c_ast.Node, out: dict[str, list[c_ast.Node]]) -> None:
    """Each label with the statements from it to the end of its block."""
    items = node.block_items or [] if isinstance(node, c_ast.Compound) else []
    for index, item in enumerate(items):
        if isinstance(item, c_ast.Label):
            out[item.name] = [c_ast.Compound([item.stmt, *items[index + 1 :]])]
    for _, child in node.children():
        _labels(child, out)


def calls_without_failure(function: c_ast.FuncDef) -> set[str]:
    """What a function calls when nothing fails."""
    labels: dict[str, list[c_ast.Node]] = {}
    _labels(function.body, labels)
    return _parts(function.body, labels, set())


def _exceptional(names: set[str]) -> set[str]:
    return {n for n in names if n.startswith(("ck_err_", "ck_raise", "ck_exc_", "ck_traceback"))}


@pytest.fixture(scope="module")
def functions() -> dict[str, c_ast.FuncDef]:
    """The benchmark's functions by name."""
    unit = compile_to(BENCH, "tidy").unit
    assert unit is not None
    return {item.decl.name: item for item in unit.tree.ext if isinstance(item, c_ast.FuncDef)}


@pytest.mark.parametrize("name", TRIES)
def test_nothing_of_exceptions_is_called(functions: dict[str, c_ast.FuncDef], name: str) -> None:
    every = {callee(node) or "" for node in walk(functions[name].body)}
    assert _exceptional(every) > {"ck_err_occurred"}  # there is a handler that could be met
    assert _exceptional(calls_without_failure(functions[name])) <= {"ck_err_occurred"}


def test_a_call_on_the_way_is_noticed(functions: dict[str, c_ast.FuncDef]) -> None:
    body = functions["case_caught"].body
    call = c_ast.FuncCall(c_ast.ID("ck_err_clear"), None)
    body.block_items.insert(len(body.block_items) // 2, call)
    found = calls_without_failure(functions["case_caught"])
    body.block_items.remove(call)
    assert "ck_err_clear" in found
