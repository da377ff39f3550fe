# SPDX-License-Identifier: GPL-2.0
"""The kernels tests run on, by a short name: Debian's series ("6.12", "6.12-arm64"), and the one
that has KUnit.

KUnit is in the kernels that are built here. Of these it is the one with the sanitizers, which `make
test` builds before the tests; CYTHONK_TEST_UML may name another build directory.
"""

from __future__ import annotations

import os

from cythonk.beds import bed
from cythonk.kernel.arch import NATIVE
from cythonk.kernel.discover import Kernel, guest_kernel, resolve

KUNIT = "uml"


def kernel_named(name: str) -> Kernel:
    """The kernel; the one with KUnit is built where it is not in the cache, which takes minutes."""
    if name != KUNIT:
        series, _, arch = name.partition("-")
        return guest_kernel(series, arch or NATIVE)
    directory = os.environ.get("CYTHONK_TEST_UML")
    return resolve(directory) if directory else bed("uml-sanitize")
