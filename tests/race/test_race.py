# SPDX-License-Identifier: GPL-2.0
"""Every workload for a moment on a guest with several CPUs: nothing may be found. And deliberate races
are found, so that this means something. `make race` does the same for longer, under the sanitizers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from cythonk.cli.decode import Decoder, Frame, GuestModule
from cythonk.diagnostics.model import Position
from cythonk.guest.job import GuestJob, GuestResult, Step, StepResult, module_files, module_steps
from cythonk.guest.problems import Problem
from cythonk.guest.run import run_guest
from race import printed, workloads
from race.building import RUNTIME, BuildError, Workloads, build_client, build_device
from race.mutants import MUTANTS
from race.report import Finding, command, findings, text
from race.run import BED, main, proof_tasks, seeds_for
from race.session import Bench, Outcome, bench, run
from race.workloads import Task

KERNEL = "6.12"
# Of the run that every workload is in. Another one each time would make a failure of this test
# look as if it were another change's; `make race` varies it.
SEED = 20260
# Seconds of stress, for all workloads together.
SECONDS = 12.0

# Operations of the one task whose choices are compared, and lines that it prints.
ROUNDS = 40

# What is found within seconds; the others are for `make race PROVE=yes`.
QUICK = ("load-without-recheck", "iterator-without-exchange", "exceptions-of-the-interrupted")


@pytest.fixture(scope="module")
def on() -> Bench:
    return bench(KERNEL, print)


@pytest.fixture(scope="module")
def built(on: Bench, tmp_path_factory: pytest.TempPathFactory) -> Workloads:
    return Workloads(on.kernel, tmp_path_factory.mktemp("race") / "workloads")


@pytest.fixture(scope="module")
def outcome(on: Bench, built: Workloads, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    scratch = tmp_path_factory.mktemp("race-device")
    tasks = [
        *workloads.tasks(workloads.names(), [SEED], SECONDS),
        *(_choices(seed) for seed in (1, 1, 2)),
    ]
    device = build_device(on.kernel, scratch)
    return run(on, tasks, built.module, device, build_client(on.kernel, scratch))


class _Alone(Task):
    """The print workload with one task and a number of operations instead of a time."""

    @property
    def name(self) -> str:
        return f"choices, {super().name}"

    def step(self) -> Step:
        step = super().step()
        words = step.command.replace("insmod ", "").split(" && ")
        alone = f"insmod {words[0]} threads=1 rounds={ROUNDS} && {words[1]}"
        return replace(step, command=alone)


def _choices(seed: int) -> Task:
    return _Alone(printed.CASE, seed, 30.0)


def test_nothing_is_found(outcome: Outcome) -> None:
    assert [text(finding, KERNEL) for finding in outcome.findings] == []
    assert outcome.result.problems == []
    assert outcome.result.ok


def test_a_seed_repeats_the_choices(outcome: Outcome) -> None:
    """What the one task printed: its operations' kinds were drawn."""
    first, again, other = (
        [
            found[1]
            for line in step.log
            if (found := re.search(r"ck_race: (print|open) 0 \d+", line))
        ]
        for step in outcome.result.steps
        if step.name.startswith("choices")
    )
    assert len(first) == ROUNDS
    assert first == again
    assert first != other


@pytest.mark.parametrize("name", QUICK)
def test_a_deliberate_race_is_found(on: Bench, built: Workloads, name: str) -> None:
    mutant = MUTANTS[name]
    module = built.mutant(mutant)
    # Whether two CPUs meet is up to the host's scheduler: not every boot shows a race.
    for first in (1, 3, 5, 7):
        tasks = workloads.tasks([mutant.case], [first, first + 1], 20.0)
        if found := run(on, tasks, module).findings:
            break
    assert found
    assert found[0].task is not None
    assert found[0].task.case == mutant.case


