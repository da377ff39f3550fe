# SPDX-License-Identifier: GPL-2.0
"""`translate()`: several files, cimports, `.pxd` pairs, errors, kept stages, inputs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cythonk.pipeline import Translation, translate
from cythonk.postproc import primitives

Files = Callable[..., list[Path]]
LICENSE = '__license__ = "GPL"\n'


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Writes sources: `files(main=…, helper=…)`; a name may end in `__pxd`."""

    def write(**texts: str) -> list[Path]:
        paths = []
        for name, text in texts.items():
            stem, _, suffix = name.partition("__")
            path = tmp_path / f"{stem}.{suffix or 'pyx'}"
            path.write_text(text)
            paths.append(path)
        return paths

    return write


def messages(result: Translation) -> list[tuple[str, str, int]]:
    """(code, file, line) of each diagnostic."""
    return [
        (d.code, d.position.file.name if d.position else "", d.position.line if d.position else 0)
        for d in result.diagnostics
    ]


def test_one_file(files: Files) -> None:
    """A module that only prints needs no runtime."""
    (main,) = files(main=LICENSE + 'print("hi")\n')
    result = translate([main], module="main")
    assert result.diagnostics == []
    assert [u.name for u in result.units] == ["main"]
    assert result.license == "GPL"
    assert result.inputs == [main]
    assert not result.uses_runtime
    assert 'pr_info("hi\\n");' in result.units[0].c_text
    assert "cythonk.h" not in result.units[0].c_text


def test_the_modules_name_need_not_be_the_files(files: Files) -> None:
    """The first file is the main one, whatever it is called."""
    (source,) = files(source=LICENSE + 'print("hi")\n')
    result = translate([source], module="driver")
    assert [(u.name, u.source) for u in result.units] == [("driver", source)]
    assert "module_init(driver_init);" in result.units[0].c_text


def test_objects_need_the_runtime(files: Files) -> None:
    """A list is an object."""
    (main,) = files(main=LICENSE + "x = [1]\n")
    result = translate([main], module="main")
    assert result.uses_runtime
    assert "ck_runtime_init" in result.units[0].c_text


HELPER = """
cdef class Tool:
    cdef int n

    def work(self, x):
        return x

cdef int twice(int n) except -1:
    return n * 2

print("helper")
"""
USER = LICENSE + "from helper cimport Tool, twice\nt = Tool()\nprint(t.work(twice(3)))\n"


def test_a_cimported_pyx_is_translated_too(files: Files) -> None:
    """It need not be named, and ends in a C file of its own."""
    main, helper = files(main=USER, helper=HELPER)
    result = translate([main], module="main")
    assert result.diagnostics == []
    assert [u.name for u in result.units] == ["main", "helper"]
    assert result.inputs == [main, helper]
    own, other = (u.c_text for u in result.units)
    assert "int helper_body(void);" in own
    assert "if (helper_body() < 0)" in own
    assert "extern const struct ck_type Tool_type;" in own
    assert "static" not in other.partition("const struct ck_type Tool_type")[0].splitlines()[-1]
    assert "module_init(" not in other
    assert "MODULE_LICENSE" not in other


def test_naming_the_cimported_file_changes_nothing(files: Files) -> None:
    """Each file is translated once."""
    main, helper = files(main=USER, helper=HELPER)
    implicit = translate([main], module="main")
    explicit = translate([main, helper], module="main")
    assert [u.c_text for u in implicit.units] == [u.c_text for u in explicit.units]


def test_a_further_file_runs_although_nobody_cimports_it(files: Files) -> None:
    """Its body is called by the main one's."""
    main, extra = files(main=LICENSE + 'print("main")\n', extra='print("extra")\n')
    result = translate([main, extra], module="main")
    assert result.diagnostics == []
    assert [u.name for u in result.units] == ["main", "extra"]
    assert "extra_body()" in result.units[0].c_text


def test_chain_of_cimports(files: Files) -> None:
    """Of three files the last one's body is run as well."""
    main, _middle, _last = files(
        main=LICENSE + "from middle cimport m\nprint(m(1))\n",
        middle="from last cimport n\ncdef int m(int x) except -1:\n    return n(x)\n",
        last="cdef int n(int x) except -1:\n    return x\n\nx = [1]\n",
    )
    result = translate([main], module="main")
    assert result.diagnostics == []
    assert sorted(u.name for u in result.units) == ["last", "main", "middle"]
    assert "last_body()" in "".join(u.c_text for u in result.units if u.name != "last")


def test_a_shipped_class_is_linked(files: Files) -> None:
    """`kernel.misc` comes with the compiler."""
    (main,) = files(
        main=LICENSE
        + "from kernel.misc cimport MiscDevice\n\n\ncdef class Null(MiscDevice):\n"
        + '    def __init__(self):\n        super().__init__("null2")\n\n\nnull = Null()\n'
    )
    result = translate([main], module="main")
    assert result.diagnostics == []
    assert [u.name for u in result.units] == ["main", "kernel_misc"]
    assert main in result.inputs
    assert any(p.name == "misc.pyx" for p in result.inputs)


