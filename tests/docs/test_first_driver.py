# SPDX-License-Identifier: GPL-2.0
"""README's first driver, done as a reader does it: what the commands print is what README shows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cythonk.kernel.discover import Kernel
from tests.docs.markdown import ROOT, Block, blocks

README = blocks(ROOT / "README.md")

# What differs from run to run: times, the accelerator, the release of the newest kernel.
CHANGING = (
    (re.compile(r"\[ *\d+\.\d+\]"), "[TIME]"),
    (re.compile(r"\b\d+\.\d+ s\b"), "TIME s"),
    (re.compile(r"\((?:tcg|kvm)\)"), "(ACCELERATOR)"),
    (re.compile(r"\b6\.12\.\d+\+deb12-amd64\b"), "RELEASE"),
)


def block(tag: str) -> Block:
    """The block of README with a tag."""
    return next(found for found in README if tag in found.tags)


def steady(text: str) -> list[str]:
    """The lines, without what differs from run to run."""
    for pattern, word in CHANGING:
        text = pattern.sub(word, text)
    return text.splitlines()


def cythonk(directory: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as in a shell; both outputs come together."""
    return subprocess.run(
        [sys.executable, "-m", "cythonk", *words],
        cwd=directory,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    done = cythonk(tmp_path, "new", "first")
    assert done.returncode == 0, done.stdout
    return tmp_path / "first"


def test_new_writes_the_files_shown(project: Path) -> None:
    session = next(found for found in README if "cythonk new first" in found.text).text
    shown = {line.strip() for line in session.splitlines() if line.startswith("  ")}
    files = {str(p.relative_to(project)) for p in project.rglob("*") if p.is_file()}
    assert shown == files


def test_run_shows_the_log(project: Path, guest_kernels: list[Kernel]) -> None:
    done = cythonk(project, "run", "first.pyx", "--kernel", guest_kernels[-1].release)
    assert done.returncode == 0, done.stdout
    printed = steady(done.stdout)
    missing = [line for line in steady(block("run").text) if line not in printed]
    assert missing == [], done.stdout


def test_a_mistake_is_shown(project: Path) -> None:
    source = project / "first.pyx"
    lines = source.read_text(encoding="utf-8").splitlines()
    assert lines[12] == "        total += i"
    lines[12] = "        total += j"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = cythonk(project, "build", "first.pyx")
    assert done.returncode == 1
    assert done.stdout == block("mistake").text
