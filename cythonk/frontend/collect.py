# SPDX-License-Identifier: GPL-2.0
"""Collects what the post-processor must know from Cython's scopes, once code has been generated."""

from __future__ import annotations

from typing import Any

from Cython.Compiler import Nodes, PyrexTypes
from Cython.Compiler.Errors import error

from cythonk.frontend import runtime_types
from cythonk.frontend.codegen.construct import keeps_arguments
from cythonk.frontend.context import KernelContext
from cythonk.frontend.desugar.body import BODY_NAME
from cythonk.frontend.desugar.functions import SPECIAL_METHODS, special_name
from cythonk.frontend.info import (
    ArgumentInfo,
    CallableInfo,
    ClassInfo,
    FieldInfo,
    FunctionInfo,
    FunctionValue,
    ModuleInfo,
    SpecialMethod,
)

# Names Python code uses that the C parser must know as types when they come from kernel headers.
_BASIC = {"object"}


def _functions(node: Any, info: ModuleInfo, prefix: str) -> None:
    for stat in _stats(node):
        if isinstance(stat, Nodes.CFuncDefNode) and stat.entry is not None:
            name = getattr(stat, "python_name", None) or str(stat.entry.name)
            qualified = name if name == "<module>" else prefix + name
            if stat.entry.name == "__set__":
                qualified += ".setter"
            cname = str(stat.entry.func_cname or stat.entry.cname)
            info.functions[cname] = FunctionInfo(
                cname, qualified, stat.pos[1], is_unsafe=getattr(stat, "is_unsafe", False)
            )
            short = str(stat.entry.name)
            if prefix == "" and short == BODY_NAME:
                info.body = cname
            elif prefix == "" and short == "module_init":
                info.init = cname
            elif prefix == "" and short == "module_exit":
                info.exit = cname
        elif isinstance(stat, Nodes.CClassDefNode):
            if stat.body is not None:
                _functions(stat.body, info, f"{prefix}{stat.class_name}.")
        elif isinstance(stat, Nodes.CPropertyNode):
            _functions(stat.body, info, prefix)


def _stats(node: Any) -> list[Any]:
    body = getattr(node, "body", node)
    if isinstance(body, Nodes.CompilerDirectivesNode):
        return _stats(body)
    out: list[Any] = []
    for stat in getattr(body, "stats", []):
        if isinstance(stat, (Nodes.StatListNode, Nodes.CompilerDirectivesNode)):
            out.extend(_stats(stat))
        else:
            out.append(stat)
    return out


def _class(entry: Any, module: Any, info: ModuleInfo) -> None:
    kind = entry.type
    scope = kind.scope
    base = kind.base_type
    here = (
        entry.scope is module
        and not entry.in_cinclude
        and kind.scope is not None
        and scope.implemented
    )
    klass = ClassInfo(
        name=str(kind.name),
        qualified_name=f"{entry.scope.qualified_name}.{kind.name}",
        struct_cname=kind.objstruct_cname,
        type_cname=kind.typeptr_cname,
        vtab_struct=kind.vtabstruct_cname if kind.vtabslot_cname else None,
        vtab_ptr=kind.vtabptr_cname if kind.vtabslot_cname else None,
        vtab_table=kind.vtable_cname if kind.vtabslot_cname else None,
        base=base.objstruct_cname if base is not None and base.is_extension_type else None,
        defined_here=here,
        builtin_base=str(base.name) if base is not None and base.is_builtin_type else None,
        doc=str(scope.doc) if scope is not None and scope.doc else None,
        line=entry.pos[1] if entry.pos else 1,
    )
    if scope is not None:
        for var in scope.var_entries:
            if var.is_variable and not var.is_property:
                klass.fields.append(
                    FieldInfo(
                        str(var.name),
                        str(var.cname),
                        bool(var.type.is_pyobject),
                        _value(var),
                    )
                )
        for method in scope.cfunc_entries:
            if method.is_cmethod and method.func_cname and not method.is_final_cmethod:
                klass.methods.append((str(method.cname), str(method.func_cname)))
                found = None if "." in str(method.cname) else _callable(method)
                if found is not None and not found.name.startswith("_ck_"):
                    klass.callables.append(found)
        called = scope.lookup_here(special_name("__call__", kind.name))
        klass.call = _callable(called) if called is not None else None
        klass.constructors = _constructors(kind)
        klass.keeps_arguments = keeps_arguments(kind)
        for name in SPECIAL_METHODS:
            special = scope.lookup_here(special_name(name, kind.name))
            if special is not None and special.func_cname:
                klass.specials.append(
                    SpecialMethod(
                        name,
                        str(special.func_cname),
                        bool(special.type.return_type.is_pyobject),
                        special.type.optional_arg_count > 0,
                    )
                )
    info.classes[klass.struct_cname] = klass


def _value(var: Any) -> ArgumentInfo | None:
    """What an attribute takes from an object, or None."""
    if var.type is PyrexTypes.c_bint_type:
        return ArgumentInfo(str(var.name), "bool", "int")
    return _argument(var)


