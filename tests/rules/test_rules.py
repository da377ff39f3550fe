# SPDX-License-Identifier: GPL-2.0
"""The rules one by one: messages, hints and what the corpus cannot hold in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from Cython.Compiler import ExprNodes, MatchCaseNodes, Nodes

from cythonk.frontend.rules import builtin_names, classes, constructs, imports, licence

from .harness import check_file, check_text, compile_file, key


def codes(directory: Path, text: str, **options: bool) -> list[str]:
    """The codes reported of a text, in order."""
    return [d.code for d in check_text(directory, text, **options)]


@pytest.mark.parametrize("name", licence.LICENCES)
def test_every_licence_of_the_kernel_is_accepted(tmp_path: Path, name: str) -> None:
    """The table is the kernel's."""
    assert codes(tmp_path, f'__license__ = "{name}"\n', is_main=True) == []


@pytest.mark.parametrize("name", ["gpl", "GPLv2", "MIT", "BSD", "", "GPL "])
def test_other_licences_are_refused_with_the_choices(tmp_path: Path, name: str) -> None:
    """Each message lists what there is."""
    [found] = check_text(tmp_path, f'__license__ = "{name}"\n', is_main=True)
    assert key(found) == ("CK107", 1, 15)
    assert all(f'"{choice}"' in (found.hint or "") for choice in licence.LICENCES)


def test_only_the_main_file_needs_a_licence(tmp_path: Path) -> None:
    """Further files of a module may leave it out, but not misspell it."""
    assert codes(tmp_path, "x = 1\n", is_main=True) == ["CK107"]
    assert codes(tmp_path, "x = 1\n", is_main=False) == []
    assert codes(tmp_path, '__license__ = "X"\n', is_main=False) == ["CK107"]


@pytest.mark.parametrize("name", sorted(builtin_names.MISSING))
def test_missing_builtin(tmp_path: Path, name: str) -> None:
    """Refused as a builtin, and fine as the user's own name."""
    code = builtin_names.MISSING[name].code
    [found] = check_text(tmp_path, f"def f(x):\n    return {name}\n")
    assert key(found) == (code, 2, 12)
    assert name in found.message
    if not name.startswith("__") and name not in ("float", "long"):  # words of C's types
        assert codes(tmp_path, f"def f({name}):\n    return {name}\n") == []
        assert codes(tmp_path, f"def {name}(x):\n    return x\n{name}(1)\n") == []
        assert codes(tmp_path, f"def f(x):\n    return x.{name}\n") == []


@pytest.mark.parametrize("name", builtin_names.known_builtins())
def test_known_builtin_is_not_refused(tmp_path: Path, name: str) -> None:
    """The two tables do not overlap."""
    if not name.startswith("__") and name not in ("super",):
        assert codes(tmp_path, f"def f(x):\n    return {name}\n") == []


@pytest.mark.parametrize("name", sorted(imports.WAYS_OUT))
def test_foreign_module_names_the_way_out(tmp_path: Path, name: str) -> None:
    """Each row of the table, by cimport and by import."""
    for text in (f"cimport {name}\n", f"import {name}\n", f"from {name} cimport x\n"):
        [found] = check_text(tmp_path, text)
        assert found.code == "CK103"
        assert found.hint == imports.WAYS_OUT[name]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("kernel.mics", "kernel.misc"), ("linux.slabs", "linux.slab"), ("kernel.quite_else", None)],
)
def test_misspelt_kernel_module(tmp_path: Path, name: str, meant: str | None) -> None:
    """The nearest of the shipped modules is named, and none that is far off."""
    [found] = check_text(tmp_path, f"from {name} cimport x\n")
    assert found.code == "CK103"
    assert (f"did you mean {meant}?" == found.hint) == (meant is not None)


def test_modules_beside_the_source_are_known(tmp_path: Path) -> None:
    """A .pyx or .pxd makes a module, and so does what the caller says."""
    (tmp_path / "helper.pyx").write_text("x = 1\n")
    (tmp_path / "shapes.pxd").write_text("cdef int x\n")
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "inner.pxd").write_text("cdef int x\n")
    text = (
        "cimport helper, shapes\nfrom . cimport helper\n"
        "from pack cimport inner\nfrom pack.inner cimport x\n"
    )
    assert codes(tmp_path, text) == []
    assert codes(tmp_path, "cimport elsewhere\n") == ["CK103"]
    assert check_file(tmp_path / "m.pyx", lambda name: name == "elsewhere", is_main=False) == []


