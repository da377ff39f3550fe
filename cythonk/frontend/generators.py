# SPDX-License-Identifier: GPL-2.0
"""Generator expressions that are consumed where they stand become loops, before anything is analysed.

What takes every element gets a list comprehension; `any`, `all` and `next` stop where CPython stops, and evaluate no
element after that. Separate from `resolve`, which needs declarations: a comprehension must be one before those are
made. A generator expression anywhere else is refused by the rules.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import Builtin, ExprNodes, Nodes, PyrexTypes, Visitor

from cythonk.frontend.desugar import nodes
from cythonk.frontend.runtime_types import TYPES

# Builtins that take all of the elements: nothing can tell whether they come from a list.
EAGER = frozenset(
    ["sum", "sorted", "list", "tuple", "set", "frozenset", "min", "max", "dict", "bytes", *TYPES]
)
EAGER_METHODS = frozenset(["join", "extend", "update", "fromkeys"])


class FlagNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """Whether the search around it is over, as a C condition."""

    subexprs: list[str] = []
    type = PyrexTypes.c_bint_type
    is_temp = False

    def __init__(self, pos: Any, search: Any, condition: str) -> None:
        super().__init__(pos)
        self.search = [search]  # in a list: not a child, the tree has it above
        self.condition = condition

    def analyse_types(self, env: Any) -> Any:
        """A C condition from the start."""
        return self

    def calculate_result_code(self) -> str:
        """In terms of the search's result."""
        return "(%s)" % (self.condition % self.search[0].result())

    def generate_result_code(self, code: Any) -> None:
        """Nothing."""


class FoundNode(Nodes.StatNode):  # type: ignore[misc]
    """The element that decides: the search's result is known."""

    child_attrs: list[str] = []

    def __init__(self, pos: Any, search: Any, value: int) -> None:
        super().__init__(pos)
        self.search = [search]
        self.value = value

    def analyse_declarations(self, env: Any) -> None:
        """It declares nothing."""

    def analyse_expressions(self, env: Any) -> Any:
        """It has none."""
        return self

    def generate_function_definitions(self, env: Any, code: Any) -> None:
        """It has none."""

    def generate_execution_code(self, code: Any) -> None:
        """Store it."""
        code.putln(f"{self.search[0].result()} = {self.value};")


class SearchNode(ExprNodes.ComprehensionNode):  # type: ignore[misc]
    """`any(x for …)` and `all(x for …)`: a loop that ends at the first element that decides."""

    def __init__(self, pos: Any, loop: Any, wanted: bool) -> None:
        super().__init__(
            pos, loop=loop, append=FoundNode(pos, self, int(wanted)), type=PyrexTypes.c_bint_type
        )
        self.wanted = wanted

    def analyse_declarations(self, env: Any) -> None:
        """Of a loop over nothing Cython leaves nothing."""
        if not isinstance(self.loop, Nodes.StatListNode):
            super().analyse_declarations(env)

    def analyse_types(self, env: Any) -> Any:
        """A loop, or the answer for no element."""
        if isinstance(self.loop, Nodes.StatListNode):
            return ExprNodes.BoolNode(self.pos, value=not self.wanted).analyse_types(env)
        return super().analyse_types(env)

    def generate_operation_code(self, code: Any) -> None:
        """Without such an element it is the other truth."""
        code.putln(f"{self.result()} = {int(not self.wanted)};")
        self.loop.generate_execution_code(code)


def _stop_if(pos: Any, condition: Any, *first: Any) -> Any:
    """`if condition: …; break`."""
    body = nodes.statements(pos, [*first, Nodes.BreakStatNode(pos)])
    clause = Nodes.IfClauseNode(pos, condition=condition, body=body)
    return Nodes.IfStatNode(pos, if_clauses=[clause], else_clause=None)


