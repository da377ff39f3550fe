# SPDX-License-Identifier: GPL-2.0
"""The kernels that are built here, a row each.

Apart from the building because the command line and the docs list them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cythonk.diagnostics.model import HintedError

HERE = Path(__file__).parent
FRAGMENTS = HERE / "fragments"
PATCHES = HERE / "patches"


class BedError(HintedError):
    """A kernel cannot be built."""

    code = "CK605"


@dataclass(frozen=True)
class Bed:
    """A kernel to build.

    Attributes:
        name: what it goes by; its release ends in it.
        purpose: what it is for, in a few words.
        arch: its architecture, a key of ARCHES.
        fragments: names of configuration fragments; of two that set an option the later one wins.
        targets: what to make.
        files: about how many files are compiled, for the progress shown.
        minutes: about how long that takes on two cores.
        parameters: what its guests' kernel command line has to have.
    """

    name: str
    purpose: str
    arch: str
    fragments: tuple[str, ...]
    targets: tuple[str, ...]
    files: int
    minutes: int
    parameters: str = ""


BEDS: dict[str, Bed] = {
    bed.name: bed
    for bed in (
        Bed(
            name="uml",
            purpose="benchmarks and functional tests at native speed",
            arch="um",
            fragments=("common", "um"),
            targets=("all",),
            files=900,
            minutes=4,
        ),
        Bed(
            name="uml-sanitize",
            purpose="sanitizers, lockdep, leak detection and fault injection",
            arch="um",
            fragments=("common", "um", "sanitize", "um-sanitize"),
            targets=("all",),
            files=900,
            minutes=5,
        ),
        Bed(
            name="x86-kasan",
            purpose="races on several CPUs under the sanitizers",
            arch="x86_64",
            fragments=("common", "x86", "sanitize"),
            targets=("bzImage", "modules"),
            files=1400,
            minutes=8,
            parameters="kasan_multi_shot rcupdate.rcu_expedited=1",
        ),
    )
}
