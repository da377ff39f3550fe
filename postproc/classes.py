# SPDX-License-Identifier: GPL-2.0
"""Pass 4, classes: emits what Cython would have built at import for each cdef class.

A static `struct ck_type` with the class's behaviour, its vtable, the allocator that makes an object with all its
references set, the function that drops them, and small adapters from the runtime's slots to the special methods.
Cython's declarations of vtable pointers go, and vtable slots of methods that are never called through it.
"""

from __future__ import annotations

from collections.abc import Callable

from pycparser import c_ast

from cythonk.frontend.info import CallableInfo, ClassInfo, FieldInfo, SpecialMethod
from cythonk.postproc import build
from cythonk.postproc.callables import TYPE_EXPRESSIONS, adapter
from cythonk.postproc.cast import clone, walk
from cythonk.postproc.primitives import AS_INT
from cythonk.postproc.resolve import vtable_slots
from cythonk.postproc.unit import Unit

HEAD = "__pyx_head"
BASE = "__pyx_base"
VTAB = "__pyx_vtab"

BINARY = ["add", "sub", "mul", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor"]
UNARY = ["neg", "pos", "invert", "abs"]
COMPARE = ["lt", "le", "eq", "ne", "gt", "ge"]

# Slots that look at what the method gave.
RESULTS = {"len": "ck_length_result", "truth": "ck_bool_result"}

_OBJ = "struct ck_object *"

# Slots whose adapter only casts self: slot field → (special method, result, parameters after self, arguments).
SIMPLE: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "len": ("__len__", "ssize_t ", "", ()),
    "truth": ("__bool__", "int ", "", ()),
    "contains": ("__contains__", "int ", f", {_OBJ}item", ("item",)),
    "getitem": ("__getitem__", _OBJ, f", {_OBJ}key, gfp_t gfp", ("key",)),
    "repr": ("__repr__", _OBJ, ", gfp_t gfp", ()),
    "str": ("__str__", _OBJ, ", gfp_t gfp", ()),
    "format": ("__format__", _OBJ, f", {_OBJ}spec, gfp_t gfp", ("spec",)),
    "iter": ("__iter__", _OBJ, ", gfp_t gfp", ()),
}


