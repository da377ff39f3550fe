# SPDX-License-Identifier: GPL-2.0
"""Pass 6, optables: functions that the kernel calls, and the tables they stand in.

A function whose address is taken (stored in an ops table, handed to a registration) is called by the kernel, which
knows nothing of exceptions: it gets a trampoline that turns a pending exception into the error value of the return
type (-errno, ERR_PTR, NULL, or nothing for void). A struct variable whose fields are only ever set once, at module
level, to functions and constants becomes a `static const` designated initialiser, with `owner` THIS_MODULE.
"""

from __future__ import annotations

from collections.abc import Iterator

from pycparser import c_ast

from cythonk.postproc import build
from cythonk.postproc.cast import callee, clone, walk
from cythonk.postproc.unit import Unit

# Structs that have an owner, which the kernel uses to keep the module loaded (field → value).
OWNED = {
    "file_operations": "owner",
    "proc_ops": None,
    "seq_operations": None,
    "fb_ops": "owner",
    "block_device_operations": "owner",
    "net_device_ops": None,
    "kernel_param_ops": None,
    "super_operations": None,
    "attribute_group": None,
    "tty_operations": None,
}


def _functions(unit: Unit) -> dict[str, c_ast.FuncDef]:
    return {
        item.decl.name: item
        for item in unit.tree.ext
        if isinstance(item, c_ast.FuncDef) and item.decl.name in unit.info.functions
    }


def _is_void(func: c_ast.FuncDef) -> bool:
    kind = func.decl.type.type
    return isinstance(kind, c_ast.TypeDecl) and getattr(kind.type, "names", None) == ["void"]


def _is_pointer(func: c_ast.FuncDef) -> bool:
    return isinstance(func.decl.type.type, c_ast.PtrDecl)


def _raises(func: c_ast.FuncDef) -> bool:
    return any(callee(n) == "ck_traceback" for n in walk(func.body))


def _parameter_names(func: c_ast.FuncDef) -> list[str]:
    args = func.decl.type.args
    return [p.name for p in (args.params if args else []) if isinstance(p, c_ast.Decl) and p.name]


def _trampoline(unit: Unit, func: c_ast.FuncDef) -> tuple[str, list[c_ast.Node]]:
    """The entry function of a function the kernel calls."""
    info = unit.info.functions[func.decl.name]
    name = f"__ck_entry_{func.decl.name}"
    prototype = clone(func.decl)
    prototype.storage = ["static"]
    prototype.name = name
    kind = prototype.type
    inner = kind.type
    while not isinstance(inner, c_ast.TypeDecl):
        inner = inner.type
    inner.declname = name
    call = build.call(func.decl.name, [c_ast.ID(n) for n in _parameter_names(func)])
    where = build.string(info.qualified_name)
    if _is_void(func):
        body = [
            call,
            c_ast.If(
                build.call("ck_err_occurred", []),
                build.call("ck_err_warn_unraisable", [where]),
                None,
            ),
        ]
    else:
        result = clone(func.decl.type.type)
        node = result
        while not isinstance(node, c_ast.TypeDecl):
            node = node.type
        node.declname = "result"
        declaration = c_ast.Decl("result", [], [], [], [], result, call, None)
        if _is_pointer(func):
            test: c_ast.Node = c_ast.UnaryOp("!", c_ast.ID("result"))
            value: c_ast.Node = build.call("ERR_PTR", [build.call("ck_err_to_errno", [where])])
        else:
            test = c_ast.BinaryOp("==", c_ast.ID("result"), c_ast.Constant("int", "-1"))
            value = build.call("ck_err_to_errno", [where])
        condition = build.call(
            "unlikely", [c_ast.BinaryOp("&&", test, build.call("ck_err_occurred", []))]
        )
        body = [
            declaration,
            c_ast.If(condition, c_ast.Return(value), None),
            c_ast.Return(c_ast.ID("result")),
        ]
    definition = c_ast.FuncDef(clone(prototype), None, c_ast.Compound(body), func.coord)
    return name, [prototype, definition]


def _address_uses(tree: c_ast.FileAST, names: set[str]) -> Iterator[c_ast.ID]:
    """Uses of functions as values: anywhere but as what a call calls."""
    called = {id(n.name) for n in walk(tree) if isinstance(n, c_ast.FuncCall)}
    for item in tree.ext:
        body = item.body if isinstance(item, c_ast.FuncDef) else getattr(item, "init", None)
        for node in walk(body):
            if isinstance(node, c_ast.ID) and node.name in names and id(node) not in called:
                yield node


def _in_vtable(unit: Unit) -> set[int]:
    """Uses inside vtables and types, which are called from Cython code that checks exceptions itself."""
    found: set[int] = set()
    for item in unit.tree.ext:
        if isinstance(item, c_ast.Decl) and (item.name or "").startswith(
            ("__ck_vtable_", "__ck_type_")
        ):
            found.update(id(n) for n in walk(item))
    return found


