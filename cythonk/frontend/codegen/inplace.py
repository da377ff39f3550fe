# SPDX-License-Identifier: GPL-2.0
"""Augmented assignments as a read and a write: `self.n += 1` costs what it costs in C.

Cython evaluates the object once and holds it in a reference of its own, which it tests for None before the read and
again before the write. No reference is needed where the object is a local variable that the statement itself does not
change, and no second test of what was tested when it was evaluated.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, UtilNodes
from Cython.Compiler import ParseTreeTransforms as Transforms

from cythonk.frontend.codegen.once import is_own
from cythonk.frontend.rules.tree import walk


class HeldNode(UtilNodes.LetRefNode):  # type: ignore[misc]
    """A value that is held while a statement runs."""

    def __init__(self, expression: Any) -> None:
        super().__init__(
            expression, may_hold_none=not isinstance(expression, ExprNodes.NoneCheckNode)
        )


def _stays(node: Any, statement: Any) -> bool:
    """Whether an expression is a variable that has the same value until the statement ends."""
    if not isinstance(node, ExprNodes.NameNode) or not is_own(node.entry):
        return False  # a call may store to it
    return not any(
        isinstance(place.node, ExprNodes.AssignmentExpressionNode) for place in walk(statement)
    )


class InplaceTransform(Transforms.ExpandInplaceOperators):  # type: ignore[misc]
    """Cython's transform, told what need not be held."""

    def visit_InPlaceAssignmentNode(self, node: Any) -> Any:
        """Take the variable for the object."""
        _bare(node.lhs, node)
        return super().visit_InPlaceAssignmentNode(node)


def _bare(target: Any, statement: Any) -> None:
    """Drop the tests for None that come back when the target is typed again, for the read and for the write."""
    for part in ("obj", "base"):
        held = getattr(target, part, None)
        if isinstance(held, ExprNodes.NoneCheckNode) and _stays(held.arg, statement):
            setattr(target, part, held.arg)
        elif (
            isinstance(held, (ExprNodes.AttributeNode, ExprNodes.IndexNode))
            and not held.type.is_pyobject
        ):
            _bare(held, statement)  # a field of a struct or an array: it is typed again too


def install() -> None:
    """Hold values in this way from now on; calling it again changes nothing."""
    Transforms.LetRefNode = HeldNode
