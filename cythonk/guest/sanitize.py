# SPDX-License-Identifier: GPL-2.0
"""The steps that put modules to the test on a sanitizer kernel.

Each module is loaded, used and unloaded as always; then again with each of its allocations failing
in turn (`faults.sh`); at the end kmemleak is asked what was left behind (`leaks.sh`). Apart from
the running because it only puts jobs together; judging is `problems.py`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cythonk.guest.job import MODULE_DIRECTORY, GuestJob, Step
from cythonk.guest.programs import program
from cythonk.kernel.discover import Kernel

_HERE = Path(__file__).parent
_SCRIPTS = "/ckguest"

# The first so many allocations of a round fail in turn; of what comes after, one in each eighth.
EVERY = 400


@dataclass(frozen=True)
class Scenario:
    """A module and how it is used.

    Attributes:
        module: the `.ko`.
        script: shell commands that use it while it is loaded; None: loading is using.
        parameters: module parameters.
        faults: how many allocations are to fail in turn; 0: no fault injection.
        fault_script: what is run instead of `script` when allocations fail; None: the same.
        files: more files for the guest, by absolute path.
    """

    module: Path
    script: str | None = None
    parameters: Sequence[str] = ()
    faults: int = EVERY
    fault_script: str | None = None
    files: Mapping[str, Path | bytes] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The module's name in the kernel."""
        return self.module.stem.replace("-", "_")

    @property
    def place(self) -> str:
        """The module's path in the guest."""
        return str(MODULE_DIRECTORY / self.module.name)


def sanitize_job(
    kernel: Kernel,
    scenarios: Sequence[Scenario],
    *,
    timeout: float,
    step_timeout: float = 60.0,
    memory_mb: int = 1024,
    append: str = "",
) -> GuestJob:
    """One boot of a sanitizer kernel that puts all scenarios through everything."""
    files = tools(kernel)
    for scenario in scenarios:
        files[scenario.place] = scenario.module
        files.update(scenario.files)
        script = scenario.fault_script or scenario.script
        if script is not None:
            files[_script(scenario)] = script.encode()
    return GuestJob(
        kernel,
        files,
        list(_steps(scenarios, timeout, step_timeout)),
        timeout=timeout,
        memory_mb=memory_mb,
        append=append,
    )


def tools(kernel: Kernel) -> dict[str, Path | bytes]:
    """What a guest needs for these steps, by its path there."""
    return {
        "/sbin/ckfault": program("ckfault", kernel.arch),
        f"{_SCRIPTS}/faults.sh": (_HERE / "faults.sh").read_bytes(),
        f"{_SCRIPTS}/leaks.sh": (_HERE / "leaks.sh").read_bytes(),
    }


def leak_steps(timeout: float = 60.0) -> tuple[Step, Step]:
    """The steps that come before and after what may leak."""
    clear = Step("forget the boot's leaks", f"sh {_SCRIPTS}/leaks.sh clear")
    scan = Step("look for leaks", f"sh {_SCRIPTS}/leaks.sh scan", timeout=timeout, quiet=True)
    return clear, scan


def _script(scenario: Scenario) -> str:
    return f"{_SCRIPTS}/use-{scenario.name}.sh"


def _steps(scenarios: Sequence[Scenario], timeout: float, step_timeout: float) -> Iterable[Step]:
    clear, scan = leak_steps(step_timeout)
    yield clear
    for scenario in scenarios:
        words = " ".join([scenario.place, *scenario.parameters])
        yield Step(f"insmod {scenario.name}", f"insmod {words}", timeout=step_timeout)
        if scenario.script is not None:
            yield Step(f"use {scenario.name}", scenario.script, timeout=step_timeout)
        yield Step(f"rmmod {scenario.name}", f"rmmod {scenario.name}", timeout=step_timeout)
    for scenario in scenarios:
        if scenario.faults:
            used = scenario.script is not None or scenario.fault_script is not None
            words = " ".join(
                [
                    scenario.place,
                    str(scenario.faults),
                    _script(scenario) if used else "-",
                    *scenario.parameters,
                ]
            )
            name = f"fail allocations of {scenario.name}"
            command = f"sh {_SCRIPTS}/faults.sh {words}"
            yield Step(name, command, timeout=timeout, quiet=True)
    yield scan
