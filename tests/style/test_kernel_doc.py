# SPDX-License-Identifier: GPL-2.0
"""Every function of the runtime says what it does, in kernel-doc that the kernel's script reads."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.style.declared import Function, documented, functions

RUNTIME = Path(__file__).resolve().parents[2] / "runtime"
FILES = sorted(RUNTIME.rglob("*.[ch]"))

# How a comment says who owns the object that a function returns.
OWNERS = re.compile(
    r"\b(?:reference|owned|owns|borrowed|immortal|static|never boxed|no object|none of|as ck_\w+)\b"
)
RETURN = re.compile(r"\* Return: (.*)", re.DOTALL)


def name_of(path: Path) -> str:
    return str(path.relative_to(RUNTIME))


@pytest.fixture(scope="module")
def found() -> list[Function]:
    return [function for path in FILES for function in functions(path, name_of(path))]


@pytest.fixture(scope="module")
def comments() -> dict[str, str]:
    return {name: text for path in FILES for name, text in documented(path).items()}


def place(function: Function) -> str:
    return f"{function.file}:{function.line}: {function.name}()"


def is_public(function: Function) -> bool:
    return function.file.startswith("include/")


def test_the_script_is_content(kernel_scripts: Path) -> None:
    """Parameters are all there and have their names, and so has what is returned."""
    command = ["perl", str(kernel_scripts / "kernel-doc"), "-none", "-Wall"]
    done = subprocess.run([*command, *map(str, FILES)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_script_finds_what_is_missing(kernel_scripts: Path, tmp_path: Path) -> None:
    path = tmp_path / "missing.h"
    path.write_text("/**\n * f() - do\n * @a: one\n */\nint f(int a, int b);\n", encoding="ascii")
    command = ["perl", str(kernel_scripts / "kernel-doc"), "-none", "-Wall", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "'b' not described" in done.stderr
    assert "return value of 'f'" in done.stderr


def test_functions_are_found(found: list[Function]) -> None:
    """The forms that declarations have, so that none is passed over."""
    by_name = {(function.name, function.file) for function in found}
    assert {
        ("ck_list_append", "include/cythonk/list.h"),
        ("ck_list_append", "list.c"),
        ("ck_raise_format", "include/cythonk/error.h"),
        ("ck_err_to_errno", "include/cythonk/error.h"),
        ("ck_bound_method", "include/cythonk/call.h"),
        ("ck_is_list", "include/cythonk/list.h"),
        ("peek", "list.c"),
    } <= by_name
    assert len(by_name) > 2000


def test_public_functions_have_kernel_doc(found: list[Function], comments: dict[str, str]) -> None:
    """In the header or where they are defined."""
    public = [function for function in found if is_public(function)]
    assert not [place(function) for function in public if function.name not in comments]


def test_internal_functions_have_a_comment(found: list[Function], comments: dict[str, str]) -> None:
    """Those that other files use: kernel-doc, or a comment for them and their neighbours."""
    public = {function.name for function in found if is_public(function)}
    commented = {function.name for function in found if function.commented}
    missing = [
        place(function)
        for function in found
        if not function.static
        and function.name not in public | commented | comments.keys()
        # The slot `construct` (object.h) of each class; call.h declares them.
        and not function.name.endswith("_construct")
    ]
    assert not missing


def test_comments_say_who_owns_what_is_returned(
    found: list[Function], comments: dict[str, str]
) -> None:
    silent = []
    for function in found:
        said = RETURN.search(comments.get(function.name, ""))
        if function.objects and said is not None and not OWNERS.search(said[1]):
            silent.append(place(function))
    assert not sorted(set(silent))


def test_no_function_is_documented_twice() -> None:
    """Two comments on one function fall apart."""
    places: dict[str, list[str]] = {}
    for path in FILES:
        for name in documented(path):
            places.setdefault(name, []).append(name_of(path))
    assert not {name: files for name, files in places.items() if len(files) > 1}


def test_the_page_has_every_header() -> None:
    """docs/runtime.md has a table of each header with functions; docs/regenerate.py fills it."""
    page = (RUNTIME.parent / "docs" / "runtime.md").read_text(encoding="utf-8")
    headers = [path for path in FILES if path.parent.name == "cythonk" and documented(path)]
    assert len(headers) > 30
    assert not [path.name for path in headers if f"<!-- generated: api {path.name} -->" not in page]
