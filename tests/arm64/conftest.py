# SPDX-License-Identifier: GPL-2.0
"""Where the core set runs on arm64: on Debian's cloud kernels, cross-built and emulated.

A machine that is not set up for it skips these tests and says what is missing; `make arm64`, which
sets it up, sets CYTHONK_REQUIRE_ARM64, and what is missing is a failure then. One series is enough
for every run, the others are marked as full.
"""

from __future__ import annotations

import functools
import os

import pytest

from cythonk.guest.initramfs import build
from cythonk.guest.job import GuestError
from cythonk.kernel.arch import ARCHES
from cythonk.kernel.toolchain import check

ARCH = "arm64"


@functools.cache
def missing() -> str:
    """What building for arm64 and booting it lacks here; "" for nothing."""
    absent = [tool.name for tool in check() if tool.arch == ARCH and not tool.found]
    if not absent:
        try:
            build([], {}, "probe", ARCH)
        except GuestError as error:
            absent = [error.message]
    return ", ".join(absent)


@pytest.fixture(scope="session", autouse=True)
def set_up() -> None:
    """Skips everything here, or fails it, where arm64 is not set up."""
    if lacking := missing():
        reason = f"arm64 is not set up (run '{ARCHES[ARCH].setup}'): no {lacking}"
        if os.environ.get("CYTHONK_REQUIRE_ARM64"):
            pytest.fail(reason)
        pytest.skip(reason)
