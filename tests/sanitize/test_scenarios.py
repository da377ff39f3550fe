# SPDX-License-Identifier: GPL-2.0
"""Samples and language cases under the sanitizers, allocations failing.

Every module is loaded, used and unloaded, then again with each of its allocations failing in turn.
The samples are in every run; what takes longer is marked `full`, for `make sanitize`. The runtime's
own tests run on the same kernel where they are (tests/runtime), and make allocations fail themselves.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from scenarios import ROOT, SAMPLES, USE

from cythonk.cli.builder import BuildRequest, build
from cythonk.cli.decode import GuestModule
from cythonk.cli.guestrun import diagnose
from cythonk.cli.session import Session
from cythonk.diagnostics.render import render_text
from cythonk.guest.job import GuestResult
from cythonk.guest.run import run_guest
from cythonk.guest.sanitize import EVERY, Scenario, sanitize_job
from cythonk.kernel.discover import Kernel
from tests.docs.markdown import blocks

PAGE = ROOT / "docs" / "sanitizers.md"
# A million elements take minutes here, again and again, and allocate as a hundred do.
TOO_LONG = {"sizes"}
CASES = sorted((ROOT / "tests/language/cases").glob("*.pyx"))
CASES = [case for case in CASES if case.stem not in TOO_LONG]
# Of many allocations: each of the first ones, then one of ever wider gaps.
FIRST_FAULTS = 60


def built(source: Path, kernel: Kernel, directory: Path) -> GuestModule:
    """A module for the sanitizer kernel, with what decoding its reports needs."""
    home = directory / source.stem
    home.mkdir()
    output = home / f"{source.stem}.ko"
    outcome = build(BuildRequest((source,), output, kernel, emitted=home), Session())
    assert outcome.ok, [f"{d.position}: {d.message} [{d.code}]" for d in outcome.diagnostics]
    return GuestModule(output, (source,), tuple(sorted(home.glob("*.pyx.c"))))


def judged(result: GuestResult, modules: list[GuestModule], timeout: float) -> str:
    """What went wrong, as people are shown it; empty: nothing."""
    found = diagnose(result, modules, timeout)
    return render_text(found) if found else ""


def failed_in_turn(result: GuestResult, name: str) -> dict[str, tuple[int, int, int]]:
    """Of each kind: rounds in which one failed, allocations in a round, rounds that were too short.

    The rounds are more than the allocations: how many there are is found out by trial.
    """
    output = result.step(f"fail allocations of {name}").output
    row = rf"^{name}: (\w+): (\d+) rounds with (\d+) allocations, (\d+) too short"
    rows = re.findall(row, output, re.MULTILINE)
    return {kind: (int(rounds), int(total), int(short)) for kind, rounds, total, short in rows}


def test_every_sample_has_a_scenario() -> None:
    assert sorted(USE) == [sample.stem for sample in SAMPLES]


@pytest.mark.parametrize(
    "faults",
    [
        pytest.param(FIRST_FAULTS, id="first"),
        pytest.param(EVERY, id="each", marks=pytest.mark.full),
    ],
)
def test_samples(sanitizer: Kernel, tmp_path: Path, faults: int) -> None:
    """Each of a sample's allocations fails in turn; in every run the first ones and some of the rest."""
    modules = [built(sample, sanitizer, tmp_path) for sample in SAMPLES]
    scenarios = [Scenario(module.ko, USE[module.name], faults=faults) for module in modules]
    result = run_guest(sanitize_job(sanitizer, scenarios, timeout=600))
    assert judged(result, modules, 600) == ""
    assert result.ok
    # All that should fail did; echo makes dozens of allocations.
    for module in modules:
        for kind, (rounds, total, short) in failed_in_turn(result, module.name).items():
            assert rounds >= min(total, faults) - short, (module.name, kind)
            assert short <= total / 10 + 3, (module.name, kind)
    assert failed_in_turn(result, "echo")["slab"][1] > 50


def block(tag: str) -> str:
    """A block of the page on the sanitizers."""
    (found,) = [block for block in blocks(PAGE) if tag in block.tags]
    return found.text


@pytest.mark.full
def test_the_command_finds_what_only_failing_allocations_show(
    sanitizer: Kernel, tmp_path: Path
) -> None:
    """As the page says: a leak on a failure path, at its line, though the module is long gone."""
    (tmp_path / "leaky.pyx").write_text(block("leaky"))
    done = subprocess.run(
        [sys.executable, "-m", "cythonk", "run", "--sanitize", "leaky.pyx"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 1, done.stderr
    printed = re.sub(r"object 0x[0-9a-f]+ ", "object 0x936d2000 ", done.stderr)
    printed = re.sub(r"/\S*/leaky\.pyx\.c", "…/leaky.pyx.c", printed)
    for line in block("report").splitlines():
        assert line in printed.splitlines(), done.stderr
    (rounds,) = re.findall(r"^leaky: slab: (\d+) rounds with (\d+) allocations", done.stdout, re.M)
    assert int(rounds[0]) >= int(rounds[1]) > 10, done.stdout


@pytest.mark.full
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_language_case(sanitizer: Kernel, tmp_path: Path, case: Path) -> None:
    module = built(case, sanitizer, tmp_path)
    job = sanitize_job(sanitizer, [Scenario(module.ko, faults=FIRST_FAULTS)], timeout=900)
    result = run_guest(job)
    assert judged(result, [module], 900) == ""
    assert failed_in_turn(result, module.name)["slab"][0] > 0