def test_a_device_may_go_while_it_is_opened(on: Bench, tmp_path: Path) -> None:
    """Its destructor waits for a lock that open(2) holds, so it must not run inside of that."""
    module = build_device(on.kernel, tmp_path, "once")
    steps = module_steps([module], "cat /dev/once; sleep 0.5; ls /dev/once")
    steps[1] = replace(steps[1], expect_status=1)
    result = run_guest(GuestJob(on.kernel, module_files([module]), steps, timeout=120, smp=2))
    assert result.problems == []
    assert result.ok
    assert result.step("script").output == (
        "cat: can't open '/dev/once': Invalid argument\nls: /dev/once: No such file or directory\n"
    )


@pytest.mark.full
def test_a_broken_guest_ends_at_its_first_report(tmp_path: Path) -> None:
    """A corrupted set is read out of bounds in a loop that only the end of the guest ends."""
    place = bench(BED, print)
    module = Workloads(place.kernel, tmp_path / "workloads").mutant(MUTANTS["set-pop-without-lock"])
    result = run(place, proof_tasks(MUTANTS["set-pop-without-lock"]), module).result
    assert result.boot_time is not None
    assert not result.timed_out
    assert result.problems
    assert sum("BUG: KASAN" in line for line in result.log) <= 1


@pytest.mark.full
def test_every_deliberate_race_is_found() -> None:
    assert main(["--prove", "--kernel", BED]) == 0


@pytest.mark.parametrize("name", MUTANTS)
def test_deliberate_races_follow_the_runtime(name: str) -> None:
    mutant = MUTANTS[name]
    source = (RUNTIME / mutant.file).read_text()
    assert mutant.apply(source) != source
    assert mutant.case in workloads.names()


def test_a_deliberate_race_that_is_out_of_date_is_refused() -> None:
    mutant = replace(MUTANTS["append-without-lock"], edits=(("no such text", ""),))
    with pytest.raises(ValueError, match=r"append-without-lock: list\.c has this 0 times"):
        mutant.apply("")


def test_every_source_has_its_workloads() -> None:
    groups = {name.split(".")[0] for name in workloads.names()}
    here = Path(__file__).parent
    sources = {path.stem.removeprefix("stress_") for path in here.glob("stress_*")}
    assert groups == sources
    assert workloads.select("list.q") == ["list.queue"]


def test_the_documentation_lists_the_workloads() -> None:
    page = (RUNTIME.parent / "docs/internals.md").read_text()
    section = page.split("\n## Races\n")[1].split("\n## ")[0]
    assert sorted(re.findall(r"^\| `([\w.]+)` \|", section, re.MULTILINE)) == sorted(
        workloads.names()
    )
    for found in re.findall(r"^\$ make race(.*)$", section, re.MULTILINE):
        assert set(re.findall(r"([A-Z]+)=", found)) <= {
            "CASE",
            "SEED",
            "SECONDS",
            "KERNEL",
            "PROVE",
        }


def test_time_is_shared_and_decides_the_number_of_seeds() -> None:
    assert seeds_for(7, 1000.0, 3) == [7]
    assert len(seeds_for(None, 1.0, 20)) == 1
    seeds = seeds_for(None, 180.0, 20)
    assert len(set(seeds)) == 3
    tasks = workloads.tasks(["list.fifo", "dict.own"], seeds, 180.0)
    assert sum(task.seconds for task in tasks) == pytest.approx(180.0)
    assert [task.case for task in tasks[:2]] == ["list.fifo", "dict.own"]


LINES = [
    "[    1.000000] ck_race: print 0 1 a",
    "[    1.000001] ck_race: open 1 1;closed 1 1",
    "[    1.000002] ck_race: print 0 10 ",
]
GOOD = [LINES[0], LINES[1], "[    1.0] ck_race: open 0 2;", "[    1.1] closed 0 2"]


@pytest.mark.parametrize(
    ("log", "complaint"),
    [
        (GOOD, None),
        ([LINES[0], "[    1.0] ** 3 printk messages dropped **", LINES[2]], None),
        ([], "nothing was printed"),
        ([LINES[0], LINES[2]], "actor 0's lines are [1, 10]"),
        (["[    1.0] ck_race: print 0 1 b"], "a line is not whole: ck_race: print 0 1 b"),
        (["[    1.0] ck_race: open 0 1;"], "actor 0 opened [1] and closed []"),
        ([LINES[0], LINES[0]], "actor 0's lines are [1, 1]"),
    ],
)
def test_printed_lines_are_checked(log: list[str], complaint: str | None) -> None:
    assert printed.complaints(log) == ([complaint] if complaint else [])


