# SPDX-License-Identifier: GPL-2.0
"""The runtime's C tests on arm64: the same modules, judged by the same tests."""

from __future__ import annotations

import pytest

from tests.arm64.series import KERNELS
from tests.runtime.test_runtime import (
    Run,
    test_a_flood_of_tracebacks_is_limited,
    test_builds_without_warnings,
    test_cases,
    test_memory_pressure_collects_cycles,
    test_no_trouble,
    test_traceback,
)

__all__ = [
    "test_a_flood_of_tracebacks_is_limited",
    "test_builds_without_warnings",
    "test_cases",
    "test_memory_pressure_collects_cycles",
    "test_no_trouble",
    "test_traceback",
]


@pytest.fixture(scope="module", params=KERNELS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """One build and boot on each kernel."""
    return Run(request.param, tmp_path_factory)
