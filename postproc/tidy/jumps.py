# SPDX-License-Identifier: GPL-2.0
"""Pass: straighten gotos.

What: a goto to where control goes anyway is dropped; to the end of a loop or behind it becomes
`continue` or `break`; to a `return` of something simple becomes that return; to another goto goes
to its target at once. Code control cannot reach goes, labels nobody jumps to go, a short block only
one goto reaches moves to that goto, and an error handler in the middle of the normal path moves
behind it.
When: in the round; the other passes make blocks behind labels empty.
Why separate: it looks at where control goes next and at nothing that is computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast

_TERMINATORS = (c_ast.Goto, c_ast.Return, c_ast.Break, c_ast.Continue)
_LOOPS = (c_ast.While, c_ast.DoWhile, c_ast.For)
# A block at most this long moves into the `if` that jumps to it.
_MAX_INLINE = 4


class _Next:
    """Where control goes from some place: past these labels, to this statement (None: unknown or
    the end).
    """

    __slots__ = ("labels", "loop_end", "stmt")

    def __init__(
        self, labels: frozenset[str] = frozenset(), stmt: Any = None, *, loop_end: bool = False
    ) -> None:
        self.labels = labels
        self.stmt = stmt
        self.loop_end = loop_end  # falling off here is what `continue` does


_NOWHERE = _Next()
_LOOP_END = _Next(loop_end=True)


def run(func: c_ast.FuncDef) -> bool:
    """Straighten the jumps of `func`; whether anything changed."""
    pass_ = _Straighten()
    end = _Next(stmt=c_ast.Return(None)) if _returns_void(func) else _NOWHERE
    body = func.body.block_items
    pass_.collect(body, end)
    pass_.rewrite(body, end, _NOWHERE, _NOWHERE)
    changed = pass_.changed
    changed |= _drop_unreachable(func)
    changed |= _inline_blocks(func)
    changed |= _move_handlers(func)
    changed |= _drop_unused_labels(func)
    return changed


def _returns_void(func: c_ast.FuncDef) -> bool:
    result = func.decl.type.type
    return isinstance(result, c_ast.TypeDecl) and getattr(result.type, "names", None) == ["void"]


def is_terminator(node: Any) -> bool:
    """Whether control never goes past this statement."""
    if isinstance(node, _TERMINATORS):
        return True
    if isinstance(node, c_ast.Compound):
        return bool(node.block_items) and is_terminator(node.block_items[-1])
    if isinstance(node, c_ast.If):
        return (
            node.iffalse is not None and is_terminator(node.iftrue) and is_terminator(node.iffalse)
        )
    return False


def goto_counts(func: c_ast.FuncDef) -> Counter[str]:
    """How many gotos go to each label."""
    return Counter(n.name for n in cast.statements(func.body) if isinstance(n, c_ast.Goto))


def _is_simple_return(node: Any) -> bool:
    if not isinstance(node, c_ast.Return):
        return False
    expr = node.expr
    if isinstance(expr, c_ast.UnaryOp) and expr.op == "-":
        expr = expr.expr
    return expr is None or isinstance(expr, (c_ast.ID, c_ast.Constant))


class _Straighten:
    """Two walks over the statements: find where labels lead, then rewrite the gotos."""

    def __init__(self) -> None:
        self.targets: dict[str, _Next] = {}
        self.changed = False

    @staticmethod
    def _after(items: list[Any], follow: _Next) -> list[_Next]:
        """For each position in the list, where control goes from just before it."""
        after = [follow] * (len(items) + 1)
        for i in range(len(items) - 1, -1, -1):
            node = items[i]
            if isinstance(node, c_ast.Label):
                behind = after[i + 1]
                after[i] = _Next(behind.labels | {node.name}, behind.stmt, loop_end=behind.loop_end)
            elif isinstance(node, c_ast.Decl) and node.init is None:
                after[i] = after[i + 1]
            else:
                after[i] = _Next(stmt=node)
        return after

    def collect(self, items: list[Any], follow: _Next) -> None:
        """Note where each label leads."""
        after = self._after(items, follow)
        for i, node in enumerate(items):
            if isinstance(node, c_ast.Label):
                self.targets[node.name] = after[i]
            elif isinstance(node, c_ast.If):
                for branch in (node.iftrue, node.iffalse):
                    if branch is not None:
                        self.collect(branch.block_items, after[i + 1])
            elif isinstance(node, _LOOPS):
                self.collect(node.stmt.block_items, _LOOP_END)
            elif isinstance(node, c_ast.Compound):
                self.collect(node.block_items, after[i + 1])
            elif isinstance(node, c_ast.Switch):
                for case, behind in self._cases(node, after[i + 1]):
                    self.collect(case, behind)

    def _cases(self, node: c_ast.Switch, follow: _Next) -> Iterable[tuple[list[Any], _Next]]:
        """The statement lists of a switch, each with where control falls to from its end."""
        behind = follow
        found: list[tuple[list[Any], _Next]] = []
        for case in reversed(node.stmt.block_items):
            if isinstance(case, (c_ast.Case, c_ast.Default)):
                found.append((case.stmts, behind))
                behind = self._after(case.stmts, behind)[0]
            else:
                behind = _NOWHERE
        found.reverse()
        return found

    def rewrite(self, items: list[Any], follow: _Next, brk: _Next, cont: _Next) -> None:
        """Rewrite the gotos of a list; `brk` and `cont` are where break and continue go."""
        after = self._after(items, follow)
        out: list[Any] = []
        for i, node in enumerate(items):
            behind = after[i + 1]
            if isinstance(node, c_ast.Goto):
                node = self._goto(node, behind, brk, cont)
            elif isinstance(node, c_ast.Continue) and behind.loop_end:
                node = None
            elif (
                isinstance(node, c_ast.Return)
                and node.expr is None
                and _is_bare_return(behind.stmt)
            ):
                node = None if not behind.loop_end else node
            elif isinstance(node, c_ast.If):
                for branch in (node.iftrue, node.iffalse):
                    if branch is not None:
                        self.rewrite(branch.block_items, behind, brk, cont)
            elif isinstance(node, _LOOPS):
                trailing = self._trailing(node.stmt.block_items)
                self.rewrite(
                    node.stmt.block_items, _LOOP_END, behind, _Next(trailing, loop_end=True)
                )
            elif isinstance(node, c_ast.Compound):
                self.rewrite(node.block_items, behind, brk, cont)
            elif isinstance(node, c_ast.Switch):
                for case, fall in self._cases(node, behind):
                    self.rewrite(case, fall, behind, cont)
            if node is None:
                self.changed = True
            else:
                self.changed |= node is not items[i]
                out.append(node)
        items[:] = out

    @staticmethod
    def _trailing(body: list[Any]) -> frozenset[str]:
        """The labels at the very end of a loop body."""
        labels = set()
        for node in reversed(body):
            if not isinstance(node, c_ast.Label):
                break
            labels.add(node.name)
        return frozenset(labels)

    def _goto(self, node: c_ast.Goto, behind: _Next, brk: _Next, cont: _Next) -> Any:
        """What a goto becomes; None when control goes there anyway."""
        seen = {node.name}
        target = self.targets.get(node.name, _NOWHERE)
        while isinstance(target.stmt, c_ast.Goto) and target.stmt.name not in seen:
            seen.add(target.stmt.name)
            node = c_ast.Goto(target.stmt.name, node.coord)
            target = self.targets.get(node.name, _NOWHERE)
        if node.name in behind.labels or (target.stmt is not None and target.stmt is behind.stmt):
            return None
        if node.name in brk.labels:
            return c_ast.Break(node.coord)
        if node.name in cont.labels:
            return c_ast.Continue(node.coord) if not behind.loop_end else None
        if _is_simple_return(target.stmt):
            returned = cast.clone(target.stmt)
            returned.coord = node.coord
            return returned
        return node


def _is_bare_return(node: Any) -> bool:
    return isinstance(node, c_ast.Return) and node.expr is None and node.coord is None


def _drop_unreachable(func: c_ast.FuncDef) -> bool:
    """Drop statements behind a jump, up to the next label anything jumps to."""
    changed = False
    used = goto_counts(func)
    for items in cast.statement_lists(func.body):
        out: list[c_ast.Node] = []
        dead = False
        for node in items:
            if dead and not isinstance(node, c_ast.Decl):
                if not _is_entry(node, used):
                    changed = True
                    continue
                dead = False
            out.append(node)
            dead = dead or is_terminator(node)
        items[:] = out
    return changed


def _is_entry(node: Any, used: Counter[str]) -> bool:
    """Whether control can get into a statement by a jump."""
    if isinstance(node, (c_ast.Case, c_ast.Default)):
        return True
    if not isinstance(node, (c_ast.Label, c_ast.Compound, c_ast.If, c_ast.Switch, *_LOOPS)):
        return False
    return any(isinstance(n, c_ast.Label) and used[n.name] for n in cast.statements(node))


def _drop_unused_labels(func: c_ast.FuncDef) -> bool:
    used = goto_counts(func)
    changed = False
    for items in cast.statement_lists(func.body):
        kept = [n for n in items if not (isinstance(n, c_ast.Label) and not used[n.name])]
        if len(kept) != len(items):
            items[:] = kept
            changed = True
    return changed


def _inline_blocks(func: c_ast.FuncDef) -> bool:
    """Move short blocks that one goto alone reaches to that goto."""
    used = goto_counts(func)
    places: dict[str, tuple[list[Any], Any]] = {}
    for items in cast.statement_lists(func.body):
        for node in items:
            if isinstance(node, c_ast.Goto) and used[node.name] == 1:
                places[node.name] = (items, node)
    changed = False
    for items in list(cast.statement_lists(func.body)):
        i = 1
        while i < len(items):
            label: Any = items[i]
            if (
                isinstance(label, c_ast.Label)
                and label.name in places
                and is_terminator(items[i - 1])
            ):
                moved = _block(items, i)
                place, goto = places[label.name]
                if moved is not None and place is not items and not _contains(moved, goto):
                    at = next(k for k, n in enumerate(place) if n is goto)
                    place[at : at + 1] = moved
                    del items[i : i + 1 + _length(items, i)]
                    del places[label.name]
                    changed = True
                    # gotos inside the block have moved to another list
                    for node in moved:
                        if isinstance(node, c_ast.Goto) and node.name in places:
                            places[node.name] = (place, node)
                    continue
            i += 1
    return changed


def _length(items: list[Any], i: int) -> int:
    """How many statements there are behind the label at `i`, up to the next label."""
    length = 0
    while i + 1 + length < len(items) and not isinstance(items[i + 1 + length], c_ast.Label):
        length += 1
    return length


def _block(items: list[Any], i: int) -> list[Any] | None:
    """The statements behind the label at `i`, ending in a jump; None when they cannot or should
    not move.
    """
    length = _length(items, i)
    found: list[Any] = items[i + 1 : i + 1 + length]
    if not found or length > _MAX_INLINE:
        return None
    if not is_terminator(found[-1]):
        label: Any = items[i + 1 + length] if i + 1 + length < len(items) else None
        returned: Any = items[i + 2 + length] if i + 2 + length < len(items) else None
        if label is None or not _is_simple_return(returned):
            return None
        found.append(cast.clone(returned))
    for node in found:
        for inner in cast.statements(node):
            if isinstance(
                inner,
                (c_ast.Label, c_ast.Decl, c_ast.Break, c_ast.Continue, c_ast.Case, c_ast.Default),
            ):
                return None
    return found


def _move_handlers(func: c_ast.FuncDef) -> bool:
    """Move what a goto jumps over out of the way: `goto X; error: …; goto Y; X:` puts the handler
    in front of Y.

    The stretch between the goto and its label must be left only by jumps. It goes in front of the
    label its last jump leads to, or behind everything when it returns, so that the goto over it and
    often its own are not needed.
    """
    changed = False
    for items in cast.statement_lists(func.body):
        i = 0
        while i < len(items):
            if isinstance(items[i], c_ast.Goto) and _move_handler(items, i):
                changed = True
            i += 1
    return changed


def _move_handler(items: list[Any], i: int) -> bool:
    over = items[i].name
    end = next(
        (
            k
            for k in range(i + 1, len(items))
            if isinstance(items[k], c_ast.Label) and items[k].name == over
        ),
        -1,
    )
    if (
        end <= i + 1
        or not isinstance(items[i + 1], c_ast.Label)
        or not is_terminator(items[end - 1])
    ):
        return False
    stretch = items[i + 1 : end]
    if any(isinstance(n, c_ast.Decl) for n in stretch):
        return False
    last = stretch[-1]
    place = -1
    if isinstance(last, c_ast.Goto):
        place = next(
            (
                k
                for k in range(end + 1, len(items))
                if isinstance(items[k], c_ast.Label)
                and items[k].name == last.name
                and is_terminator(items[k - 1])
            ),
            -1,
        )
    elif isinstance(last, c_ast.Return) and is_terminator(items[-1]):
        place = len(items)
    if place < 0:
        return False
    items[i:place] = [*items[end:place], *stretch]
    return True


def _contains(statements: list[Any], node: Any) -> bool:
    return any(inner is node for statement in statements for inner in cast.statements(statement))
