# SPDX-License-Identifier: GPL-2.0
"""Pass: put `&&` and `||` back together.

What: Cython evaluates `a and b or c` with a goto for every short cut, into a temporary, up to a
label `…_bool_binop_done`. The stretch is read as a graph of conditions, each with the place to go
when it holds and when not; two conditions where one leads only to the other and both share their
second exit are `&&` or `||` of each other. When that leaves one condition, the stretch is `t =
(…);`. Order of evaluation and what is skipped stay.
When: in the round, before branches (which would turn the gotos into nested ifs).
Why separate: it works on a whole stretch of statements with its labels, not statement by statement.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import ctype, jumps
from cythonk.postproc.tidy.cfg import Graph
from cythonk.postproc.tidy.unit import Scope

_DONE = "_bool_binop_done"
_TRUE = "true"
_FALSE = "false"


class _Condition:
    """A node of the graph: `expr` decides between two exits, each a position in the stretch, _TRUE
    or _FALSE.
    """

    __slots__ = ("expr", "other", "then")

    def __init__(self, expr: Any, then: Any, other: Any) -> None:
        self.expr = expr
        self.then = then
        self.other = other


def run(func: c_ast.FuncDef, scope: Scope) -> bool:
    """Rebuild the boolean expressions of `func`; whether anything changed."""
    if not any(
        isinstance(n, c_ast.Label) and n.name.endswith(_DONE) for n in cast.statements(func.body)
    ):
        return False
    used = jumps.goto_counts(func)
    graph = Graph(scope)
    graph.solve_liveness()
    changed = False
    for items in cast.statement_lists(func.body):
        i = 0
        while i < len(items):
            node = items[i]
            if isinstance(node, c_ast.Label) and node.name.endswith(_DONE):
                stretch = _Stretch(items, i, scope, graph, used)
                rebuilt = stretch.rebuild()
                if rebuilt is not None:
                    items[stretch.start : i + 1] = [rebuilt]
                    i = stretch.start
                    changed = True
            i += 1
    return changed


class _Stretch:
    """The statements that compute one boolean expression, ending at the label `items[end]`."""

    def __init__(self, items: list[Any], end: int, scope: Scope, graph: Graph, used: Any) -> None:
        self.items = items
        self.end = end
        self.scope = scope
        self.graph = graph
        self.used = used
        self.start = end
        self.result = ""
        self.labels: dict[str, int] = {}

    def rebuild(self) -> Any:
        """The assignment that replaces the stretch, None when it is not one."""
        last: Any = self.items[self.end - 1] if self.end else None
        if not self._is_temp_assignment(last):
            return None
        self.result = last.lvalue.name
        if not self._find_start():
            return None
        nodes = self._conditions()
        if nodes is None or not self._temps_are_dead(nodes):
            return None
        if not self._only_truth_matters() and not all(_is_truth(n.expr) for n in nodes.values()):
            return None  # `a or b` is the value of a, not whether it is true
        expr = _reduce(nodes)
        if expr is None:
            return None
        first = self.items[self.start]
        return c_ast.Assignment("=", c_ast.ID(self.result, first.coord), expr, first.coord)

    def _is_temp_assignment(self, node: Any) -> bool:
        return (
            isinstance(node, c_ast.Assignment)
            and node.op == "="
            and cast.is_name(node.lvalue)
            and self.scope.is_temp(node.lvalue.name)
            and self.scope.kinds[node.lvalue.name] == ctype.INT
        )

    # Which statements belong to it

    def _find_start(self) -> bool:
        """Walk back to the first statement all the gotos into the stretch's labels come after."""
        missing = self.used[self.items[self.end].name]
        self.labels = {self.items[self.end].name: self.end}
        i = self.end - 1
        while i >= 0:
            node = self.items[i]
            if isinstance(node, c_ast.Label):
                missing += self.used[node.name]
                self.labels[node.name] = i
            elif isinstance(node, c_ast.If):
                targets = self._exits(node)
                if targets is None or not all(t in self.labels for t in targets):
                    return False
                missing -= len(targets)
                if missing == 0:
                    self.start = i
                    self._take_operand()
                    return True
            elif not self._is_temp_assignment(node):
                return False
            i -= 1
        return False

    def _take_operand(self) -> None:
        """Include `t = E` before the first `if (t)`."""
        cond = self.items[self.start].cond
        name = cond.expr if isinstance(cond, c_ast.UnaryOp) and cond.op == "!" else cond
        before: Any = self.items[self.start - 1] if self.start else None
        if (
            cast.is_name(name)
            and self._is_temp_assignment(before)
            and before.lvalue.name == name.name
        ):
            self.start -= 1

    def _exits(self, node: c_ast.If) -> list[str] | None:
        """The labels an `if` of the stretch jumps to; None when it does anything else."""
        found: list[str] = []
        for branch in (node.iftrue, node.iffalse):
            inner = branch.block_items if branch is not None else []
            if not inner:
                continue
            if not isinstance(inner[-1], c_ast.Goto) or len(inner) > 2:
                return None
            if len(inner) == 2:
                kept = inner[0]
                if not (self._is_temp_assignment(kept) and kept.lvalue.name == self.result):
                    return None
            found.append(inner[-1].name)
        return found

    # What it computes

    def _conditions(self) -> dict[int, _Condition] | None:
        """The graph of conditions, by position of the statement that begins each."""
        nodes: dict[int, _Condition] = {}
        held: tuple[str, Any] | None = None  # `t = E` waiting for its `if (t)`
        begin = self.start
        i = self.start
        while i < self.end:
            node = self.items[i]
            if isinstance(node, c_ast.Label):
                if held is not None:
                    return None
                begin = i + 1
            elif isinstance(node, c_ast.Assignment):
                if held is not None and not (
                    i == self.end - 1 and cast.is_name(node.rvalue, held[0])
                ):
                    return None
                if i == self.end - 1:
                    nodes[begin] = _Condition(held[1] if held else node.rvalue, _TRUE, _FALSE)
                else:
                    held = (node.lvalue.name, node.rvalue)
                    begin = i
            else:
                condition = self._condition(node, held, i + 1)
                if condition is None:
                    return None
                nodes[begin] = condition
                held = None
                begin = i + 1
            i += 1
        return self._with_targets(nodes)

    def _condition(
        self, node: c_ast.If, held: tuple[str, Any] | None, follow: int
    ) -> _Condition | None:
        cond = node.cond
        negated = isinstance(cond, c_ast.UnaryOp) and cond.op == "!"
        tested = cond.expr if negated else cond
        if held is not None and not cast.is_name(tested, held[0]):
            return None
        name = (
            tested.name if cast.is_name(tested) else None
        )  # what a branch may store as the result
        exits: list[Any] = []
        for branch, holds in ((node.iftrue, not negated), (node.iffalse, negated)):
            inner = branch.block_items if branch is not None else []
            if not inner:
                exits.append(follow)
            elif len(inner) == 1:
                if inner[0].name not in self.labels or self.labels[inner[0].name] == self.end:
                    return None  # gets to the end without a result
                exits.append(self.labels[inner[0].name])
            else:
                value = inner[0].rvalue
                if self.labels.get(inner[1].name) != self.end:
                    return None
                if name is not None and cast.is_name(value, name):
                    exits.append(_TRUE if holds else _FALSE)
                elif isinstance(value, c_ast.Constant) and value.value in ("0", "1"):
                    exits.append(_TRUE if value.value == "1" else _FALSE)
                else:
                    return None
        expr = held[1] if held is not None else tested
        return _Condition(expr, *(reversed(exits) if negated else exits))

    def _with_targets(self, nodes: dict[int, _Condition]) -> dict[int, _Condition] | None:
        """Make every exit the position of a condition."""
        positions = sorted(nodes)

        def landing(exit_: Any) -> Any:
            if not isinstance(exit_, int):
                return exit_
            return next((p for p in positions if p >= exit_), None)

        for node in nodes.values():
            node.then, node.other = landing(node.then), landing(node.other)
            if node.then is None or node.other is None:
                return None
        return nodes

    # Whether it may be replaced

    def _temps_are_dead(self, nodes: dict[int, _Condition]) -> bool:
        """Whether nothing but the result is read after the stretch, or carried from one part to
        another.
        """
        temps = {
            node.lvalue.name
            for item in self.items[self.start : self.end]
            for node in cast.walk(item)
            if isinstance(node, c_ast.Assignment) and cast.is_name(node.lvalue)
        }
        if any(
            use.name in temps for node in nodes.values() for use in cast.variable_uses(node.expr)
        ):
            return False
        held = self.scope.bits(temps)
        for name, at in self.labels.items():
            if at < self.start:
                return False
            point = self.graph.label(name)
            allowed = self.scope.bits([self.result]) if at == self.end else 0
            if point is None or point.live_in & held & ~allowed:
                return False
        return True

    def _only_truth_matters(self) -> bool:
        """Whether the statement behind the stretch tests the result and nothing reads it after
        that.
        """
        node = self.items[self.end + 1] if self.end + 1 < len(self.items) else None
        if not isinstance(node, c_ast.If):
            return False
        tested = node.cond
        if cast.callee(tested) in ("likely", "unlikely"):
            tested = cast.arguments(tested)[0]
        if isinstance(tested, c_ast.UnaryOp) and tested.op == "!":
            tested = tested.expr
        point = self.graph.point(node)
        bit = self.scope.bits([self.result])
        return cast.is_name(tested, self.result) and point is not None and not point.live_out & bit


