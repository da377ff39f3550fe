# SPDX-License-Identifier: GPL-2.0
"""Fixtures every test may use."""

from __future__ import annotations

import pytest

from cythonk.kernel.discover import GUEST_SERIES, Kernel, guest_kernel


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option that rewrites golden files, for people to review the difference."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew from what comes out",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def guest_kernels() -> list[Kernel]:
    """The kernels everything is tested on, oldest first; their absence is a failure."""
    return [guest_kernel(series) for series in GUEST_SERIES]


@pytest.fixture(scope="session", params=GUEST_SERIES)
def each_kernel(request: pytest.FixtureRequest) -> Kernel:
    """Runs a test once on each of the guest kernels."""
    return guest_kernel(str(request.param))
