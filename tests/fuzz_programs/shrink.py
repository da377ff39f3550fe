# SPDX-License-Identifier: GPL-2.0
"""Makes a failing program small: takes statements out while it fails in the same way.

Many smaller programs are tried at once, since a build and a boot cost about the same for one and for
many.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from .program import Program
from .trial import Failure, Trial

_AT_ONCE = 24


def shrink(failure: Failure, trial: Trial, seconds: float) -> Failure:
    """The smallest program found in some time that fails as this one does."""
    ends = time.monotonic() + seconds
    best = failure
    while time.monotonic() < ends:
        candidates = best.program.smaller(_AT_ONCE)
        failing = [f for f in trial.failures(trial.sound(candidates)) if f.kind == best.kind]
        if not failing:
            rest = best.program.smaller(10_000)[_AT_ONCE:]
            failing = _first_of(rest, best, trial, ends)
        if not failing:
            return best
        best = min(failing, key=lambda f: f.program.size())
    return best


def _first_of(
    candidates: Sequence[Program], best: Failure, trial: Trial, ends: float
) -> list[Failure]:
    """Failures among the first batch of candidates that has any."""
    for start in range(0, len(candidates), _AT_ONCE):
        if time.monotonic() >= ends:
            break
        batch = candidates[start : start + _AT_ONCE]
        if failing := [f for f in trial.failures(trial.sound(batch)) if f.kind == best.kind]:
            return failing
    return []
