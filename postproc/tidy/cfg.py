# SPDX-License-Identifier: GPL-2.0
"""The control flow graph of a function, and liveness on it.

Built on the tree itself: a point is one evaluation (an expression statement, a condition, a
declaration's initialiser, a return) or one jump, and remembers the tree node it belongs to. Built
by walking statements backwards, each given the point that follows it, so that gotos, loops,
switches and labels need no second pass. Linear in the size of the function; the data flow solvers
are worklists over bit sets.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import Any

from pycparser import c_ast

from cythonk.postproc.tidy import effects
from cythonk.postproc.tidy.unit import Scope


class Point:
    """One step of control flow.

    node: the tree node; for a loop `part` says which piece ("cond", "init", "next"), else it is "".
    then, other: for a condition, where control goes when it holds and when not.
    """

    __slots__ = (
        "effects",
        "index",
        "live_in",
        "live_out",
        "node",
        "other",
        "part",
        "preds",
        "succs",
        "then",
    )

    def __init__(self, node: Any, part: str = "") -> None:
        self.node = node
        self.part = part
        self.succs: list[Point] = []
        self.preds: list[Point] = []
        self.then: Point | None = None
        self.other: Point | None = None
        self.effects: effects.Effects = _NOTHING
        self.live_in = 0
        self.live_out = 0
        self.index = -1


_NOTHING = effects.Effects()


class Graph:
    """The control flow graph of `scope.func`."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._points: dict[tuple[int, str], Point] = {}
        self._labels: dict[str, Point] = {}
        self.exit = Point(None, "exit")
        self.entry = self._list(scope.func.body.block_items or [], self.exit, None, None)
        self.points = self._reachable()

    def point(self, node: Any, part: str = "") -> Point | None:
        """The point of a statement (or of a piece of it), None if control never gets there."""
        found = self._points.get((id(node), part))
        return found if found is not None and found.index >= 0 else None

    def label(self, name: str) -> Point | None:
        """The point of a label."""
        return self._labels.get(name)

    # Construction: each method gets the point that follows and returns the point control enters by.

    def _new(self, node: Any, part: str, value: Any, *succs: Point) -> Point:
        point = Point(node, part)
        if value is not None:
            point.effects = effects.of(value, self.scope)
        point.succs = list(succs)
        self._points[(id(node), part)] = point
        return point

    def _list(
        self, items: list[Any], follow: Point, brk: Point | None, cont: Point | None
    ) -> Point:
        for item in reversed(items):
            follow = self._statement(item, follow, brk, cont)
        return follow

    def _branch(self, node: Any, part: str, cond: Any, then: Point, other: Point) -> Point:
        point = self._new(node, part, cond, then, other)
        point.then, point.other = then, other
        return point

    def _statement(self, node: Any, follow: Point, brk: Point | None, cont: Point | None) -> Point:
        if node is None or isinstance(node, (c_ast.EmptyStatement, c_ast.Pragma)):
            return follow
        if isinstance(node, c_ast.Compound):
            return self._list(node.block_items or [], follow, brk, cont)
        if isinstance(node, c_ast.If):
            then = self._statement(node.iftrue, follow, brk, cont)
            other = self._statement(node.iffalse, follow, brk, cont)
            return self._branch(node, "", node.cond, then, other)
        if isinstance(node, (c_ast.While, c_ast.DoWhile, c_ast.For)):
            return self._loop(node, follow)
        if isinstance(node, c_ast.Switch):
            return self._switch(node, follow, cont)
        if isinstance(node, c_ast.Label):
            point = self._label(node.name)
            point.node = node
            self._points[(id(node), "")] = point
            point.succs = [self._statement(node.stmt, follow, brk, cont)]
            return point
        if isinstance(node, c_ast.Goto):
            return self._new(node, "", None, self._label(node.name))
        if isinstance(node, c_ast.Return):
            return self._new(node, "", node.expr, self.exit)
        if isinstance(node, c_ast.Break):
            return self._new(node, "", None, brk or follow)
        if isinstance(node, c_ast.Continue):
            return self._new(node, "", None, cont or follow)
        return self._new(node, "", node, follow)

    def _label(self, name: str) -> Point:
        return self._labels.setdefault(name, Point(None))

    def _loop(self, node: Any, follow: Point) -> Point:
        cond = self._branch(node, "cond", node.cond, follow, follow)
        step = cond
        if isinstance(node, c_ast.For) and node.next is not None:
            step = self._new(node, "next", node.next, cond)
        body = self._statement(node.stmt, step, follow, step)
        if node.cond is None:
            cond.succs, cond.then, cond.other = [body], body, None
        else:
            cond.succs, cond.then = [body, follow], body
        if isinstance(node, c_ast.DoWhile):
            return body
        if isinstance(node, c_ast.For) and node.init is not None:
            return self._new(node, "init", node.init, cond)
        return cond

    def _switch(self, node: Any, follow: Point, cont: Point | None) -> Point:
        targets: list[Point] = []
        has_default = False
        after = follow
        items = node.stmt.block_items if isinstance(node.stmt, c_ast.Compound) else [node.stmt]
        for item in reversed(items or []):
            if isinstance(item, (c_ast.Case, c_ast.Default)):
                after = self._list(item.stmts or [], after, follow, cont)
                targets.append(after)
                has_default |= isinstance(item, c_ast.Default)
            else:
                after = self._statement(item, after, follow, cont)
        if not has_default:
            targets.append(follow)
        return self._new(node, "", node.cond, *targets)

    def _reachable(self) -> list[Point]:
        """The points control can reach, each (but for loops) behind those it is reached from."""
        order: list[Point] = []
        self.entry.index = 0
        stack = [(self.entry, iter(self.entry.succs))]
        while stack:
            point, rest = stack[-1]
            succ = next(rest, None)
            if succ is None:
                order.append(point)
                stack.pop()
            elif succ.index < 0:
                succ.index = 0
                stack.append((succ, iter(succ.succs)))
        order.reverse()
        for index, point in enumerate(order):
            point.index = index
            for succ in point.succs:
                succ.preds.append(point)
        return order

    # Data flow

    def solve_liveness(self) -> None:
        """Fill in `live_in` and `live_out`: the tracked locals whose value may still be read."""
        # Last points first: a value then travels back over a whole function in one go.
        queue = [-point.index for point in reversed(self.points)]
        waiting = [True] * len(queue)
        while queue:
            point = self.points[-heappop(queue)]
            waiting[point.index] = False
            out = 0
            for succ in point.succs:
                out |= succ.live_in
            point.live_out = out
            live = point.effects.reads | (out & ~point.effects.kills)
            if live != point.live_in:
                point.live_in = live
                for pred in point.preds:
                    if not waiting[pred.index]:
                        waiting[pred.index] = True
                        heappush(queue, -pred.index)
