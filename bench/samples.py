# SPDX-License-Identifier: GPL-2.0
"""Takes samples: one boot of the guest and one CPython process for each case and round.

In a boot, ours and the twin take turns work by work; the CPython process runs right before or after
it, and the order of all three changes from round to round. So whatever slows the machine down meets
them alike.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.catalogue import BENCH, Case, Work
from bench.modules import BenchError, Built
from cythonk.guest.job import GuestJob, GuestResult, module_files, module_steps
from cythonk.guest.run import run_guest
from cythonk.kernel.discover import Kernel

# For a million keys that are texts, on both sides.
MEMORY_MB = 2048
# Seconds for a boot; a case takes some seconds.
BOOT_LIMIT = 300.0
CPYTHON_LIMIT = 300.0
# Nanoseconds below which a chunk did not do its work.
SHORTEST = 200
# Chunks for up to that many elements; the largest sizes get fewer, as they average by themselves.
CHUNKS = ((10_000, 10), (100_000, 3), (1_000_000, 1))
# Sizes above this are measured in the first rounds only.
LARGE, LARGE_ROUNDS = 10_000, 3

OURS, TWIN, CPYTHON = "ours", "twin", "cpython"

SCRIPT = """\
ask() {
	echo "$3 $4 $5 $6" >/dev/$2 && echo "row $1 $3 $4 $5 $(cat /dev/$2)"
}
call() {
	answer=$(/client $3 $2 $4 $5 $6) && echo "row $1 $3 $4 $5 $answer"
}
"""


@dataclass(frozen=True)
class Sample:
    """One measurement: nanoseconds of the shortest chunk of `repeats` calls."""

    who: str
    work: str
    size: int
    repeats: int
    nanoseconds: int
    check: int


@dataclass(frozen=True)
class Plan:
    """A work at a size, and how often to do it."""

    work: Work
    size: int
    repeats: int
    chunks: int


def plans(case: Case, quick: bool, turn: int = 0) -> list[Plan]:
    """What is measured in a round of a case; quick: small sizes only, few chunks."""
    limit = 1_000 if quick else LARGE if turn >= LARGE_ROUNDS else math.inf
    found = []
    for work in case.works:
        for size in work.sizes:
            if work.amount(size) > limit:
                continue
            chunks = next(count for most, count in CHUNKS if work.amount(size) <= most)
            found.append(Plan(work, size, work.repeats(size), 3 if quick else chunks))
    return found


def guest_round(built: Built, kernel: Kernel, todo: Sequence[Plan], turn: int) -> list[Sample]:
    """One boot. Raises BenchError when anything in it fails."""
    lines = [_guest_line(built, who, plan) for plan in todo for who in _order(turn)]
    result = run_modules(built, kernel, SCRIPT + " &&\n".join(lines) + "\n")
    return list(read_rows(result.step("script").output))


def _order(turn: int) -> tuple[str, str]:
    return (OURS, TWIN) if turn % 2 == 0 else (TWIN, OURS)


def _guest_line(built: Built, who: str, plan: Plan) -> str:
    suffix = "" if who == OURS else "_twin"
    ask, device = "ask", f"bench_{built.case.name}{suffix}"
    if plan.work.device:
        ask, device = "call", plan.work.device.format(suffix)
    return f"{ask} {who} {device} {plan.work.name} {plan.size} {plan.repeats} {plan.chunks}"


def run_modules(built: Built, kernel: Kernel, script: str) -> GuestResult:
    """Load a case's modules, run a script, unload. Raises BenchError when anything fails.

    A boot that breaks off is repeated once: user-mode Linux panics now and then when a fork is
    interrupted (its flush_tlb_mm() takes the mark of an unfinished copy for a vma), whatever runs.
    """
    files: dict[str, Path | bytes] = {**module_files(built.modules)}
    if built.client:
        files["/client"] = built.client
    steps = module_steps(built.modules, script, timeout=BOOT_LIMIT)
    job = GuestJob(kernel, files, steps, timeout=BOOT_LIMIT, memory_mb=MEMORY_MB)
    result = run_guest(job)
    if _broke_off(result):
        result = run_guest(job)
    if not result.ok:
        raise BenchError(f"{built.case.name}: the guest failed\n{_failure(result)}")
    return result


def _broke_off(result: GuestResult) -> bool:
    """Whether the guest ended without any step having failed."""
    return not result.ok and all(step.ok or step.status is None for step in result.steps)


def _failure(result: GuestResult) -> str:
    said = [f"{step.name}: {step.output[-500:]}" for step in result.steps if not step.ok]
    said += [f"{problem.kind}: {problem.message}" for problem in result.problems]
    return "\n".join([*said, *result.log[-20:]])


def read_rows(text: str) -> Iterator[Sample]:
    """The samples in what a guest printed."""
    for line in text.splitlines():
        words = line.split()
        if words[:1] != ["row"]:
            continue
        try:
            _, who, work, size, repeats, nanoseconds, check = words
            yield Sample(who, work, int(size), int(repeats), int(nanoseconds), int(check))
        except ValueError:
            raise BenchError(f"not a measurement: {line!r}") from None


def cpython_round(case: Case, todo: Sequence[Plan]) -> list[Sample]:
    """One CPython process. Raises BenchError when it fails."""
    lines = run_cpython(case, todo, count=False)
    return [
        Sample(CPYTHON, work, int(size), int(repeats), int(took), int(check))
        for work, size, repeats, took, check, _ in lines
    ]


def run_cpython(
    case: Case, todo: Sequence[Plan], count: bool, environment: dict[str, str] | None = None
) -> list[list[str]]:
    """The rows that cpython.py prints. Raises BenchError when it fails."""
    works = [(p.work.name, p.work.prepare, p.size, p.repeats, p.chunks) for p in todo]
    # Not -I, which would ignore PYTHONMALLOC.
    command = [
        sys.executable,
        "-s",
        "-S",
        "-P",
        str(BENCH / "cpython.py"),
        str(case.cpython_source),
    ]
    try:
        done = subprocess.run(
            command,
            input=json.dumps({"works": works, "count": count}),
            capture_output=True,
            text=True,
            env=environment,
            timeout=CPYTHON_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BenchError(f"{case.name}: CPython takes over {CPYTHON_LIMIT:g} s") from None
    if done.returncode != 0:
        raise BenchError(f"{case.name}: CPython failed\n{done.stderr[-2000:]}")
    return [line.split() for line in done.stdout.splitlines()]


def take(built: Built, kernel: Kernel, rounds: int, quick: bool) -> list[list[Sample]]:
    """All samples of a case, a list for each round, checked."""
    found = []
    for turn in range(rounds):
        todo = plans(built.case, quick, turn)
        samples: list[Sample] = []
        first = turn % 2 == 1 and not built.case.system_calls
        if first:
            samples += cpython_round(built.case, todo)
        samples += guest_round(built, kernel, todo, turn)
        if not first and not built.case.system_calls:
            samples += cpython_round(built.case, todo)
        check(built.case, todo, samples)
        found.append(samples)
    return found


def check(case: Case, todo: Sequence[Plan], samples: Sequence[Sample]) -> None:
    """Refuse what cannot be compared: missing samples, different results, work that was not done."""
    whos = {OURS, TWIN} if case.system_calls else {OURS, TWIN, CPYTHON}
    for plan in todo:
        where = f"{case.name}: {plan.work.name} of {plan.size:,}"
        mine = [s for s in samples if (s.work, s.size) == (plan.work.name, plan.size)]
        if sorted(s.who for s in mine) != sorted(whos):
            raise BenchError(f"{where}: measured are {', '.join(s.who for s in mine) or 'none'}")
        if len({s.check for s in mine}) != 1:
            found = ", ".join(f"{s.who} {s.check}" for s in mine)
            raise BenchError(f"{where}: they do not compute the same: {found}")
        if short := [s.who for s in mine if s.nanoseconds < SHORTEST]:
            raise BenchError(f"{where}: took no time, so it did not run: {', '.join(short)}")
