# SPDX-License-Identifier: GPL-2.0
"""`lambda` becomes a function of the module and its name.

The rules have seen to it that a lambda uses no name of the functions around it, so that it means the same anywhere.
Runs before `functions`, which makes C functions of what this leaves.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import Nodes, Visitor
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend.desugar import nodes

NAME = "_ck_lambda_"


class _LambdaTransform(Visitor.VisitorTransform):  # type: ignore[misc]
    """Replaces every lambda below a node, innermost first."""

    def __init__(self) -> None:
        super().__init__()
        self.functions: list[Any] = []
        self.around: list[str] = []

    def visit_Node(self, node: Any) -> Any:
        """Descend."""
        self.visitchildren(node)
        return node

    def _named(self, node: Any, name: str) -> Any:
        self.around.append(name)
        self.visitchildren(node)
        self.around.pop()
        return node

    def visit_DefNode(self, node: Any) -> Any:
        """A function that lambdas are shown to be in."""
        return self._named(node, str(node.name))

    def visit_CFuncDefNode(self, node: Any) -> Any:
        """Likewise."""
        return self._named(node, str(node.declared_name()))

    def visit_CClassDefNode(self, node: Any) -> Any:
        """A class that methods are shown to be in."""
        return self._named(node, str(node.class_name))

    def visit_GeneratorExpressionNode(self, node: Any) -> Any:
        """Its loop is no child to Cython yet."""
        node.loop = self.visit(node.loop)
        return node

    def visit_LambdaNode(self, node: Any) -> Any:
        """One lambda."""
        node.result_expr = self.visit(node.result_expr)
        pos = node.pos
        name = f"{NAME}{len(self.functions) + 1}"
        value = Nodes.ReturnStatNode(node.result_expr.pos, value=node.result_expr)
        function = Nodes.DefNode(
            pos,
            name=EncodedString(name),
            args=node.args,
            star_arg=None,
            starstar_arg=None,
            body=nodes.statements(pos, [value]),
            doc=None,
        )
        prefix = f"{'.'.join(self.around)}.<locals>." if self.around else ""
        function.python_name = f"{prefix}<lambda>"
        self.functions.append(function)
        return nodes.name(pos, name)


def run(tree: Any) -> None:
    """Lift the lambdas of a module; their functions go behind its statements."""
    transform = _LambdaTransform()
    transform.visitchildren(tree)
    if transform.functions:
        tree.body = nodes.statements(tree.pos, [tree.body, *transform.functions])
