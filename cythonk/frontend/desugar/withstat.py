# SPDX-License-Identifier: GPL-2.0
"""`with` statements become try/except/finally around plain calls of `__enter__` and `__exit__`.

Cython looks both methods up through the type's dictionary; as ordinary method calls on a typed manager they become
direct C calls. `__exit__` receives the exception's class, the exception, and None as the traceback.
"""

from __future__ import annotations

import itertools
from typing import Any

from Cython.Compiler import ExprNodes, Nodes, Visitor

from cythonk.frontend.desugar import nodes

# The class of the exception: `resolve` knows the name.
CLASS = "_ck_class"


class _WithTransform(Visitor.VisitorTransform):  # type: ignore[misc]
    """Rewrites every `with` statement below a node, innermost first."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = itertools.count(1)

    def visit_Node(self, node: Any) -> Any:
        """Descend."""
        self.visitchildren(node)
        return node

    def visit_WithStatNode(self, node: Any) -> Any:
        """Desugar one `with`."""
        self.visitchildren(node)
        pos = node.pos
        number = next(self.numbers)
        manager, hit, caught = (f"_ck_{part}{number}" for part in ("manager", "hit", "exc"))
        enter = nodes.call(pos, nodes.attribute(pos, nodes.name(pos, manager), "__enter__"))
        first = (
            nodes.assign(pos, node.target, enter)
            if node.target is not None
            else Nodes.ExprStatNode(pos, expr=enter)
        )

        def leave(*args: Any) -> Any:
            method = nodes.attribute(pos, nodes.name(pos, manager), "__exit__")
            return nodes.call(pos, method, args)

        handler = nodes.statements(
            pos,
            [
                nodes.assign(pos, nodes.name(pos, hit), nodes.boolean(pos, True)),
                Nodes.IfStatNode(
                    pos,
                    if_clauses=[
                        Nodes.IfClauseNode(
                            pos,
                            condition=ExprNodes.NotNode(
                                pos,
                                operand=leave(
                                    nodes.attribute(pos, nodes.name(pos, caught), CLASS),
                                    nodes.name(pos, caught),
                                    nodes.none(pos),
                                ),
                            ),
                            body=nodes.statements(pos, [Nodes.ReraiseStatNode(pos)]),
                        )
                    ],
                    else_clause=None,
                ),
            ],
        )
        clause = Nodes.ExceptClauseNode(
            pos,
            pattern=[nodes.name(pos, "BaseException")],
            target=nodes.name(pos, caught),
            body=handler,
            is_except_as=False,
        )
        guarded = Nodes.TryExceptStatNode(
            pos, body=node.body, except_clauses=[clause], else_clause=None
        )
        normal_exit = Nodes.IfStatNode(
            pos,
            if_clauses=[
                Nodes.IfClauseNode(
                    pos,
                    condition=ExprNodes.NotNode(pos, operand=nodes.name(pos, hit)),
                    body=nodes.statements(
                        pos,
                        [
                            Nodes.ExprStatNode(
                                pos,
                                expr=leave(nodes.none(pos), nodes.none(pos), nodes.none(pos)),
                            )
                        ],
                    ),
                )
            ],
            else_clause=None,
        )
        return nodes.statements(
            pos,
            [
                nodes.variable(pos, nodes.c_type(pos, "bint"), hit),
                nodes.assign(pos, nodes.name(pos, hit), nodes.boolean(pos, False)),
                nodes.assign(pos, nodes.name(pos, manager), node.manager),
                first,
                Nodes.TryFinallyStatNode(
                    pos,
                    body=nodes.statements(pos, [guarded]),
                    finally_clause=nodes.statements(pos, [normal_exit]),
                ),
            ],
        )


def run(tree: Any) -> None:
    """Desugar all `with` statements of a module."""
    _WithTransform().visitchildren(tree)
