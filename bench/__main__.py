# SPDX-License-Identifier: GPL-2.0
"""The benchmarks' command line; `make bench` calls it.

    python -m bench [CASE…] [--rounds N] [--quick] [--kernel RELEASE] [--output DIR]

Without a case everything is measured, and the report, the pictures and the documentation's page are
written anew. With cases only those are, and the report goes to build/bench/.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench import builds, counting, headers, memory, sizes
from bench.catalogue import BENCH, NAMES, Case, case_named
from bench.chart import growth_chart, ratio_chart
from bench.modules import BenchError, Built, build_cases
from bench.results import Build, Report, Speed, from_json, machine, speeds, to_json, write_text
from bench.samples import CPYTHON, OURS, TWIN, plans, take
from bench.table import all_tables, machine_line, plain
from cythonk.beds import bed
from cythonk.cli.session import report_exception
from cythonk.kernel.discover import Kernel, resolve

ROOT = BENCH.parent
PUBLISHED = ROOT / "docs" / "performance"
PARTIAL = ROOT / "build" / "bench"

# Measured without a guest; named as cases are.
BUILD, SIZE = "build", "size"
ALL = (*NAMES, memory.NAME, BUILD, headers.NAME, SIZE)

ROUNDS, QUICK_ROUNDS = 5, 2


@dataclass(frozen=True)
class Options:
    """What was asked for.

    Attributes:
        names: cases, of ALL.
        kernel: where to measure.
        rounds: how often.
        quick: small sizes only, no growth.
        output: where the report goes.
    """

    names: tuple[str, ...]
    kernel: Kernel
    rounds: int
    quick: bool
    output: Path


def say(text: str) -> None:
    """Progress, apart from the results."""
    print(text, file=sys.stderr, flush=True)


def bench(options: Options) -> Report:
    """Measure everything asked for."""
    cases = [case_named(name) for name in options.names if name in NAMES]
    jobs = os.cpu_count() or 1
    report = Report(machine(options.kernel), options.rounds)
    with tempfile.TemporaryDirectory(prefix="cythonk-bench-") as name:
        scratch = Path(name)
        built: dict[str, Built] = {}
        counters = None
        if cases:
            say(f"building {len(cases)} cases for {options.kernel.release}")
            built = build_cases(cases, options.kernel, scratch, jobs)
            if counting.possible(options.kernel):
                counters = counting.build_counters(options.kernel, scratch)
        for case in cases:
            report.speed.extend(_measure(built[case.name], options, counters, scratch))
        if memory.NAME in options.names:
            say("memory")
            report.memory.extend(memory.weigh(options.kernel, scratch))
        if SIZE in options.names:
            report.size.extend(sizes.sample_sizes(options.kernel, scratch))
            report.size.extend(sizes.case_sizes(list(built.values())))
        if BUILD in options.names:
            report.build.extend(_builds(options, scratch / "builds", jobs))
        if headers.NAME in options.names:
            say("headers")
            place = scratch / "headers"
            report.generation.extend(headers.measure(options.kernel, place, options.quick))
    return report


def _measure(
    built: Built, options: Options, counters: counting.Counters | None, scratch: Path
) -> list[Speed]:
    started = time.monotonic()
    found = speeds(built.case, take(built, options.kernel, options.rounds, options.quick))
    counts = _counts(built, options, counters, scratch) if counters else {}
    say(f"{built.case.name}: {time.monotonic() - started:.0f} s")
    return [_with_counts(built.case, row, counts) for row in found]


Counts = dict[tuple[str, str], float]


def _counts(built: Built, options: Options, counters: counting.Counters, scratch: Path) -> Counts:
    """Allocations of a call of each work at the size that is shown, by who and work."""
    todo = [plan for plan in plans(built.case, options.quick) if plan.size == plan.work.shown()]
    place = scratch / f"counted-{built.case.name}"
    counts = counting.count_modules(built, options.kernel, todo, counters.module, place)
    if not built.case.system_calls:
        found = counting.count_cpython(built.case, todo, counters.malloc)
        counts |= {(CPYTHON, work): count for work, count in found.items()}
    return counts


def _with_counts(case: Case, row: Speed, counts: Counts) -> Speed:
    if not row.shown:
        return row
    amount = case.work(row.work).amount(row.size)
    each = [counts.get((who, row.work)) for who in (OURS, TWIN, CPYTHON)]
    ours, twin, cpython = [None if count is None else count / amount for count in each]
    return replace(row, allocations=(ours, twin, cpython))


def _builds(options: Options, scratch: Path, jobs: int) -> list[Build]:
    say("build times: samples")
    found = builds.sample_builds(options.kernel, scratch, 1 if options.quick else 4)
    if options.quick:
        return found
    say("build times: long modules")
    found += builds.line_builds(options.kernel, scratch)
    say("build times: many modules")
    return found + builds.module_builds(options.kernel, scratch, jobs)


def publish(report: Report, output: Path) -> list[Path]:
    """Write the report and its pictures; returns what was written."""
    texts = {output / "bench.json": to_json(report)}
    if report.speed:
        texts[output / "ratios.svg"] = ratio_chart(report)
    if growth := growth_chart(report):
        texts[output / "growth.svg"] = growth
    for path, text in texts.items():
        write_text(path, text)
    return list(texts)


def parse(arguments: Sequence[str]) -> Options:
    """The command line. Raises BenchError for a case that does not exist."""
    parser = argparse.ArgumentParser(prog="bench", description="CythonK against C and CPython.")
    parser.add_argument(
        "cases", nargs="*", metavar="CASE", help=f"of {', '.join(ALL)}; default all"
    )
    parser.add_argument("--rounds", type=_positive, help=f"how often (default {ROUNDS})")
    parser.add_argument("--quick", action="store_true", help="small sizes and few repeats")
    parser.add_argument("--kernel", help="release or build directory (default: plain UML)")
    parser.add_argument("--output", type=Path, help="where the report goes")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.cases if name not in ALL]:
        raise BenchError(f"there is no case '{unknown[0]}'; there are: {', '.join(ALL)}")
    whole = not given.cases and not given.quick
    return Options(
        names=tuple(given.cases) or ALL,
        kernel=resolve(given.kernel) if given.kernel else bed("uml", say),
        rounds=given.rounds or (QUICK_ROUNDS if given.quick else ROUNDS),
        quick=given.quick,
        output=given.output or (PUBLISHED if whole else PARTIAL),
    )


def _positive(text: str) -> int:
    """An argument that counts something."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def run(arguments: Sequence[str]) -> None:
    """Measure, print, write."""
    options = parse(arguments)
    # Read back, so that everything shown is made of what is kept.
    report = from_json(to_json(bench(options)))
    print(machine_line(report))
    for table in all_tables(report):
        print(f"\n{plain(table)}")
    written = publish(report, options.output)
    say("\nwritten: " + ", ".join(os.path.relpath(path) for path in written))


def main() -> int:
    """The command line; failures end as messages, not as tracebacks."""
    try:
        run(sys.argv[1:])
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ninterrupted", file=sys.stderr)
        return 130
    except Exception as error:
        return report_exception(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
