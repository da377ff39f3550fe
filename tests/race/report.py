# SPDX-License-Identifier: GPL-2.0
"""What went wrong in a run: one finding for each task, with the places in the sources, and the
command that repeats it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cythonk.cli.decode import Decoder
from cythonk.guest.job import GuestResult
from cythonk.guest.problems import Problem, without_stamp
from race import printed
from race.workloads import Task

# A failed check: of a C workload, and of the client.
_FAILED = re.compile(r"^(?:race: [\w.]+|hammer): FAILED: (.*)")
# How many operations a workload reports, the interrupts' at the end.
_DONE = re.compile(r"^race: ([\w.]+): (?:not )?ok: .* (\d+) task, (\d+) softirq, (\d+) hardirq$")
# What is shown of a finding at most, things seen and places. A broken guest may report thousands.
_SHOWN = 10
# Seconds that a repetition gets at least: what a short run found by luck needs more time.
_AGAIN = 20


@dataclass(frozen=True)
class Finding:
    """Something that did not hold.

    Attributes:
        task: in which task; None: in none of them.
        what: one line for each thing that was seen.
        places: where in the runtime and the driver, for reports of the kernel, the first of them.
    """

    task: Task | None
    what: tuple[str, ...]
    places: tuple[str, ...] = ()


def findings(result: GuestResult, tasks: Sequence[Task], decoder: Decoder) -> list[Finding]:
    """What went wrong, in the order of the tasks; first what belongs to none of them."""
    found = []
    known = {task.name for task in tasks}
    outside = [problem for problem in result.problems if problem.step not in known]
    if outside:
        found.append(Finding(None, tuple(map(_message, outside)), _places(outside, decoder)))
    for task in tasks:
        finding = _finding(result, task, decoder)
        if finding:
            found.append(finding)
        if result.step(task.name).status is None:
            return found  # the guest ended in it, and the others never ran
    return found


def _finding(result: GuestResult, task: Task, decoder: Decoder) -> Finding | None:
    step = result.step(task.name)
    log = [without_stamp(line) for line in step.log]
    lines = [*log, *step.output.splitlines()]
    what = [match[1] for line in lines if (match := _FAILED.match(line))]
    problems = [problem for problem in result.problems if problem.step == task.name]
    what += map(_message, problems)
    if task.case == printed.CASE:
        what += printed.complaints(step.log)
    if step.ok and not task.uses_device:
        what += _idle(log)
    if not step.ok and not what:
        said = step.output.strip().splitlines()
        reason = "it took too long" if step.timed_out else f"status {step.status}"
        what.append(": ".join([reason, *said[-1:]]))
    return Finding(task, tuple(what), _places(problems, decoder)) if what else None


def _idle(log: Sequence[str]) -> list[str]:
    """A workload that nobody worked at proves nothing."""
    done = [match for line in log if (match := _DONE.match(line))]
    if not done:
        return ["it did not report"]
    return [f"{match[1]}: an actor did nothing" for match in done if "0" in match.groups()[1:]]


def _message(problem: Problem) -> str:
    return f"{problem.kind}: {problem.message}"


def _places(problems: Sequence[Problem], decoder: Decoder) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for problem in problems:
        if len(found) >= _SHOWN:
            break
        for frame in decoder.frames(problem.context, problem.line if problem.line >= 0 else None):
            place = f"{frame.position.file.name}:{frame.position.line}"
            found[f"{place} in {frame.function}()" if frame.function else place] = None
    return tuple(found)


def command(task: Task, kernel: str) -> str:
    """How to run a task again."""
    seconds = max(_AGAIN, round(task.seconds))
    return f"make race CASE={task.case} SEED={task.seed} SECONDS={seconds} KERNEL={kernel}"


def text(finding: Finding, kernel: str) -> str:
    """A finding for people."""
    lines = [f"FAILED {finding.task.name if finding.task else 'outside of the workloads'}"]
    lines += [f"  {line}" for line in finding.what[:_SHOWN]]
    lines += [f"    at {place}" for place in finding.places[:_SHOWN]]
    if finding.task:
        lines.append(f"  again: {command(finding.task, kernel)}")
    return "\n".join(lines)
