# SPDX-License-Identifier: GPL-2.0
"""The benchmarks: one case runs for real, what cannot be compared is refused, reports are whole."""

from __future__ import annotations

import json
import shutil
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from bench import catalogue, chart, results, samples, sources, table
from bench.__main__ import ALL, PUBLISHED, main, parse, run
from bench.catalogue import CASES, Case, case_named
from bench.driver import device_source
from bench.modules import BenchError, build_cases
from bench.results import Report, from_json, speeds, to_json
from bench.samples import CPYTHON, OURS, TWIN, Sample
from cythonk.beds.build import known
from cythonk.kernel.discover import Kernel, guest_kernel

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def kernel() -> Kernel:
    """Where a case runs: user-mode Linux if it has been built, else a guest in QEMU."""
    return known("uml") or guest_kernel("6.12")


def made(
    case: Case, ours: int = 200_000, twin: int = 100_000, cpython: int = 400_000
) -> list[Sample]:
    """One round of a case in which everyone computes 7."""
    times = {OURS: ours, TWIN: twin, CPYTHON: cpython}
    return [
        Sample(who, plan.work.name, plan.size, plan.repeats, time, 7)
        for plan in samples.plans(case, quick=True)
        for who, time in times.items()
    ]


def checked(case: Case, round_: list[Sample]) -> None:
    samples.check(case, samples.plans(case, quick=True), round_)


