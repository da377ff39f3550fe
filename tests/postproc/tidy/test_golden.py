# SPDX-License-Identifier: GPL-2.0
"""Golden tests of the tidy passes: `golden/<pass>.c` in, `golden/<pass>.out` after that pass alone.

Each input holds what the pass changes and, beside it, what only looks alike and must stay.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pycparser import CParser, c_ast
from stages import compare

from cythonk.postproc import abi, emit, tidy
from cythonk.postproc.cast import clone, same, walk
from cythonk.postproc.tidy import (
    blocks,
    casts,
    ctype,
    declarations,
    idioms,
    rename,
    runtime,
)
from cythonk.postproc.tidy.unit import Scope, Unit

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(p.stem for p in GOLDEN.glob("*.c"))
TYPES = "typedef unsigned long size_t;\ntypedef long ssize_t;\n"


def parse(case: str) -> c_ast.FileAST:
    """The tree of a golden input."""
    path = GOLDEN / f"{case}.c"
    ast = CParser().parse(TYPES + f'#line 1 "{case}.c"\n' + path.read_text(), path.name)
    del ast.ext[:2]
    return ast


def functions(ast: c_ast.FileAST) -> list[c_ast.FuncDef]:
    """The functions of a unit."""
    return [item for item in ast.ext if isinstance(item, c_ast.FuncDef)]


def run_alone(case: str, ast: c_ast.FileAST) -> None:
    """Run the pass a golden input is named after, once, after nothing but the normalising one."""
    unit = Unit(ast)
    if case == "all":
        tidy.run(ast, set())
        return
    if case == "rename":
        rename.run(ast, unit, {"err"})
        return
    single = {**dict(tidy.ROUND), "casts": casts.run, "idioms": idioms.run}
    for func in functions(ast):
        blocks.run(func)
        if case == "declarations":
            declarations.run(func, Scope(func, unit))
            declarations.order(func)
        elif case != "blocks":
            single[case](func, Scope(func, unit))


@pytest.mark.parametrize("case", CASES)
def test_pass(case: str, update_golden: bool) -> None:
    """The pass changes what it should and nothing else."""
    ast = parse(case)
    run_alone(case, ast)
    text = emit.to_source(ast, banner="", includes=[], line_directives=case == "all")
    compare(text, GOLDEN / f"{case}.out", update_golden)


def test_every_pass_has_a_golden_case() -> None:
    """A pass added to the round needs its golden input."""
    assert {name for name, _ in tidy.ROUND} <= set(CASES)


@pytest.mark.parametrize("case", CASES)
def test_tidying_again_changes_nothing(case: str) -> None:
    """What comes out is as tidy as it gets."""
    ast = parse(case)
    tidy.run(ast, set())
    once = emit.to_source(ast, banner="", includes=[], line_directives=False)
    tidy.run(ast, set())
    assert emit.to_source(ast, banner="", includes=[], line_directives=False) == once


@pytest.mark.parametrize("case", CASES)
def test_statements_keep_their_places(case: str) -> None:
    """Every statement that came from a line still has one; none names a line of another file."""
    ast = parse(case)
    lines = {n.coord.line for n in walk(ast) if n.coord is not None}
    tidy.run(ast, set())
    for node in walk(ast):
        if isinstance(node, (c_ast.Assignment, c_ast.FuncCall, c_ast.If, c_ast.Goto)):
            assert node.coord is not None
            assert node.coord.line in lines


def test_reserved_names_are_not_given() -> None:
    """A local whose name is reserved gets another."""
    ast = CParser().parse("int f(int __pyx_v_vendor) { return __pyx_v_vendor; }", "t.c")
    tidy.run(ast, {"vendor"})
    assert "return vendor_;" in emit.to_source(ast, banner="", includes=[])


def test_clone_is_equal_and_apart() -> None:
    """A clone is the same C and shares no node."""
    ast = parse("all")
    copy = clone(ast)
    assert same(ast, copy)
    assert not {id(n) for n in walk(ast)} & {id(n) for n in walk(copy)}


def test_every_result_of_the_runtime_is_a_known_type() -> None:
    """The headers are read completely; a few types by hand prove that they are read right."""
    results = runtime.results()
    assert None not in results.values()
    assert results["ck_len"] == ("int", "long")
    assert results["ck_as_uint"] == ("int", "unsigned int")
    assert results["ck_type_of"] == ("ptr", ("const", ("struct", "ck_type")))
    assert results["ck_add"] == ctype.OBJECT_POINTER
    variables = {"ck_race_hook"}  # a pointer to a function
    assert set(abi.signatures()) - set(results) <= _macros() | variables


def _macros() -> set[str]:
    text = "\n".join(p.read_text() for p in (abi.include_dir() / "cythonk").glob("*.h"))
    return set(re.findall(r"#\s*define\s+(ck_\w+)", text))
