# SPDX-License-Identifier: GPL-2.0
"""Pass 3, lower: CPython's functions become the runtime's, by the table in `primitives`.

Calls are renamed and their arguments reordered; reference counting becomes `ck_get`/`ck_put`, stores to shared places
become exchanges (`ck_store`); checked C arithmetic becomes the compiler's overflow builtins; functions that allocate
get their gfp flags. What no rule knows is left for `leftovers` to report.
"""

from __future__ import annotations

import re
from typing import Any

from pycparser import c_ast

from cythonk.postproc import abi, build, primitives
from cythonk.postproc.cast import arguments, callee, rewrite, statement_lists
from cythonk.postproc.primitives import Lowering, Special
from cythonk.postproc.unit import Unit

EXCEPTION = re.compile(r"^PyExc_(\w+)$")
UNBOUND = "cannot access local variable '%s' where it is not associated with a value"

PUTS = frozenset({"__Pyx_DECREF", "__Pyx_XDECREF", "Py_DECREF", "Py_XDECREF"})
GETS = frozenset({"__Pyx_INCREF", "__Pyx_XINCREF", "Py_INCREF", "Py_XINCREF"})
SETS = frozenset({"__Pyx_DECREF_SET", "__Pyx_XDECREF_SET"})
CLEARS = frozenset({"__Pyx_CLEAR", "Py_CLEAR"})
GFP = "GFP_KERNEL"

# Structs of CPython that are any object here: classes have no variables of a type of their own.
OBJECTS = frozenset({"PyObject", "PyTypeObject"})

# Type names of CPython → the kernel's.
TYPE_NAMES = {"Py_ssize_t": "ssize_t", "Py_hash_t": "long", "Py_UCS4": "u32", "Py_UNICODE": "u32"}


def _strip_casts(node: Any) -> Any:
    while isinstance(node, c_ast.Cast):
        node = node.expr
    return node


def _exception(node: c_ast.Node) -> c_ast.Node | None:
    bare = _strip_casts(node)
    if isinstance(bare, c_ast.ID) and (match := EXCEPTION.match(bare.name)):
        return build.address(c_ast.ID(f"ck_{match[1]}", bare.coord))
    return None


def _names(node: c_ast.Node) -> list[str] | None:
    return node.names if isinstance(node, c_ast.IdentifierType) else None


def _object(node: c_ast.Node) -> c_ast.Node:
    return build.pointer_cast("ck_object", node)


def _is_static(node: c_ast.Node) -> bool:
    """A constant of the unit: immortal, so never counted."""
    bare = _strip_casts(node)
    return (
        (isinstance(bare, c_ast.UnaryOp) and bare.op == "&")
        or (isinstance(bare, c_ast.ID) and bare.name in ("CK_NONE", "CK_TRUE", "CK_FALSE"))
        or callee(bare) in ("CK_INT", "CK_CLASS")
    )


def _slot(node: c_ast.Node) -> c_ast.Node:
    return build.pointer_cast("ck_object", build.address(node), stars=2)


def with_gfp(node: c_ast.FuncCall, gfp: str = GFP) -> c_ast.FuncCall:
    """Insert the gfp argument of a runtime function that takes one and has not got it yet."""
    signature = abi.signatures().get(callee(node) or "")
    if signature is None or signature.gfp_index is None:
        return node
    args = arguments(node)
    if any(isinstance(a, c_ast.ID) and a.name in ("gfp", GFP, "GFP_ATOMIC") for a in args):
        return node
    args.insert(signature.gfp_index, c_ast.ID(gfp, node.coord))
    node.args = c_ast.ExprList(args, node.coord)
    return node