def _assignment(statement: c_ast.Node, tables: dict[str, c_ast.Decl]) -> tuple[str, str] | None:
    if not isinstance(statement, c_ast.Assignment) or statement.op != "=":
        return None
    left = statement.lvalue
    if (
        isinstance(left, c_ast.StructRef)
        and left.type == "."
        and isinstance(left.name, c_ast.ID)
        and left.name.name in tables
    ):
        return left.name.name, left.field.name
    return None


def _constant(node: c_ast.Node, functions: set[str]) -> bool:
    return all(
        isinstance(n, (c_ast.Constant, c_ast.Cast, c_ast.UnaryOp, c_ast.BinaryOp, c_ast.ID))
        and (not isinstance(n, c_ast.ID) or n.name in functions or n.name.isupper())
        for n in walk(node)
        if not isinstance(
            n,
            (
                c_ast.Typename,
                c_ast.TypeDecl,
                c_ast.PtrDecl,
                c_ast.IdentifierType,
                c_ast.FuncDecl,
                c_ast.ParamList,
                c_ast.Decl,
                c_ast.Struct,
            ),
        )
    )


def _static_tables(unit: Unit, functions: set[str]) -> None:
    """Ops tables filled once by the module body become static const initialisers."""
    tables = {
        item.name: item
        for item in unit.tree.ext
        if isinstance(item, c_ast.Decl)
        and item.name in unit.info.globals
        and isinstance(item.type, c_ast.TypeDecl)
        and isinstance(item.type.type, c_ast.Struct)
        and item.type.type.name in OWNED
    }
    body = next(
        (
            i
            for i in unit.tree.ext
            if isinstance(i, c_ast.FuncDef) and i.decl.name == unit.info.body
        ),
        None,
    )
    if not tables or body is None:
        return
    fields: dict[str, list[tuple[str, c_ast.Node]]] = {name: [] for name in tables}
    bad: set[str] = set()
    for statement in body.body.block_items:
        target = _assignment(statement, tables)
        if target is not None:
            if _constant(statement.rvalue, functions):
                fields[target[0]].append((target[1], statement.rvalue))
            else:
                bad.add(target[0])
    for item in unit.tree.ext:
        for node in walk(item):
            if isinstance(node, c_ast.Assignment):
                value = node.rvalue
                while isinstance(value, c_ast.Cast):
                    value = value.expr
                if (
                    isinstance(value, c_ast.UnaryOp)
                    and value.op == "&"
                    and isinstance(value.expr, c_ast.ID)
                ):
                    bad.add(value.expr.name)  # its address is kept: something may write through it
    writes: dict[str, int] = {}
    for item in unit.tree.ext:
        for node in walk(item):
            target = _assignment(node, tables)
            if target is not None:
                writes[target[0]] = writes.get(target[0], 0) + 1
    good = {n for n in tables if n not in bad and writes.get(n, 0) == len(fields[n]) > 0}
    body.body.block_items = [
        s for s in body.body.block_items if (_assignment(s, tables) or ("",))[0] not in good
    ]
    for name in good:
        declaration = tables[name]
        owner = OWNED[declaration.type.type.name]
        entries = fields[name]
        if owner and owner not in [f for f, _ in entries]:
            entries = [(owner, c_ast.ID("THIS_MODULE")), *entries]
        declaration.init = c_ast.InitList(
            [c_ast.NamedInitializer([c_ast.ID(field)], value) for field, value in entries]
        )
        declaration.quals = ["const"]
        declaration.type.quals = ["const"]
        unit.tree.ext.remove(declaration)
        unit.tree.ext.append(declaration)
        forward = clone(declaration)
        forward.init = None
        unit.tree.ext.insert(_first_function(unit), forward)


def _first_function(unit: Unit) -> int:
    return next(
        (i for i, item in enumerate(unit.tree.ext) if isinstance(item, c_ast.FuncDef)),
        len(unit.tree.ext),
    )


def run(unit: Unit) -> None:
    """Give every function whose address is taken its entry, then make tables static."""
    functions = _functions(unit)
    inside = _in_vtable(unit)
    entries: dict[str, str] = {}
    added: list[c_ast.Node] = []
    for use in list(_address_uses(unit.tree, set(functions))):
        if id(use) in inside or not _raises(functions[use.name]):
            continue
        if use.name not in entries:
            entry, items = _trampoline(unit, functions[use.name])
            entries[use.name] = entry
            unit.tree.ext.insert(_first_function(unit), items[0])
            added.append(items[1])
        use.name = entries[use.name]
    unit.tree.ext += added
    _static_tables(unit, set(functions) | set(entries.values()))