class _Class:
    """Writes the C of one class, in Cython's names."""

    def __init__(self, unit: Unit, klass: ClassInfo) -> None:
        self.classes = unit.info.classes
        self.klass = klass
        self.dynamic = unit.info.dynamic_calls
        self.dynamic_attributes = unit.info.dynamic_attributes
        self.classes_are_values = unit.info.class_values
        self.struct = klass.struct_cname
        self.specials = {s.name: s for s in klass.specials}
        self.text: list[str] = []
        self.slots: dict[str, str] = {}

    def name(self, part: str) -> str:
        return f"__ck_{part}_{self.struct}"

    def special(self, name: str) -> Callable[..., str] | None:
        """What writes a call of a special method, this class's own or an inherited one."""
        for klass in self.chain():
            for method in klass.specials:
                if method.name == name and (klass is self.klass or klass.defined_here):
                    cast = "" if klass is self.klass else f"(struct {klass.struct_cname} *)"

                    def call(*args: str, to: SpecialMethod = method, of: str = cast) -> str:
                        first, *rest = (*args, *(["NULL"] if to.has_defaults else []))
                        return f"{to.cname}({', '.join([of + first, *rest])})"

                    return call
        return None

    def owns(self, names: list[str]) -> bool:
        """Whether the class itself defines one of several special methods."""
        return any(name in self.specials for name in names)

    def function(self, slot: str, result: str, parameters: str, body: str) -> None:
        """One adapter; `self` is already of the class's type in the body."""
        name = self.name(slot)
        used = "self" in body.replace("(struct ck_object *)self", "")
        cast = f"struct {self.struct} *self = (struct {self.struct} *)o;\n" if used else ""
        self.text.append(
            f"static {result}{name}(struct ck_object *o{parameters})\n{{\n{cast}{body}}}\n"
        )
        self.slots[slot] = name

    def path(self, depth: int, field: str) -> str:
        return "".join([f"{BASE}."] * depth) + field

    def chain(self) -> list[ClassInfo]:
        chain, klass = [], self.klass
        while True:
            chain.append(klass)
            base = self.classes.get(klass.base or "")
            if base is None:
                return chain
            klass = base

    def is_exception(self) -> bool:
        """Whether instances begin with the runtime's struct of exceptions."""
        return self.chain()[-1].builtin_base is not None

    def build(self) -> str:
        self._alloc()
        self._references()
        self._simple_slots()
        self._item_assignment()
        self._next()
        self._hash()
        self._compare()
        self._arithmetic()
        self._dealloc()
        self._attributes()
        self._vtable()
        self._methods()
        self._call()
        self._construct()
        self._type()
        return "\n".join(self.text)

    def _alloc(self) -> None:
        chain = self.chain()
        lines = [
            f"struct {self.struct} *self = (struct {self.struct} *)"
            f"ck_new(&{self.name('type')}, gfp);\n",
            "if (!self)\nreturn NULL;\n",
        ]
        holders = [(d, k) for d, k in enumerate(chain) if k.vtab_struct]
        if holders:
            depth, root = holders[-1]
            own = self.klass.vtab_struct
            value = f"&{self.name('vtable')}" if own else None
            if value is None:
                first = holders[0][1]
                value = f"&__ck_vtable_{first.struct_cname}"
            if not own or self.klass is not root:
                value = f"(struct {root.vtab_struct} *){value}"
            lines.append(f"self->{self.path(depth, VTAB)} = {value};\n")
        for depth, klass in reversed(list(enumerate(chain))):
            lines.extend(
                f"self->{self.path(depth, field.cname)} = (void *)CK_NONE;\n"
                for field in klass.fields
                if field.is_object
            )
        lines.append("return (struct ck_object *)self;\n")
        storage = "" if self.klass.is_exported else "static "
        self.text.append(
            f"{storage}struct ck_object *__ck_alloc_{self.struct}(gfp_t gfp)\n{{\n"
            + "".join(lines)
            + "}\n"
        )

    def _references(self) -> None:
        objects = [f.cname for f in self.klass.fields if f.is_object]
        if not objects:
            return
        drops = "".join(f"ck_store((struct ck_object **)&self->{f}, CK_NONE);\n" for f in objects)
        self.function("clear", "void ", "", drops)
        visits = "".join(
            f"if (self->{f}) {{ err = visit((struct ck_object *)self->{f}, arg); if (err) return err; }}\n"
            for f in objects
        )
        self.function(
            "traverse",
            "int ",
            ", int (*visit)(struct ck_object *o, void *arg), void *arg",
            f"int err;\n{visits}return 0;\n",
        )

    def _simple_slots(self) -> None:
        for slot, (special, result, parameters, args) in SIMPLE.items():
            method = self.special(special) if special in self.specials else None
            if method is not None:
                call = method("self", *args)
                if slot in RESULTS:
                    call = f"{RESULTS[slot]}({call})"
                self.function(slot, result, parameters, f"return {call};\n")
        has_iter = any(m.name == "__iter__" for klass in self.chain() for m in klass.specials)
        if self.owns(["__getitem__"]) and not has_iter:
            self.slots["iter"] = "ck_getitem_iter"

    def _item_assignment(self) -> None:
        if not self.owns(["__setitem__", "__delitem__"]):
            return
        setter, deleter = self.special("__setitem__"), self.special("__delitem__")
        store = (
            f"return {setter('self', 'key', 'value')};\n"
            if setter
            else self._missing("item assignment")
        )
        drop = f"return {deleter('self', 'key')};\n" if deleter else self._missing("item deletion")
        self.function(
            "setitem",
            "int ",
            f", {_OBJ}key, {_OBJ}value, gfp_t gfp",
            f"if (!value) {{ {drop} }}\n{store}",
        )

    def _missing(self, what: str) -> str:
        text = build.literal(f"'{self.klass.name}' object doesn't support {what}".encode())
        return f"ck_raise(&ck_TypeError, {text}); return -1;\n"

    def _next(self) -> None:
        method = self.special("__next__") if self.owns(["__next__"]) else None
        if method is not None:
            self.function(
                "next",
                _OBJ,
                ", gfp_t gfp",
                f"struct ck_object *item = {method('self')};\n"
                "if (!item && ck_err_matches(&ck_StopIteration)) ck_err_clear();\nreturn item;\n",
            )

    def _hash(self) -> None:
        method = self.special("__hash__") if self.owns(["__hash__"]) else None
        if method is not None:
            self.function(
                "hash",
                "int ",
                ", u64 *out",
                f"long value = {method('self')};\n"
                "if (value == -1 && ck_err_occurred()) return -1;\n*out = value;\nreturn 0;\n",
            )

    def _compare(self) -> None:
        if not self.owns([f"__{c}__" for c in COMPARE]):
            return
        methods = {c: self.special(f"__{c}__") for c in COMPARE}
        cases = [
            f"case CK_{name.upper()}: result = {method('self', 'b')}; break;\n"
            for name, method in methods.items()
            if method is not None
        ]
        equal = methods["eq"]
        inverted = equal is not None and methods["ne"] is None
        if inverted and equal is not None:
            cases.append(f"case CK_NE: result = {equal('self', 'b')}; break;\n")
        flip = "if (truth >= 0 && op == CK_NE) truth = !truth;\n" if inverted else ""
        self.function(
            "compare",
            "int ",
            f", {_OBJ}b, int op",
            "struct ck_object *result;\nint truth;\n"
            "switch (op) {\n" + "".join(cases) + "default: return CK_NOTIMPLEMENTED;\n}\n"
            "if (!result) return -1;\n"
            "if (result == CK_NOT_IMPLEMENTED) return CK_NOTIMPLEMENTED;\n"
            "truth = ck_is_true(result);\nck_put(result);\n" + flip + "return truth;\n",
        )

    def _operands(self, method: Callable[..., str] | None, first: str, second: str) -> str:
        """One try of a binary operator: the method on `first` when that is of this class."""
        if method is None:
            return ""
        return (
            f"if (ck_isinstance({first}, &{self.name('type')})) return ck_operator_result("
            f"{method(f'(struct {self.struct} *){first}', second)});\n"
        )

    def _arithmetic(self) -> None:
        names = [f"__{kind}{name}__" for name in BINARY for kind in ("", "r", "i")]
        cases = []
        for name in BINARY if self.owns(names) else ():
            plain = self._operands(self.special(f"__{name}__"), "o", "b")
            plain += self._operands(self.special(f"__r{name}__"), "b", "o")
            inplace = self._operands(self.special(f"__i{name}__"), "o", "b")
            if inplace:
                cases.append(f"case CK_{name.upper()} | CK_INPLACE: {inplace}{plain}break;\n")
            elif plain:
                cases.append(f"case CK_{name.upper()} | CK_INPLACE: {plain}break;\n")
            if plain:
                cases.append(f"case CK_{name.upper()}: {plain}break;\n")
        if cases:
            self.function(
                "binary",
                _OBJ,
                f", {_OBJ}b, int op, gfp_t gfp",
                "switch (op) {\n" + "".join(cases) + "default: break;\n}\nreturn NULL;\n",
            )
        unary = {n: self.special(f"__{n}__") for n in UNARY}
        if self.owns([f"__{n}__" for n in UNARY]):
            cases = [
                f"case CK_{n.upper()}: return {method('self')};\n"
                for n, method in unary.items()
                if method is not None
            ]
            self.function(
                "unary",
                _OBJ,
                ", int op, gfp_t gfp",
                "switch (op) {\n" + "".join(cases) + "default: return NULL;\n}\n",
            )

    def _dealloc(self) -> None:
        method = self.specials.get("__dealloc__")
        if method is not None:
            self.function("dealloc", "void ", "", f"{method.cname}(self);\n")

    def _vtable(self) -> None:
        klass = self.klass
        if not klass.vtab_struct:
            return
        slots = vtable_slots(self.classes, klass)
        own = dict(klass.methods)
        entries = []
        for path, function in slots.items():
            target = (
                function if own.get(path) == function and "." not in path else f"(void *){function}"
            )
            entries.append(f".{path} = {target},\n")
        storage = "" if klass.is_exported else "static "
        self.text.append(
            f"{storage}const struct {klass.vtab_struct} {self.name('vtable')} = {{\n"
            + "".join(entries)
            + "};\n"
        )

    def _attributes(self) -> None:
        """Attributes by name, when any file of the module reads or stores one that way."""
        if not self.dynamic_attributes:
            return
        gets = [self._by_name(f, code) for f in self.klass.fields if (code := self._read(f))]
        sets = [self._by_name(f, code) for f in self.klass.fields if (code := self._store(f))]
        if gets:
            self.function(
                "getattr", _OBJ, ", const char *name, gfp_t gfp", "".join(gets) + "return NULL;\n"
            )
        if sets:
            self.function(
                "setattr",
                "int ",
                f", const char *name, {_OBJ}value",
                "".join(sets) + "return 0;\n",
            )

    @staticmethod
    def _by_name(field: FieldInfo, code: str) -> str:
        return f'if (!strcmp(name, "{field.name}")) {{ {code} }}\n'

    @staticmethod
    def _read(field: FieldInfo) -> str:
        place = f"self->{field.cname}"
        if field.is_object:
            return f"return ck_load((struct ck_object **)&{place});"
        if field.value is None:
            return ""
        return (
            f"return ck_bool({place});"
            if field.value.kind == "bool"
            else f"return ck_int_from({place}, gfp);"
        )

    @staticmethod
    def _store(field: FieldInfo) -> str:
        place, value = f"self->{field.cname}", field.value
        if value is None:
            return ""
        if field.is_object:
            check = ""
            if value.kind in TYPE_EXPRESSIONS:
                kind = TYPE_EXPRESSIONS[value.kind].format(value.type_name)
                check = f"if (!ck_check_type(value, {kind}, 1, NULL)) return -1;\n"
            return f"{check}ck_store((struct ck_object **)&{place}, ck_get(value)); return 1;"
        if value.kind == "bool":
            return f"int truth = ck_is_true(value); if (truth < 0) return -1; {place} = truth; return 1;"
        convert = AS_INT.get(value.type_name, f"({value.type_name})ck_as_s64")
        return (
            f"{value.type_name} number = {convert}(value);\n"
            f"if (number == ({value.type_name})-1 && ck_err_occurred()) return -1;\n"
            f"{place} = number; return 1;"
        )

    def _methods(self) -> None:
        """Adapters for calls by name, when any file of the module makes such calls."""
        if not self.dynamic or not self.klass.vtab_struct or not self.klass.callables:
            return
        rows = []
        for method in sorted(self.klass.callables, key=lambda m: m.name):
            name = self.name(f"call_{method.name.strip('_')}")
            self.text.append(
                adapter(
                    name,
                    method,
                    self._slot_call,
                    self_struct=self.struct,
                    counted_as=f"{self.klass.name}.{method.name}",
                )
            )
            rows.append(f'{{ "{method.name}", {name} }},\n')
        self.text.append(
            f"static const struct ck_method {self.name('methods')}[] = {{\n{''.join(rows)}{{ NULL, NULL }},\n}};\n"
        )

    def _slot_call(self, method: CallableInfo, passed: list[str]) -> str:
        """The call of a method through the vtable."""
        depth = next(
            d for d, k in enumerate(self.chain()) if k.vtab_struct == self.klass.vtab_struct
        )
        holders = [d for d, k in enumerate(self.chain()) if k.vtab_struct]
        vtab = f"self->{self.path(holders[-1] if holders else depth, VTAB)}"
        table = f"((struct {self.klass.vtab_struct} *){vtab})"
        return f"{table}->{method.slot}({', '.join(passed if method.is_static else ['self', *passed])})"

    def _call(self) -> None:
        """An instance called."""
        call = self.klass.call
        if call is None:
            return
        target = self.specials["__call__"].cname

        def invoke(_: CallableInfo, passed: list[str]) -> str:
            return f"{target}({', '.join(['self', *passed])})"

        name = self.name("call")
        self.slots["call"] = name
        self.text.append(
            adapter(
                name,
                call,
                invoke,
                self_struct=self.struct,
                counted_as=f"{self.klass.name}.__call__",
            )
        )

    def _construct(self) -> None:
        """The class called as a value: allocation and the constructors, as where its name is called."""
        if not self.classes_are_values:
            return
        name, klass = self.name("construct"), self.klass
        steps = self._construct_steps()
        if klass.constructors is None:
            message, wrong = f"cannot create '{klass.name}' instances", "1"
        else:
            message, wrong = f"{klass.name}() takes no arguments", "nargs"
        check = ""
        if not steps:
            text = build.literal(message.encode())
            check = f"if ({wrong}) {{ ck_raise(&ck_TypeError, {text}); return NULL; }}\n"
        self.text.append(
            f"static struct ck_object *{name}(const struct ck_type *type, unsigned int nargs, "
            "struct ck_object **args, gfp_t gfp)\n{\nstruct ck_object *o;\n"
            f"{check}o = __ck_alloc_{self.struct}(gfp);\nif (!o) return NULL;\n"
            f"{''.join(steps)}return o;\n}}\n"
        )
        self.slots["construct"] = name

    def _construct_steps(self) -> list[str]:
        """What the new object goes through, each of it with adapters for its arguments."""
        failed = "{ ck_put(o); return NULL; }\n"
        steps = []
        if self.klass.keeps_arguments:
            steps.append(f"if (ck_exc_init(o, nargs, args, gfp) < 0) {failed}")
        for number, call in enumerate(self.klass.constructors or ()):
            name = self.name(f"construct_{number}")
            target, cast = self._constructor(call)

            def direct(_: CallableInfo, passed: list[str], to: str = target, of: str = cast) -> str:
                return f"{to}({', '.join([of + 'self', *passed])})"

            self.text.append(
                adapter(
                    name,
                    call,
                    direct,
                    self_struct=self.struct,
                    counted_as=f"{self.klass.name}.__{call.name.split('_')[2]}__",
                )
            )
            silent = "cinit" in call.name and not call.arguments
            given = "0, NULL" if silent else "nargs, args"
            steps.append(f"if (!{name}(o, {given}, gfp)) {failed}")
        return steps

    def _constructor(self, call: CallableInfo) -> tuple[str, str]:
        """(C function, cast of self) of one constructor, this class's own or a base's."""
        return next(
            (special.cname, "" if klass is self.klass else f"(struct {klass.struct_cname} *)")
            for klass in self.chain()
            for special in klass.specials
            if special.cname.endswith(call.name)
        )

    def _type(self) -> None:
        klass = self.klass
        base = f"&__ck_type_{klass.base}" if klass.base else "&ck_object_type"
        if klass.builtin_base:
            base = f"&ck_{klass.builtin_base}"
        fields = [
            ".object = CK_OBJECT_INIT(&ck_type_type),\n",
            f".name = {build.literal(klass.name.encode())},\n",
            f".base = {base},\n",
            f".size = sizeof(struct {self.struct}),\n",
        ]
        flags = ["CK_TYPE_EXCEPTION"] if self.is_exception() else []
        if "__dealloc__" in self.specials:
            flags.append("CK_TYPE_DEALLOC_SLEEPS")
        if flags:
            fields.append(f".flags = {' | '.join(flags)},\n")
        if klass.vtab_struct:
            fields.append(f".vtable = &{self.name('vtable')},\n")
        if self.dynamic and klass.vtab_struct and klass.callables:
            fields.append(f".methods = {self.name('methods')},\n")
        fields += [f".{slot} = {function},\n" for slot, function in self.slots.items()]
        storage = "" if klass.is_exported else "static "
        self.text.append(
            f"{storage}const struct ck_type {self.name('type')} = {{\n" + "".join(fields) + "};\n"
        )


