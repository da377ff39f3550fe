# SPDX-License-Identifier: GPL-2.0
"""Swaps nodes of the typed tree for the subclasses of this package, just before code generation.

A node keeps all its fields; only the code it writes changes. Nodes that are assigned to or deleted keep Cython's class,
whose stores the post-processor knows.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Nodes, Visitor

from cythonk.frontend.codegen import (
    bytevalues,
    displays,
    exceptions,
    fstrings,
    iteration,
    misc,
    ranges,
    references,
    unassigned,
    values,
)

SUBSTITUTES: dict[type, type] = {
    Nodes.TryExceptStatNode: exceptions.KernelTryExceptNode,
    Nodes.ExceptClauseNode: exceptions.KernelExceptClauseNode,
    Nodes.TryFinallyStatNode: exceptions.KernelTryFinallyNode,
    Nodes.RaiseStatNode: exceptions.KernelRaiseNode,
    Nodes.ReraiseStatNode: exceptions.KernelReraiseNode,
    Nodes.AssertStatNode: exceptions.KernelAssertNode,
    ExprNodes.IteratorNode: iteration.KernelIteratorNode,
    ExprNodes.NextNode: iteration.KernelNextNode,
    Nodes.ForInStatNode: iteration.KernelForInNode,
    Nodes.ForFromStatNode: ranges.KernelForFromNode,
    ExprNodes.TupleNode: misc.KernelTupleNode,
    ExprNodes.ListNode: misc.KernelListNode,
    ExprNodes.SetNode: displays.KernelSetNode,
    ExprNodes.MergedSequenceNode: displays.KernelMergedSequenceNode,
    ExprNodes.DictNode: displays.KernelDictNode,
    ExprNodes.MergedDictNode: displays.KernelMergedDictNode,
    ExprNodes.CoerceToBooleanNode: misc.KernelCoerceToBooleanNode,
    ExprNodes.NoneCheckNode: misc.KernelNoneCheckNode,
    ExprNodes.PyTypeTestNode: misc.KernelTypeTestNode,
    ExprNodes.JoinedStrNode: fstrings.KernelJoinedStrNode,
    ExprNodes.FormattedValueNode: fstrings.KernelFormattedValueNode,
    ExprNodes.ModNode: misc.KernelModNode,
    ExprNodes.SliceNode: misc.KernelSliceNode,
    ExprNodes.IndexNode: misc.KernelIndexNode,
    ExprNodes.SliceIndexNode: misc.KernelSliceIndexNode,
    Nodes.ReturnStatNode: misc.KernelReturnNode,
}

# Attributes of statements that hold what is stored to rather than read.
TARGETS: dict[type, tuple[str, ...]] = {
    Nodes.SingleAssignmentNode: ("lhs",),
    Nodes.CascadedAssignmentNode: ("lhs_list",),
    Nodes.WithTargetAssignmentStatNode: ("lhs",),
    Nodes.ForInStatNode: ("target",),
    Nodes.ForFromStatNode: ("target",),
    Nodes.ExceptClauseNode: ("target",),
    Nodes.DelStatNode: ("args",),
}


def _mark_targets(node: Any) -> None:
    if node is None:
        return
    if isinstance(node, list):
        for item in node:
            _mark_targets(item)
        return
    if node.is_sequence_constructor:
        for item in node.args:
            _mark_targets(item)
        return
    node.ck_is_target = True


class Retarget(Visitor.TreeVisitor):  # type: ignore[misc]
    """The pass; changes nodes in place."""

    def __init__(self, context: Any) -> None:
        super().__init__()
        self.context = context

    def __call__(self, root: Any) -> Any:
        """Run over a module."""
        self.visit(root)
        return root

    def visit_Node(self, node: Any) -> None:
        """Mark what the node stores to, swap it, descend."""
        kind = type(node)
        bytevalues.prepare(node)
        for attr in TARGETS.get(kind, ()):
            _mark_targets(getattr(node, attr))
        substitute = SUBSTITUTES.get(kind)
        if substitute is not None:
            node.__class__ = substitute
            if kind is ExprNodes.TupleNode and node.mult_factor and node.is_literal:
                node.is_temp = True  # a repeated tuple is built, a plain one is static
                node.is_literal = False
            if kind is ExprNodes.SliceNode:
                node.is_temp = False
                node.is_literal = False
        elif kind is ExprNodes.AttributeNode and getattr(node, "ck_is_target", False):
            if node.is_py_attr:
                node.__class__ = references.StoredAttributeNode
        elif kind in (ExprNodes.NameNode, ExprNodes.AttributeNode) and not getattr(
            node, "ck_is_target", False
        ):
            named = values.class_name_class(node)
            loaded = None if named is not None else references.loaded_class(node)
            if named is not None:
                node.__class__ = named
                node.is_temp = False
            elif loaded is not None:
                node.__class__ = loaded
                node.is_temp = True
        if isinstance(node, Nodes.FuncDefNode):
            unassigned.start_at_zero(node.local_scope)
        self._hidden(node)
        self.visitchildren(node)

    def _hidden(self, node: Any) -> None:
        """Children that Cython's `child_attrs` does not list."""
        for attr in ("unpacked_items", "coerced_unpacked_items", "exception", "instance", "calls"):
            child = getattr(node, attr, None)
            if child is None or isinstance(child, (str, int)):
                continue
            for item in child if isinstance(child, list) else [child]:
                if isinstance(item, (Nodes.Node, ExprNodes.ExprNode)) and attr not in (
                    node.child_attrs or ()
                ):
                    self.visit(item)

    visit_object = visit_Node
