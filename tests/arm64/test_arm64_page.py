# SPDX-License-Identifier: GPL-2.0
"""The page on arm64: its example and its commands give what it shows."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cythonk.guest.problems import without_stamp
from cythonk.kernel.arch import of_object
from cythonk.kernel.discover import GUEST_SERIES, guest_kernel
from tests.docs.markdown import ROOT, blocks

PAGE = ROOT / "docs" / "arm64.md"
BLOCKS = blocks(PAGE)
SESSIONS = [block for block in BLOCKS if block.language == "console"]
# What differs from run to run.
TIMES = re.compile(r", \d+\.\d s \(.*\)$")


def lines(*words: str) -> list[list[str]]:
    """The command lines of the page that begin with the words, as words."""
    found = [
        shlex.split(line.removeprefix("$ "))
        for block in SESSIONS
        for line in block.text.splitlines()
    ]
    return [line for line in found if line[: len(words)] == list(words)]


def run(directory: Path, command: list[str]) -> str:
    """Run a command in a directory; what it printed, in order."""
    environment = dict(os.environ, PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    done = subprocess.run(
        command,
        cwd=directory,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_example(tmp_path: Path) -> None:
    """The commands, one after the other, on the page's module."""
    (example,) = [block for block in BLOCKS if "pyx" in block.tags]
    (shown,) = [b for b in BLOCKS if b.language == "text" and "arm64" in b.tags]
    (tmp_path / f"{example.name}.pyx").write_text(example.text)
    printed: list[str] = []
    for command in lines("cythonk"):
        printed += run(tmp_path, command).splitlines()
    assert of_object(tmp_path / f"{example.name}.ko") == "arm64"
    plain = [TIMES.sub("", without_stamp(line)) for line in printed]
    assert [line for line in shown.text.splitlines() if line not in plain] == []
    assert sum(line in shown.text.splitlines() for line in plain) == len(shown.text.splitlines())


@pytest.mark.parametrize("command", lines("make"), ids=lambda words: words[0])
def test_project(tmp_path: Path, command: list[str]) -> None:
    """A project of its own is built by make with the page's arguments, for the kernel there is."""
    kernel = guest_kernel(GUEST_SERIES[-1], "arm64")
    assert command[1].startswith("KDIR=$HOME/.cache/cythonk/kernels-arm64/")
    assert Path(command[1]).name == "build"
    run(tmp_path, ["cythonk", "new", "driver"])
    run(tmp_path / "driver", ["make", f"KDIR={kernel.build}", *command[2:]])
    assert of_object(tmp_path / "driver/driver.ko") == "arm64"


def test_the_set_up_is_that_of_the_scripts() -> None:
    """The command it begins with exists."""
    ((script, option),) = lines("scripts/setup")
    assert f"{option})" in (ROOT / script).read_text()