def _declare_inherited(unit: Unit) -> None:
    """Prototypes of methods of cimported classes, for the vtables of derived classes; from their slots' types."""
    declared = {
        i.decl.name if isinstance(i, c_ast.FuncDef) else getattr(i, "name", None)
        for i in unit.tree.ext
    }
    tables = {
        item.type.name: item.type
        for item in unit.tree.ext
        if isinstance(item, c_ast.Decl) and isinstance(item.type, c_ast.Struct) and item.type.decls
    }
    new: list[c_ast.Node] = []
    for klass in unit.info.classes.values():
        table = tables.get(klass.vtab_struct)
        if klass.defined_here or table is None:
            continue
        members = {d.name: d for d in table.decls}
        for slot, function in klass.methods:
            member = members.get(slot)
            if member is None or function in declared:
                continue
            prototype = clone(member)
            prototype.name = function
            prototype.type = prototype.type.type
            inner = prototype.type.type
            while not isinstance(inner, c_ast.TypeDecl):
                inner = inner.type
            inner.declname = function
            new.append(prototype)
    index = next((i for i, item in enumerate(unit.tree.ext) if isinstance(item, c_ast.FuncDef)), 0)
    unit.tree.ext[index:index] = new


def _prototypes(text: str, unit: Unit) -> list[c_ast.Node]:
    return build.parse_items(text, unit.info.typedefs)


