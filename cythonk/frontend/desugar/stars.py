# SPDX-License-Identifier: GPL-2.0
"""`*a` in displays and in targets of assignments, where Cython's own handling falls short.

Its node is replaced by one of ours, and `a, *b = [1]`, which Cython splits into single assignments without noticing
that nothing is left for `b`, is kept as one.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import Builtin, ExprNodes, Visitor


class StarNode(ExprNodes.StarredUnpackingNode):  # type: ignore[misc]
    """`*a`, wherever its display stands in an expression, and whatever C type `a` has."""

    starred_expr_allowed_here = True
    target: Any

    def coerce_to_pyobject(self, env: Any) -> Any:
        """What is unpacked becomes an object, not the star."""
        self.target = self.target.coerce_to_pyobject(env)
        self.type = self.target.type
        return self


class WholeNode(ExprNodes.AsTupleNode):  # type: ignore[misc]
    """A display that is not taken apart."""

    def infer_type(self, env: Any) -> Any:
        """A tuple."""
        return Builtin.tuple_type


def _gets_nothing(target: Any, value: Any) -> bool:
    """Whether a starred name of a target is left with no item of a display."""
    return (
        target.is_sequence_constructor
        and value.is_sequence_constructor
        and any(item.is_starred for item in target.args)
        and len(value.args) < len(target.args)
    )


class _StarTransform(Visitor.VisitorTransform):  # type: ignore[misc]
    def visit_Node(self, node: Any) -> Any:
        """Descend."""
        self.visitchildren(node)
        return node

    def visit_SequenceNode(self, node: Any) -> Any:
        """A list or tuple, as a value or as a target."""
        self.visitchildren(node)
        for item in node.args:
            if item.is_starred:
                item.__class__ = StarNode
        return node

    def visit_SimpleCallNode(self, node: Any) -> Any:
        """`min([*a, b])`, which Cython would compare item by item, the star being one."""
        self.visitchildren(node)
        if node.function.is_name and node.function.name in ("min", "max") and len(node.args) == 1:
            (items,) = node.args
            if items.is_sequence_constructor and any(item.is_starred for item in items.args):
                node.args = [WholeNode(items.pos, arg=items)]
        return node

    def visit_SingleAssignmentNode(self, node: Any) -> Any:
        """`a, *b = …`."""
        return self._assignment(node, [node.lhs])

    def visit_CascadedAssignmentNode(self, node: Any) -> Any:
        """`a, *b = c = …`."""
        return self._assignment(node, node.lhs_list)

    def _assignment(self, node: Any, targets: list[Any]) -> Any:
        self.visitchildren(node)
        if any(_gets_nothing(target, node.rhs) for target in targets):
            node.rhs = WholeNode(node.rhs.pos, arg=node.rhs)
        return node


def run(tree: Any) -> None:
    """Prepare all stars of a module."""
    _StarTransform()(tree)
