# SPDX-License-Identifier: GPL-2.0
"""The KTAP reader: KUnit's form and the stand-in's, and output that is not as it was planned."""

from __future__ import annotations

import pytest

from cythonk.guest.ktap import Case, KtapReader, Outcome, Report, read

# As KUnit of Linux 6.12 logs it, with a failure in the second case and what it printed.
KUNIT = """\
[    1.000000] good: loading out-of-tree module taints kernel.
[    1.100000] KTAP version 1
[    1.100000] 1..1
[    1.100000]     KTAP version 1
[    1.100000]     # Subtest: ring
[    1.100000]     # module: ring
[    1.100000]     1..3
[    1.350000]     ok 1 test_put
[    1.350000]     # test_get: EXPECTATION FAILED at ring.c:12
[    1.350000]     Expected 1 == 2, but
[    1.360000] ring: ok 1 is only text
[    1.850000]     not ok 2 test_get
[    1.850000]     ok 3 test_later # SKIP no memory for it
[    1.850000] # ring: pass:1 fail:1 skip:1 total:3
[    1.850000] # Totals: pass:1 fail:1 skip:1 total:3
[    1.850000] not ok 1 ring
[    1.900000] ring: afterwards
"""


def lines(text: str) -> list[str]:
    return text.splitlines()


def test_cases_with_their_lines_and_times() -> None:
    report = read(lines(KUNIT))
    assert report.cases == [
        Case("test_put", ("ring",), Outcome.PASSED, seconds=pytest.approx(0.25)),
        Case(
            "test_get",
            ("ring",),
            Outcome.FAILED,
            lines=(
                "    # test_get: EXPECTATION FAILED at ring.c:12",
                "    Expected 1 == 2, but",
                "ring: ok 1 is only text",
            ),
            seconds=pytest.approx(0.5),
        ),
        Case(
            "test_later",
            ("ring",),
            Outcome.SKIPPED,
            "no memory for it",
            seconds=pytest.approx(0.0),
        ),
    ]
    assert report.faults == []
    assert not report.ok
    assert report.unfinished == ("ring: afterwards",)


def test_cases_come_as_they_end() -> None:
    reader = KtapReader()
    ended = [case.name for line in lines(KUNIT) if (case := reader.feed(line))]
    assert ended == ["test_put", "test_get", "test_later"]


def test_good_output_is_ok_with_and_without_stamps() -> None:
    good = KUNIT.replace("not ok", "ok")
    assert read(lines(good)).ok
    bare = "\n".join(line[15:] for line in lines(good))
    report = read(lines(bare))
    assert report.ok
    assert [case.seconds for case in report.cases] == [None] * 3


def test_flat_output() -> None:
    report = read(["KTAP version 1", "1..2", "ok 1 - one", "not ok 2 two # TIMEOUT"])
    assert [(case.name, case.suites, case.outcome) for case in report.cases] == [
        ("one", (), Outcome.PASSED),
        ("two", (), Outcome.FAILED),
    ]
    assert report.faults == []


def test_parameters_are_a_level_of_their_own() -> None:
    report = read(
        lines("""\
KTAP version 1
1..1
    KTAP version 1
    # Subtest: outer
    1..1
        KTAP version 1
        # Subtest: squares
        ok 1 two
        ok 2 three
    # squares: pass:2 fail:0 skip:0 total:2
    ok 1 squares
ok 1 outer
""")
    )
    assert [(case.name, case.suites) for case in report.cases] == [
        ("two", ("outer", "squares")),
        ("three", ("outer", "squares")),
    ]
    assert report.ok  # KUnit does not say how many parameters there are


def test_two_documents() -> None:
    report = read(lines(KUNIT.replace("not ok", "ok")) * 2)
    assert report.ok
    assert len(report.cases) == 6


def cut(after: str) -> Report:
    """The report of a log that breaks off behind a text."""
    return read(lines(KUNIT[: KUNIT.index(after) + len(after)]))


def test_a_crash_halfway_fails() -> None:
    log = lines(KUNIT[: KUNIT.index("    # test_get")])
    report = read([*log, "[    1.4] BUG: kernel NULL pointer dereference"])
    assert [case.name for case in report.cases] == ["test_put"]
    assert all(case.ok for case in report.cases)
    assert report.faults == ["ring: 1 of 3 results came", "the run: 0 of 1 results came"]
    assert "BUG: kernel NULL pointer dereference" in report.unfinished
    assert not report.ok


def test_a_log_that_ends_before_the_plan_fails() -> None:
    report = cut("# module: ring\n")
    assert report.faults == ["ring: there is no plan", "the run: 0 of 1 results came"]
    assert not report.ok


def test_a_suite_without_its_result_fails() -> None:
    report = cut("total:3\n")
    assert report.faults == ["the run: 0 of 1 results came"]


@pytest.mark.parametrize("log", [[], ["hello"], ["ok 1 nothing was begun", "1..1"]])
def test_no_ktap_at_all_fails(log: list[str]) -> None:
    report = read(log)
    assert report.faults == ["no KTAP in the log"]
    assert not report.ok


def test_an_empty_plan_is_not_a_success() -> None:
    report = read(["KTAP version 1", "1..0"])
    assert report.faults == []
    assert not report.ok


def test_results_past_the_plan_fail() -> None:
    report = read(["KTAP version 1", "1..1", "ok 1 a", "ok 2 b"])
    assert report.faults == ["the run: 2 of 1 results came"]
    assert not report.ok


def test_a_result_out_of_order_fails() -> None:
    report = read(["KTAP version 1", "1..2", "ok 1 a", "ok 3 c"])
    assert report.faults == ["c: result 3 came where 2 was due"]


def test_a_suite_that_fails_by_itself() -> None:
    report = read(
        lines("""\
KTAP version 1
1..1
    KTAP version 1
    # Subtest: s
    1..1
    ok 1 a
not ok 1 s
""")
    )
    assert [case.ok for case in report.cases] == [True]
    assert report.faults == ["s failed"]
    assert not report.ok


def test_a_suite_that_could_not_begin() -> None:
    """KUnit prints no subtest then: the result stands alone."""
    report = read(["KTAP version 1", "1..1", "    # failed to initialize (-12)", "not ok 1 s"])
    assert [(case.name, case.outcome) for case in report.cases] == [("s", Outcome.FAILED)]
    assert report.cases[0].lines == ("    # failed to initialize (-12)",)