def _drop_special_slots(unit: Unit) -> None:
    """Special methods are called directly or through the type: their vtable slots go, and tables left empty."""
    by_table = {k.vtab_struct: k for k in unit.info.classes.values() if k.vtab_struct}
    structs = {
        item.type.name: item.type
        for item in unit.tree.ext
        if isinstance(item, c_ast.Decl) and isinstance(item.type, c_ast.Struct) and item.type.decls
    }
    for tag, klass in by_table.items():
        struct = structs.get(tag)
        if struct is None:
            continue
        struct.decls = [d for d in struct.decls if not d.name.startswith("_ck_")]
        klass.methods = [
            (path, f) for path, f in klass.methods if "_ck_" not in path.rsplit(".", 1)[-1]
        ]
    for klass in _base_first(list(unit.info.classes.values()), unit):
        table = structs.get(klass.vtab_struct)
        base = unit.info.classes.get(klass.base or "")
        if table is None:
            continue
        table.decls = [
            d for d in table.decls if d.name != BASE or (base is not None and base.vtab_struct)
        ]
        if table.decls:
            continue
        unit.tree.ext = [i for i in unit.tree.ext if getattr(i, "type", None) is not table]
        obj = structs.get(klass.struct_cname)
        if obj is not None:
            obj.decls = [d for d in obj.decls if d.name != VTAB]
        klass.vtab_struct = None
    _give_tables(unit, structs)


