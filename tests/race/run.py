# SPDX-License-Identifier: GPL-2.0
"""Looks for races: several CPUs, all workloads, varied seeds, for a bounded time.

    PYTHONPATH=tests python -m race.run [--seed N] [--seconds S] [--case PREFIX] [--kernel NAME] [--prove]

`make race` calls it. The seeds are printed first; a failure is printed with the command that
repeats it, and makes the exit status 1. With --prove the runtime is made wrong on purpose, in one
way after the other, and the workloads have to find each.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cythonk.diagnostics.model import CythonkError
from race import workloads
from race.building import BuildError, Workloads, build_client, build_device
from race.mutants import MUTANTS, Mutant
from race.report import text
from race.session import CPUS, Bench, bench, run
from race.workloads import Task

BED = "x86-kasan"
# For what the bed cannot show.
OTHER = "6.12"

SECONDS = 180.0
# Seconds that a workload gets with one seed, roughly: the time decides how many seeds there are.
SLICE = 3.0
# Seconds in which a mutant has to be found, and seeds.
PROOF_SECONDS = 40.0
PROOF_SEEDS = 2


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="make race", description="Look for races.")
    parser.add_argument("--seed", type=int, help="what all choices follow from; default: varied")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of stress, altogether")
    parser.add_argument("--case", default="", help="only workloads whose names begin so")
    parser.add_argument("--kernel", default=BED, help="a test bed, or a release in the cache")
    parser.add_argument("--prove", action="store_true", help="find deliberate races instead")
    parser.add_argument("--log", type=Path, help="write the kernel's log to this file")
    chosen = parser.parse_args(words)
    if not workloads.select(chosen.case):
        parser.error(f"no workload begins with '{chosen.case}': {', '.join(workloads.names())}")
    if chosen.seconds <= 0:
        parser.error("--seconds must be more than 0")
    if chosen.seed is not None and not 0 <= chosen.seed < 2**63:
        parser.error("--seed must be from 0 to 2**63 - 1")
    return chosen


def say(line: str) -> None:
    """Print a line of progress at once."""
    print(f"race: {line}", flush=True)


def seeds_for(seed: int | None, seconds: float, cases: int) -> list[int]:
    """The seeds of a run: the one asked for, or as many random ones as there is time for."""
    if seed is not None:
        return [seed]
    number = max(1, int(seconds / (SLICE * cases)))
    return random.SystemRandom().sample(range(1, 2**31), number)


def look(chosen: argparse.Namespace, on: Bench, scratch: Path) -> int:
    """Run the workloads; returns the exit status."""
    cases = workloads.select(chosen.case)
    seeds = seeds_for(chosen.seed, chosen.seconds, len(cases))
    tasks = workloads.tasks(cases, seeds, chosen.seconds)
    say(f"seeds {' '.join(map(str, seeds))}")
    say(f"{len(cases)} workloads, {tasks[0].seconds:.1f} s each with each seed, {CPUS} CPUs")
    in_kernel = any(not task.uses_device for task in tasks)
    in_processes = any(task.uses_device for task in tasks)
    outcome = run(
        on,
        tasks,
        Workloads(on.kernel, scratch / "workloads").module if in_kernel else None,
        build_device(on.kernel, scratch) if in_processes else None,
        build_client(on.kernel, scratch) if in_processes else None,
        say,
    )
    if chosen.log:
        chosen.log.write_text("\n".join([*outcome.result.log, ""]), encoding="utf-8")
    for finding in outcome.findings:
        print(text(finding, on.name), flush=True)
    verdict = f"{len(outcome.findings)} failures" if outcome.findings else "nothing found"
    say(f"{verdict}, {outcome.result.duration:.0f} s on {on.kernel.release}")
    if not outcome.findings and not outcome.result.ok:
        say("the guest did not end as it should")
    return 0 if outcome.result.ok and not outcome.findings else 1


def proof_tasks(mutant: Mutant) -> list[Task]:
    """What has to find a mutant."""
    return workloads.tasks([mutant.case], list(range(1, PROOF_SEEDS + 1)), PROOF_SECONDS)


def prove(chosen: argparse.Namespace, on: Bench, scratch: Path) -> int:
    """Let the workloads find the deliberate races; returns the exit status."""
    mutants = [mutant for mutant in MUTANTS.values() if mutant.case.startswith(chosen.case)]
    built: dict[str, Workloads] = {}
    missed = []
    for mutant in mutants:
        place = bench(OTHER, say) if mutant.needs_reuse and on.delays_reuse else on
        if place.name not in built:
            built[place.name] = Workloads(place.kernel, scratch / place.name)
        module = built[place.name].mutant(mutant)
        outcome = run(place, proof_tasks(mutant), module)
        found = [line for finding in outcome.findings for line in finding.what]
        say(f"{mutant.name} ({mutant.why}) on {place.name}: {found[0] if found else 'NOT FOUND'}")
        if not found:
            missed.append(mutant.name)
    say(f"{len(mutants) - len(missed)} of {len(mutants)} deliberate races were found")
    return 1 if missed or not mutants else 0


def main(words: Sequence[str]) -> int:
    """The command."""
    chosen = arguments(words)
    try:
        on = bench(chosen.kernel, say)
        with tempfile.TemporaryDirectory(prefix="cythonk-race-") as scratch:
            return (prove if chosen.prove else look)(chosen, on, Path(scratch))
    except CythonkError as error:
        for diagnostic in error.diagnostics:
            print(f"race: error: {diagnostic.message}\nhint: {diagnostic.hint}", file=sys.stderr)
    except BuildError as error:
        print(f"race: error: it does not build:\n{error}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