TASK = Task("list.fifo", 5, 2.5)
DONE = "race: list.fifo: ok: seed 5, operations: 7 task, 3 softirq, 2 hardirq"


def _result(step: StepResult, problems: list[Problem]) -> GuestResult:
    return GuestResult(not problems, [step], list(step.log), problems, 1.0, False)


def _step(log: list[str], *, status: int | None = 0, output: str = "") -> StepResult:
    return StepResult(TASK.name, status, output, status == 0, log=tuple(log))


@pytest.mark.parametrize(
    ("step", "problems", "what"),
    [
        (_step([DONE]), [], None),
        (_step([DONE.replace("3 softirq", "0 softirq")]), [], "list.fifo: an actor did nothing"),
        (_step([]), [], "it did not report"),
        (
            _step(["race: list.fifo: FAILED: seed 5, actor 3 (task), operation 9: x"], status=5),
            [],
            "seed 5, actor 3 (task), operation 9: x",
        ),
        (_step([DONE]), [Problem("kasan", "BUG: KASAN", step=TASK.name)], "kasan: BUG: KASAN"),
        (_step([], status=12, output="insmod: no memory\n"), [], "status 12: insmod: no memory"),
    ],
)
def test_what_went_wrong_is_told(
    step: StepResult, problems: list[Problem], what: str | None
) -> None:
    found = findings(_result(step, problems), [TASK], Decoder([]))
    assert found == ([Finding(TASK, (what,))] if what else [])


class _CountingDecoder(Decoder):
    """Finds another place in each report."""

    decoded = 0

    def frames(self, log: Sequence[str], end: int | None = None) -> list[Frame]:
        self.decoded += 1
        return [Frame(GuestModule(Path("x.ko")), "f", Position(Path("x.c"), int(log[0])))]


def test_of_many_reports_as_many_are_decoded_as_are_shown() -> None:
    problems = [
        Problem("kasan", "BUG: KASAN", (str(line),), line, TASK.name) for line in range(3000)
    ]
    decoder = _CountingDecoder([])
    (found,) = findings(_result(_step([DONE]), problems), [TASK], decoder)
    assert len(found.what) == 3000
    assert found.places == tuple(f"x.c:{line} in f()" for line in range(10))
    assert decoder.decoded == 10


def test_a_failure_comes_with_the_command_that_repeats_it() -> None:
    assert command(TASK, "6.12") == "make race CASE=list.fifo SEED=5 SECONDS=20 KERNEL=6.12"
    assert text(Finding(TASK, ("it broke",), ("list.c:1 in f()",)), "6.12") == (
        "FAILED list.fifo, seed 5\n  it broke\n    at list.c:1 in f()\n"
        "  again: make race CASE=list.fifo SEED=5 SECONDS=20 KERNEL=6.12"
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--case", "nothing"], "no workload begins with 'nothing'"),
        (["--seconds", "0"], "--seconds must be more than 0"),
        (["--seed", "-1"], "--seed must be from 0"),
        (["--seed", "x"], "invalid int value"),
    ],
)
def test_bad_arguments_are_refused(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    assert says in capsys.readouterr().err


def test_kernels_that_cannot_be_used_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--kernel", "uml"]) == 2
    assert "has one CPU" in capsys.readouterr().err
    assert main(["--kernel", "9.99"]) == 2
    assert "9.99" in capsys.readouterr().err


def test_a_workload_that_does_not_compile_is_an_error(on: Bench, tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    broken = replace(on.kernel, build=tmp_path / "build")
    (tmp_path / "build/.config").write_text("")
    with pytest.raises(BuildError):
        Workloads(broken, tmp_path / "workloads")
