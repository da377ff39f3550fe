# SPDX-License-Identifier: GPL-2.0
"""Pass: put the value of a temporary where the temporary is used.

What: `t = E; … use(t)` becomes `… use(E)` when t is dead afterwards, E's evaluation commutes with
everything between its old and its new place, and the value keeps its type. A copy of a variable or
constant may be used several times in that statement. A temporary that is only ever a copy of a
variable nobody assigns, or a constant, goes altogether. An E that calls something is not put into
an `if (unlikely(…))`: kernel code tests a named result there.
When: after types are known and casts gone; in the round, because each substitution may enable
another.
Why separate: it is the one pass that moves evaluations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import ctype, effects, facts
from cythonk.postproc.tidy.cfg import Graph, Point
from cythonk.postproc.tidy.ctype import CType
from cythonk.postproc.tidy.unit import RESULT_NAME, Scope

# How far ahead of an assignment its use is looked for, and how large an expression may grow: both
# keep the pass linear, and a line of C readable.
_WINDOW = 8
_MAX_NODES = 48

_SIMPLE = (
    c_ast.Assignment,
    c_ast.FuncCall,
    c_ast.UnaryOp,
    c_ast.BinaryOp,
    c_ast.TernaryOp,
    c_ast.Cast,
)


class _Use(NamedTuple):
    """One place where a variable's value is read, and how.

    put: puts another expression there. beside: what else the statement evaluates, not surely later.
    conditional: the place may be skipped. wanted: the type the value is converted to there, if that
    is known.
    truth: only whether it is zero matters. hinted: within likely() or unlikely(). exact: handed to
    what may be a macro that asks for its argument's type.
    """

    put: Callable[[Any], None]
    beside: effects.Effects
    conditional: bool
    wanted: CType | None
    truth: bool
    hinted: bool
    exact: bool


def run(func: c_ast.FuncDef, scope: Scope) -> bool:
    """Substitute temporaries in `func`; whether anything changed."""
    changed = _copies(func, scope)
    graph = Graph(scope)
    graph.solve_liveness()
    for items in cast.statement_lists(func.body):
        changed |= _list(items, scope, graph)
    return changed


def _list(items: list[c_ast.Node], scope: Scope, graph: Graph) -> bool:
    """Substitute within one list of statements, last assignment first."""
    gone: set[int] = set()
    for i in range(len(items) - 2, -1, -1):
        node: Any = items[i]
        if _is_candidate(node, scope) and _forward(items, i, gone, scope, graph):
            gone.add(i)
    if gone:
        items[:] = [node for i, node in enumerate(items) if i not in gone]
    return bool(gone)


def _is_candidate(node: Any, scope: Scope) -> bool:
    return (
        isinstance(node, c_ast.Assignment)
        and node.op == "="
        and isinstance(node.lvalue, c_ast.ID)
        and (
            scope.is_temp(node.lvalue.name)
            or (node.lvalue.name == RESULT_NAME and RESULT_NAME in scope.tracked)
        )
    )


def _forward(items: list[c_ast.Node], i: int, gone: set[int], scope: Scope, graph: Graph) -> bool:
    """Move the value assigned by statement `i` to its use; whether that was possible."""
    definition: Any = items[i]
    name, value = definition.lvalue.name, definition.rvalue
    bit = scope.tracked[name]
    moving = effects.of(value, scope)
    if moving.writes or moving.reads & bit or graph.point(definition) is None:
        return False
    crossed: list[Point] = []
    steps = 0
    for j in range(i + 1, len(items)):
        if j in gone:
            continue
        steps += 1
        target: Any = items[j]
        point = graph.point(target, "init" if isinstance(target, c_ast.For) else "")
        if (
            steps > _WINDOW
            or point is None
            or (name == RESULT_NAME and not isinstance(target, c_ast.Return))
        ):
            return False
        if point.effects.reads & bit:
            if not _substitute(target, name, value, moving, point, scope):
                return False
            if isinstance(target, c_ast.Return):  # it is the value that can fail
                target.coord = definition.coord or target.coord
            _move_liveness(crossed, bit, moving)
            point.effects = effects.of(_evaluated(target), scope)
            return True
        if (
            point.effects.writes & bit
            or not isinstance(target, _SIMPLE)
            or not moving.commutes(point.effects)
        ):
            return False
        crossed.append(point)
    return False


def _move_liveness(crossed: list[Point], bit: int, moving: effects.Effects) -> None:
    """Keep liveness right where the moved value is now evaluated later: its inputs live longer,
    the temporary not.
    """
    for point in crossed:
        point.live_out = (point.live_out & ~bit) | moving.reads
        point.live_in = (point.live_in & ~bit) | moving.reads


def _evaluated(stmt: Any) -> Any:
    """The expression of a statement that is evaluated first and once."""
    if isinstance(stmt, (c_ast.If, c_ast.Switch)):
        return stmt.cond
    if isinstance(stmt, c_ast.Return):
        return stmt.expr
    if isinstance(stmt, c_ast.For):
        return stmt.init
    return stmt


def _substitute(
    stmt: Any, name: str, value: Any, moving: effects.Effects, point: Point, scope: Scope
) -> bool:
    """Replace the reads of `name` in `stmt` by `value`, all or none; whether it was done."""
    bit = scope.tracked[name]
    if point.live_out & bit and not point.effects.kills & bit:
        return False
    uses = _uses(stmt, name, scope)
    if not uses or (len(uses) > 1 and not _is_trivial(value)):
        return False
    size = sum(1 for _ in cast.walk(value))
    if size > 1 and size + sum(1 for _ in cast.walk(_evaluated(stmt))) > _MAX_NODES:
        return False
    for use in uses:
        if not moving.commutes(use.beside):
            return False
        if moving.acts and (use.conditional or (use.hinted and isinstance(stmt, c_ast.If))):
            return False
        if not _keeps_value(name, value, use, scope):
            return False
    for k, use in enumerate(uses):
        use.put(value if k == 0 else cast.clone(value))
    return True


def _is_trivial(value: Any) -> bool:
    return isinstance(value, (c_ast.ID, c_ast.Constant))


def _keeps_value(name: str, value: Any, use: _Use, scope: Scope) -> bool:
    """Whether the value means the same at the use without the conversion the assignment to `name`
    made.
    """
    held = scope.kinds[name]
    if held is None:
        return False
    if use.wanted is not None and use.wanted == held:
        return True
    kind = scope.type_of(value)
    if kind is None:
        return False
    if kind == held and not cast.is_name(value, "NULL"):
        return True
    if isinstance(value, c_ast.Constant) and value.type == "string":
        return held == ("ptr", ("const", ("int", "char")))
    if use.exact or kind[0] != "int" or held[0] != "int":
        return False
    if held == ctype.INT and ctype.promote(kind) == ctype.INT:
        return True
    narrower = (ctype.size_bits(kind) or 64) <= (ctype.size_bits(held) or 0)
    return use.truth and (narrower or held == ("int", "_Bool"))


# Where a value is used


def _uses(stmt: Any, name: str, scope: Scope) -> list[_Use]:
    """The reads of `name` in what `stmt` evaluates first."""
    finder = _Finder(name, scope)
    nothing = effects.Effects()
    if isinstance(stmt, c_ast.Assignment):
        finder.assignment(stmt, nothing)
    elif isinstance(stmt, c_ast.Return):
        finder.visit(stmt.expr, _attribute(stmt, "expr"), nothing, wanted=scope.result)
    elif isinstance(stmt, (c_ast.If, c_ast.Switch)):
        finder.visit(stmt.cond, _attribute(stmt, "cond"), nothing, truth=isinstance(stmt, c_ast.If))
    elif isinstance(stmt, c_ast.For):
        if isinstance(stmt.init, c_ast.Assignment):
            finder.assignment(stmt.init, nothing)
    elif isinstance(stmt, _SIMPLE):
        finder.visit(stmt, _refuse, nothing)
    return finder.uses if finder.complete else []


def _refuse(_value: Any) -> None:
    raise AssertionError("a statement that is a bare temporary is never a place to substitute")


def _attribute(owner: Any, attribute: str) -> Callable[[Any], None]:
    return lambda value: setattr(owner, attribute, value)


def _element(items: list[Any], index: int) -> Callable[[Any], None]:
    def put(value: Any) -> None:
        items[index] = value

    return put


class _Finder:
    """Walks one expression and records each read of a variable with what is evaluated beside it."""

    def __init__(self, name: str, scope: Scope) -> None:
        self.name = name
        self.scope = scope
        self.uses: list[_Use] = []
        self.complete = True  # false once a read sits where nothing can be put

    def _with(self, beside: effects.Effects, *others: Any) -> effects.Effects:
        """`beside` and the evaluation of the other operands."""
        total = effects.Effects()
        total.add(beside)
        for other in others:
            if other is not None:
                total.add(effects.of(other, self.scope))
        return total

    def _mentions(self, node: Any) -> bool:
        return node is not None and cast.count_uses(node, self.name) > 0

    def visit(
        self,
        node: Any,
        put: Callable[[Any], None],
        beside: effects.Effects,
        *,
        conditional: bool = False,
        wanted: CType | None = None,
        truth: bool = False,
        hinted: bool = False,
        exact: bool = False,
    ) -> None:
        """Record the reads in `node`, which `put` replaces."""
        if cast.is_name(node, self.name):
            self.uses.append(_Use(put, beside, conditional, wanted, truth, hinted, exact))
            return
        if not self._mentions(node):
            return
        if isinstance(node, c_ast.Assignment):
            self.assignment(node, beside, conditional=conditional)
        elif isinstance(node, c_ast.BinaryOp) and node.op in ("&&", "||"):
            put_left, put_right = _attribute(node, "left"), _attribute(node, "right")
            later = self._with(beside, node.left)
            self.visit(
                node.left, put_left, beside, conditional=conditional, truth=True, hinted=hinted
            )
            self.visit(node.right, put_right, later, conditional=True, truth=True, hinted=hinted)
        elif isinstance(node, c_ast.BinaryOp):
            left, right = self._with(beside, node.right), self._with(beside, node.left)
            self.visit(
                node.left, _attribute(node, "left"), left, conditional=conditional, hinted=hinted
            )
            self.visit(
                node.right, _attribute(node, "right"), right, conditional=conditional, hinted=hinted
            )
        elif isinstance(node, c_ast.UnaryOp) and node.op in ("!", "-", "+", "~", "*"):
            put_inner = _attribute(node, "expr")
            not_op = node.op == "!"
            self.visit(
                node.expr, put_inner, beside, conditional=conditional, truth=not_op, hinted=hinted
            )
        elif isinstance(node, c_ast.TernaryOp):
            self.visit(
                node.cond, _attribute(node, "cond"), beside, conditional=conditional, truth=True
            )
            later = self._with(beside, node.cond)
            self.visit(node.iftrue, _attribute(node, "iftrue"), later, conditional=True)
            self.visit(node.iffalse, _attribute(node, "iffalse"), later, conditional=True)
        elif isinstance(node, c_ast.FuncCall):
            self._call(node, beside, conditional=conditional, truth=truth)
        elif isinstance(node, c_ast.ArrayRef):
            around_name, around_index = (
                self._with(beside, node.subscript),
                self._with(beside, node.name),
            )
            self.visit(node.name, _attribute(node, "name"), around_name, conditional=conditional)
            self.visit(
                node.subscript, _attribute(node, "subscript"), around_index, conditional=conditional
            )
        elif isinstance(node, c_ast.StructRef) and node.type == "->":
            self.visit(node.name, _attribute(node, "name"), beside, conditional=conditional)
        elif isinstance(node, c_ast.Cast) or (
            isinstance(node, c_ast.UnaryOp) and node.op == "&" and not cast.is_name(node.expr)
        ):
            self.visit(node.expr, _attribute(node, "expr"), beside, conditional=conditional)
        else:
            self.complete = False

    def assignment(
        self, node: c_ast.Assignment, beside: effects.Effects, *, conditional: bool = False
    ) -> None:
        """Record the reads in an assignment: the target itself is written last, so it is not
        beside its value.
        """
        target = node.lvalue
        plain = isinstance(target, c_ast.ID)
        if plain and target.name == self.name:
            if node.op != "=":
                self.complete = False
                return
        elif not plain:
            self.visit(target, _refuse, self._with(beside, node.rvalue), conditional=conditional)
        around = effects.Effects()
        around.add(beside)
        if not plain:
            around.add(effects.of(c_ast.UnaryOp("&", target), self.scope))
        if node.op != "=":
            around.add(effects.of(target, self.scope))
        wanted = self.scope.lvalue_type(target) if node.op == "=" else None
        if wanted is not None and wanted[0] == "const":
            wanted = wanted[1]
        self.visit(
            node.rvalue, _attribute(node, "rvalue"), around, conditional=conditional, wanted=wanted
        )

    def _call(
        self, node: c_ast.FuncCall, beside: effects.Effects, *, conditional: bool, truth: bool
    ) -> None:
        name = cast.callee(node)
        exprs = cast.arguments(node)
        hint = name in facts.BRANCH_HINTS
        kind = self.scope.unit.functions.get(name or "")
        kinds = kind[2] if kind is not None and kind[2] is not None else ()
        if name is None:
            self.visit(
                node.name,
                _attribute(node, "name"),
                self._with(beside, *exprs),
                conditional=conditional,
            )
        once = name is None or self.scope.unit.takes_values(name)
        if not once:  # perhaps a macro: it may evaluate an argument twice, later or not at all
            beside = self._with(beside)
            beside.loads = beside.stores = beside.acts = True
        for i, argument in enumerate(exprs):
            if not self._mentions(argument):
                continue
            others = [e for k, e in enumerate(exprs) if k != i]
            self.visit(
                argument,
                _element(exprs, i),
                self._with(beside, *others, node.name if name is None else None),
                conditional=conditional,
                wanted=kinds[i] if i < len(kinds) else None,
                truth=truth and hint,
                hinted=hint,
                exact=kind is None and not hint,
            )


# Temporaries that are only another name for something


def _copies(func: c_ast.FuncDef, scope: Scope) -> bool:
    """Replace temporaries that only ever get one value, which never changes, by that value."""
    definitions: dict[str, list[Any]] = {}
    writes: Counter[str] = Counter()
    for node in cast.walk(func.body):
        if isinstance(node, c_ast.Assignment) and isinstance(node.lvalue, c_ast.ID):
            writes[node.lvalue.name] += 1
            if node.op == "=":
                definitions.setdefault(node.lvalue.name, []).append(node)
        elif isinstance(node, c_ast.UnaryOp) and node.op in ("++", "--", "p++", "p--"):
            if isinstance(node.expr, c_ast.ID):
                writes[node.expr.name] += 1
        elif isinstance(node, c_ast.Decl) and node.init is not None:
            writes[node.name] += 1
        elif isinstance(node, c_ast.FuncCall) and not scope.unit.takes_values(cast.callee(node)):
            names = [a.name for a in cast.arguments(node) if isinstance(a, c_ast.ID)]
            writes.update(name for name in names if not scope.is_temp(name))
    values = {
        name: nodes[0].rvalue
        for name, nodes in definitions.items()
        if scope.is_temp(name)
        and writes[name] == len(nodes)
        and all(cast.same(node.rvalue, nodes[0].rvalue) for node in nodes)
        and _never_changes(name, nodes[0].rvalue, writes, scope)
    }
    gone = {id(node) for name in values for node in definitions[name]}
    if not values:
        return False
    for name in values:  # a copy of a copy
        while cast.is_name(values[name]) and values[name].name in values:
            values[name] = values[values[name].name]
    for items in cast.statement_lists(func.body):
        items[:] = [node for node in items if id(node) not in gone]

    def replace(node: c_ast.Node) -> c_ast.Node:
        if isinstance(node, c_ast.ID) and node.name in values:
            copy = cast.clone(values[node.name])
            copy.coord = node.coord
            return copy
        return node

    cast.rewrite(func.body, replace)
    return True


def _never_changes(name: str, value: Any, writes: Counter[str], scope: Scope) -> bool:
    """Whether `value` is the same wherever it is evaluated, and converts to the type of `name`
    unchanged.
    """
    kind = scope.kinds[name]
    if kind is None or scope.type_of(value) != kind:
        return False
    if isinstance(value, c_ast.Constant):
        return bool(value.type != "string")
    if not isinstance(value, c_ast.ID) or value.name not in scope.tracked:
        return False
    return writes[value.name] == 0 and value.name in scope.parameters
