# SPDX-License-Identifier: GPL-2.0
"""Part of pass 6, testcases: the KUnit suite of a module that `cythonk test` builds.

A case is a function that calls the test between `ck_test_begin()` and `ck_test_end()`. KUnit runs
the suite when the module has become live; where the kernel has no KUnit the last step of the
module's init does, through the same header. Every file of the module gets a function that visits
its variables' objects, by which the runtime tells what a test leaked from what the driver keeps.
Runs inside the module pass, since only that knows the file's place in the module.
"""

from __future__ import annotations

from pycparser import c_ast

from cythonk.frontend.info import ModuleInfo
from cythonk.frontend.testcases.model import TestCase
from cythonk.postproc import build
from cythonk.postproc.cast import walk
from cythonk.postproc.unit import Unit

# What doctests catch is written through this instead.
REDIRECTED = {"ck_print": "ck_test_print"}

TYPES = ("ck_visit_fn",)


def _name(unit: Unit, part: str) -> str:
    """A name of this pass, in the form the module's own have, and none of them."""
    module = unit.info.name.replace(".", "_")
    taken = {function.qualified_name for function in unit.info.functions.values()}
    taken.update(field.name for field in unit.info.globals.values())
    while part in taken or f"{module}_{part}" in taken:
        part += "_"
    return f"{module}_{part}"


def _visitor(info: ModuleInfo) -> str:
    return f"{info.name.replace('.', '_')}_visit_globals"


def _visit(unit: Unit) -> str:
    """The C function that visits the objects of this file's variables and of the other files'."""
    info = unit.info
    others = [name.replace(".", "_") for name in info.imports] if unit.is_main else []
    text = "".join(f"void {o}_visit_globals(ck_visit_fn visit, void *arg);\n" for o in others)
    if not unit.is_main:
        text += f"void {_visitor(info)}(ck_visit_fn visit, void *arg);\n"
    visits = "".join(
        f"visit((struct ck_object *){field.cname}, arg);\n"
        for field in info.globals.values()
        if field.is_object
    )
    visits += "".join(f"{other}_visit_globals(visit, arg);\n" for other in others)
    storage = "static " if unit.is_main else ""
    return f"{text}{storage}void {_visitor(info)}(ck_visit_fn visit, void *arg)\n{{\n{visits}}}\n"


def _functions(unit: Unit) -> dict[str, c_ast.FuncDef]:
    """The module's functions by their names in the source."""
    found = {}
    for item in unit.tree.ext:
        if isinstance(item, c_ast.FuncDef) and item.decl.name in unit.info.functions:
            found[unit.info.functions[item.decl.name].qualified_name] = item
    return found


def _returns(case: TestCase, function: c_ast.FuncDef) -> str:
    """What a test function returns: object, status, or value (which says nothing of an error)."""
    if case.has_value:
        return "value"
    kind = function.decl.type.type
    if isinstance(kind, c_ast.PtrDecl):
        struct = getattr(kind.type, "type", None)
        return "object" if isinstance(struct, c_ast.Struct) else "value"
    return "status" if getattr(kind.type, "names", None) == ["int"] else "value"


def _arguments(function: c_ast.FuncDef) -> str:
    """The arguments of a call that gives none: a pointer to those given, where there are any."""
    parameters = function.decl.type.args.params if function.decl.type.args else []
    return "NULL" if any(getattr(p, "name", None) for p in parameters) else ""


def _case(unit: Unit, case: TestCase, function: c_ast.FuncDef | None) -> str:
    head = f"static void {_case_name(unit, case)}(struct kunit *test)\n"
    if case.skipped or function is None:
        return f"{head}{{\nkunit_mark_skipped(test, {build.literal(case.skipped.encode())});\n}}\n"
    call = f"{function.decl.name}({_arguments(function)})"
    ending = {
        "object": f"ck_test_end_object(test, (struct ck_object *){call});\n",
        "status": f"ck_test_end(test, {call} < 0);\n",
        "value": f"{call};\nck_test_end(test, false);\n",
    }
    return f"{head}{{\nck_test_begin(test, {_visitor(unit.info)});\n{ending[_returns(case, function)]}}}\n"


def _case_name(unit: Unit, case: TestCase) -> str:
    return _name(unit, f"case_{case.function}")


def _suite(unit: Unit) -> str:
    return _name(unit, "kunit_suite")


def _redirect(unit: Unit) -> None:
    for node in walk(unit.tree):
        if isinstance(node, c_ast.ID) and node.name in REDIRECTED:
            node.name = REDIRECTED[node.name]


def run(unit: Unit) -> None:
    """Add the cases and the suite to the main file's tree, and to each file what they need."""
    info = unit.info
    if not info.under_test:
        return
    if info.catch_output:
        _redirect(unit)
    types = [*info.typedefs, *TYPES]
    unit.tree.ext += build.parse_items(_visit(unit), types, info.source)
    if not unit.is_main:
        return
    functions = _functions(unit)
    for case in info.tests:
        text = _case(unit, case, functions.get(case.function))
        unit.tree.ext += build.parse_items(text, types, info.source, case.line)
    cases, suite = _name(unit, "kunit_cases"), _suite(unit)
    rows = "".join(
        f"CK_KUNIT_CASE({_case_name(unit, case)}, {build.literal(case.name.encode())}),\n"
        for case in info.tests
    )
    unit.tree.ext += build.parse_items(
        f"static struct kunit_case {cases}[] = {{\n{rows}{{}}\n}};\n"
        f"static struct kunit_suite {suite} = {{\n"
        f".name = {build.literal(unit.module.encode())},\n.test_cases = {cases},\n}};\n",
        types,
        info.source,
    )


def start(unit: Unit) -> str:
    """The statement of the module's init that runs the suite where there is no KUnit."""
    return f"ck_kunit_run(&{_suite(unit)});\n" if unit.info.tests else ""


def registration(unit: Unit) -> list[str]:
    """The lines at the file's end that give the suite to KUnit."""
    return [f"kunit_test_suite({_suite(unit)});", ""] if unit.info.tests else []
