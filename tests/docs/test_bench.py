# SPDX-License-Identifier: GPL-2.0
"""The benchmark's reading of a guest's log: it refuses to compare what cannot be compared."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest

from cythonk.guest.job import GuestResult
from tests.docs.markdown import ROOT


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_run", ROOT / "bench" / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_run"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def log(ours: int, twin: int, check: int = 7) -> list[str]:
    """One round of all four kinds of work."""
    return [
        f"[    3.1] {module}: {work} {time} {value}"
        for module, time, value in (("loops", ours, 7), ("loops_twin", twin, check))
        for work in ("crc32", "parse", "sort", "checked")
    ]


def guest(lines: list[str], ok: bool = True) -> GuestResult:
    return GuestResult(ok, [], lines, [], 1.0, False)


def test_the_ratio_is_of_the_shortest_times(bench: ModuleType) -> None:
    rounds = log(200_000, 100_000) + log(120_000, 150_000)
    speeds = bench.compare(guest(rounds), 2)
    assert [row.work for row in speeds] == list(bench.WORK)
    assert {row.ratio for row in speeds} == {1.2}
    assert {round(row.spread, 3) for row in speeds} == {1.2}  # 2.0 and 0.8


def test_different_results_are_an_error(bench: ModuleType) -> None:
    with pytest.raises(bench.BenchError, match="do not compute the same"):
        bench.compare(guest(log(200_000, 100_000, check=8)), 1)


def test_a_loop_that_did_not_run_is_an_error(bench: ModuleType) -> None:
    with pytest.raises(bench.BenchError, match="did not run"):
        bench.compare(guest(log(100, 100_000)), 1)


def test_a_missing_round_is_an_error(bench: ModuleType) -> None:
    with pytest.raises(bench.BenchError, match="of 2 rounds"):
        bench.compare(guest(log(200_000, 100_000)), 2)


def test_a_failed_guest_is_an_error(bench: ModuleType) -> None:
    with pytest.raises(bench.BenchError, match="the guest failed"):
        bench.compare(guest(log(200_000, 100_000), ok=False), 1)
