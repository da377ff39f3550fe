# SPDX-License-Identifier: GPL-2.0
"""Modules for guests to load, built by Kbuild once for each kernel."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from cythonk.kernel.discover import Kernel

SOURCES = Path(__file__).parent / "modules"

BuildModules = Callable[[Kernel], dict[str, Path]]


@pytest.fixture(scope="session")
def build_modules(tmp_path_factory: pytest.TempPathFactory) -> BuildModules:
    """Gives the modules of tests/guest/modules for a kernel, by name."""

    @cache
    def build(kernel: Kernel) -> dict[str, Path]:
        directory = tmp_path_factory.mktemp("modules")
        for source in SOURCES.iterdir():
            shutil.copy(source, directory)
        subprocess.run(
            ["make", "-s", "-C", str(kernel.build), f"M={directory}", "modules"],
            check=True,
            timeout=120,
        )
        return {module.stem: module for module in directory.glob("*.ko")}

    return build
