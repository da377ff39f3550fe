# SPDX-License-Identifier: GPL-2.0
"""Every path of every function: no leak, no double put, no use after a put, no lost exception.

Over the samples, the language cases, the golden cases and the odd programs of `odd/`, before
tidying and after. The last tests break a function on purpose, so that the checker itself cannot
rot.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from stages import compile_to

from cythonk.postproc import build, rename

from .ownership import check

HERE = Path(__file__).parent
TESTS = HERE.parent.parent
SOURCES = sorted(
    [
        *TESTS.parent.glob("samples/*.pyx"),
        *TESTS.glob("language/cases/*.pyx"),
        *HERE.glob("golden/*/*.pyx"),
        *HERE.glob("odd/*.pyx"),
    ]
)
SOURCES = [s for s in SOURCES if s.parent.name != "leftovers" and "__license__" in s.read_text()]


def problems(source: Path, stage: str) -> list[str]:
    """What is wrong with a source after a stage: diagnostics, then what the checker finds."""
    compiled = compile_to(source, stage)
    if compiled.messages():
        return compiled.messages().splitlines()
    unit = compiled.unit
    assert unit is not None
    names = set(unit.info.functions)
    tags = {k.struct_cname for k in unit.info.classes.values()}
    if stage == "tidy":
        names = {unit.renames.get(n, n) for n in names}
        tags = {
            rename.class_name(unit.info, k.name, k.qualified_name)
            for k in unit.info.classes.values()
        }
    return check(unit.tree, names, tags)


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: f"{p.parent.name}/{p.stem}")
@pytest.mark.parametrize("stage", ["optables", "tidy"])
def test_references_balance_on_every_path(source: Path, stage: str) -> None:
    """Nothing is found in any function."""
    assert problems(source, stage) == []


WRONG = {
    "leak": ("o = ck_new(0); if (!o) return NULL; return NULL;", "leaks at return"),
    "leak on one path": (
        "o = ck_new(0); if (!o) return NULL; if (ck_is_true(p) < 0) return NULL; return o;",
        "leaks at return",
    ),
    "overwritten": ("o = ck_new(0); if (!o) return NULL; o = NULL; return o;", "leaks when o"),
    "double put": (
        "o = ck_new(0); if (!o) return NULL; ck_put(o); ck_put(o); return NULL;",
        "put twice",
    ),
    "use after put": (
        "o = ck_new(0); if (!o) return NULL; ck_put(o); ck_len(o);",
        "used after its put",
    ),
    "borrowed result": ("return p;", "not owned"),
    "put of a borrowed": ("ck_put(p); ck_raise_nomem(); return NULL;", "put twice"),
    "NULL handed on": ("ck_len(o); return NULL;", "o is NULL in ck_len"),
    "lost exception": ("o = ck_new(0); o = ck_new(1); return o;", "with an exception pending"),
    "no exception": ("return NULL;", "not pending"),
    "handler left open": (
        "o = ck_new(0); if (o) return o; o = ck_err_catch(); return o;",
        "a handler is not left",
    ),
    "leak in a loop": (
        "for (;;) { o = ck_next(p); if (!o) break; } ck_raise_nomem(); return NULL;",
        "leaks when o",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_the_checker_finds(name: str) -> None:
    """Each kind of mistake is found."""
    body, expected = WRONG[name]
    items = build.parse_items(
        f"struct ck_object *f(struct ck_object *p) {{ struct ck_object *o = NULL; {body} }}"
    )
    tree = build.c_ast.FileAST(items)
    problems = check(tree, {"f"}, set())
    assert any(expected in problem for problem in problems), problems


def test_the_checker_is_content_with_right_code() -> None:
    """A loop, a handler, a steal and an error path, all right."""
    items = build.parse_items(
        """
        struct ck_object *f(struct ck_object *p)
        {
            struct ck_object *o = NULL, *i = NULL, *e = NULL;
            o = ck_list_new(0);
            if (!o) goto error;
            for (;;) {
                i = ck_next(p);
                if (!i) {
                    if (ck_err_occurred()) goto error;
                    break;
                }
                if (ck_list_build_steal(o, i)) goto error;
                i = NULL;
            }
            return o;
        error:
            ck_put(i);
            ck_put(o);
            e = ck_err_catch();
            ck_put(e);
            ck_err_uncatch();
            return ck_get(p);
        }
        """
    )
    assert check(build.c_ast.FileAST(items), {"f"}, set()) == []
