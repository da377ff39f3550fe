# SPDX-License-Identifier: GPL-2.0
"""The module's metadata: `__license__` must be there and be one the kernel knows, the others are
literals.

The kernel decides by the licence which symbols a module may use, so it is asked for at build time,
not guessed.
"""

from __future__ import annotations

import difflib
from typing import Any

from Cython.Compiler import ExprNodes, Nodes

from cythonk.frontend.rules.bindings import bound_names
from cythonk.frontend.rules.run import Run
from cythonk.frontend.rules.tree import flatten, is_literal_string, walk

# include/linux/module.h: the idents the kernel accepts.
LICENCES = (
    "GPL",
    "GPL v2",
    "GPL and additional rights",
    "Dual BSD/GPL",
    "Dual MIT/GPL",
    "Dual MPL/GPL",
    "Proprietary",
)
_CHOICES = "the kernel knows: " + ", ".join(f'"{name}"' for name in LICENCES)
_NAMES = frozenset(("__license__", "__author__", "__version__", "__alias__"))


def check(run: Run) -> None:
    """Check the metadata of a module; only the main one must state a licence."""
    found: list[tuple[str, Any]] = []
    statements = flatten(run.tree.body)
    for stat in statements:
        if isinstance(stat, Nodes.SingleAssignmentNode) and isinstance(
            stat.lhs, ExprNodes.NameNode
        ):
            name = str(stat.lhs.name)
            if name in _NAMES:
                found.append((name, stat.lhs.pos))
                _check_value(run, name, stat.rhs)
    misplaced = _check_elsewhere(run, {id(stat) for stat in statements})
    _check_once(run, found)
    stated = {name for name, _ in found} | misplaced
    if run.is_main and "__license__" not in stated:
        run.diags.error(
            "CK107",
            "the module does not state its licence",
            run.source.position(1),
            f'put __license__ = "GPL" at the top of the file; {_CHOICES}',
        )


def _check_value(run: Run, name: str, value: Any) -> None:
    texts = value.args if isinstance(value, (ExprNodes.TupleNode, ExprNodes.ListNode)) else [value]
    several = name in ("__author__", "__alias__")
    literal = all(is_literal_string(text) for text in texts) and (several or texts == [value])
    if name == "__license__":
        if not literal:
            run.refuse(
                "CK107",
                value.pos,
                "the licence must be a plain string",
                f'write __license__ = "GPL"; {_CHOICES}',
            )
        elif str(value.value) not in LICENCES:
            text = str(value.value)
            close = difflib.get_close_matches(text.upper(), [n.upper() for n in LICENCES], n=1)
            meant = next((n for n in LICENCES if close and n.upper() == close[0]), None)
            did_you_mean = f'did you mean "{meant}"? ' if meant else ""
            run.refuse(
                "CK107",
                value.pos,
                f'the kernel does not know the licence "{text}"',
                did_you_mean + _CHOICES,
            )
    elif not literal:
        run.refuse("CK112", value.pos, f"{name} must be a plain string", f'write {name} = "…"')


def _check_once(run: Run, found: list[tuple[str, Any]]) -> None:
    for name in ("__license__", "__version__"):
        places = [pos for known, pos in found if known == name]
        for pos in places[1:]:
            run.refuse(
                "CK107" if name == "__license__" else "CK112",
                pos,
                f"{name} is given twice",
                "keep one of the lines",
            )


def _check_elsewhere(run: Run, top: set[int]) -> set[str]:
    """Report metadata that is declared, or assigned inside a block; the result is what was
    reported.
    """
    reported: set[str] = set()
    for place in walk(run.tree):
        node = place.node
        if id(node) in top and isinstance(node, Nodes.SingleAssignmentNode):
            continue
        for name, pos in bound_names(node):
            if name not in _NAMES or place.enclosing(Nodes.FuncDefNode, Nodes.ClassDefNode):
                continue
            reported.add(name)
            run.refuse(
                "CK107" if name == "__license__" else "CK112",
                pos,
                f"{name} must be a plain assignment at the module's level",
                f'write {name} = "…" on a line of its own, outside of any block',
            )
    return reported
