# SPDX-License-Identifier: GPL-2.0
"""Fixtures every test may use."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from cythonk.kernel.discover import GUEST_SERIES, Kernel, guest_kernel


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option that rewrites golden files, for people to review the difference."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew from what comes out",
    )


def pytest_configure(config: pytest.Config) -> None:
    """A temporary directory for each of several test processes.

    Tests look there for what a build or a guest has left behind, and must not find what another
    process's build is at.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is not None:
        run = os.environ["PYTEST_XDIST_TESTRUNUID"]
        directory = Path(tempfile.gettempdir()) / f"tests-{run[:8]}-{worker}"
        directory.mkdir(exist_ok=True)
        os.environ["TMPDIR"] = tempfile.tempdir = str(directory)
        config.add_cleanup(lambda: shutil.rmtree(directory, ignore_errors=True))


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
