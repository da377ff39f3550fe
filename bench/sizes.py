# SPDX-License-Identifier: GPL-2.0
"""Sizes of modules against their twins: the bytes of their executable sections.

Data is left out, since what the kernel keeps beside code differs with its configuration.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bench.builds import PAIRS
from bench.modules import Built, Pair, build_ours, build_twins, run_tool
from bench.results import Size
from cythonk.kernel.discover import Kernel

# A row of `readelf -SW` with contents: size and flags.
SECTION = re.compile(r"PROGBITS\s+[0-9a-f]+ [0-9a-f]+ ([0-9a-f]+) [0-9a-f]+ +([A-Z]+) ")


def code_size(module: Path) -> int:
    """The bytes of a module's executable sections."""
    table = run_tool(["readelf", "-SW", str(module)])
    return sum(int(size, 16) for size, flags in SECTION.findall(table) if "X" in flags)


def size_of(name: str, pair: Pair) -> Size:
    """Compare one pair."""
    ours, twin = code_size(pair.ours), code_size(pair.twin)
    return Size(name, ours, twin, ours / twin)


def sample_sizes(kernel: Kernel, scratch: Path) -> list[Size]:
    """The samples against their twins."""
    twins = {f"{sample.stem}_twin": twin for sample, twin in PAIRS}
    build_twins(twins, kernel, scratch / "size-twins", 1)
    found = []
    for sample, _ in PAIRS:
        ours = build_ours([sample], kernel, scratch / f"size-{sample.stem}.ko")
        twin = scratch / "size-twins" / f"{sample.stem}_twin.ko"
        found.append(size_of(sample.name, Pair(ours, twin)))
    return found


def case_sizes(built: Sequence[Built]) -> list[Size]:
    """The modules of the cases, each with the device that measures it."""
    return [size_of(f"bench/cases/{one.case.name}", one.pairs[0]) for one in built]
