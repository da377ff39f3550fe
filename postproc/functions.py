# SPDX-License-Identifier: GPL-2.0
"""Pass, functions: the objects of functions that are used as values, and what they need of the runtime.

Each is a static `struct ck_function` with an adapter that takes an array of objects. It stands in the file that has
the function, so that it is one object for all files of the module. Runs after `classes`, whose adapters these resemble.
"""

from __future__ import annotations

from pycparser import c_ast

from cythonk.frontend.info import CallableInfo, FunctionValue
from cythonk.postproc import build
from cythonk.postproc.callables import adapter, argument_names
from cythonk.postproc.unit import Unit

VALUE = "__ck_value_"
CALL = "__ck_call_"
NAMES = "__ck_names_"


def _object(value: FunctionValue, exported: bool) -> str:
    """The C of one function's object."""
    call = value.call
    total = len(call.arguments)

    def invoke(_: CallableInfo, passed: list[str]) -> str:
        return f"{value.cname}({', '.join(passed)})"

    text = adapter(CALL + value.cname, call, invoke)
    names = ""
    if call.arguments:
        listed = argument_names(call)
        text += f"static const char * const {NAMES}{value.cname}[] = {{ {listed} }};\n"
        names = f".arguments = {NAMES}{value.cname},\n"
    storage = "" if exported else "static "
    return text + (
        f"{storage}struct ck_function {VALUE}{value.cname} = {{\n"
        ".base = CK_OBJECT_INIT(&ck_function_type),\n"
        f".name = {build.literal(value.qualified_name.encode())},\n{names}"
        f".least = {total - call.optional},\n.most = {total},\n"
        f".call = {CALL}{value.cname},\n}};\n"
    )


def _unbound(class_name: str, method: str) -> str:
    """The C of a method of a builtin class as a value."""
    return (
        f"static struct ck_unbound __ck_method_{class_name}_{method} = {{\n"
        ".base = CK_OBJECT_INIT(&ck_unbound_type),\n"
        f'.owner = &ck_{class_name}_type,\n.name = "{method}",\n}};\n'
    )


def run(unit: Unit) -> None:
    """Declare the objects before the functions, define this file's behind them."""
    info = unit.info
    exported = not unit.is_main
    declarations = [
        f"{'static' if value.is_here and not exported else 'extern'} "
        f"struct ck_function {VALUE}{value.cname};\n"
        for value in info.function_values.values()
    ]
    text = "".join(declarations) + "".join(_unbound(*m) for m in sorted(info.unbound_methods))
    at = next((i for i, item in enumerate(unit.tree.ext) if isinstance(item, c_ast.FuncDef)), 0)
    unit.tree.ext[at:at] = build.parse_items(text, info.typedefs)
    for value in info.function_values.values():
        if not value.is_here:
            continue
        line = info.functions[value.cname].line
        unit.tree.ext += build.parse_items(
            _object(value, exported), info.typedefs, info.source, line
        )
    unit.constants += [f"CK_USES({symbol});" for symbol in sorted(info.uses)]
