# SPDX-License-Identifier: GPL-2.0
"""Parameters of the tests here: the newest series in every run, the older ones in full runs."""

from __future__ import annotations

import pytest

from cythonk.kernel.discover import GUEST_SERIES

KERNELS = [
    *(pytest.param(f"{series}-arm64", marks=pytest.mark.full) for series in GUEST_SERIES[:-1]),
    pytest.param(f"{GUEST_SERIES[-1]}-arm64"),
]
