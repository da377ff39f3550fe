# SPDX-License-Identifier: GPL-2.0
"""What a pass may look up: the declarations of the unit (`Unit`) and of one function (`Scope`).

Built once a unit and once a function (and rebuilt after a pass changed the function), so that
passes stay linear. Separate from the passes because all of them need the same answers: what type
has this expression, which variables are plain locals that only named assignments can change.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import ctype, facts, runtime
from cythonk.postproc.tidy.ctype import CType

TEMP_PREFIX = "__pyx_t_"
VARIABLE_PREFIX = "__pyx_v_"
RESULT_NAME = "__pyx_r"
LINE_NAME = "__pyx_lineno"


class Unit:
    """The file-scope declarations of one translation unit.

    `by_value` names functions outside the unit that are known to be real functions: a macro may
    assign to a variable named as its argument (`spin_lock_irqsave(lock, flags)`), a function
    cannot.
    """

    def __init__(self, ast: c_ast.FileAST, by_value: Collection[str] = ()) -> None:
        self.ast = ast
        self.by_value = frozenset(by_value)
        self.typedefs: dict[str, CType | None] = {}
        self.fields: dict[CType, dict[str, CType | None]] = {}
        self.functions: dict[str, CType | None] = {}
        self.globals: dict[str, CType | None] = {}
        self.constants: set[str] = set()
        for item in ast.ext:
            self._add(item)

    def _add(self, item: Any) -> None:
        if isinstance(item, c_ast.FuncDef):
            item = item.decl
        if isinstance(item, c_ast.Typedef):
            self._add_tags(item.type)
            kind = ctype.of_declarator(item.type, self.typedefs)
            self.typedefs[item.name] = kind if kind is not None else ("named", item.name)
        elif isinstance(item, c_ast.Decl):
            self._add_tags(item.type)
            if item.name is None:
                return
            kind = ctype.of_declarator(item.type, self.typedefs)
            if isinstance(item.type, c_ast.FuncDecl):
                self.functions[item.name] = kind
            else:
                self.globals[item.name] = kind

    def _add_tags(self, node: Any) -> None:
        """Record the structs, unions and enums a declaration defines."""
        if isinstance(
            node, (c_ast.PtrDecl, c_ast.ArrayDecl, c_ast.TypeDecl, c_ast.FuncDecl, c_ast.Decl)
        ):
            self._add_tags(node.type)
            return
        if isinstance(node, (c_ast.Struct, c_ast.Union)) and node.decls:
            kind = ("struct" if isinstance(node, c_ast.Struct) else "union", node.name)
            fields: dict[str, CType | None] = {}
            for member in node.decls:
                if not isinstance(member, c_ast.Decl):
                    continue
                self._add_tags(member.type)
                if member.name is not None:
                    known = member.bitsize is None and "volatile" not in (member.quals or [])
                    member_kind = ctype.of_declarator(member.type, self.typedefs)
                    fields[member.name] = member_kind if known else None
            if node.name:
                self.fields[kind] = fields
        elif isinstance(node, c_ast.Enum) and node.values:
            self.constants.update(
                e.name for e in node.values.enumerators if isinstance(e, c_ast.Enumerator)
            )

    def is_constant(self, name: str) -> bool:
        """Whether an identifier that is no variable of the unit stands for a constant."""
        return (
            name in self.constants
            or name in facts.CONSTANT_NAMES
            or (name.startswith(facts.CONSTANT_PREFIXES) and name not in self.globals)
        )

    def takes_values(self, name: str | None) -> bool:
        """Whether a call of `name` cannot assign to a variable passed to it by name."""
        return name is not None and (
            name in self.functions
            or name in self.by_value
            or name in facts.PURE_CALLS
            or name in facts.ONCE_MACROS
            or name.startswith(facts.BY_VALUE_PREFIXES)
        )


class Scope:
    """The variables of one function.

    `tracked` maps each plain local (scalar or pointer, declared once, address never taken, not
    static or volatile) to its bit. Only statements that name such a variable can read or write it,
    which is what lets passes move code.
    """

    def __init__(self, func: c_ast.FuncDef, unit: Unit) -> None:
        self.func = func
        self.unit = unit
        self.decls: dict[str, c_ast.Decl] = {}
        self.kinds: dict[str, CType | None] = {}
        self.parameters: list[str] = []
        hidden: set[str] = set()
        kind = ctype.of_declarator(func.decl.type, unit.typedefs)
        self.result: CType | None = (
            ctype.decay(kind[1]) if kind is not None and kind[0] == "func" else None
        )
        if func.decl.type.args is not None:
            for parameter in func.decl.type.args.params:
                if isinstance(parameter, c_ast.Decl) and parameter.name:
                    self.parameters.append(parameter.name)
                    self._declare(parameter, hidden, is_parameter=True)
        for node in cast.walk(func.body):
            if isinstance(node, c_ast.Decl) and node.name:
                self._declare(node, hidden)
            elif isinstance(node, c_ast.UnaryOp) and node.op == "&":
                base = node.expr
                while isinstance(base, (c_ast.StructRef, c_ast.ArrayRef)):
                    base = base.name
                if isinstance(base, c_ast.ID):
                    hidden.add(base.name)
        self.tracked: dict[str, int] = {}
        for name in self.decls:
            if name not in hidden:
                self.tracked[name] = 1 << len(self.tracked)

    def _declare(self, decl: c_ast.Decl, hidden: set[str], *, is_parameter: bool = False) -> None:
        name = decl.name
        kind = ctype.of_declarator(decl.type, self.unit.typedefs)
        if is_parameter:
            kind = ctype.decay(kind)
        if name in self.decls:
            hidden.add(name)  # declared in several blocks: one name, several variables
        self.decls[name] = decl
        self.kinds[name] = kind
        quals = set(decl.quals or [])
        if (
            (isinstance(decl.type, c_ast.PtrDecl) and "volatile" in decl.type.quals)
            or "volatile" in quals
            or decl.storage
            or (isinstance(decl.type, (c_ast.ArrayDecl, c_ast.FuncDecl)) and not is_parameter)
            or (kind is not None and kind[0] in ("struct", "union"))
        ):
            hidden.add(name)

    def is_temp(self, name: str) -> bool:
        """Whether `name` is a temporary of the code generator: no name of the user's, never handed
        to a macro.
        """
        return name in self.tracked and (name.startswith(TEMP_PREFIX) or name == LINE_NAME)

    def bits(self, names: Collection[str]) -> int:
        """The tracked ones of these names, as a bit set."""
        found = 0
        for name in names:
            found |= self.tracked.get(name, 0)
        return found

    def type_of(self, node: Any) -> CType | None:
        """The type of an expression's value, None if unknown."""
        handler = _TYPE_OF.get(type(node))
        return handler(self, node) if handler is not None else None

    def lvalue_type(self, node: Any) -> CType | None:
        """The declared type of what an expression names, before arrays decay."""
        if isinstance(node, c_ast.ID):
            if node.name in self.kinds:
                return self.kinds[node.name]
            if node.name in self.unit.globals:
                return self.unit.globals[node.name]
            return self.unit.functions.get(node.name)
        if isinstance(node, c_ast.StructRef):
            kind = self.type_of(node.name) if node.type == "->" else self.lvalue_type(node.name)
            if kind is not None and node.type == "->":
                kind = kind[1] if kind[0] == "ptr" else None
            if kind is not None and kind[0] == "const":
                kind = kind[1]
            return self.unit.fields.get(kind, {}).get(node.field.name) if kind is not None else None
        if isinstance(node, c_ast.ArrayRef):
            kind = self.type_of(node.name)
            return kind[1] if kind is not None and kind[0] == "ptr" else None
        if isinstance(node, c_ast.UnaryOp) and node.op == "*":
            kind = self.type_of(node.expr)
            return kind[1] if kind is not None and kind[0] == "ptr" else None
        return self.type_of(node)


