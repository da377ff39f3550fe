# SPDX-License-Identifier: GPL-2.0
"""The workloads by name, and the steps by which a guest runs them.

The C workloads' names are read from their tables, so that there is one list of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cythonk.guest.job import MODULE_DIRECTORY, Step
from race.building import CLIENT, DEVICE, HERE, MODULE

# Seconds a step may take besides its workload: loading and unloading on a slow machine.
PATIENCE = 60.0

# Processes that use the device at once.
HAMMERS = 6

_ROW = re.compile(r'^\t\{ "([\w.]+)", ', re.MULTILINE)

_HAMMER = f"/{CLIENT} /dev/stress {{seed}} {{seconds:.1f}} {HAMMERS}"

# The device used by processes; and while its module comes and goes.
_DEVICE_SCRIPTS = {
    "device.use": f"""\
insmod {MODULE_DIRECTORY}/{DEVICE}.ko || exit
{_HAMMER}
status=$?
rmmod {DEVICE} && exit $status
""",
    "device.reload": f"""\
insmod {MODULE_DIRECTORY}/{DEVICE}.ko || exit
{_HAMMER} churn &
client=$!
reloads=0
while kill -0 $client 2>/dev/null || [ $reloads = 0 ]; do
	rmmod {DEVICE} 2>/dev/null || continue
	insmod {MODULE_DIRECTORY}/{DEVICE}.ko || exit
	reloads=$((reloads + 1))
	sleep 0.05
done
wait $client
status=$?
echo "reloaded $reloads times"
rmmod {DEVICE} && exit $status
""",
}


@dataclass(frozen=True)
class Task:
    """One workload with one seed.

    Attributes:
        case: the workload.
        seed: what its choices follow from.
        seconds: how long it runs.
    """

    case: str
    seed: int
    seconds: float

    @property
    def name(self) -> str:
        """Its step's name."""
        return f"{self.case}, seed {self.seed}"

    @property
    def uses_device(self) -> bool:
        """Whether processes do it, with the driver."""
        return self.case in _DEVICE_SCRIPTS

    def step(self) -> Step:
        """What the guest does for it; it loads and unloads the module."""
        if self.uses_device:
            command = _DEVICE_SCRIPTS[self.case].format(seed=self.seed, seconds=self.seconds)
        else:
            parameters = f"seed={self.seed} milliseconds={self.seconds * 1000:.0f}"
            module = MODULE_DIRECTORY / f"{MODULE}.ko"
            command = f"insmod {module} case={self.case} {parameters} && rmmod {MODULE}"
        return Step(self.name, command, timeout=self.seconds + PATIENCE)


def names() -> list[str]:
    """All workloads."""
    found = []
    for source in sorted(HERE.glob("stress_*.c")):
        found += _ROW.findall(source.read_text(encoding="utf-8"))
    return [*found, *_DEVICE_SCRIPTS]


def select(prefix: str) -> list[str]:
    """The workloads whose names begin so."""
    return [name for name in names() if name.startswith(prefix)]


def tasks(cases: Sequence[str], seeds: Sequence[int], seconds: float) -> list[Task]:
    """Each workload with each seed, in passes over all workloads; they share the time equally."""
    each = seconds / (len(cases) * len(seeds))
    return [Task(case, seed, each) for seed in seeds for case in cases]


def files(module: Path | None, device: Path | None, client: Path | None) -> dict[str, Path | bytes]:
    """What of these a guest has to have, by path in the guest."""
    placed: dict[str, Path | bytes] = {}
    for file in (module, device):
        if file is not None:
            placed[str(MODULE_DIRECTORY / file.name)] = file
    if client is not None:
        placed[f"/{CLIENT}"] = client
    return placed
