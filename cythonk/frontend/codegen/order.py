# SPDX-License-Identifier: GPL-2.0
"""Operands are read in the order of the source, as Python does: `self.n + self.bump()` adds what n was before.

Cython leaves a C variable or attribute in the C text of the operation, where it is read after all operands were
evaluated. Where a later operand may change it, it is copied to a temporary first. That is also a matter of safety: an
index that was tested must not change before it is used (`a[i] + (i := 100)`). Runs last of the passes over the typed
tree, because those before it decide what the operands are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from Cython.Compiler import ExprNodes, Nodes, UtilNodes, Visitor

from cythonk.frontend.codegen.arrays import BoundNode, TextEndNode
from cythonk.frontend.codegen.once import is_own

# Their parts are no operands of one operation: each is used before the next one is evaluated.
_SEQUENTIAL = (
    ExprNodes.CondExprNode,
    ExprNodes.BoolBinopNode,
    ExprNodes.BoolBinopResultNode,
    ExprNodes.AssignmentExpressionNode,
    ExprNodes.ScopedExprNode,
    UtilNodes.EvalWithTempExprNode,
    UtilNodes.ResultRefNode,
    ExprNodes.CloneNode,
    ExprNodes.ProxyNode,
)

# Evaluating one of these runs nobody else's code, where its type is a C type; its parts may.
_QUIET = (
    BoundNode,
    TextEndNode,
    ExprNodes.ConstNode,
    ExprNodes.NoneNode,
    ExprNodes.UnicodeNode,
    ExprNodes.BytesNode,
    ExprNodes.NameNode,
    ExprNodes.BinopNode,
    ExprNodes.UnopNode,
    ExprNodes.AmpersandNode,
    ExprNodes.DereferenceNode,
    ExprNodes.PrimaryCmpNode,
    ExprNodes.CascadedCmpNode,
    ExprNodes.TypecastNode,
    ExprNodes.SizeofNode,
    ExprNodes.CoercionNode,
    ExprNodes.NoneCheckNode,
    ExprNodes.CondExprNode,
    ExprNodes.BoolBinopNode,
    ExprNodes.BoolBinopResultNode,
    ExprNodes.AttributeNode,
    ExprNodes.IndexNode,
    ExprNodes.BufferIndexNode,
    ExprNodes.AssignmentExpressionNode,
    UtilNodes.ResultRefNode,
    UtilNodes.EvalWithTempExprNode,
    ExprNodes.CloneNode,
    ExprNodes.ProxyNode,
)


@dataclass
class _Touched:
    """Variables: of the function by their entries, and all others as one."""

    own: set[Any] = field(default_factory=set)
    memory: bool = False

    def add(self, other: _Touched) -> None:
        self.own |= other.own
        self.memory |= other.memory

    def meets(self, other: _Touched) -> bool:
        return (self.memory and other.memory) or bool(self.own & other.own)


def _children(node: Any) -> Iterator[Any]:
    for name in {*(node.child_attrs or ()), *(getattr(node, "subexprs", None) or ())}:
        child = getattr(node, name, None)
        for item in child if isinstance(child, (list, tuple)) else (child,):
            if isinstance(item, Nodes.Node):
                yield item


def _of_variable(node: Any) -> _Touched:
    if is_own(node.entry):
        return _Touched({node.entry})
    return _Touched(memory=True)


def _changes(node: Any) -> _Touched:
    """What evaluating an expression may store to."""
    changed = _Touched()
    if isinstance(node, ExprNodes.AssignmentExpressionNode):
        changed.add(_of_variable(node.assignment.lhs))
    elif not isinstance(node, _QUIET) or _runs_code(node):
        changed.memory = True
    for child in _children(node):
        changed.add(_changes(child))
    return changed


def _runs_code(node: Any) -> bool:
    """Whether a quiet kind of expression is an operation of objects here."""
    if isinstance(node, (ExprNodes.BinopNode, ExprNodes.UnopNode, ExprNodes.IndexNode)):
        return any(child.type.is_pyobject for child in _operands(node))
    if isinstance(node, (ExprNodes.PrimaryCmpNode, ExprNodes.CascadedCmpNode)):
        return bool(node.operand2.type.is_pyobject) and node.operator not in ("is", "is_not")
    if isinstance(node, ExprNodes.AttributeNode):
        return bool(node.is_py_attr)
    if isinstance(node, ExprNodes.CoercionNode):  # __index__, __bool__
        return bool(node.arg.type.is_pyobject and not node.type.is_pyobject)
    return False


def _reads(node: Any) -> _Touched:
    """What the C text of an evaluated expression still reads."""
    if node.is_literal or node.result_in_temp() or getattr(node.type, "is_cfunction", False):
        return _Touched()
    if isinstance(node, ExprNodes.NameNode):
        return _of_variable(node)
    read = _Touched(memory=not isinstance(node, (ExprNodes.BinopNode, ExprNodes.UnopNode)))
    if isinstance(node, (ExprNodes.CoercionNode, ExprNodes.TypecastNode)):
        read.memory = False
    for child in _operands(node):
        read.add(_reads(child))
    return read


def _operands(node: Any) -> list[Any]:
    return [child for _, _, child in _places(node)]


def _places(node: Any) -> list[tuple[str, int | None, Any]]:
    """The operands in the order of their evaluation: attribute, position in it, operand."""
    found: list[tuple[str, int | None, Any]] = []
    for name in getattr(node, "subexprs", None) or node.child_attrs or ():
        child = getattr(node, name, None)
        if isinstance(child, (list, tuple)):
            found += [
                (name, number, item)
                for number, item in enumerate(child)
                if isinstance(item, ExprNodes.ExprNode)
            ]
        elif isinstance(child, ExprNodes.ExprNode):
            found.append((name, None, child))
    return found


def _may_be_copied(node: Any) -> bool:
    kind = node.type
    if (
        kind is None
        or kind.is_array
        or kind.is_cfunction
        or kind.is_memoryviewslice
        or kind.is_void
    ):
        return False
    # References to objects are taken from variables as they are evaluated, those of the function excepted.
    return not kind.is_pyobject or (isinstance(node, ExprNodes.NameNode) and is_own(node.entry))


# What an operand is reached through, where it cannot be copied itself: an array, the object of a method.
_WAY: dict[type, tuple[str, ...]] = {
    ExprNodes.NoneCheckNode: ("arg",),
    ExprNodes.PyTypeTestNode: ("arg",),
    ExprNodes.TypecastNode: ("operand",),
    ExprNodes.AttributeNode: ("obj",),
    ExprNodes.IndexNode: ("base", "index"),
}


def _held(node: Any, later: _Touched, env: Any) -> Any:
    """The expression with a copy of what may be changed later."""
    if not later.meets(_reads(node)):
        return node
    if _may_be_copied(node):
        return node.coerce_to_temp(env)
    for part in _WAY.get(type(node), ()):
        setattr(node, part, _held(getattr(node, part), later, env))
    if isinstance(node, (ExprNodes.NoneCheckNode, ExprNodes.PyTypeTestNode)):
        node.result_ctype = node.arg.ctype()
    return node


def _replace_clones(node: Any, old: Any, new: Any) -> None:
    """A call of a method names its object again, as the first argument and to find the function."""
    for child in _children(node):
        if isinstance(child, ExprNodes.CloneNode):
            if child.arg is old:
                child.arg = new
                child.result_ctype = new.ctype()
        else:
            _replace_clones(child, old, new)


class OrderTransform(Visitor.EnvTransform):  # type: ignore[misc]
    """Copies operands that a later one may change."""

    def visit_ExprNode(self, node: Any) -> Any:
        """Look at the operands from the last to the first."""
        self.visitchildren(node)
        if isinstance(node, _SEQUENTIAL):
            return node
        env = self.current_env()
        later = _Touched()
        for name, number, operand in reversed(_places(node)):
            held = _held(operand, later, env)
            if number is None:
                setattr(node, name, held)
            else:
                getattr(node, name)[number] = held
            if name == "self":
                _replace_clones(node, operand, held)
            later.add(_changes(operand))
        return node
