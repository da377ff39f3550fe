# SPDX-License-Identifier: GPL-2.0
"""Pass 2, resolve: what Cython reaches through its module state becomes static C.

String, bytes, int and tuple constants become immortal objects of the unit (`CK_STR`, tagged words, …), type references
become the address of a `struct ck_type`, and calls through a class's static vtable pointer become direct calls.
Separate from lowering because it needs the front end's values, not a table of functions.
"""

from __future__ import annotations

import re

from pycparser import c_ast

from cythonk.frontend.info import ClassInfo, StringConstant
from cythonk.postproc import build
from cythonk.postproc.cast import rewrite
from cythonk.postproc.unit import Unit

STATE = "__pyx_mstate_global"
SMALL_INT_BITS = 62

SINGLETONS = {
    "Py_None": "CK_NONE",
    "Py_True": "CK_TRUE",
    "Py_False": "CK_FALSE",
    "Py_NotImplemented": "CK_NOT_IMPLEMENTED",
    "__pyx_builtin_NotImplemented": "CK_NOT_IMPLEMENTED",
    "Py_EQ": "CK_EQ",
    "Py_NE": "CK_NE",
    "Py_LT": "CK_LT",
    "Py_LE": "CK_LE",
    "Py_GT": "CK_GT",
    "Py_GE": "CK_GE",
    "PY_SSIZE_T_MAX": "SSIZE_MAX",
}


class Constants:
    """Names and defines the static objects of a unit, in order of first use."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.names: dict[str, str] = {}
        self.taken: set[str] = set()

    def _name(self, stem: str) -> str:
        name, number = stem, 1
        while name in self.taken:
            number += 1
            name = f"{stem}_{number}"
        self.taken.add(name)
        return name

    def string(self, constant: StringConstant) -> c_ast.Node:
        """The address of a str or bytes object."""
        name = self.names.get(constant.cname)
        if name is None:
            words = re.sub(r"[^a-z0-9]+", "_", constant.data.decode("ascii", "ignore").lower())
            stem = words.strip("_")[:24].strip("_") or ("text" if constant.data else "empty")
            name = self._name(f"{'str' if constant.is_text else 'bytes'}_{stem}")
            text = build.literal(constant.data)
            if constant.is_text:
                count = len(constant.data.decode("utf-8"))
                self.unit.constants.append(f"static CK_STR({name}, {text}, {count});")
            else:
                self.unit.constants.append(f"static CK_BYTES({name}, {text});")
            self.names[constant.cname] = name
        return _object(name)

    def integer(self, value: int, at: c_ast.Node | None = None) -> c_ast.Node:
        """A tagged word, or the address of a boxed int."""
        if not -(1 << 63) <= value < 1 << 63:
            self.unit.diags.error(
                "CK106",
                f"the constant {value} does not fit in 64 bits",
                self.unit.position(at),
                "int objects are 64-bit in the kernel; compute with smaller values",
            )
            return build.call("CK_INT", [build.number(0)])
        if -(1 << SMALL_INT_BITS) <= value < (1 << SMALL_INT_BITS):
            suffix = "LL" if abs(value) > 0x7FFFFFFF else ""
            return build.call("CK_INT", [c_ast.Constant("int", f"{value}{suffix}")])
        key = f"int {value}"
        name = self.names.get(key)
        if name is None:
            name = self._name(f"int_{'neg_' if value < 0 else ''}{abs(value)}")
            text = "S64_MIN" if value == -(1 << 63) else f"{value}LL"
            self.unit.constants.append(f"static CK_BOXED_INT({name}, {text});")
            self.names[key] = name
        return _object(name)

    def empty(self, kind: str) -> c_ast.Node:
        """The empty str, bytes or tuple."""
        if kind == "tuple":
            return self.tuple("__pyx_empty_tuple")
        cname = f"__pyx_empty_{kind}"
        return self.string(StringConstant(cname, b"", kind == "unicode"))

    def tuple(self, cname: str) -> c_ast.Node:
        """The address of a constant tuple."""
        name = self.names.get(cname)
        if name is None:
            known = self.unit.info.tuples.get(cname)
            items = [self._item(text) for text in known.items] if known else []
            name = self._name(f"tuple_{len([n for n in self.taken if n.startswith('tuple_')]) + 1}")
            self.unit.constants.append(f"static CK_TUPLE({', '.join([name, *items])});")
            self.names[cname] = name
        return _object(name)

    def _item(self, text: str) -> str:
        """A tuple item, given as a C expression in Cython's names, as an initialiser."""
        bare = text.strip()
        while bare.startswith("(") and bare.endswith(")"):
            bare = re.sub(r"^\(\s*PyObject\s*\*\s*\)", "", bare[1:-1].strip()).strip()
        bare = bare.removeprefix(f"{STATE}->")
        node = self.lookup(bare)
        if node is None:
            return SINGLETONS.get(bare, bare)
        if isinstance(node, c_ast.FuncCall):
            return f"CK_INT({node.args.exprs[0].value})"
        return f"&{node.expr.name.name}.base"

    def lookup(self, cname: str, at: c_ast.Node | None = None) -> c_ast.Node | None:
        """The node for one of Cython's constants, or None if it is none."""
        info = self.unit.info
        if cname in info.strings:
            return self.string(info.strings[cname])
        if cname in info.integers:
            return self.integer(info.integers[cname], at)
        if cname in info.tuples:
            return self.tuple(cname)
        if cname.startswith("__pyx_empty_"):
            return self.empty(cname.removeprefix("__pyx_empty_"))
        return None


