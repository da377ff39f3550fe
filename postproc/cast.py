# SPDX-License-Identifier: GPL-2.0
"""Small helpers on pycparser's C syntax tree, shared by every pass of the post-processor.

pycparser's own visitors recurse with one method call a node, build a tuple of (name, child) pairs
for each and cannot replace a node. The passes walk large trees many times, so the child slots of
each node class are worked out once and walked directly.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pycparser import c_ast

# Trees of generated code nest deeply (a chain of 2,000 `+`, of 500 `else if`); Python's default
# limit is 1,000.
_RECURSION_LIMIT = 60_000

_NOT_CHILDREN = {"coord", "__weakref__"}
_child_slots: dict[type[Any], tuple[str, ...]] = {}


def _slots(cls: type[Any]) -> tuple[str, ...]:
    slots = _child_slots.get(cls)
    if slots is None:
        attributes = set(cls.attr_names) | _NOT_CHILDREN
        slots = tuple(name for name in cls.__slots__ if name not in attributes)
        _child_slots[cls] = slots
    return slots


@contextmanager
def deep_recursion() -> Iterator[None]:
    """Raise Python's recursion limit while a recursive pass runs, and put it back afterwards."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def children(node: c_ast.Node) -> list[c_ast.Node]:
    """The direct child nodes of `node`, in source order."""
    found: list[c_ast.Node] = []
    for name in _slots(type(node)):
        value = getattr(node, name)
        if value is None:
            continue
        if isinstance(value, list):
            found.extend(child for child in value if child is not None)
        else:
            found.append(value)
    return found


def walk(node: c_ast.Node | None) -> Iterator[c_ast.Node]:
    """`node` and everything below it, parents first, in source order."""
    if node is None:
        return
    stack = [node]
    pop, push, known = stack.pop, stack.append, _child_slots
    while stack:
        current = pop()
        yield current
        cls = type(current)
        for name in reversed(known.get(cls) or _slots(cls)):
            value = getattr(current, name)
            if value is None:
                continue
            if isinstance(value, list):
                stack.extend([child for child in reversed(value) if child is not None])
            else:
                push(value)


def clone(node: Any) -> Any:
    """A deep copy of `node`; coordinates are shared, since nothing changes them."""
    if node is None:
        return None
    cls: Any = type(node)
    copy = cls.__new__(cls)
    for name in cls.__slots__:
        if name == "__weakref__":
            continue
        value = getattr(node, name)
        if name == "coord":
            pass
        elif isinstance(value, list):
            value = [clone(v) if isinstance(v, c_ast.Node) else v for v in value]
        elif isinstance(value, c_ast.Node):
            value = clone(value)
        setattr(copy, name, value)
    return copy


def rewrite(node: Any, change: Callable[[c_ast.Node], c_ast.Node]) -> Any:
    """Apply `change` to every node of a tree, children first, putting what it returns in the node's
    place.

    The tree is changed in place; the (possibly new) root is returned. None stays None.
    """
    if node is None:
        return None
    for name in _slots(type(node)):
        value = getattr(node, name)
        if value is None:
            continue
        if isinstance(value, list):
            for i, child in enumerate(value):
                if child is not None:
                    value[i] = rewrite(child, change)
        else:
            setattr(node, name, rewrite(value, change))
    return change(node)


def same(a: Any, b: Any) -> bool:
    """Whether two trees are the same C, wherever they stand."""
    if a is b:
        return True
    if type(a) is not type(b):
        return False
    if not isinstance(a, c_ast.Node):
        return bool(a == b)
    for name in type(a).__slots__:
        if name in _NOT_CHILDREN:
            continue
        left, right = getattr(a, name), getattr(b, name)
        if isinstance(left, list) and isinstance(right, list):
            if len(left) != len(right) or not all(map(same, left, right)):
                return False
        elif not same(left, right):
            return False
    return True


def count_uses(node: c_ast.Node | None, name: str) -> int:
    """How often the variable `name` is spelled in `node` (field names and labels do not count)."""
    return sum(1 for use in variable_uses(node) if use.name == name)


def variable_uses(node: c_ast.Node | None) -> Iterator[c_ast.ID]:
    """Every identifier in `node` naming an object, function or macro: all IDs but field names."""
    if node is None:
        return
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, c_ast.ID):
            yield current
        elif isinstance(current, c_ast.StructRef):
            stack.append(current.name)
        elif isinstance(current, c_ast.NamedInitializer):
            stack.append(current.expr)
            stack.extend(d.expr for d in current.name if isinstance(d, c_ast.ArrayDesignator))
        else:
            below = children(current)
            below.reverse()
            stack.extend(below)


