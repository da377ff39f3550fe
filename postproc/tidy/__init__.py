# SPDX-License-Identifier: GPL-2.0
"""Tidy passes: from C that is right to C a person would write.

The last stage before emitting. `run` takes a unit that is valid C with all of its names resolved
and leaves a unit that does exactly the same. Each pass lives in a file of its own and is sound by
itself, so their order is a matter of how much they find and how natural it looks, not of
correctness. The passes of the round feed each other and repeat until none changes anything.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import (
    blocks,
    branches,
    casts,
    coalesce,
    deadstore,
    declarations,
    fold,
    idioms,
    jumps,
    loops,
    nullness,
    rename,
    shortcircuit,
    substitute,
)
from cythonk.postproc.tidy.unit import Scope, Unit

# Bounds the work on a function; real ones settle after three to six rounds.
MAX_ROUNDS = 16

Pass = Callable[[c_ast.FuncDef, Scope], bool]

ROUND: tuple[tuple[str, Pass], ...] = (
    ("shortcircuit", shortcircuit.run),
    ("substitute", substitute.run),
    ("loops", loops.run),
    ("nullness", nullness.run),
    ("fold", fold.run),
    ("coalesce", coalesce.run),
    ("deadstore", deadstore.run),
    ("branches", branches.run),
    ("jumps", lambda func, _scope: jumps.run(func)),
)


def run(ast: c_ast.FileAST, reserved: set[str], by_value: Collection[str] = ()) -> None:
    """Tidy a whole unit in place.

    reserved: names not to give to anything (macros and globals visible to the unit).
    by_value: functions outside the unit that are known to be real functions; any other undeclared
    callee might be a macro that assigns to its arguments, and is left room to do so.
    """
    with cast.deep_recursion():
        unit = Unit(ast, by_value)
        for item in ast.ext:
            if isinstance(item, c_ast.FuncDef):
                with _no_cycle_search():
                    tidy_function(item, unit)
        rename.run(ast, unit, reserved)
        for item in ast.ext:
            if isinstance(item, c_ast.FuncDef):
                declarations.order(item)


@contextmanager
def _no_cycle_search() -> Iterator[None]:
    """Keep Python's cycle collector from walking the graphs of a large function again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def tidy_function(func: c_ast.FuncDef, unit: Unit) -> None:
    """All passes on one function, except renaming."""
    blocks.run(func)
    scope = Scope(func, unit)
    casts.run(func, scope)
    fold.run(func, scope)
    for _ in range(MAX_ROUNDS):
        blocks.run(func)
        scope = Scope(func, unit)
        if not sum(run_pass(func, scope) for _name, run_pass in ROUND):
            break
    blocks.run(func)
    scope = Scope(func, unit)
    idioms.run(func, scope)
    declarations.run(func, Scope(func, unit))