def _type_of_lvalue(scope: Scope, node: Any) -> CType | None:
    return ctype.decay(scope.lvalue_type(node))


def _type_of_id(scope: Scope, node: c_ast.ID) -> CType | None:
    if node.name in scope.unit.constants and node.name not in scope.kinds:
        return ctype.INT
    if node.name == "NULL":
        return ("ptr", ctype.VOID)
    if node.name in ("true", "false"):
        return ctype.INT
    if node.name in ("CK_NONE", "CK_TRUE", "CK_FALSE"):
        return ctype.OBJECT_POINTER
    return _type_of_lvalue(scope, node)


def _type_of_constant(_scope: Scope, node: c_ast.Constant) -> CType | None:
    if node.type == "string":
        return ("ptr", ("int", "char")) if node.value.startswith('"') else None
    if node.type == "char":
        return ctype.INT
    found = ctype.constant_value(node.value)
    return found[1] if found else None


def _type_of_unary(scope: Scope, node: c_ast.UnaryOp) -> CType | None:
    if node.op == "*":
        return _type_of_lvalue(scope, node)
    if node.op == "&":
        kind = scope.lvalue_type(node.expr)
        return ("ptr", kind) if kind is not None else None
    if node.op == "!":
        return ctype.INT
    if node.op in ("sizeof", "_Alignof"):
        return ctype.UNSIGNED_LONG
    kind = scope.type_of(node.expr)
    return ctype.promote(kind) if node.op in ("-", "+", "~") else kind


