# SPDX-License-Identifier: GPL-2.0
"""A module that calls the kernel's macros by the prototypes proved for them, in a guest of each kernel."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from cythonk.headers import macros
from cythonk.headers.needs import needed
from cythonk.headers.writer import pxd
from cythonk.kernel.discover import guest_kernel
from tests.headers.conftest import HEADERS, Read

MODULE = Path(__file__).parent / "calls.pyx"
COMMAND = [sys.executable, "-m", "cythonk", "test", "--format", "json"]
IMPORTED = re.compile(r"cimport \((.*?)\)", re.DOTALL)


def declarations(headers: Read, names: set[str]) -> str:
    """What a kernel has for these names, as a `.pxd`."""
    functions = headers.functions(names)
    plain = {name: place for name, place in headers.defined.plain.items() if name in names}
    constants = macros.constants(HEADERS, plain, headers.how)
    everything = replace(
        headers.declared,
        functions={**headers.declared.functions, **functions},
        constants={**headers.declared.constants, **constants},
    )
    return pxd(needed(everything, names, {"first"}))


def test_in_guest(headers: Read, tmp_path: Path) -> None:
    """Every call is built as it is written, and does what the macro does."""
    found = IMPORTED.search(MODULE.read_text())
    assert found
    names = set(re.findall(r"\w+", found[1]))
    (tmp_path / "kernel_macros.pxd").write_text(declarations(headers, names))
    shutil.copy(MODULE, tmp_path)
    build = guest_kernel(headers.series).build
    done = subprocess.run(
        [*COMMAND, MODULE.name, "--kernel", str(build)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    report = json.loads(done.stdout or "{}")
    outcomes = {test["name"]: test["outcome"] for test in report.get("tests", [])}
    expected = re.findall(r"def (test_\w+)", MODULE.read_text())
    assert outcomes == dict.fromkeys(expected, "passed"), done.stdout + done.stderr
    assert done.returncode == 0, done.stdout
    assert report["diagnostics"] == []
