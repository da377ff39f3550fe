# SPDX-License-Identifier: GPL-2.0
"""Kernels and a small runtime for the Kbuild tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.kernel.discover import GUEST_SERIES, Kernel, guest_kernel


@pytest.fixture(params=GUEST_SERIES)
def kernel(request: pytest.FixtureRequest) -> Kernel:
    """Each of the kernels that modules must build for."""
    return guest_kernel(str(request.param))


RUNTIME_MEMBERS = {
    "one": "int ck_one(int x)\n{\n\treturn x + 1;\n}\n",
    "two": "int ck_two(int x)\n{\n\treturn ck_three_data + x;\n}\n",
    "three": "int ck_three_data = 4;\nint ck_three(int x)\n{\n\treturn x + 3;\n}\n",
}

RUNTIME_HEADER = """\
int ck_one(int x);
int ck_two(int x);
int ck_three(int x);
extern int ck_three_data;
"""


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    """A runtime of three members; the second needs the third."""
    top = tmp_path / "a runtime"  # Kbuild must never see the space
    include = top / "include" / "cythonk"
    include.mkdir(parents=True)
    (include / "cythonk.h").write_text(RUNTIME_HEADER)
    for name, text in RUNTIME_MEMBERS.items():
        (top / f"{name}.c").write_text(f"#include <cythonk/cythonk.h>\n{text}")
    return top


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own; made before `kernel` looks, it would hide the guest kernels."""
    directory = tmp_path / "cache"
    monkeypatch.setenv("CYTHONK_CACHE", str(directory))
    return directory
