# SPDX-License-Identifier: GPL-2.0
"""Where a cimport is looked for, and what the front end reports when it fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from Cython.Compiler import Options

from cythonk.diagnostics.model import Diagnostics
from cythonk.frontend.context import DIRECTIVES, KernelContext, pxd_root
from cythonk.frontend.driver import CythonOutput, compile_source
from cythonk.frontend.header_modules import HeaderModules
from cythonk.frontend.source import read_source

LICENSE = '__license__ = "GPL"\n'


def context(sources: dict[str, Path], search: tuple[Path, ...]) -> KernelContext:
    """A context for these sources and search directories."""
    Options.cimport_from_pyx = True
    options = Options.CompilationOptions(
        Options.default_options, compiler_directives=dict(DIRECTIVES), language_level=3
    )
    headers = HeaderModules.of(None)
    return KernelContext(options, sources, search, lambda tree, _own: tree, headers)


def compile_text(
    directory: Path, text: str, name: str = "main"
) -> tuple[CythonOutput, Diagnostics]:
    """Run the front end over a text."""
    path = directory / f"{name}.pyx"
    path.write_text(text)
    diags = Diagnostics()
    return compile_source(read_source(path), name, {name: path}, diags, is_main=True), diags


def test_a_pxd_beside_the_source_comes_first(tmp_path: Path) -> None:
    """Before the kernel's header, which has the same name."""
    own = tmp_path / "linux" / "slab.pxd"
    own.parent.mkdir()
    own.write_text("")
    source = tmp_path / "main.pyx"
    found = context({"main": source}, (tmp_path, pxd_root())).find_pxd_file("linux.slab")
    assert found == str(own)


def test_the_shipped_tree_is_searched(tmp_path: Path) -> None:
    """`kernel.errno` comes with the compiler."""
    found = context({}, (tmp_path, pxd_root())).find_pxd_file("kernel.errno")
    assert found == str(pxd_root() / "kernel" / "errno.pxd")


def test_a_header_of_the_kernel_is_a_module(tmp_path: Path) -> None:
    """Where nobody has a file for it."""
    source = tmp_path / "main.pyx"
    source.write_text("from linux.usb.ch9 cimport USB_DT_DEVICE\n")
    made = context({"main": source}, (tmp_path, pxd_root()))
    made.headers.scan(source, made.own_file)
    found = made.find_pxd_file("linux.usb.ch9")
    assert found is not None
    assert "USB_DT_DEVICE" in Path(found).read_text()
    assert made.has_module("linux.usb.ch9")
    assert not made.has_module("linux.usb.ch10")
    assert made.find_pxd_file("linux.usb.ch10") is None


def test_packages_need_no_init_file(tmp_path: Path) -> None:
    """A folder is a package."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.pxd").write_text("")
    found = context({}, (tmp_path,)).find_pxd_file("a.b.c")
    assert found == str(tmp_path / "a" / "b" / "c.pxd")


def test_a_pyx_stands_in_for_a_missing_pxd(tmp_path: Path) -> None:
    """And is remembered as a module to translate."""
    (tmp_path / "helper.pyx").write_text("")
    at = context({}, (tmp_path,))
    assert at.find_pxd_file("helper") == str(tmp_path / "helper.pyx")
    assert at.pyx_modules == {"helper": tmp_path / "helper.pyx"}
    assert at.files_read == [tmp_path / "helper.pyx"]


def test_a_pxd_comes_before_a_pyx(tmp_path: Path) -> None:
    """The declarations of a pair are its `.pxd`."""
    (tmp_path / "helper.pyx").write_text("")
    (tmp_path / "helper.pxd").write_text("")
    at = context({}, (tmp_path,))
    assert at.find_pxd_file("helper") == str(tmp_path / "helper.pxd")
    assert at.pyx_modules == {}


def test_a_source_of_the_build_is_found_under_its_module_name(tmp_path: Path) -> None:
    """Wherever its file is and whatever it is called."""
    path = tmp_path / "elsewhere" / "file.pyx"
    path.parent.mkdir()
    path.write_text("")
    assert context({"named": path}, ()).find_pxd_file("named") == str(path)


def test_the_pxd_of_a_source_of_the_build_has_its_files_name(tmp_path: Path) -> None:
    """Not the module's, which may differ."""
    path = tmp_path / "file.pyx"
    path.write_text("")
    path.with_suffix(".pxd").write_text("")
    found = context({"named": path}, (tmp_path,)).find_pxd_file("named")
    assert found == str(path.with_suffix(".pxd"))


def test_python_packages_are_never_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither Cython's own declarations nor what `sys.path` holds."""
    (tmp_path / "installed.pxd").write_text("")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    at = context({}, (pxd_root(),))
    assert at.find_pxd_file("installed") is None
    assert at.find_pxd_file("libc.stdlib") is None
    assert at.find_pxd_file("cpython.object") is None


