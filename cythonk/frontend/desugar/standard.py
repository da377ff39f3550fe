# SPDX-License-Identifier: GPL-2.0
"""Imports of Python's standard modules that have a counterpart in the kernel become cimports of that.

`import gc` is `cimport kernel.gc as gc`, and `from errno import EINVAL` takes the name from
`kernel.errno`: a program that runs under CPython keeps its spelling. Runs first of all, before the
rules look at imports; a standard module without a row here is refused there, with its way out.
Only imports at module level are rewritten: a cimport can stand nowhere else.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Nodes
from Cython.Compiler.StringEncoding import EncodedString

# Standard module → the kernel's module of the same interface. A name that it lacks is an error of
# the import, as in Python.
STANDARD = {
    "array": "kernel.array",
    "collections": "kernel.collections",
    "errno": "kernel.errno",
    "gc": "kernel.gc",
}


def run(tree: Any) -> None:
    """Rewrite the module-level imports of one parse tree."""
    _block(tree.body)


def _block(block: Any) -> None:
    if isinstance(block, Nodes.StatListNode):
        for index, stat in enumerate(block.stats):
            block.stats[index] = _statement(stat)
            _block(stat)


def _statement(stat: Any) -> Any:
    if isinstance(stat, Nodes.SingleAssignmentNode) and isinstance(stat.rhs, ExprNodes.ImportNode):
        return _import(stat)
    if isinstance(stat, Nodes.FromImportStatNode):
        return _from_import(stat)
    return stat


def _counterpart(node: Any) -> str | None:
    return None if node.level else STANDARD.get(str(node.module_name.value))


def _import(stat: Any) -> Any:
    target = _counterpart(stat.rhs)
    if target is None:
        return stat
    return Nodes.CImportStatNode(
        stat.pos,
        module_name=EncodedString(target),
        as_name=stat.lhs.name,
        is_absolute=True,
    )


def _from_import(stat: Any) -> Any:
    target = _counterpart(stat.module)
    names = [(name, str(node.name), node.pos) for name, node in stat.items]
    if target is None or any(name == "*" for name, _, _ in names):
        return stat
    return Nodes.FromCImportStatNode(
        stat.pos,
        module_name=EncodedString(target),
        relative_level=None,
        imported_names=[
            (pos, name, None if own == name else EncodedString(own)) for name, own, pos in names
        ],
    )