def test_a_pxd_of_the_same_name_is_its_declarations(files: Files) -> None:
    """The pair is one module; the `.pxd` is an input."""
    main, _helper, pxd = files(
        main=LICENSE + "from helper cimport twice\nprint(twice(2))\n",
        helper="cdef int twice(int n) except -1:\n    return n * 2\n",
        helper__pxd="cdef int twice(int n) except -1\n",
    )
    result = translate([main, main.with_name("helper.pyx")], module="main")
    assert result.diagnostics == []
    assert pxd in result.inputs
    assert "int helper_twice(int n)" in result.units[1].c_text


def test_own_extern_declarations(files: Files) -> None:
    """A `.pxd` beside the source that declares C needs no `.pyx`."""
    main, _pxd = files(
        main=LICENSE + "from mine cimport mine_get\nprint(mine_get(1))\n",
        mine__pxd='cdef extern from "mine.h":\n    int mine_get(int n) noexcept\n',
    )
    result = translate([main], module="main")
    assert result.diagnostics == []
    assert '#include "mine.h"' in result.units[0].c_text
    assert "mine_get(1)" in result.units[0].c_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = (\n", "CK100"),
        (LICENSE + "\nx = undefined\n", "CK"),
        (LICENSE + "from nowhere cimport x\n", "CK"),
        ('print("x")\n', "CK"),  # no licence
        (LICENSE + "async def f(): pass\n", "CK"),
    ],
)
def test_errors_are_diagnostics(files: Files, text: str, expected: str) -> None:
    """With a place, and without any output."""
    (main,) = files(main=text)
    result = translate([main], module="main")
    assert result.units == []
    assert result.diagnostics
    assert all(d.position is not None and d.position.file == main for d in result.diagnostics)
    assert any(d.code.startswith(expected[:2]) for d in result.diagnostics)


def test_a_missing_file_is_a_diagnostic(tmp_path: Path) -> None:
    """Not an exception."""
    result = translate([tmp_path / "none.pyx"], module="none")
    assert [d.code for d in result.diagnostics] == ["CK001"]
    assert result.units == []


def test_an_error_in_the_second_file_stops_everything(files: Files) -> None:
    """No half of a module is handed on, and the place is in that file."""
    main, helper = files(main=USER, helper=HELPER.replace("return x", "return y"))
    result = translate([main, helper], module="main")
    assert result.units == []
    assert "helper.pyx" in {file for _, file, _ in messages(result)}


def test_what_no_pass_knows_is_a_diagnostic_at_its_line(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never C that gcc refuses."""
    monkeypatch.delitem(primitives.FUNCTIONS, "PyNumber_Negative")
    (main,) = files(main=LICENSE + "\n\ndef f(x):\n    return -x\n")
    result = translate([main], module="main")
    assert messages(result) == [("CK301", "main.pyx", 5)]


def test_kept_stages(files: Files, tmp_path: Path) -> None:
    """One folder a unit, numbered in the order of the stages."""
    main, _ = files(main=USER, helper=HELPER)
    result = translate([main], module="main", keep=tmp_path / "keep")
    assert result.diagnostics == []
    assert sorted(p.name for p in (tmp_path / "keep").iterdir()) == ["helper", "main"]
    kept = sorted(p.name for p in (tmp_path / "keep" / "main").iterdir())
    assert kept[:3] == ["01-cython.c", "02-sections.c", "03-preprocessed.c"]
    assert kept[-1].endswith("-kernel.c")
    assert [name[:2] for name in kept] == [f"{n:02d}" for n in range(1, len(kept) + 1)]
    assert (tmp_path / "keep" / "main" / kept[-1]).read_text() == result.units[0].c_text


def test_translating_twice_gives_the_same(files: Files) -> None:
    """No state is left from one run to the next, and names do not depend on hashing."""
    main, _ = files(main=USER, helper=HELPER)
    first, second = (translate([main], module="main") for _ in range(2))
    assert [u.c_text for u in first.units] == [u.c_text for u in second.units]


def test_defaults_of_one_module_are_not_those_of_the_next(files: Files, tmp_path: Path) -> None:
    """Two modules with a function of the same name."""
    one, two = files(
        one=LICENSE + "def f(a, b=1, c=2):\n    return a\n\nprint(f(0, c=3))\n",
        two=LICENSE + "def f(a, b, c=2):\n    return a\n\nprint(f(0, c=3))\n",
    )
    assert translate([one], module="one").diagnostics == []
    assert translate([two], module="two").diagnostics != []


def test_ordinary_use_of_other_directories(files: Files, tmp_path: Path) -> None:
    """A cimport is looked up beside the importing file."""
    below = tmp_path / "below"
    below.mkdir()
    (below / "helper.pyx").write_text(HELPER)
    (main,) = files(main=LICENSE + "from below.helper cimport twice\nprint(twice(1))\n")
    result = translate([main], module="main")
    assert result.diagnostics == []
    assert [u.name for u in result.units] == ["main", "below_helper"]
