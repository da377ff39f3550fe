# SPDX-License-Identifier: GPL-2.0
"""One boot of a guest that runs workloads: what it is started with, and what comes of it.

Used by the command (run.py) and by the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cythonk.beds import BEDS, BedError, bed
from cythonk.cli.decode import Decoder, GuestModule
from cythonk.guest.job import GuestJob, GuestResult
from cythonk.guest.run import run_guest
from cythonk.kernel.discover import Kernel, resolve
from race import workloads
from race.report import Finding, findings
from race.workloads import Task

CPUS = 4
MEMORY_MB = 1024

# A guest that is broken ends at its first report: more may follow from it without end, from a loop
# that no signal reaches, until the job's time is up. More places where one task can take another's,
# and memory that still holds what it held before, make races likelier to be seen. What looks like a
# stall is most often the host's business, which has fewer CPUs; real ones meet the time limits.
PARAMETERS = (
    "oops=panic panic_on_warn=1 kasan.fault=panic preempt=full init_on_alloc=0 watchdog_thresh=60 "
    "rcupdate.rcu_cpu_stall_timeout=120 rcupdate.rcu_cpu_stall_suppress_at_boot=1"
)

# Seconds that a boot may take on a busy machine.
BOOT = 120.0


@dataclass(frozen=True)
class Bench:
    """What workloads run on.

    Attributes:
        name: as the user says it: a bed, or a release of a kernel in the cache.
        kernel: the kernel.
        parameters: of its command line.
    """

    name: str
    kernel: Kernel
    parameters: str

    @property
    def delays_reuse(self) -> bool:
        """Whether freed objects stay untouched for a while, for their use to be noticed."""
        config = (self.kernel.build / ".config").read_text(encoding="utf-8", errors="replace")
        return "\nCONFIG_SLUB_RCU_DEBUG=y" in config


def bench(name: str, progress: Callable[[str], None]) -> Bench:
    """The bench of that name; a bed is built where it is not there yet.

    Raises:
        BedError: it cannot be built.
        CythonkError: there is no such kernel.
    """
    if name in BEDS:
        if BEDS[name].arch == "um":
            raise BedError(
                f"'{name}' has one CPU", "races need several: use 'x86-kasan' or a release"
            )
        return Bench(name, bed(name, progress), f"{PARAMETERS} {BEDS[name].parameters}")
    return Bench(name, resolve(name), PARAMETERS)


@dataclass(frozen=True)
class Outcome:
    """What came of a boot.

    Attributes:
        result: the guest's result.
        findings: what did not hold.
    """

    result: GuestResult
    findings: list[Finding]


def run(
    bench: Bench,
    tasks: Sequence[Task],
    module: Path | None,
    device: Path | None = None,
    client: Path | None = None,
    on_task: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Boot a guest with several CPUs and run tasks in it, one after the other.

    Args:
        bench: what to boot.
        tasks: what to run.
        module: the C workloads.
        device: the driver, where tasks use it.
        client: likewise.
        on_task: told the name of each task when it begins.

    Raises:
        GuestError: the guest could not be started.
    """
    steps = [task.step() for task in tasks]
    job = GuestJob(
        kernel=bench.kernel,
        files=workloads.files(module, device, client),
        steps=steps,
        timeout=BOOT + sum(step.timeout or 0 for step in steps),
        smp=CPUS,
        memory_mb=MEMORY_MB,
        append=bench.parameters,
    )
    result = run_guest(job, on_step=lambda step: on_task(step.name))
    modules = [GuestModule(file) for file in (module, device) if file is not None]
    return Outcome(result, findings(result, tasks, Decoder(modules, result.loads)))