def _argument(arg: Any) -> ArgumentInfo | None:
    kind = arg.type
    name = str(arg.name)
    if kind.is_extension_type:
        return ArgumentInfo(name, "class", kind.objstruct_cname)
    if getattr(kind, "is_exception_type", False):
        return ArgumentInfo(name, "exception", str(kind.name))
    if kind.is_builtin_type:
        return ArgumentInfo(name, "builtin", runtime_types.symbol(kind))
    if kind.is_pyobject:
        return ArgumentInfo(name, "object", "")
    if kind is PyrexTypes.c_bint_type:
        return ArgumentInfo(name, "truth", "int")
    if kind.is_int and not kind.is_enum:
        return ArgumentInfo(name, "int", kind.empty_declaration_code())
    return None


def _callable(entry: Any, bound: int = 1) -> CallableInfo | None:
    """How a function is called with objects, or None when its types cannot come from them.

    The first `bound` arguments are no business of the caller.
    """
    kind = entry.type
    arguments = [_argument(arg) for arg in kind.args[0 if kind.is_static_method else bound :]]
    result = kind.return_type
    if result.is_returncode:
        outcome = "status"
    elif result.is_pyobject:
        outcome = "object"
    elif result.is_void:
        outcome = "void"
    elif result.is_int and not result.is_enum:
        outcome = "int"
    else:
        return None
    if any(argument is None for argument in arguments):
        return None
    struct = kind.op_arg_struct.base_type.cname if kind.op_arg_struct is not None else None
    return CallableInfo(
        str(entry.name),
        str(entry.cname),
        tuple(a for a in arguments if a is not None),
        kind.optional_arg_count,
        struct,
        outcome,
        "" if result.is_pyobject else result.empty_declaration_code(),
        bool(kind.is_static_method),
    )


def _constructors(kind: Any) -> list[CallableInfo] | None:
    """What the class called as a value calls in turn: `__cinit__` of the bases first, then `__init__`."""
    chain: list[Any] = []
    while kind is not None and kind.scope is not None:
        chain.insert(0, kind)
        kind = kind.base_type
    steps = []
    for method in ("__cinit__", "__init__"):
        found = [c.scope.lookup_here(special_name(method, c.name)) for c in chain]
        present = [entry for entry in found if entry is not None]
        steps += present[-1:] if method == "__init__" else present
    calls = [_callable(entry) for entry in steps]
    return None if None in calls else [c for c in calls if c is not None]


def _function_values(module: Any, info: ModuleInfo) -> None:
    """The functions of which an object is wanted."""
    for cname, (entry, owner) in getattr(module, "ck_function_values", {}).items():
        call = _callable(entry, 0)
        known = info.functions.get(cname)
        name = f"{owner}.{entry.name}" if owner else str(entry.name)
        if call is None:
            error(
                module.ck_value_places[cname],
                f"'{name}' has a parameter or result that objects cannot be converted to, "
                "so that it can be called only by its name",
            )
            continue
        info.function_values[cname] = FunctionValue(
            cname, known.qualified_name if known else name, call, known is not None
        )


def _typedef_names(kind: Any, seen: set[int], out: set[str]) -> None:
    if kind is None or id(kind) in seen:
        return
    seen.add(id(kind))
    if getattr(kind, "ck_percpu", None) is not None:
        return  # its name is that of a type which is there
    if (
        getattr(kind, "is_typedef", False)
        or (getattr(kind, "is_struct_or_union", False) and kind.typedef_flag)
        or (getattr(kind, "is_enum", False) and getattr(kind, "typedef_flag", False))
    ):
        cname = getattr(kind, "typedef_cname", None) or getattr(kind, "cname", None)
        if cname and str(cname).isidentifier():
            out.add(str(cname))
    for attr in ("base_type", "return_type", "typedef_base_type"):
        _typedef_names(getattr(kind, attr, None), seen, out)
    for arg in getattr(kind, "args", None) or []:
        _typedef_names(getattr(arg, "type", None), seen, out)


def collect(tree: Any, context: KernelContext, info: ModuleInfo) -> None:
    """Fill `info` from the analysed module."""
    module = tree.scope
    _functions(tree, info, "")
    modules = [*tree.referenced_modules]
    typedefs: set[str] = set()
    seen: set[int] = set()
    for scope in modules:
        for entry in scope.entries.values():
            if entry.is_type or entry.is_cfunction or entry.is_variable:
                _typedef_names(entry.type, seen, typedefs)
        for entry in scope.c_class_entries:
            if entry.type.is_extension_type and (entry.used or scope is module or entry.type.scope):
                _class(entry, module, info)
    for include in sorted(module.c_includes.values(), key=lambda i: i.sortkey()):
        piece = include.mainpiece()
        if piece:
            header = str(piece).removeprefix("#include ").strip()
            if header != '"Python.h"' and header not in info.includes:
                info.includes.append(header)
    for entry in module.var_entries:
        if entry.is_variable and not entry.in_cinclude:
            info.globals[str(entry.cname)] = FieldInfo(
                str(entry.name), str(entry.cname), bool(entry.type.is_pyobject)
            )
    info.typedefs = sorted(typedefs)
    _function_values(module, info)
    info.unbound_methods = getattr(module, "ck_unbound_methods", set())
    info.uses |= getattr(module, "ck_uses", set())
    own = str(module.qualified_name)
    info.imports = [
        str(scope.qualified_name)
        for scope in modules
        if str(scope.qualified_name) != own and _has_code(scope, context)
    ]


def _has_code(scope: Any, context: KernelContext) -> bool:
    name = str(scope.qualified_name)
    return name in context.build_sources or name in context.pyx_modules