class _Innermost(Visitor.VisitorTransform):  # type: ignore[misc]
    """Replaces the `yield` of a generator expression; after each inner loop the outer one asks whether to go on."""

    def __init__(self, replace: Any, over: Any) -> None:
        super().__init__()
        self.replace = replace
        self.over = over  # makes the condition under which outer loops end, or None
        self.loops = 0

    def visit_Node(self, node: Any) -> Any:
        """Descend."""
        self.visitchildren(node)
        return node

    def visit_ForInStatNode(self, node: Any) -> Any:
        """A loop of the expression."""
        self.loops += 1
        self.visitchildren(node, attrs=("body",))
        self.loops -= 1
        if self.loops == 0 or self.over is None:
            return node
        return nodes.statements(node.pos, [node, _stop_if(node.pos, self.over(node.pos))])

    visit_ForFromStatNode = visit_ForInStatNode

    def visit_ExprStatNode(self, node: Any) -> Any:
        """The innermost statement of the loops."""
        if isinstance(node.expr, ExprNodes.YieldExprNode):
            return self.replace(node.expr)
        self.visitchildren(node)
        return node

    def visit_GeneratorExpressionNode(self, node: Any) -> Any:
        """Generator expressions in conditions keep their own yields."""
        return node


def as_list(node: Any, *, first: bool = False) -> Any:
    """`(x for …)` as `[x for …]`; with `first` of the first element only."""
    append = ExprNodes.ComprehensionAppendNode(node.pos, expr=None)
    made = ExprNodes.ComprehensionNode(
        node.pos, loop=node.loop, append=append, type=Builtin.list_type
    )

    def replace(value: Any) -> Any:
        append.expr = value.arg
        if not first:
            return append
        return nodes.statements(node.pos, [append, Nodes.BreakStatNode(node.pos)])

    def over(pos: Any) -> Any:
        return FlagNode(pos, made, "__Pyx_PyList_GET_SIZE(%s) != 0")

    made.loop = _Innermost(replace, over if first else None).visit(node.loop)
    return made


def as_search(node: Any, *, wanted: bool) -> Any:
    """`any(…)` when True is wanted, `all(…)` when False is."""
    search = SearchNode(node.pos, node.loop, wanted)

    def replace(value: Any) -> Any:
        condition = value.arg
        if not wanted:
            condition = ExprNodes.NotNode(value.pos, operand=condition)
        return _stop_if(node.pos, condition, search.append)

    def over(pos: Any) -> Any:
        return FlagNode(pos, search, "%s" if wanted else "!%s")

    search.loop = _Innermost(replace, over).visit(node.loop)
    return search


class GeneratorTransform(Visitor.VisitorTransform):  # type: ignore[misc]
    """The pass."""

    def __call__(self, root: Any) -> Any:
        """Run over a module."""
        self.own = {
            str(stat.declared_name())
            for stat in nodes.flatten([root.body])
            if isinstance(stat, Nodes.CFuncDefNode)
        }
        self.visitchildren(root)
        return root

    def visit_Node(self, node: Any) -> Any:
        """Descend."""
        self.visitchildren(node)
        return node

    def visit_GeneratorExpressionNode(self, node: Any) -> Any:
        """Its loop is no child to Cython yet."""
        node.loop = self.visit(node.loop)
        return node

    def _function(self, node: Any) -> tuple[str, str]:
        """(builtin, method) that a call names; one or both are empty."""
        name = str(getattr(node, "name", ""))
        return "" if name in self.own else name, str(getattr(node, "attribute", ""))

    def visit_SimpleCallNode(self, node: Any) -> Any:
        """`sum(x for x in y)`, `", ".join(x for x in y)`, `any(x for x in y)`."""
        self.visitchildren(node)
        if not node.args or not isinstance(node.args[0], ExprNodes.GeneratorExpressionNode):
            return node
        name, method = self._function(node.function)
        if name in ("any", "all") and len(node.args) == 1:
            return as_search(node.args[0], wanted=name == "any")
        if name == "next":
            first = as_list(node.args[0], first=True)
            node.args[0] = nodes.call(node.pos, nodes.name(node.pos, "iter"), [first])
        elif name in EAGER or method in EAGER_METHODS:
            node.args[0] = as_list(node.args[0])
        return node

    def visit_GeneralCallNode(self, node: Any) -> Any:
        """`sorted((x for x in y), key=f)`."""
        self.visitchildren(node)
        args = getattr(node.positional_args, "args", [])
        name, method = self._function(node.function)
        if (
            args
            and isinstance(args[0], ExprNodes.GeneratorExpressionNode)
            and (name in EAGER or method in EAGER_METHODS)
        ):
            args[0] = as_list(args[0])
        return node
