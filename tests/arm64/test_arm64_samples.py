# SPDX-License-Identifier: GPL-2.0
"""The samples' scenario on arm64: the same steps, judged by the same tests."""

from __future__ import annotations

import pytest

from cythonk.guest.job import GuestResult
from tests.arm64.series import KERNELS
from tests.kernels import kernel_named
from tests.samples.test_samples import (
    boot,
    test_a_used_module_stays,
    test_an_exception_is_an_errno_and_a_traceback,
    test_echo_gives_back_what_it_got,
    test_every_step_succeeds,
    test_hello_says_hello_and_goodbye,
    test_parameters,
)

__all__ = [
    "test_a_used_module_stays",
    "test_an_exception_is_an_errno_and_a_traceback",
    "test_echo_gives_back_what_it_got",
    "test_every_step_succeeds",
    "test_hello_says_hello_and_goodbye",
    "test_parameters",
]


@pytest.fixture(scope="module", params=KERNELS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> GuestResult:
    """The scenario on each kernel."""
    return boot(kernel_named(request.param), tmp_path_factory.mktemp("samples-arm64"))
