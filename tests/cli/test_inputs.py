# SPDX-License-Identifier: GPL-2.0
"""Bad input on the command line: each gets its own diagnostic and leaves nothing behind."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

import pytest

from cythonk.cli.inputs import MODULE_NAME_LIMIT, module_name_problem

from .conftest import HELLO_C, Cythonk, as_source

pytestmark = pytest.mark.usefixtures("here", "translator")

BUILDERS = ("build", "translate", "annotate", "run")


@pytest.mark.parametrize("name", BUILDERS)
def test_missing_file(name: str, cythonk_command: Cythonk) -> None:
    outcome = cythonk_command(name, "nope.pyx")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == "nope.pyx: error: no such file  [CK001]\n"


def test_missing_file_with_a_similar_one(here: Path, cythonk_command: Cythonk) -> None:
    (here / "driver.pyx").write_text("")
    assert "hint: did you mean driver.pyx?" in cythonk_command("build", "drvier.pyx").err
    assert "hint: did you mean driver.pyx?" in cythonk_command("build", "driver").err


def test_path_through_a_file(here: Path, cythonk_command: Cythonk) -> None:
    (here / "file").write_text("")
    assert "[CK001]" in cythonk_command("build", "file/x.pyx").err


def test_directory(here: Path, cythonk_command: Cythonk) -> None:
    (here / "src.pyx").mkdir()
    (here / "src.pyx" / "a.pyx").write_text("")
    outcome = cythonk_command("build", "src.pyx")
    assert outcome.status == 1
    assert outcome.err.startswith("src.pyx: error: is a directory  [CK002]\nhint: ")
    assert "src.pyx/a.pyx" in outcome.err


def test_unreadable_file(here: Path, cythonk_command: Cythonk) -> None:
    path = here / "secret.pyx"
    path.write_text("")
    path.chmod(0)
    if os.access(path, os.R_OK):
        # The superuser reads everything; a dangling name too long for the file system cannot be.
        path = here / ("x" * 300 + ".pyx")
    outcome = cythonk_command("build", path.name)
    assert outcome.status == 1
    assert "[CK003]" in outcome.err


def test_special_file(here: Path, cythonk_command: Cythonk) -> None:
    os.mkfifo(here / "pipe.pyx")
    outcome = cythonk_command("build", "pipe.pyx")
    assert outcome.status == 1
    assert "is not a regular file  [CK003]" in outcome.err


@pytest.mark.parametrize("suffix", [".py", ".pxd", ".pxi", ".c", ".txt", ""])
def test_wrong_suffix(here: Path, suffix: str, cythonk_command: Cythonk) -> None:
    (here / f"driver{suffix}").write_text("x = 1\n")
    outcome = cythonk_command("build", f"driver{suffix}")
    assert outcome.status == 1
    assert "is not a .pyx file  [CK005]\nhint: " in outcome.err


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("my-driver", "my_driver"),
        ("2fast", "m2fast"),
        ("a b", "a_b"),
        ("größe", "gr__e"),
        ("class", "class_driver"),
        ("module", "module_driver"),
        ("my.driver", "my_driver"),
        ("_-_-", "driver"),
    ],
)
def test_name_that_is_no_identifier(
    here: Path, name: str, better: str, cythonk_command: Cythonk
) -> None:
    (here / f"{name}.pyx").write_text("")
    move = ["mv", f"{name}.pyx", f"{better}.pyx"]
    outcome = cythonk_command("build", f"{name}.pyx")
    assert outcome.status == 1
    assert "[CK006]" in outcome.err
    assert f"hint: rename it: {shlex.join(move)}\n" in outcome.err
    assert module_name_problem(better) is None


def test_longest_name_fits_and_one_more_does_not(here: Path, cythonk_command: Cythonk) -> None:
    assert module_name_problem("x" * MODULE_NAME_LIMIT) is None
    (here / f"{'x' * (MODULE_NAME_LIMIT + 1)}.pyx").write_text("")
    outcome = cythonk_command("build", f"{'x' * (MODULE_NAME_LIMIT + 1)}.pyx")
    assert "has 56 bytes; the kernel keeps 55  [CK007]" in outcome.err


def test_two_files_of_one_module_name(here: Path, cythonk_command: Cythonk) -> None:
    (here / "sub").mkdir()
    for path in ("a.pyx", "sub/a.pyx"):
        (here / path).write_text("")
    outcome = cythonk_command("build", "a.pyx", "sub/a.pyx")
    assert outcome.err.startswith(
        "sub/a.pyx: error: has the same module name as a.pyx: 'a'  [CK402]"
    )
    assert "is given twice  [CK402]" in cythonk_command("build", "a.pyx", "./a.pyx").err


def test_all_bad_files_are_reported_at_once(here: Path, cythonk_command: Cythonk) -> None:
    (here / "my-driver.pyx").write_text("")
    outcome = cythonk_command("build", "nope.pyx", "my-driver.pyx", "also.pyx")
    assert outcome.err.count("error:") == 3
    assert outcome.err.endswith("3 errors\n")


def test_output_in_a_missing_directory(here: Path, cythonk_command: Cythonk) -> None:
    (here / "a.pyx").write_text("")
    outcome = cythonk_command("build", "a.pyx", "-o", "no/such/a.ko")
    assert outcome.status == 1
    assert "the directory no/such does not exist  [CK008]" in outcome.err
    assert "hint: make it: mkdir -p no/such" in outcome.err


def test_output_below_a_file(here: Path, cythonk_command: Cythonk) -> None:
    (here / "a.pyx").write_text("")
    assert "[CK008]" in cythonk_command("build", "a.pyx", "-o", "a.pyx/a.ko").err


def test_output_that_is_a_directory(here: Path, cythonk_command: Cythonk) -> None:
    (here / "a.pyx").write_text("")
    (here / "out").mkdir()
    outcome = cythonk_command("build", "a.pyx", "-o", "out")
    assert "[CK009]" in outcome.err
    assert "-o out/a.ko" in outcome.err


@pytest.mark.parametrize(
    ("command", "output"), [("build", "a.o"), ("translate", "a.ko"), ("annotate", "a.c")]
)
def test_output_with_a_wrong_suffix(
    here: Path, command: str, output: str, cythonk_command: Cythonk
) -> None:
    (here / "a.pyx").write_text("")
    assert "[CK011]" in cythonk_command(command, "a.pyx", "-o", output).err


def test_output_that_is_a_source(here: Path, cythonk_command: Cythonk) -> None:
    (here / "a.pyx").write_text("keep me")
    for output in ("a.pyx", "link.c"):
        if output == "link.c":
            os.link(here / "a.pyx", here / output)
        outcome = cythonk_command("translate", "a.pyx", "-o", output)
        assert "[CK010]" in outcome.err
    assert (here / "a.pyx").read_text() == "keep me"


def test_unknown_kernel(here: Path, cythonk_command: Cythonk) -> None:
    (here / "a.pyx").write_text("")
    outcome = cythonk_command("build", "a.pyx", "--kernel", "2.4.18")
    assert outcome.status == 1
    assert "[CK400]" in outcome.err
    assert "hint: " in outcome.err


def test_error_in_the_source_leaves_the_old_output(here: Path, cythonk_command: Cythonk) -> None:
    (here / "a.pyx").write_text("x = float\n")
    (here / "a.ko").write_text("old")
    outcome = cythonk_command("build", "a.pyx")
    assert outcome.status == 1
    assert outcome.err == (
        "a.pyx:1:5: error: no floats  [CK101]\n    x = float\n        ^\nhint: use ints\n"
    )
    assert (here / "a.ko").read_text() == "old"
    assert sorted(path.name for path in here.iterdir()) == ["a.ko", "a.pyx"]


def test_errors_as_json(here: Path, cythonk_command: Cythonk) -> None:
    (here / "a.pyx").write_text("x = float\ny = float\n")
    outcome = cythonk_command("build", "a.pyx", "--format", "json")
    report = json.loads(outcome.out)
    assert outcome.status == 1
    assert outcome.err == ""
    assert report["ok"] is False
    assert [(d["file"], d["line"], d["code"]) for d in report["diagnostics"]] == [
        ("a.pyx", 1, "CK101"),
        ("a.pyx", 2, "CK101"),
    ]


def test_keep_directory_that_cannot_be_made(here: Path, cythonk_command: Cythonk) -> None:
    (here / "a.pyx").write_text(as_source(HELLO_C))
    assert "[CK009]" in cythonk_command("build", "a.pyx", "--keep", "a.pyx/stages").err


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_output_directory_without_permission(here: Path, cythonk_command: Cythonk) -> None:
    (here / "a.pyx").write_text("")
    (here / "ro").mkdir(mode=0o555)
    assert "[CK009]" in cythonk_command("build", "a.pyx", "-o", "ro/a.ko").err