def test_attributes_in_the_modules_own_pxd(tmp_path: Path) -> None:
    """What a .pxd beside the source declares cannot be told missing on the parse tree."""
    text = "cdef class A:\n    def f(self):\n        self.size = open(1)\n"
    assert codes(tmp_path, text) == ["CK113", "CK104"]
    (tmp_path / "m.pxd").write_text("cdef class A:\n    cdef int size\ncdef int open(int x)\n")
    assert codes(tmp_path, text) == []


def test_attribute_of_a_sibling_class_with_types(tmp_path: Path) -> None:
    """With types the whole chain of bases is known."""
    path = tmp_path / "m.pyx"
    start = '__license__ = "GPL"\ncdef class A:\n    cdef int size\n'
    path.write_text(
        start + "cdef class B(A):\n    pass\ndef f(B b):\n    b.size = 1\n    return b\n"
    )
    assert compile_file(path) == []
    path.write_text(
        start + "cdef class B(A):\n    pass\ndef f(B b):\n    b.sise = 1\n    return b\n"
    )
    [found] = compile_file(path)
    assert key(found) == ("CK113", 7, 6)
    assert "'size'" in (found.hint or "")


def test_directive_comment(tmp_path: Path) -> None:
    """A directive the dialect has not, and one it has."""
    assert codes(tmp_path, "# cython: boundscheck=False\n") == []
    [found] = check_text(tmp_path, "# cython: boundscheck=False, profile=True\n")
    assert key(found) == ("CK112", 1, 30)


def test_shipped_modules_may_use_reserved_names(tmp_path: Path) -> None:
    """The user's may not."""
    assert codes(tmp_path, "def ck_f(x):\n    return x\n") == ["CK116"]
    assert codes(tmp_path, "def back_ck_f(x):\n    return x\n") == []
    shipped = Path(__file__).resolve().parents[2] / "pxd" / "kernel" / "misc.pyx"
    assert "CK116" not in [d.code for d in check_file(shipped, is_main=False)]


def test_all_kinds_of_node_are_classified() -> None:
    """The tables name real classes of Cython, and no kind is both allowed and refused."""
    real = {name for module in (Nodes, ExprNodes, MatchCaseNodes) for name in vars(module)} | {
        "ModuleNode",
        "AttributesNode",  # made by desugar.plain_classes
    }
    named = constructs.ALLOWED | set(constructs.REFUSED) | constructs.PARTS_OF_REFUSED
    assert named <= real
    assert not constructs.ALLOWED & set(constructs.REFUSED)
    assert not constructs.ALLOWED & constructs.PARTS_OF_REFUSED


def test_unknown_kind_of_node_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a later Cython may add does not slip through."""
    monkeypatch.setattr(constructs, "ALLOWED", constructs.ALLOWED - {"AssertStatNode"})
    [found] = check_text(tmp_path, "def f(x):\n    assert x\n")
    assert key(found) == ("CK112", 2, 5)
    assert "Assert" in found.message


def test_special_methods_agree_with_the_desugaring() -> None:
    """Every special method that is accepted is compiled, and the other way round."""
    from cythonk.frontend.desugar.functions import SPECIAL_METHODS

    plain = {"__enter__", "__exit__"}  # ordinary methods to the desugaring of `with`
    assert classes.SPECIAL_METHODS - plain == set(SPECIAL_METHODS) - plain


def test_large_source_is_checked_in_time(tmp_path: Path) -> None:
    """Ten thousand lines, a problem in the last one."""
    lines = [
        f"def f{i}(x, y):\n    z = x + y * {i}\n    return [z, x.a, y[{i}]]\n\n"
        for i in range(2500)
    ]
    text = "".join(lines) + "last = 0.5\n"
    assert [key(d) for d in check_text(tmp_path, text)] == [("CK101", 10001, 8)]
