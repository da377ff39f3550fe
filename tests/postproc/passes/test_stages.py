# SPDX-License-Identifier: GPL-2.0
"""The stages before the passes (sections, preprocess, parse), and abi and the primitives."""

from __future__ import annotations

import subprocess

import pytest
from pycparser import c_ast
from pycparser.c_generator import CGenerator

from cythonk.postproc import abi, cast, parse, preprocess, primitives, sections

MARKED = """\
/* #### Code section: preamble ### */
int preamble;
/* #### Code section: type_declarations ### */
struct s;
/* #### Code section: utility_code_def ### */
int utility;
/* #### Code section: module_code ### */
int code;
"""


def test_sections_split_at_cythons_markers() -> None:
    """Each section under its own name, with all of its text."""
    parts = sections.split(MARKED)
    assert list(parts) == ["preamble", "type_declarations", "utility_code_def", "module_code"]
    assert parts["module_code"].strip() == "int code;"


def test_sections_keeps_declarations_and_code_only() -> None:
    """What belongs to CPython is dropped whole."""
    assert sections.select(MARKED).split() == ["struct", "s;", "int", "code;"]


def test_preprocess_expands_cythons_macros_and_leaves_the_kernels() -> None:
    """`CYTHON_UNUSED` goes, `likely` and unknown macros stay."""
    text = preprocess.run("CYTHON_UNUSED int f(int x) { return likely(x) ? MAX_ERRNO : linux; }\n")
    assert "int f(int x) { return likely(x) ? MAX_ERRNO : linux; }" in text
    assert "CYTHON" not in text


def test_preprocess_keeps_line_markers() -> None:
    """The places of the `.pyx` survive."""
    assert '"driver.pyx"' in preprocess.run('#line 7 "driver.pyx"\nint x;\n')


def test_preprocess_takes_only_the_first_arguments_of_item_access() -> None:
    """Cython passes types and flags behind them."""
    text = preprocess.run("x = __Pyx_GetItemInt_List(o, i, long, 1, f, 1, 1, 1);\n")
    assert "x = __Pyx_GetItemInt_List(o, i);" in text


def test_preprocess_reports_bad_input() -> None:
    """The preprocessor's own message is in the error."""
    with pytest.raises(preprocess.PreprocessError, match="unterminated #if"):
        preprocess.run("#if 1\n")


def test_preprocess_without_a_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing gcc is named."""

    def missing(*_args: object, **_kwargs: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", missing)
    with pytest.raises(preprocess.PreprocessError, match="gcc is not installed"):
        preprocess.run("int x;\n")


def test_parse_knows_the_types_it_is_given() -> None:
    """A cast to a name needs to know that it is a type; the preamble is cut off again."""
    tree = parse.parse("int f(void) { return (my_t) x; }\n", ["my_t"])
    assert [type(item) for item in tree.ext] == [c_ast.FuncDef]
    assert isinstance(tree.ext[0].body.block_items[0].expr, c_ast.Cast)


def test_parse_places_come_from_line_markers() -> None:
    """Coordinates name the `.pyx`."""
    tree = parse.parse('# 12 "driver.pyx"\nint f(void) { return 0; }\n', [])
    coord = tree.ext[0].body.block_items[0].coord
    assert (coord.file, coord.line) == ("driver.pyx", 12)


def test_parse_gives_empty_blocks_a_list() -> None:
    """Passes may append to any block."""
    tree = parse.parse("void f(void) { if (x) {} }\n", [])
    assert all(isinstance(items, list) for items in cast.statement_lists(tree))


def test_parse_error() -> None:
    """C that we do not know is an error, not a guess."""
    with pytest.raises(parse.ParseError):
        parse.parse("int f(void) { return (unknown_t) x y; }\n", [])


@pytest.mark.parametrize(
    ("name", "parameters", "gfp_index"),
    [
        ("ck_put", 1, None),
        ("ck_load", 1, None),
        ("ck_int_from_s64", 2, 1),
        ("ck_list_pack", 3, 1),  # before the items
        ("ck_add", 3, 2),  # of a family of operators
        ("ck_neg", 2, 1),
        ("ck_as_int", 1, None),  # of a family of conversions
        ("ck_int_from", 2, 1),  # a macro
    ],
)
def test_abi_reads_the_headers(name: str, parameters: int, gfp_index: int | None) -> None:
    """Number of parameters and place of the gfp flags, for functions, families and macros."""
    signature = abi.signatures()[name]
    assert (signature.parameters, signature.gfp_index) == (parameters, gfp_index)


def test_every_row_of_the_table_names_a_function_of_the_runtime() -> None:
    """The lowering cannot name what the runtime does not have."""
    known = abi.signatures()
    missing = {row.target for row in primitives.FUNCTIONS.values()} - set(known)
    assert missing == set()


def test_every_row_passes_as_many_arguments_as_the_function_takes() -> None:
    """Arguments of the row plus the gfp flags make the function's parameters."""
    known = abi.signatures()
    for name, row in primitives.FUNCTIONS.items():
        signature = known[row.target]
        given = len([part for part in row.args.split(",") if part])
        assert given + (signature.gfp_index is not None) == signature.parameters, name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PyNumber_Add", ("ck_add", "0,1")),
        ("PyNumber_InPlaceAdd", ("ck_iadd", "0,1")),
        ("__Pyx_PyLong_AddObjC", ("ck_add", "0,1")),
        ("__Pyx_PyLong_BoolEqObjC", ("ck_compare", "0,1,CK_EQ")),
        ("__Pyx_PyUnicode_ConcatInPlaceSafe", ("ck_str_append", "0,1")),
        ("__Pyx_PyUnicode_ConcatSafe", ("ck_str_concat", "0,1")),
    ],
)
def test_families_of_generated_names(name: str, expected: tuple[str, str]) -> None:
    """Names made of an operator and types."""
    row = primitives.family(name)
    assert isinstance(row, primitives.Lowering)
    assert (row.target, row.args) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("__Pyx_PyLong_From_unsigned_int", ("from", "", "unsigned int")),
        ("__Pyx_PyLong_As_PY_LONG_LONG", ("as", "", "long long")),
        ("__Pyx_add_int_checking_overflow", ("checked", "add", "int")),
        ("__Pyx_mod_long", ("mod", "", "long")),
    ],
)
def test_families_that_carry_a_type(name: str, expected: tuple[str, str, str]) -> None:
    """The C type is in the name."""
    row = primitives.family(name)
    assert isinstance(row, primitives.Special)
    assert (row.kind, row.operation, row.ctype) == expected


def test_cast_rewrite_replaces_and_same_compares() -> None:
    """The helpers every pass is built on."""
    tree = parse.parse("int f(void) { return a + b; }\n", [])
    copy = cast.clone(tree)
    assert cast.same(tree, copy)
    cast.rewrite(copy, lambda n: c_ast.ID("c") if cast.is_name(n, "a") else n)
    assert not cast.same(tree, copy)
    assert "c + b" in CGenerator().visit(copy)
    assert cast.count_uses(copy, "c") == 1