def _object(name: str) -> c_ast.UnaryOp:
    return build.address(c_ast.StructRef(c_ast.ID(name), ".", c_ast.ID("base")))


def vtable_slots(classes: dict[str, ClassInfo], klass: ClassInfo) -> dict[str, str]:
    """Slot path → C function of a class's vtable, inherited slots included."""
    slots: dict[str, str] = {}
    base = classes.get(klass.base or "")
    if base is not None and base.vtab_struct:
        slots = {f"__pyx_base.{path}": func for path, func in vtable_slots(classes, base).items()}
    slots.update(klass.methods)
    return slots


def _path(node: c_ast.Node) -> tuple[str, str] | None:
    """`ptr->a.b` as (ptr, "a.b")."""
    parts: list[str] = []
    while isinstance(node, c_ast.StructRef):
        parts.insert(0, node.field.name)
        if node.type == "->":
            return (node.name.name, ".".join(parts)) if isinstance(node.name, c_ast.ID) else None
        node = node.name
    return None


def run(unit: Unit) -> None:
    """Resolve every reference of the unit."""
    constants = Constants(unit)
    classes = unit.info.classes
    by_pointer = {k.vtab_ptr: k for k in classes.values() if k.vtab_ptr}
    by_type = {k.type_cname: k for k in classes.values()}
    all_methods = {k.struct_cname: dict(vtable_slots(classes, k)) for k in classes.values()}
    finals = {
        k.struct_cname: {s.cname.rsplit("_ck_", 1)[-1]: s.cname for s in k.specials}
        for k in classes.values()
    }

    def change(node: c_ast.Node) -> c_ast.Node:
        if isinstance(node, c_ast.StructRef):
            if isinstance(node.name, c_ast.ID) and node.name.name == STATE:
                cname = node.field.name
                found = constants.lookup(cname, node)
                if found is not None:
                    return found
                if cname in by_type:
                    return build.address(c_ast.ID(f"__ck_type_{by_type[cname].struct_cname}"))
                return c_ast.ID(cname, node.coord)
            path = _path(node)
            if path is not None and path[0] in by_pointer:
                klass = by_pointer[path[0]]
                target = all_methods[klass.struct_cname].get(path[1])
                short = path[1].rsplit("_ck_", 1)[-1]
                target = target or finals[klass.struct_cname].get(short)
                if target is None:
                    for special in klass.specials:
                        if special.cname.endswith(path[1]):
                            target = special.cname
                if target is not None:
                    return c_ast.ID(target, node.coord)
            return node
        if isinstance(node, c_ast.ID):
            if node.name in SINGLETONS:
                return c_ast.ID(SINGLETONS[node.name], node.coord)
            if node.name in unit.info.tuples:
                return constants.tuple(node.name)
            if node.name in unit.info.c_strings:
                return c_ast.Constant("string", build.literal(unit.info.c_strings[node.name]))
        return node

    unit.tree = rewrite(unit.tree, change)