def _give_tables(unit: Unit, structs: dict[str, c_ast.Struct]) -> None:
    """Where the table of the first class of a chain went, the next that has one holds the pointer to it."""
    holders: dict[str, int] = {}
    for klass in unit.info.classes.values():
        if not klass.vtab_struct:
            continue
        depth, holder, base = 0, klass, unit.info.classes.get(klass.base or "")
        while base is not None and base.vtab_struct:
            depth, holder, base = depth + 1, base, unit.info.classes.get(base.base or "")
        holders[klass.vtab_struct] = depth
        obj = structs.get(holder.struct_cname)
        if obj is None or base is None or any(d.name == VTAB for d in obj.decls):
            continue
        text = f"struct ck_holder {{\nconst struct {holder.vtab_struct} *{VTAB};\n}};\n"
        obj.decls[1:1] = build.parse_items(text)[0].type.decls
    for node in walk(unit.tree):
        if isinstance(node, c_ast.Cast) and isinstance(node.expr, c_ast.StructRef):
            table = getattr(getattr(node.to_type.type, "type", None), "type", None)
            depth = holders.get(getattr(table, "name", None) or "", -1)
            if depth >= 0 and node.expr.field.name == VTAB:
                _hold_at(node.expr, depth)


def _hold_at(pointer: c_ast.StructRef, depth: int) -> None:
    """Make `o->base….vtab` go through as many bases as there are up to the class that holds it."""
    path: list[c_ast.StructRef] = [pointer]
    while path[-1].type != "->":
        path.append(path[-1].name)
    obj = path[-1].name
    for _ in range(depth):
        first = obj is path[-1].name
        obj = c_ast.StructRef(obj, "->" if first else ".", c_ast.ID(BASE), pointer.coord)
    pointer.name, pointer.type = obj, "." if depth else "->"


