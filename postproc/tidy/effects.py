# SPDX-License-Identifier: GPL-2.0
"""What evaluating an expression reads, writes and does: the question behind every move, drop or
copy of code.

Separate from the control flow graph, because passes also ask it of expressions they are about to
build. Everything that is not known to be harmless counts as a call that may read and write all
memory (but no tracked local: nothing outside the function can name those).
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import facts
from cythonk.postproc.tidy.unit import VARIABLE_PREFIX, Scope


class Effects:
    """The effects of one evaluation.

    reads, writes, kills: bit sets of tracked locals; `kills` are those certainly overwritten (a
    subset of writes).
    loads, stores: whether memory other than tracked locals is read or written.
    acts: whether something happens that must stay in order with other such things (a call, a
    volatile access).
    """

    __slots__ = ("acts", "kills", "loads", "reads", "stores", "writes")

    def __init__(self) -> None:
        self.reads = 0
        self.writes = 0
        self.kills = 0
        self.loads = False
        self.stores = False
        self.acts = False

    @property
    def pure(self) -> bool:
        """Whether the value is all that the evaluation gives: it can be dropped or repeated."""
        return not (self.writes or self.stores or self.acts)

    def add(self, other: Effects) -> None:
        """Make this the effects of both, nothing of the other being certain."""
        self.reads |= other.reads
        self.writes |= other.writes
        self.loads |= other.loads
        self.stores |= other.stores
        self.acts |= other.acts

    def commutes(self, other: Effects) -> bool:
        """Whether the two evaluations may change places."""
        if self.writes & (other.reads | other.writes) or other.writes & self.reads:
            return False
        if self.acts and (other.acts or other.loads or other.stores):
            return False
        if other.acts and (self.loads or self.stores):
            return False
        return not (
            (self.stores and (other.loads or other.stores)) or (other.stores and self.loads)
        )


def of(node: Any, scope: Scope) -> Effects:
    """The effects of evaluating an expression, or of a statement with everything nested in it.

    Jumps have no effects here: a pass that moves statements asks about them itself.
    """
    found = Effects()
    if node is not None:
        _scan(node, found, scope, True)
    return found


def _scan(node: Any, found: Effects, scope: Scope, certain: bool) -> None:
    """Add what `node` does to `found`; `certain` is false where it may not be evaluated at all."""
    kind = type(node)
    if kind is c_ast.ID:
        _read_name(node.name, found, scope)
    elif kind in (c_ast.Constant, c_ast.Typename, c_ast.Goto, c_ast.EmptyStatement):
        pass
    elif kind is c_ast.Assignment:
        _scan(node.rvalue, found, scope, certain)
        _assign(node.lvalue, found, scope, certain, also_reads=node.op != "=")
    elif kind is c_ast.UnaryOp:
        if node.op in ("p++", "p--", "++", "--"):
            _assign(node.expr, found, scope, certain, also_reads=True)
        elif node.op == "&":
            _address(node.expr, found, scope, certain)
        elif node.op in ("sizeof", "_Alignof"):
            return  # not evaluated
        else:
            _scan(node.expr, found, scope, certain)
            if node.op == "*":
                found.loads = True
    elif kind is c_ast.BinaryOp:
        _scan(node.left, found, scope, certain)
        _scan(node.right, found, scope, certain and node.op not in ("&&", "||"))
    elif kind is c_ast.TernaryOp:
        _scan(node.cond, found, scope, certain)
        _scan(node.iftrue, found, scope, False)
        _scan(node.iffalse, found, scope, False)
    elif kind is c_ast.StructRef:
        _scan(node.name, found, scope, certain)
        if node.type == "->" or not isinstance(node.name, c_ast.ID):
            found.loads = True
    elif kind is c_ast.ArrayRef:
        _scan(node.name, found, scope, certain)
        _scan(node.subscript, found, scope, certain)
        found.loads = True
    elif kind is c_ast.FuncCall:
        _call(node, found, scope, certain)
    elif kind is c_ast.Cast:
        _scan(node.expr, found, scope, certain)
    elif kind is c_ast.Decl:
        if node.init is not None:
            _scan(node.init, found, scope, certain)
            _write_name(node.name, found, scope, certain)
    elif kind is c_ast.NamedInitializer:
        _scan(node.expr, found, scope, certain)
    elif kind in (
        c_ast.InitList,
        c_ast.ExprList,
        c_ast.DeclList,
        c_ast.Return,
        c_ast.CompoundLiteral,
    ):
        for child in cast.children(node):
            _scan(child, found, scope, certain)
    elif kind in _STATEMENTS:
        for child in cast.children(node):
            _scan(child, found, scope, False)
    else:
        found.loads = found.stores = found.acts = True
        found.reads |= scope.bits([use.name for use in cast.variable_uses(node)])
        found.writes |= scope.bits([use.name for use in cast.variable_uses(node)])


_STATEMENTS = {
    c_ast.Compound,
    c_ast.If,
    c_ast.While,
    c_ast.DoWhile,
    c_ast.For,
    c_ast.Switch,
    c_ast.Case,
    c_ast.Default,
    c_ast.Label,
    c_ast.Break,
    c_ast.Continue,
}


def _read_name(name: str, found: Effects, scope: Scope) -> None:
    bit = scope.tracked.get(name)
    if bit is not None:
        found.reads |= bit
    elif name in scope.decls or name in scope.unit.globals:
        found.loads = True
    elif not scope.unit.is_constant(name) and name not in scope.unit.functions:
        found.loads = True
        found.acts = True  # a kernel variable or macro (jiffies, current): as if volatile


def _write_name(name: str, found: Effects, scope: Scope, certain: bool) -> None:
    bit = scope.tracked.get(name)
    if bit is None:
        found.stores = True
        return
    found.writes |= bit
    if certain:
        found.kills |= bit


def _assign(target: Any, found: Effects, scope: Scope, certain: bool, *, also_reads: bool) -> None:
    if isinstance(target, c_ast.ID):
        if also_reads:
            _read_name(target.name, found, scope)
        _write_name(target.name, found, scope, certain)
        return
    if also_reads:
        _scan(target, found, scope, certain)
    else:
        _address(target, found, scope, certain)
    found.stores = True
    base = target
    while isinstance(base, c_ast.StructRef) and base.type == ".":
        base = base.name
    if isinstance(base, c_ast.ID) and base is not target:
        found.writes |= scope.tracked.get(base.name, 0)  # a part of it
        found.reads |= scope.tracked.get(base.name, 0)


def _address(node: Any, found: Effects, scope: Scope, certain: bool) -> None:
    """Working out where an lvalue is: what it names is not read, what leads to it is."""
    if isinstance(node, c_ast.ID):
        return
    if isinstance(node, c_ast.StructRef):
        if node.type == "->":
            _scan(node.name, found, scope, certain)
        else:
            _address(node.name, found, scope, certain)
    elif isinstance(node, c_ast.ArrayRef):
        if _is_array(node.name, scope):
            _address(node.name, found, scope, certain)
        else:
            _scan(node.name, found, scope, certain)
        _scan(node.subscript, found, scope, certain)
    elif isinstance(node, c_ast.UnaryOp) and node.op == "*":
        _scan(node.expr, found, scope, certain)
    else:
        _scan(node, found, scope, certain)


def _is_array(node: Any, scope: Scope) -> bool:
    kind = scope.lvalue_type(node)
    return kind is not None and kind[0] == "array"


def _call(node: c_ast.FuncCall, found: Effects, scope: Scope, certain: bool) -> None:
    name = cast.callee(node)
    if name is None:
        _scan(node.name, found, scope, certain)
    by_value = scope.unit.takes_values(name) or (name is None)
    for argument in cast.arguments(node):
        _scan(argument, found, scope, certain)
        if (
            not by_value
            and isinstance(argument, c_ast.ID)
            and argument.name.startswith(VARIABLE_PREFIX)
        ):
            found.writes |= scope.tracked.get(argument.name, 0)
    if name in facts.PURE_CALLS:
        return
    found.loads = True
    if name in facts.READING_CALLS:
        return
    found.stores = True
    found.acts = True