def _is_truth(expr: Any) -> bool:
    """Whether an expression is 0 or 1 by its form."""
    if isinstance(expr, c_ast.UnaryOp):
        return bool(expr.op == "!")
    return isinstance(expr, c_ast.BinaryOp) and expr.op in (
        "==",
        "!=",
        "<",
        ">",
        "<=",
        ">=",
        "&&",
        "||",
    )


def _reduce(nodes: dict[int, _Condition]) -> Any:
    """The one expression the graph computes, None when it is no combination of && and ||."""
    order = sorted(nodes)
    first = order[0]
    entries: dict[int, int] = {}
    for node in nodes.values():
        for exit_ in {node.then, node.other}:
            if isinstance(exit_, int):
                entries[exit_] = entries.get(exit_, 0) + 1
    at = len(order) - 1
    while at >= 0:
        # Merge each condition with its successor as long as that works, from the last one
        # backwards, then look again at those before it.
        here = nodes.get(order[at])
        if here is None or not _merge(here, nodes, entries):
            at -= 1
        else:
            at = min(at + 1, len(order) - 1)
    only = nodes[first]
    if len(nodes) == 1 and only.then == _TRUE and only.other == _FALSE:
        return only.expr
    if len(nodes) == 1 and only.then == _FALSE and only.other == _TRUE:
        return cast.negate(only.expr)
    return None


