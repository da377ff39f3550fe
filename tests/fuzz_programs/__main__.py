# SPDX-License-Identifier: GPL-2.0
"""`make fuzz`: tries random programs until the time is up, and makes those that fail small.

Every failure is printed with its seed and written, in both languages, to the directory `fuzz-failures`.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

from tests.kernels import kernel_named

from .generate import program
from .shrink import shrink
from .trial import Failure, Trial

_BATCH = 24
_SHRINK_SECONDS = 120.0
_KEPT = Path("fuzz-failures")


def main() -> int:
    """Try, print what fails; 1 when anything did."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "--seed", type=int, help="the first seed; another one each time if left out"
    )
    parser.add_argument("--count", type=int, help="how many programs, instead of a time")
    parser.add_argument("--seconds", type=float, default=300, help="how long")
    parser.add_argument("--kernel", default="uml", help="uml, 6.1 or 6.12")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**9)
    print(f"seeds from {seed} on", flush=True)
    trial = Trial(kernel_named(options.kernel))
    ends = time.monotonic() + options.seconds
    tried = failed = 0
    while tried < options.count if options.count else time.monotonic() < ends:
        count = min(_BATCH, (options.count or _BATCH + tried) - tried)
        failures = trial.failures([program(seed + tried + n) for n in range(count)])
        tried += count
        failed += len(failures)
        for failure in failures:
            _report(shrink(failure, trial, _SHRINK_SECONDS))
        print(f"{tried} programs, {failed} failed", flush=True)
    return 1 if failed else 0


def _report(failure: Failure) -> None:
    _KEPT.mkdir(exist_ok=True)
    seed = failure.program.seed
    for language in ("pyx", "py"):
        (_KEPT / f"seed_{seed}.{language}").write_text(failure.program.text(language))
    print(
        f"{failure}\n{failure.program.text('pyx')}again: make fuzz SEED={seed} COUNT=1", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
