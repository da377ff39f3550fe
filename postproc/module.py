# SPDX-License-Identifier: GPL-2.0
"""Pass 6, module: the module's entry points, metadata, parameters and variables.

Emits `module_init`/`module_exit` around the module body: runtime first, then the bodies of the other units of the
module in import order, this body, the user's `module_init`; on any failure what was done is undone and insmod gets the
errno. At unload the user's `module_exit` runs first, then the variables go in reverse order of creation.
"""

from __future__ import annotations

from pycparser import c_ast

from cythonk.frontend.info import Definition, FieldInfo
from cythonk.postproc import build, testcases
from cythonk.postproc.unit import Unit

PARAMETER_C = {
    "int": "int",
    "uint": "unsigned int",
    "long": "long",
    "ulong": "unsigned long",
    "short": "short",
    "ushort": "unsigned short",
    "llong": "long long",
    "ullong": "unsigned long long",
    "bool": "bool",
    "charp": "char *",
}


def _literal(value: int | str | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return build.literal(value.encode())
    return str(value)


def _variable_name(unit: Unit, name: str) -> str | None:
    for field in unit.info.globals.values():
        if field.name == name:
            return field.cname
    return None


def _initialise_globals(unit: Unit) -> None:
    """Python variables start as None, parameters as their default; all are static."""
    defaults = {_variable_name(unit, p.name): p for p in unit.info.parameters}
    for item in unit.tree.ext:
        if not isinstance(item, c_ast.Decl) or item.name not in unit.info.globals:
            continue
        field = unit.info.globals[item.name]
        definition = unit.info.definitions.get(field.name)
        if definition is not None:
            item.init = _macro(definition, unit)
            continue
        parameter = defaults.get(item.name)
        if field.is_object:
            none = c_ast.ID("CK_NONE")
            item.init = (
                none
                if _is_plain_object(item)
                else build.parse_items("void *x = (void *)CK_NONE;")[0].init
            )
        elif parameter is not None:
            item.init = build.parse_items(f"int x = {_literal(parameter.default)};")[0].init
            if parameter.ctype == "bool":
                item.type.type.names = ["bool"]


def _macro(definition: Definition, unit: Unit) -> c_ast.Node:
    """What the emitter writes in the place of a variable that a macro declares."""
    arguments = "".join(f", {text}" for text in definition.arguments)
    text = f"int x = __ck_c_declare({_literal(definition.template)}{arguments});"
    init: c_ast.Node = build.parse_items(text, unit.info.typedefs, unit.info.source)[0].init
    return init


def _is_plain_object(item: c_ast.Decl) -> bool:
    kind = item.type
    return (
        isinstance(kind, c_ast.PtrDecl)
        and isinstance(kind.type, c_ast.TypeDecl)
        and isinstance(kind.type.type, c_ast.Struct)
        and kind.type.type.name == "ck_object"
    )


def _parameters(unit: Unit) -> tuple[list[str], list[str], list[str]]:
    """(variables for texts, file-scope lines, statements at the start of module init)."""
    holders: list[str] = []
    lines: list[str] = []
    setup: list[str] = []
    for p in unit.info.parameters:
        cname = _variable_name(unit, p.name)
        if cname is None:
            continue
        variable = unit.renames.get(cname, cname)
        if p.ctype == "charp":
            holder = f"{unit.module}_param_{p.name}"
            holders.append(f"static char *{holder} = {_literal(p.default)};\n")
            lines.append(f"module_param_named({p.name}, {holder}, charp, {p.mode:#o});")
            setup.append(
                f"ck_store((struct ck_object **)&{cname}, ck_str_from_cstr({holder}, GFP_KERNEL));\n"
                f'if (!{cname}) {{ err = ck_err_to_errno("module parameters"); goto out; }}\n'
            )
        elif variable == p.name:
            lines.append(f"module_param({p.name}, {p.ctype}, {p.mode:#o});")
        else:
            lines.append(f"module_param_named({p.name}, {variable}, {p.ctype}, {p.mode:#o});")
        lines[-1] = lines[-1].replace(f"{p.mode:#o}", f"0{p.mode:o}")
        if p.doc:
            lines.append(f"MODULE_PARM_DESC({p.name}, {_literal(p.doc)});")
    return holders, [line.replace("0o", "0") for line in lines], setup


def _metadata(unit: Unit) -> list[str]:
    info = unit.info
    lines = []
    if info.doc:
        lines.append(f"MODULE_DESCRIPTION({_literal(info.doc.strip().splitlines()[0])});")
    else:
        lines.append(f"MODULE_DESCRIPTION({_literal(unit.module)});")
    lines += [f"MODULE_AUTHOR({_literal(author)});" for author in info.authors]
    if info.version:
        lines.append(f"MODULE_VERSION({_literal(info.version)});")
    lines += [f"MODULE_ALIAS({_literal(alias)});" for alias in info.aliases]
    lines.append(f"MODULE_LICENSE({_literal(info.license or 'GPL')});")
    return lines


def _objects(unit: Unit) -> list[FieldInfo]:
    return [f for f in unit.info.globals.values() if f.is_object]


def _clear(fields: list[FieldInfo]) -> str:
    return "".join(
        f"ck_store((struct ck_object **)&{f.cname}, CK_NONE);\n" for f in reversed(fields)
    )


def _step(call: str, where: str, label: str, *, can_fail: bool) -> str:
    if not can_fail:
        return f"{call};\n"
    return f'if ({call} < 0) {{ err = ck_err_to_errno("{where}"); goto {label}; }}\n'


def _plain_init(unit: Unit) -> bool:
    """Whether the module body alone is what insmod runs: no runtime, nothing before or after it."""
    info = unit.info
    return bool(info.body) and not (unit.uses_runtime or info.imports or info.init)


def _entry_points(unit: Unit, setup: list[str]) -> str:
    info, module = unit.info, unit.module
    globals_ = _objects(unit)
    if _plain_init(unit):
        user_exit = f"{info.exit}();\n" if info.exit else ""
        return f"static void __exit {module}_exit(void)\n{{\n{user_exit}}}\n"
    steps = "".join(setup)
    others = [name.replace(".", "_") for name in info.imports]
    declarations = ""
    for other in others:
        declarations += f"int {other}_body(void);\nvoid {other}_cleanup(void);\n"
        steps += _step(f"{other}_body()", "module init", "out", can_fail=True)
    if info.body:
        steps += _step(f"{info.body}()", "module init", "out", can_fail=unit.uses_runtime)
    if info.init:
        steps += _step(f"{info.init}()", "module_init", "out", can_fail=unit.uses_runtime)
    steps += testcases.start(unit)
    undo = _clear(globals_) + "".join(f"{o}_cleanup();\n" for o in reversed(others))
    runtime = unit.uses_runtime
    begin = "err = ck_runtime_init();\nif (err) return err;\n" if runtime else ""
    finish = "ck_runtime_exit();\n" if runtime else ""
    leave = f"out:\n{undo}{finish}return err;\n" if "goto out" in steps else ""
    init = (
        f"{declarations}static int __init {module}_init(void)\n{{\n"
        + ("int err;\n" if runtime or leave else "")
        + begin
        + steps
        + "return 0;\n"
        + leave
        + "}\n"
    )
    user_exit = ""
    if info.exit:
        user_exit = (
            f'if ({info.exit}() < 0) ck_err_warn_unraisable("module_exit");\n'
            if runtime
            else f"{info.exit}();\n"
        )
    return init + f"static void __exit {module}_exit(void)\n{{\n{user_exit}{undo}{finish}}}\n"


def _secondary(unit: Unit) -> str:
    """A unit that is not the module's main one: its body and its clean-up, called by the main unit."""
    info, name = unit.info, unit.info.name.replace(".", "_")
    body = f"return {info.body}();" if info.body else "return 0;"
    return (
        f"int {name}_body(void);\nvoid {name}_cleanup(void);\n"
        f"int {name}_body(void)\n{{\n{body}\n}}\n"
        f"void {name}_cleanup(void)\n{{\n{_clear(_objects(unit))}}}\n"
    )


def run(unit: Unit) -> None:
    """Add the entry points to the tree and the macros to the trailer."""
    _initialise_globals(unit)
    holders, lines, setup = _parameters(unit)
    testcases.run(unit)
    if not unit.is_main:
        unit.trailer += unit.info.file_lines
        unit.tree.ext += build.parse_items(_secondary(unit), unit.info.typedefs, unit.info.source)
        return
    if _plain_init(unit) and unit.info.body:
        unit.entry = unit.info.body
        unit.sections[f"{unit.module}_init"] = "__init"
    # Before the functions: module init reads them.
    unit.tree.ext += build.parse_items("".join(holders), unit.info.typedefs, unit.info.source)
    text = _entry_points(unit, setup).replace("__init ", "").replace("__exit ", "")
    for item in build.parse_items(text, unit.info.typedefs, unit.info.source):
        if isinstance(item, c_ast.FuncDef) and item.decl.name in (
            f"{unit.module}_init",
            f"{unit.module}_exit",
        ):
            unit.sections[item.decl.name] = (
                "__init" if item.decl.name.endswith("_init") else "__exit"
            )
        unit.tree.ext.append(item)
    unit.trailer += [
        *testcases.registration(unit),
        *lines,
        *unit.info.file_lines,
        f"module_init({unit.module}_init);",
        f"module_exit({unit.module}_exit);",
        "",
        *_metadata(unit),
    ]
