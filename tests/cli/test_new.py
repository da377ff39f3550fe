# SPDX-License-Identifier: GPL-2.0
"""`cythonk new`: its project builds with plain make, and nothing is ever written over."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cythonk.kernel.discover import GUEST_SERIES, guest_kernel

from .conftest import HELLO_C, Cythonk, as_source

EXPECTED = [".github/workflows/ci.yml", ".gitignore", "Kbuild", "Makefile", "README.md", "echo.pyx"]


def test_files(here: Path, cythonk_command: Cythonk) -> None:
    outcome = cythonk_command("new", "echo")
    assert outcome.status == 0
    assert outcome.out.splitlines() == ["echo/", *(f"  {name}" for name in EXPECTED)]
    found = sorted(
        str(path.relative_to(here / "echo"))
        for path in (here / "echo").rglob("*")
        if path.is_file()
    )
    assert found == EXPECTED
    for name in EXPECTED:
        text = (here / "echo" / name).read_text()
        assert "@NAME@" not in text, name
    assert "obj-m := echo.o" in (here / "echo" / "Kbuild").read_text()
    assert (here / "echo").stat().st_mode & 0o700 == 0o700
    assert [path.name for path in here.iterdir()] == ["echo"]


def test_existing_project_is_left_alone(here: Path, cythonk_command: Cythonk) -> None:
    (here / "echo").mkdir()
    (here / "echo" / "echo.pyx").write_text("mine")
    outcome = cythonk_command("new", "echo")
    assert outcome.status == 1
    assert "[CK012]" in outcome.err
    assert (here / "echo" / "echo.pyx").read_text() == "mine"


def test_file_in_the_way(here: Path, cythonk_command: Cythonk) -> None:
    (here / "echo").write_text("mine")
    assert "[CK012]" in cythonk_command("new", "echo").err
    assert (here / "echo").read_text() == "mine"


def test_empty_directory_may_be_there(here: Path, cythonk_command: Cythonk) -> None:
    (here / "echo").mkdir()
    assert cythonk_command("new", "echo").status == 0
    assert (here / "echo" / "Kbuild").is_file()


@pytest.mark.parametrize("name", ["my-driver", "2nd", "class", "x" * 56])
def test_names_that_cannot_be(here: Path, name: str, cythonk_command: Cythonk) -> None:
    outcome = cythonk_command("new", name)
    assert outcome.status == 1
    assert re.search(r"\[CK00[67]\]", outcome.err)
    assert "hint: for example: cythonk new " in outcome.err
    assert list(here.iterdir()) == []


def test_missing_parent(here: Path, cythonk_command: Cythonk) -> None:
    assert "[CK008]" in cythonk_command("new", "no/such/echo").err


# As the tests' other stand-in: the C stands in the source's comments.
STAND_IN = """\
import sys, types
from pathlib import Path
fake = types.ModuleType("cythonk.pipeline")
def translate(sources, *, module, keep=None, **_):
    units = [
        types.SimpleNamespace(
            name=path.stem, source=path,
            c_text="".join(l[5:] for l in path.read_text().splitlines(True) if l[:5] == "# C: "),
        )
        for path in sources
    ]
    return types.SimpleNamespace(module=module, license="GPL", units=units, inputs=list(sources),
                                 diagnostics=[], uses_runtime=False)
fake.translate = translate
sys.modules["cythonk.pipeline"] = fake
from cythonk.cli.main import main
main()
"""


@pytest.mark.parametrize("series", GUEST_SERIES)
def test_project_builds_with_plain_make(
    here: Path, series: str, cythonk_command: Cythonk, tmp_path: Path
) -> None:
    cythonk_command("new", "echo")
    project = here / "echo"
    (project / "echo.pyx").write_text(as_source(HELLO_C))
    script = tmp_path / "stand_in.py"
    script.write_text(STAND_IN)
    kernel = guest_kernel(series)
    make = ["make", "-C", str(kernel.build), f"M={project}"]
    env = os.environ | {"CYTHONK": f"{sys.executable} {script}"}

    def run(*goals: str) -> str:
        done = subprocess.run([*make, *goals], env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    first = run("modules")
    assert f"vermagic={kernel.release}".encode() in (project / "echo.ko").read_bytes()
    assert "CC [M]" in first
    assert "CC [M]" not in run("modules"), "compiles again with nothing changed"
    with (project / "echo.pyx").open("a") as file:
        file.write("# C: /* changed */\n")
    assert "CC [M]" in run("modules")
    run("clean")
    left = sorted(str(path.relative_to(project)) for path in project.rglob("*") if path.is_file())
    assert left == EXPECTED


def test_error_in_the_source_fails_make(here: Path, cythonk_command: Cythonk) -> None:
    cythonk_command("new", "echo")
    kernel = guest_kernel("6.1")
    make = ["make", "-C", str(kernel.build), f"M={here / 'echo'}", "CYTHONK=false", "modules"]
    done = subprocess.run(make, capture_output=True, text=True)
    assert done.returncode != 0
    assert not (here / "echo" / "echo.ko").exists()
