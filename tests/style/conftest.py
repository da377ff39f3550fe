# SPDX-License-Identifier: GPL-2.0
"""The kernel's own scripts that judge C, from the source tree that test beds are built from."""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.beds.build import home
from cythonk.beds.source import ensure_source
from cythonk.kernel.cache import locked


@pytest.fixture(scope="session")
def kernel_scripts() -> Path:
    """The directory scripts/ of a kernel's source, brought into the cache where it is missing."""
    home().mkdir(parents=True, exist_ok=True)
    with locked(home() / "lock"):
        return ensure_source(home(), print) / "scripts"
