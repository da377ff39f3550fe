# SPDX-License-Identifier: GPL-2.0
"""Makes results of samples: times, ratios with their spread, and the report that is kept as JSON.

Everything shown (table, chart, page) is made from the report, so a stored one says all.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.catalogue import Case, Work
from bench.modules import BenchError
from bench.samples import CPYTHON, OURS, TWIN, Sample
from cythonk.kernel.cache import replacing
from cythonk.kernel.discover import Kernel

# Changes when a reader of older reports would misread newer ones.
VERSION = 1


@dataclass(frozen=True)
class Ratio:
    """Ours divided by another: of the shortest times, and how far single rounds lie apart."""

    value: float
    spread: float


@dataclass(frozen=True)
class Speed:
    """A work at one size. Times are nanoseconds, counts are allocations, both per element or call.

    Attributes:
        case: its name.
        work: its name.
        label: what it does.
        size: how much a call works on.
        per: "element" or "call".
        shown: whether it stands for the other sizes.
        ours: time.
        twin: time.
        cpython: time; None where CPython has no counterpart.
        to_twin: ours divided by the twin's.
        to_cpython: ours divided by CPython's.
        allocations: counts of ours, the twin and CPython; None where they were not taken.
    """

    case: str
    work: str
    label: str
    size: int
    per: str
    shown: bool
    ours: float
    twin: float
    cpython: float | None
    to_twin: Ratio
    to_cpython: Ratio | None
    allocations: tuple[float | None, float | None, float | None] = (None, None, None)


@dataclass(frozen=True)
class Build:
    """Building with cythonk against Kbuild on C; seconds.

    Attributes:
        what: what is built.
        kind: "sample", "lines" (one module of `amount` lines) or "modules" (that many at once).
        amount: lines or modules.
        ours: time.
        twin: time.
        ratio: ours divided by the twin's; the spread is 0 where it was built once.
        again: time of a build with nothing changed; None where it was not taken.
    """

    what: str
    kind: str
    amount: int
    ours: float
    twin: float
    ratio: Ratio
    again: float | None = None


@dataclass(frozen=True)
class Size:
    """Bytes of code of a module and its twin."""

    module: str
    ours: int
    twin: int
    ratio: float


@dataclass(frozen=True)
class Memory:
    """Bytes of memory that one of many things takes."""

    what: str
    ours: float
    cpython: float
    ratio: float


@dataclass(frozen=True)
class Generation:
    """What the kernel's headers cost; seconds.

    Attributes:
        what: what is done.
        ours: time.
        twin: time of the compiler for the same headers, or of a build without them; None: there is none.
        ratio: ours divided by the twin's.
    """

    what: str
    ours: float
    twin: float | None = None
    ratio: Ratio | None = None


@dataclass(frozen=True)
class Report:
    """All of a run.

    Attributes:
        machine: what it ran on, for people.
        rounds: how often each work was measured.
        speed: works.
        build: build times.
        size: sizes of modules.
        memory: what objects and elements weigh.
        generation: what headers cost.
    """

    machine: dict[str, str]
    rounds: int
    speed: list[Speed] = field(default_factory=list)
    build: list[Build] = field(default_factory=list)
    size: list[Size] = field(default_factory=list)
    memory: list[Memory] = field(default_factory=list)
    generation: list[Generation] = field(default_factory=list)
    version: int = VERSION


def ratio(ours: Sequence[float], other: Sequence[float]) -> Ratio:
    """Of values that belong together one by one, round by round."""
    single = [a / b for a, b in zip(ours, other, strict=True)]
    return Ratio(min(ours) / min(other), max(single) - min(single))


def speeds(case: Case, rounds: Sequence[Sequence[Sample]]) -> list[Speed]:
    """The results of a case's rounds."""
    times: dict[tuple[str, str, int], list[float]] = {}
    for samples in rounds:
        for s in samples:
            unit = s.repeats * case.work(s.work).amount(s.size)
            times.setdefault((s.who, s.work, s.size), []).append(s.nanoseconds / unit)
    return [
        _speed(case, work, size, times)
        for work in case.works
        for size in work.sizes
        if (OURS, work.name, size) in times
    ]


def _speed(
    case: Case, work: Work, size: int, times: dict[tuple[str, str, int], list[float]]
) -> Speed:
    ours = times[OURS, work.name, size]
    twin = times[TWIN, work.name, size]
    cpython = times.get((CPYTHON, work.name, size))
    return Speed(
        case=case.name,
        work=work.name,
        label=work.label,
        size=size,
        per=work.per,
        shown=size == work.shown(),
        ours=min(ours),
        twin=min(twin),
        cpython=min(cpython) if cpython else None,
        to_twin=ratio(ours, twin),
        to_cpython=ratio(ours, cpython) if cpython else None,
    )


def machine(kernel: Kernel) -> dict[str, str]:
    """What a reader must know of the machine to place the numbers."""
    compiler = subprocess.run(["gcc", "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"^model name\s*:\s*(.+)$", _read("/proc/cpuinfo"), re.MULTILINE)
    kind = "user-mode Linux" if kernel.arch == "um" else "emulated"
    return {
        "processor": found[1] if found else platform.machine(),
        "cpus": str(os.cpu_count()),
        "kernel": f"{kernel.release} ({kind}, one CPU)",
        "compiler": compiler.stdout.splitlines()[0] if compiler.stdout else "unknown",
        "cpython": platform.python_version(),
    }


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def to_json(report: Report) -> str:
    """The report as it is kept."""
    return json.dumps(_rounded(asdict(report)), indent=1, ensure_ascii=False) + "\n"


def _rounded(value: Any) -> Any:
    """Numbers with the digits that mean something."""
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value


def from_json(text: str) -> Report:
    """A report that to_json() wrote. Raises BenchError for anything else."""
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise BenchError(f"the report has version {data['version']}, not {VERSION}")
        return Report(
            machine=data["machine"],
            rounds=data["rounds"],
            speed=[_speed_from(row) for row in data["speed"]],
            build=[Build(**{**row, "ratio": Ratio(**row["ratio"])}) for row in data["build"]],
            size=[Size(**row) for row in data["size"]],
            memory=[Memory(**row) for row in data.get("memory", ())],
            generation=[_generation_from(row) for row in data.get("generation", ())],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BenchError(f"not a report of benchmarks: {error}") from error


def _speed_from(row: dict[str, Any]) -> Speed:
    other = row["to_cpython"]
    return Speed(
        **{
            **row,
            "to_twin": Ratio(**row["to_twin"]),
            "to_cpython": Ratio(**other) if other else None,
            "allocations": tuple(row["allocations"]),
        }
    )


def _generation_from(row: dict[str, Any]) -> Generation:
    found = row["ratio"]
    return Generation(**{**row, "ratio": Ratio(**found) if found else None})


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all. Raises BenchError when it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as pending:
            pending.write_text(text, encoding="utf-8")
            pending.chmod(0o644)  # a temporary file is its owner's alone
    except OSError as error:
        raise BenchError(f"cannot write {path}: {error.strerror}") from error
