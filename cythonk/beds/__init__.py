# SPDX-License-Identifier: GPL-2.0
"""Kernels built here for what Debian's cannot do: sanitizers, fault injection, native speed.

`table.BEDS` says which there are; `build.bed` gives one, built into the cache where it is missing.
"""

from cythonk.beds.build import bed
from cythonk.beds.table import BEDS, Bed, BedError

__all__ = ["BEDS", "Bed", "BedError", "bed"]
