# SPDX-License-Identifier: GPL-2.0
"""Guests: kernels booted in QEMU to load modules in, with what happened told apart and judged.

`run.run_guest` boots a `job.GuestJob` and gives a `job.GuestResult`.
"""

from cythonk.guest.job import (
    GuestError,
    GuestJob,
    GuestResult,
    Step,
    StepResult,
    module_files,
    module_steps,
)
from cythonk.guest.problems import Problem, scan
from cythonk.guest.run import run_guest

__all__ = [
    "GuestError",
    "GuestJob",
    "GuestResult",
    "Problem",
    "Step",
    "StepResult",
    "module_files",
    "module_steps",
    "run_guest",
    "scan",
]
