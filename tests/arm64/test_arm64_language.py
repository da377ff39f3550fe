# SPDX-License-Identifier: GPL-2.0
"""The language cases on arm64: they print what CPython prints on this machine."""

from __future__ import annotations

import pytest

from cythonk.guest.job import GuestResult
from tests.arm64.series import KERNELS
from tests.kernels import kernel_named
from tests.language.test_language import (
    boot,
    test_leaves_nothing_behind,
    test_prints_what_cpython_prints,
)

__all__ = ["test_leaves_nothing_behind", "test_prints_what_cpython_prints"]


@pytest.fixture(scope="module", params=KERNELS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> GuestResult:
    """All cases on each kernel."""
    return boot(kernel_named(request.param), tmp_path_factory.mktemp("language-arm64"))