def statements(node: c_ast.Node | None) -> Iterator[c_ast.Node]:
    """`node` and the statements nested in it, outermost first, without looking into expressions."""
    stack = [node] if node is not None else []
    while stack:
        current = stack.pop()
        yield current
        nested = _NESTED.get(type(current))
        for name in nested or ():
            value = getattr(current, name)
            if isinstance(value, list):
                stack.extend([child for child in reversed(value) if child is not None])
            elif value is not None:
                stack.append(value)


# The statements inside a statement, the last first.
_NESTED: dict[type[Any], tuple[str, ...]] = {
    c_ast.Compound: ("block_items",),
    c_ast.If: ("iffalse", "iftrue"),
    c_ast.While: ("stmt",),
    c_ast.DoWhile: ("stmt",),
    c_ast.For: ("stmt",),
    c_ast.Switch: ("stmt",),
    c_ast.Case: ("stmts",),
    c_ast.Default: ("stmts",),
    c_ast.Label: ("stmt",),
    c_ast.FuncDef: ("body",),
    c_ast.FileAST: ("ext",),
}


def statement_lists(node: c_ast.Node | None) -> Iterator[list[c_ast.Node]]:
    """Every list of statements in `node` (blocks and switch cases), outermost first, each the live
    list object.
    """
    for each in statements(node):
        if isinstance(each, c_ast.Compound):
            yield each.block_items
        elif isinstance(each, (c_ast.Case, c_ast.Default)):
            yield each.stmts


def is_name(node: Any, name: str | None = None) -> bool:
    """Whether `node` is a plain identifier (that one, when `name` is given)."""
    return isinstance(node, c_ast.ID) and (name is None or node.name == name)


def callee(node: Any) -> str | None:
    """The name of the function `node` calls, or None when it is no call or calls through a
    pointer.
    """
    if isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID):
        name: str = node.name.name
        return name
    return None


def arguments(call: c_ast.FuncCall) -> list[c_ast.Node]:
    """The argument expressions of a call (the live list, empty when there are none)."""
    return call.args.exprs if call.args is not None else []


def block(statements: list[c_ast.Node], coord: Any = None) -> c_ast.Compound:
    """A block of these statements."""
    return c_ast.Compound(statements, coord)


def negate(cond: c_ast.Node) -> c_ast.Node:
    """The C expression for `!cond`, without a `!` where an operator has an opposite.

    Only right for truth values of integers and pointers: there is no NaN in the kernel.
    """
    if isinstance(cond, c_ast.UnaryOp) and cond.op == "!":
        return cond.expr
    if isinstance(cond, c_ast.BinaryOp) and cond.op in OPPOSITE:
        return c_ast.BinaryOp(OPPOSITE[cond.op], cond.left, cond.right, cond.coord)
    if isinstance(cond, c_ast.BinaryOp) and cond.op in DUAL and _has_opposite(cond):
        return c_ast.BinaryOp(DUAL[cond.op], negate(cond.left), negate(cond.right), cond.coord)
    if isinstance(cond, c_ast.FuncCall) and callee(cond) in HINT_OPPOSITE and cond.args:
        return c_ast.FuncCall(
            c_ast.ID(HINT_OPPOSITE[callee(cond) or ""], cond.coord),
            c_ast.ExprList([negate(cond.args.exprs[0])], cond.coord),
            cond.coord,
        )
    return c_ast.UnaryOp("!", cond, cond.coord)


def _has_opposite(cond: c_ast.Node) -> bool:
    """Whether a condition can be turned round without writing a `!`."""
    if isinstance(cond, c_ast.UnaryOp):
        return bool(cond.op == "!")
    if not isinstance(cond, c_ast.BinaryOp):
        return False
    if cond.op in DUAL:
        return _has_opposite(cond.left) and _has_opposite(cond.right)
    return cond.op in OPPOSITE


DUAL = {"&&": "||", "||": "&&"}
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
# unlikely(x) says x is mostly false, so the opposite condition is mostly true.
HINT_OPPOSITE = {"likely": "unlikely", "unlikely": "likely"}