_COMPARISONS = frozenset({"==", "!=", "<", ">", "<=", ">=", "&&", "||"})


def _type_of_binary(scope: Scope, node: c_ast.BinaryOp) -> CType | None:
    if node.op in _COMPARISONS:
        return ctype.INT
    left = scope.type_of(node.left)
    if node.op in ("<<", ">>"):
        return ctype.promote(left)
    right = scope.type_of(node.right)
    if left is not None and left[0] == "ptr":
        if node.op == "-" and right is not None and right[0] == "ptr":
            return ("int", "long")
        return left if right is not None and right[0] == "int" else None
    if right is not None and right[0] == "ptr":
        return right if node.op == "+" and left is not None and left[0] == "int" else None
    return ctype.usual(left, right)


def _type_of_ternary(scope: Scope, node: c_ast.TernaryOp) -> CType | None:
    left, right = scope.type_of(node.iftrue), scope.type_of(node.iffalse)
    if left is not None and left == right and left[0] in ("ptr", "struct", "union"):
        return left
    return ctype.usual(left, right)


def _type_of_call(scope: Scope, node: c_ast.FuncCall) -> CType | None:
    name = cast.callee(node)
    if name is None:
        kind = scope.type_of(node.name)
        if kind is not None and kind[0] == "ptr":
            kind = kind[1]
        return ctype.decay(kind[1]) if kind is not None and kind[0] == "func" else None
    if name in scope.unit.functions and name not in scope.kinds:
        kind = scope.unit.functions[name]
        return ctype.decay(kind[1]) if kind is not None and kind[0] == "func" else None
    return ctype.OBJECT_POINTER if name == "CK_INT" else runtime.results().get(name)


_TYPE_OF: dict[type[Any], Any] = {
    c_ast.ID: _type_of_id,
    c_ast.StructRef: _type_of_lvalue,
    c_ast.ArrayRef: _type_of_lvalue,
    c_ast.Constant: _type_of_constant,
    c_ast.UnaryOp: _type_of_unary,
    c_ast.BinaryOp: _type_of_binary,
    c_ast.TernaryOp: _type_of_ternary,
    c_ast.FuncCall: _type_of_call,
    c_ast.Cast: lambda scope, node: ctype.decay(
        ctype.of_declarator(node.to_type, scope.unit.typedefs)
    ),
    c_ast.Assignment: lambda scope, node: scope.type_of(node.lvalue),
    c_ast.ExprList: lambda scope, node: scope.type_of(node.exprs[-1]) if node.exprs else None,
    c_ast.CompoundLiteral: lambda scope, node: ctype.decay(
        ctype.of_declarator(node.type, scope.unit.typedefs)
    ),
}