def test_facts_of_a_module(tmp_path: Path) -> None:
    """What the post-processor is told."""
    text = (
        '"""Doc."""\n'
        + LICENSE
        + "from linux.slab cimport GFP_KERNEL\nfrom kernel.errno cimport EINVAL\n"
        + "cdef class Thing:\n    cdef object one\n    cdef int two\n"
        + "    def __len__(self):\n        return 2\n    def run(self):\n        return 1\n"
        + "cdef object held = 'x'\ncdef int count = 2\n"
        + "def module_init():\n    pass\n\n\ndef module_exit():\n    print(b'y', 12, GFP_KERNEL)\n"
    )
    output, diags = compile_text(tmp_path, text)
    assert diags.items == []
    info = output.info
    assert (info.doc, info.license) == ("Doc.", "GPL")
    (klass,) = info.classes.values()
    assert (klass.name, klass.qualified_name, klass.base, klass.defined_here) == (
        "Thing",
        "main.Thing",
        None,
        True,
    )
    assert [(f.name, f.is_object) for f in klass.fields] == [("one", True), ("two", False)]
    assert [slot for slot, _ in klass.methods] == ["run"]
    assert [(s.name, s.returns_object) for s in klass.specials] == [("__len__", False)]
    assert {(g.name, g.is_object) for g in info.globals.values()} == {
        ("held", True),
        ("count", False),
    }
    names = {f.qualified_name: f.cname for f in info.functions.values()}
    assert set(names) == {"Thing.__len__", "Thing.run", "module_init", "module_exit", "<module>"}
    assert (info.body, info.init, info.exit) == (
        names["<module>"],
        names["module_init"],
        names["module_exit"],
    )
    assert info.includes == ["<linux/slab.h>", "<linux/errno.h>"]
    assert {bytes(s.data) for s in info.strings.values()} >= {b"x", b"y"}
    assert output.files[0] == tmp_path / "main.pyx"
    assert pxd_root() / "kernel" / "errno.pxd" in output.files


WRONG = {
    "unknown name": ("def f():\n    return nothing\n", 3),
    "unknown module": ("from nowhere cimport x\n", 2),
    "unknown member": ("from linux.slab cimport no_such_name\n", 2),
    "too many arguments": ("def f(a):\n    return f(a, 1, 2)\n", 3),
    "missing argument": ("def f(a, b):\n    return f(a)\n", 3),
    "unknown keyword": ("def f(a, b=1):\n    return f(a, c=2)\n", 3),
    "argument given twice": ("def f(a, b=1):\n    return f(a, a=2)\n", 3),
    "no such method": (
        "cdef class A:\n    cdef int n\n\n\ndef f(A a):\n    return a.missing()\n",
        7,
    ),
    "constructor without arguments": ("cdef class A:\n    cdef int n\n\n\nx = A(1)\n", 6),
    "constructor with too few": (
        "cdef class A:\n    def __init__(self, a):\n        pass\n\n\nx = A()\n",
        7,
    ),
    "super outside a class": ("def f():\n    super().g()\n", 3),
    "super of nothing": ("cdef class A:\n    def f(self):\n        return super().f()\n", 4),
    "cdef function as a value": (
        "cdef int f(int x) noexcept:\n    return x\n\n\ndef g():\n    return [f]\n",
        7,
    ),
    "cdef method as a value": (
        "cdef class A:\n    cdef int f(self):\n        return 1\n\n\ndef g(A a):\n    return a.f\n",
        8,
    ),
    "value with a pointer parameter": ("def f(int *p):\n    return 1\n\n\ng = f\n", 6),
    "keyword in the call of a value": ("def f(x):\n    return x(1, key=2)\n", 3),
    "value that can only be called": ("def f():\n    return [super]\n", 3),
    "key by position": ("def f(x):\n    return sorted(x, len)\n", 3),
    "unknown keyword of max": ("def f(x):\n    return max(x, kye=len)\n", 3),
    "default of several arguments": ("def f(x):\n    return max(x, 1, default=2)\n", 3),
    "except of a variable": (
        "def f(x):\n    try:\n        return x[0]\n    except x:\n        return 1\n",
        5,
    ),
    "builtin with too many": ("def f(x):\n    return len(x, x)\n", 3),
    "unknown print keyword": ("print(1, flush=True)\n", 2),
    "parameter of a class type": ("cdef object x = module_param(1)\n", 2),
    "parameter without a literal": ("y = 1\ncdef int x = module_param(y)\n", 3),
    "parameter of the wrong type": ('cdef int x = module_param("a")\n', 2),
    "parameter with an unknown keyword": ("cdef int x = module_param(1, perm=3)\n", 2),
    "parameter without a default": ("cdef int x = module_param()\n", 2),
    "class method with too many arguments": ("def f(x):\n    bytes.fromhex(x, x)\n", 3),
    "keyword a class method has not": ("def f(x):\n    int.from_bytes(x, order=x)\n", 3),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_reported_at_its_line(tmp_path: Path, name: str) -> None:
    """One place at least, the right one, and no C."""
    text, line = WRONG[name]
    output, diags = compile_text(tmp_path, LICENSE + text)
    assert output.c_text is None
    assert line in {d.position.line for d in diags.items if d.position}
    for diagnostic in diags.items:
        assert diagnostic.position is not None
        assert diagnostic.message
        assert "Traceback" not in diagnostic.message


def test_all_errors_are_reported_together(tmp_path: Path) -> None:
    """Not only the first."""
    text = LICENSE + "def f():\n    return one\n\n\ndef g():\n    return two\n"
    _, diags = compile_text(tmp_path, text)
    assert {d.position.line for d in diags.items if d.position} >= {3, 7}