def _merge(here: _Condition, nodes: dict[int, _Condition], entries: dict[int, int]) -> bool:
    """Merge a condition with the one it alone leads to; whether that was possible."""
    for position, here_exit in ((here.then, here.other), (here.other, here.then)):
        if not isinstance(position, int) or entries.get(position) != 1:
            continue
        there = nodes.get(position)
        if (
            there is None
            or there is here
            or here_exit not in (there.then, there.other)
            or here.then == here.other
        ):
            continue
        through_then = position == here.then
        # a && b leaves both ways on false to the same place, a || b on true.
        left = here.expr
        if through_then:
            if here_exit == there.other:
                expr, here.then, here.other = (
                    _binary("&&", left, there.expr),
                    there.then,
                    there.other,
                )
            else:
                expr = _binary("||", cast.negate(left), there.expr)
                here.then, here.other = there.then, there.other
        elif here_exit == there.then:
            expr, here.then, here.other = _binary("||", left, there.expr), there.then, there.other
        else:
            expr = _binary("&&", cast.negate(left), there.expr)
            here.then, here.other = there.then, there.other
        here.expr = expr
        if isinstance(here_exit, int):
            entries[here_exit] -= 1
        entries.pop(position)
        del nodes[position]
        return True
    return False


def _binary(op: str, left: Any, right: Any) -> c_ast.BinaryOp:
    return c_ast.BinaryOp(op, left, right, left.coord)
