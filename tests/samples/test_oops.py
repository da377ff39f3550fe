# SPDX-License-Identifier: GPL-2.0
"""An oops in a module names the lines of its `.pyx`.

Only a function marked `@unsafe` can divide by zero; the guest's backtrace, decoded by the command,
must then point at the division, although gcc inlined the function into the module's init.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cythonk.kernel.discover import GUEST_SERIES

SOURCE = '''\
# SPDX-License-Identifier: GPL-2.0
"""Divides in code that asked not to be checked."""

__license__ = "GPL"


@unsafe
cdef int divide(int a, int b):
    return a // b


def average(list values, int total):
    return divide(total, len(values))


def main():
    print("before")
    print("after", average(%s, 10))


main()
'''
DIVISION = SOURCE.splitlines().index("    return a // b") + 1


def run(directory: Path, series: str, values: str) -> subprocess.CompletedProcess[str]:
    """`cythonk run` of the module, whose list is `values`."""
    (directory / "crash.pyx").write_text(SOURCE % values)
    return subprocess.run(
        [sys.executable, "-m", "cythonk", "run", "crash.pyx", "--kernel", series],
        cwd=directory,
        capture_output=True,
        text=True,
        timeout=240,
    )


@pytest.mark.parametrize("series", GUEST_SERIES)
def test_division_by_zero_is_shown_at_its_line(tmp_path: Path, series: str) -> None:
    outcome = run(tmp_path, series, "[]")
    assert outcome.returncode == 1
    assert f"crash.pyx:{DIVISION}: error: " in outcome.stderr
    assert "divide error" in outcome.stderr


def test_nothing_is_shown_when_it_divides(tmp_path: Path) -> None:
    outcome = run(tmp_path, GUEST_SERIES[-1], "[1, 2]")
    assert outcome.returncode == 0, outcome.stderr
    assert "after 5" in outcome.stdout
