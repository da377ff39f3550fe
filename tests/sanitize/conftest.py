# SPDX-License-Identifier: GPL-2.0
"""The sanitizer kernel, and which tests take too long for every run."""

from __future__ import annotations

import sys

import pytest

from cythonk.beds import bed
from cythonk.kernel.discover import Kernel


@pytest.fixture(scope="session")
def sanitizer() -> Kernel:
    """The sanitizer kernel; building it, once, takes some minutes."""
    return bed("uml-sanitize", lambda text: print(text, file=sys.__stderr__, flush=True))
