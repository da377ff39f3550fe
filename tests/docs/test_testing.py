# SPDX-License-Identifier: GPL-2.0
"""The page on testing: its example gives the report it shows, from the C it shows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cythonk.frontend.testcases.model import Selection
from cythonk.kernel.discover import guest_kernel
from cythonk.pipeline import translate
from tests.docs.markdown import ROOT, Block, blocks

PAGE = ROOT / "docs" / "testing.md"
# What differs from run to run.
TIMES = re.compile(r" \(\d+\.\d\d s\)$| in \d+\.\d s \(.*\)$")


def block(tag: str) -> Block:
    (found,) = [block for block in blocks(PAGE) if tag in block.tags]
    return found


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The page's example as a file."""
    example = block("tested")
    path = tmp_path / f"{example.name}.pyx"
    path.write_text(example.text)
    return path


def test_report(source: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "cythonk", "test", source.name),
            *("--kernel", guest_kernel("6.12").release),
        ],
        cwd=source.parent,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    shown = [TIMES.sub("", line) for line in block("report").text.splitlines()]
    printed = [TIMES.sub("", line) for line in done.stdout.splitlines()]
    # On a terminal the diagnostics stand before the last line, which counts.
    errors = [line for line in done.stderr.splitlines() if line in shown]
    assert [*printed[:-1], *errors, printed[-1]] == shown
    assert done.returncode == 1


def test_emitted_c(source: Path) -> None:
    text = translate([source], module=source.stem, tests=Selection()).units[0].c_text
    plain = re.sub(r'^#line \d+ "[^"]*"\n', "", text, flags=re.MULTILINE)
    for piece in block("emitted").text.split("\n\n"):
        assert piece.strip() in plain