def _base_first(classes: list[ClassInfo], unit: Unit) -> list[ClassInfo]:
    ordered: list[ClassInfo] = []

    def visit(klass: ClassInfo) -> None:
        if klass in ordered:
            return
        base = unit.info.classes.get(klass.base or "")
        if base is not None:
            visit(base)
        ordered.append(klass)

    for klass in classes:
        visit(klass)
    return ordered


def _constify_vtab(item: c_ast.Node) -> None:
    """The vtab pointer of an object points to a constant table."""
    for node in walk(item):
        if (
            isinstance(node, c_ast.Decl)
            and node.name == VTAB
            and isinstance(node.type, c_ast.PtrDecl)
        ):
            node.type.type.quals = ["const"]


def run(unit: Unit) -> None:
    """Emit the classes defined here and declare those of other units."""
    here = [k for k in unit.info.classes.values() if k.defined_here]
    for item in unit.tree.ext:
        _constify_vtab(item)
    pointers = {k.vtab_ptr for k in unit.info.classes.values() if k.vtab_ptr}
    unit.tree.ext = [
        item
        for item in unit.tree.ext
        if not (isinstance(item, c_ast.Decl) and item.name in pointers)
    ]
    _drop_special_slots(unit)
    ordered = [k for k in _base_first(here, unit) if k.defined_here]
    forward = "".join(
        f"{'extern' if k.is_exported else 'static'} const struct ck_type __ck_type_{k.struct_cname};\n"
        f"{'' if k.is_exported else 'static '}struct ck_object *__ck_alloc_{k.struct_cname}(gfp_t gfp);\n"
        for k in ordered
    )
    forward += "".join(
        f"{'extern' if k.is_exported else 'static'} const struct {k.vtab_struct} "
        f"__ck_vtable_{k.struct_cname};\n"
        for k in ordered
        if k.vtab_struct
    )
    forward += "".join(
        f"extern const struct {k.vtab_struct} __ck_vtable_{k.struct_cname};\n"
        for k in unit.info.classes.values()
        if k.vtab_struct and not k.defined_here
    )
    forward += "".join(
        f"extern const struct ck_type __ck_type_{k.struct_cname};\n"
        f"struct ck_object *__ck_alloc_{k.struct_cname}(gfp_t gfp);\n"
        for k in unit.info.classes.values()
        if not k.defined_here
    )
    _declare_inherited(unit)
    index = next(
        (i for i, item in enumerate(unit.tree.ext) if isinstance(item, c_ast.FuncDef)),
        len(unit.tree.ext),
    )
    unit.tree.ext[index:index] = _prototypes(forward, unit)
    for klass in ordered:
        text = _Class(unit, klass).build()
        unit.tree.ext += build.parse_items(text, unit.info.typedefs, unit.info.source, klass.line)