class _Lowerer:
    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.globals = set(unit.info.globals)

    # -- expressions ------------------------------------------------------------------------------------------

    def expression(self, node: c_ast.Node) -> c_ast.Node:
        if isinstance(node, c_ast.FuncCall):
            return self._call(node)
        if isinstance(node, c_ast.TypeDecl) and _names(node.type) == ["__Pyx_memviewslice"]:
            node.type = c_ast.Struct("ck_memview", None)
        if isinstance(node, c_ast.IdentifierType):
            node.names = [TYPE_NAMES.get(n, n) for n in node.names]
            if node.names[0] in OBJECTS:
                return c_ast.Struct("ck_object", None)
        if (
            isinstance(node, c_ast.TypeDecl)
            and isinstance(node.type, c_ast.IdentifierType)
            and node.type.names[0] in OBJECTS
        ):
            node.type = c_ast.Struct("ck_object", None)
        if isinstance(node, c_ast.BinaryOp) and node.op == "==" and self._is_long_size_test(node):
            # Cython checks MIN / -1 for long alone; in the kernel it traps for int as well.
            return build.number(1)
        return node

    @staticmethod
    def _is_long_size_test(node: c_ast.BinaryOp) -> bool:
        return all(
            isinstance(side, c_ast.UnaryOp) and side.op == "sizeof"
            for side in (node.left, node.right)
        )

    def _call(self, node: c_ast.FuncCall) -> c_ast.Node:
        name = callee(node)
        if name is None:
            return node
        args = arguments(node)
        if name in GETS:
            return build.call("ck_get", [_object(args[0])], node.coord)
        if name in PUTS:
            return build.call("ck_put", [_object(args[0])], node.coord)
        if name == "PyErr_SetString":
            return self._raise(node, args[0], [args[1]])
        if name == "PyErr_Format":
            return self._raise(node, args[0], args[1:])
        if name == "__Pyx_RaiseUnboundLocalError":
            text = UNBOUND % str(args[0].value).strip('"')
            return build.call(
                "ck_raise",
                [build.address(c_ast.ID("ck_UnboundLocalError")), build.string(text)],
                node.coord,
            )
        if name == "__Pyx_UNARY_NEG_WOULD_OVERFLOW":
            return build.call("ck_neg_overflows", args, node.coord)
        if name.startswith("__ck_alloc_"):
            node.args = c_ast.ExprList([c_ast.ID(GFP)])
            return node
        row = primitives.FUNCTIONS.get(name) or primitives.family(name)
        if isinstance(row, Lowering):
            lowered = build.call(row.target, self._arguments(row.args, args), node.coord)
            return with_gfp(lowered)
        if isinstance(row, Special):
            return self._special(node, row, args)
        if name.startswith("ck_"):
            return with_gfp(node)
        return node

    @staticmethod
    def _arguments(pattern: str, args: list[c_ast.Node]) -> list[c_ast.Node]:
        out: list[c_ast.Node] = []
        for part in pattern.split(",") if pattern else []:
            if part.isdigit():
                out.append(args[int(part)])
            elif part.startswith("lit"):
                out.append(build.number(int(part[3:])))
            else:
                out.append(c_ast.ID(part))
        return out

    @staticmethod
    def _raise(node: c_ast.FuncCall, kind: c_ast.Node, rest: list[c_ast.Node]) -> c_ast.Node:
        exception = _exception(kind)
        if exception is None:
            return node
        return build.call("ck_raise", [exception, *rest], node.coord)

    def _special(self, node: c_ast.FuncCall, row: Special, args: list[c_ast.Node]) -> c_ast.Node:
        type_name = c_ast.Typename(
            None, [], None, c_ast.TypeDecl(None, [], None, c_ast.IdentifierType(row.ctype.split()))
        )
        if row.kind == "from":
            known = row.ctype in primitives.AS_INT
            unsigned = row.ctype.startswith("unsigned") or row.ctype == "size_t"
            target = (
                ("ck_int_from_u64" if unsigned else "ck_int_from_s64") if known else "ck_int_from"
            )
            return with_gfp(build.call(target, args[:1], node.coord))
        if row.kind == "as":
            known_as = primitives.AS_INT.get(row.ctype)
            if known_as:
                return build.call(known_as, args[:1], node.coord)
            return build.call("ck_as", [args[0], type_name], node.coord)
        if row.kind in ("div", "mod"):
            return build.call(f"ck_floor_{row.kind}", args[:2], node.coord)
        return build.call(f"ck_checked_{row.operation}", [type_name, *args], node.coord)

    # -- statements -------------------------------------------------------------------------------------------

    def _is_shared(self, place: c_ast.Node) -> bool:
        bare = _strip_casts(place)
        if isinstance(bare, c_ast.ID):
            return bare.name in self.globals
        return isinstance(bare, c_ast.StructRef)

    def statements(self, node: c_ast.Node) -> list[c_ast.Node]:
        """What one statement becomes."""
        name = callee(node)
        if (name in GETS or name in PUTS) and _is_static(arguments(node)[0]):
            return []
        if name in SETS:
            place, value = arguments(node)
            if self._is_shared(place):
                return [build.call("ck_store", [_slot(place), _object(value)], node.coord)]
            return [
                build.call("ck_put", [_object(place)], node.coord),
                build.assign(place, value, node.coord),
            ]
        if name in CLEARS:
            (place,) = arguments(node)
            if self._is_shared(place):
                return [build.call("ck_store", [_slot(place), c_ast.ID("NULL")], node.coord)]
            return [
                build.call("ck_put", [_object(place)], node.coord),
                build.assign(place, c_ast.ID("NULL"), node.coord),
            ]
        return [node]


def _merge_overflow_tests(statements: list[c_ast.Node]) -> None:
    """`t = checked(a, b, &o); if (o)` → `if (add_overflows(a, b, &t))`."""
    index = 0
    while index + 1 < len(statements):
        first, second = statements[index], statements[index + 1]
        if (
            isinstance(first, c_ast.Assignment)
            and (callee(first.rvalue) or "").startswith("ck_checked_")
            and isinstance(second, c_ast.If)
        ):
            call = first.rvalue
            operation = (callee(call) or "").removeprefix("ck_checked_")
            _type_name, *operands, flag = arguments(call)
            bit = _flag(second.cond)
            if operation in ("add", "sub", "mul", "lshift") and bit and bit == _flag(flag):
                second.cond = build.call(
                    "unlikely",
                    [
                        build.call(
                            f"ck_{operation}_overflows",
                            [*operands, build.address(first.lvalue)],
                            first.coord,
                        )
                    ],
                    first.coord,
                )
                del statements[index]
        index += 1


def _flag(node: c_ast.Node) -> str | None:
    if callee(node) == "unlikely":
        node = arguments(node)[0]
    if isinstance(node, c_ast.UnaryOp) and node.op == "&":
        node = node.expr
    return node.name if isinstance(node, c_ast.ID) else None


def run(unit: Unit) -> None:
    """Lower the whole unit."""
    lowerer = _Lowerer(unit)
    for statements in statement_lists(unit.tree):
        new: list[c_ast.Node] = []
        for statement in statements:
            new.extend(lowerer.statements(statement))
        statements[:] = new
    unit.tree = rewrite(unit.tree, lowerer.expression)
    for statements in statement_lists(unit.tree):
        _merge_overflow_tests(statements)