def test_a_case_runs(kernel: Kernel, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["calls", "--quick", "--rounds", "1", "--output", str(tmp_path)]
    run(arguments if kernel.arch == "um" else [*arguments, "--kernel", str(kernel.build)])
    printed = capsys.readouterr().out
    report = from_json((tmp_path / "bench.json").read_text(encoding="utf-8"))
    case = case_named("calls")
    assert [row.work for row in report.speed] == [work.name for work in case.works]
    for row in report.speed:
        assert row.label in printed
        assert row.ours > 0
        assert row.cpython is not None
        # What the twin does in C needs no memory; CPython always asks for some.
        ours, twin, cpython = row.allocations
        assert ours is not None
        assert twin == 0
        assert cpython is not None
        assert cpython > 0
    assert ET.parse(tmp_path / "ratios.svg").getroot().tag == f"{SVG}svg"


def test_a_wrong_twin_is_refused(
    kernel: Kernel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = tmp_path / "cases"
    shutil.copytree(catalogue.CASES_DIRECTORY / "calls", cases / "calls")
    twin = cases / "calls" / "twin.c"
    text = twin.read_text(encoding="utf-8")
    wrong = text.replace("return a + b + c;", "return a + b;")
    assert wrong != text
    twin.write_text(wrong, encoding="utf-8")
    monkeypatch.setattr(catalogue, "CASES_DIRECTORY", cases)
    case = case_named("calls")
    built = build_cases([case], kernel, tmp_path, 1)
    with pytest.raises(BenchError, match="calls: defaults of 1,000: they do not compute the same"):
        samples.take(built["calls"], kernel, rounds=1, quick=True)


def test_a_bad_case_gives_the_list(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "dcit"])
    assert main() == 1
    said = capsys.readouterr().err
    assert said.startswith("bench: there is no case 'dcit'; there are: ")
    assert all(name in said for name in ALL)


def test_partial_reports_do_not_replace_the_published_one() -> None:
    build = str(guest_kernel("6.12").build)
    assert parse(["--kernel", build]).output == PUBLISHED
    assert parse(["dict", "--kernel", build]).output != PUBLISHED
    assert parse(["--quick", "--kernel", build]).output != PUBLISHED


class TestRefusals:
    case = case_named("exceptions")

    def test_a_good_round_passes(self) -> None:
        checked(self.case, made(self.case))

    def test_different_results(self) -> None:
        first, *rest = made(self.case)
        with pytest.raises(BenchError, match="quiet of 1,000: they do not compute the same"):
            checked(self.case, [replace(first, check=8), *rest])

    def test_work_that_was_not_done(self) -> None:
        with pytest.raises(BenchError, match="took no time, so it did not run: twin"):
            checked(self.case, made(self.case, twin=20))

    def test_a_missing_sample(self) -> None:
        with pytest.raises(BenchError, match="measured are ours, twin"):
            checked(self.case, made(self.case)[:2])

    def test_a_line_that_is_no_measurement(self) -> None:
        with pytest.raises(BenchError, match="not a measurement: 'row ours fill'"):
            list(samples.read_rows("row ours fill\n"))

    def test_a_report_of_something_else(self) -> None:
        with pytest.raises(BenchError, match="not a report"):
            from_json("[]")


def test_ratios_are_of_the_shortest_times_and_spread_over_rounds() -> None:
    case = case_named("exceptions")
    rows = speeds(case, [made(case), made(case, ours=120_000, twin=150_000, cpython=240_000)])
    assert {row.to_twin.value for row in rows} == {1.2}  # 120 by 100
    assert {round(row.to_twin.spread, 3) for row in rows} == {1.2}  # 2.0 and 0.8
    assert {row.to_cpython.spread for row in rows if row.to_cpython} == {0.0}


def test_a_report_survives_being_written() -> None:
    case = case_named("exceptions")
    report = Report({"cpus": "2"}, 1, speeds(case, [made(case)]))
    assert from_json(to_json(report)) == report


def test_every_case_has_its_parts() -> None:
    for case in CASES:
        twin = (case.directory / "twin.c").read_text(encoding="utf-8")
        assert "What makes the comparison fair" in twin, case.name
        assert (case.directory / "case.pyx").is_file()
        if not case.system_calls:
            compile(case.cpython_source.read_text(encoding="utf-8"), case.name, "exec")
            assert all(f"measure_{work.name}" in device_source(case) for work in case.works)


def test_long_modules_are_as_long_as_asked() -> None:
    for lines in (100, 1_000):
        assert 0.9 < len(sources.pyx_source(lines).splitlines()) / lines <= 1.0
        assert 0.8 < len(sources.c_source(lines).splitlines()) / lines < 2.5


class TestPublished:
    report = from_json((PUBLISHED / "bench.json").read_text(encoding="utf-8"))

    def test_it_has_everything(self) -> None:
        found = {(row.case, row.work, row.size) for row in self.report.speed}
        wanted = {
            (c.name, work.name, size) for c in CASES for work in c.works for size in work.sizes
        }
        assert found == wanted
        assert {row.kind for row in self.report.build} == {"sample", "lines", "modules"}
        assert self.report.size

    def test_the_pictures_are_of_this_report(self) -> None:
        growth = chart.growth_chart(self.report)
        assert growth is not None
        for name, text in (("ratios", chart.ratio_chart(self.report)), ("growth", growth)):
            path = PUBLISHED / f"{name}.svg"
            assert path.read_text(encoding="utf-8") == text
            root = ET.fromstring(text)
            assert root.tag == f"{SVG}svg"
            assert root.find(f"{SVG}title") is not None
        bars = list(ET.fromstring(chart.ratio_chart(self.report)).iter(f"{SVG}rect"))
        shown = [row for row in self.report.speed if row.shown]
        # Two for the legend and one for the paper.
        assert len(bars) == 3 + len(shown) + sum(row.to_cpython is not None for row in shown)

    def test_the_page_shows_every_table(self) -> None:
        page = (PUBLISHED.parent / "performance.md").read_text(encoding="utf-8")
        for one in table.all_tables(self.report):
            assert table.markdown(one) in page, one.title
        assert table.machine_line(self.report) in page

    def test_the_json_is_plain(self) -> None:
        data = json.loads((PUBLISHED / "bench.json").read_text(encoding="utf-8"))
        assert data["version"] == results.VERSION
        parts = {"speed", "build", "size", "memory", "generation"}
        assert set(data) == {"machine", "rounds", "version"} | parts
