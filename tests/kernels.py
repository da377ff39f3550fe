# SPDX-License-Identifier: GPL-2.0
"""The kernels tests run on, by a short name: Debian's series ("6.12", "6.12-arm64"), and the one
that has KUnit.

User-mode Linux is built here, which takes minutes, so a test does not do it: where it is not in the
cache what needs KUnit itself is skipped. CYTHONK_TEST_UML may name another build directory of one.
"""

from __future__ import annotations

import os

import pytest

from cythonk.beds.build import known
from cythonk.kernel.arch import NATIVE
from cythonk.kernel.discover import Kernel, guest_kernel, resolve

KUNIT = "uml"


def kernel_named(name: str) -> Kernel:
    """The kernel; skips the test that asks where it is one that has to be built first."""
    if name != KUNIT:
        series, _, arch = name.partition("-")
        return guest_kernel(series, arch or NATIVE)
    directory = os.environ.get("CYTHONK_TEST_UML")
    kernel = resolve(directory) if directory else known(KUNIT)
    if kernel is None:
        pytest.skip("user-mode Linux, which has KUnit, is not built")
    return kernel
