# SPDX-License-Identifier: GPL-2.0
"""`cythonk test` in guests: the verdicts are CPython's, and each kind of failure is told as such.

One boot a kernel: Debian's, where the stand-in runs the suites, and user-mode Linux, where KUnit
does. A test that hangs has a boot of its own, which its time limit ends.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.kernels import KUNIT, kernel_named
from tests.testing.oracle import verdicts

HERE = Path(__file__).parent
CORPUS = sorted(path.relative_to(HERE) for path in (HERE / "corpus").glob("*.pyx"))
# The last one may take the guest down with it.
FILES = [*CORPUS, Path("failures.pyx"), Path("refused.pyx"), Path("crash.pyx")]


def cythonk_test(kernel: str, *args: str | Path) -> tuple[int, Any]:
    """The command's exit status and its report."""
    build = kernel_named(kernel).build
    words = [sys.executable, "-m", "cythonk", "test", *map(str, args), "--kernel", str(build)]
    done = subprocess.run(
        [*words, "--format", "json"],
        cwd=HERE,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


class Report:
    """What one run reported, by file and test."""

    def __init__(self, report: Any) -> None:
        self.report = report
        self.tests = {(test["file"], test["name"]): test for test in report["tests"]}

    def outcomes(self, file: Path) -> dict[str, str]:
        """What became of the tests of a file."""
        return {name: test["outcome"] for (f, name), test in self.tests.items() if f == str(file)}

    def diagnostics(self, code: str) -> list[Any]:
        """The diagnostics of a code."""
        return [item for item in self.report["diagnostics"] if item["code"] == code]


@pytest.fixture(scope="module", params=["6.12", KUNIT])
def report(request: pytest.FixtureRequest) -> Report:
    """One run over all files; it has failures."""
    status, found = cythonk_test(request.param, *FILES, "--timeout", "120")
    assert status == 1
    assert not found["ok"]
    return Report(found)


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_verdicts_are_those_of_cpython(report: Report, file: Path) -> None:
    assert report.outcomes(file) == verdicts(HERE / file)


def test_the_corpus_has_both_verdicts() -> None:
    found = {file.stem: set(verdicts(HERE / file).values()) for file in CORPUS}
    assert found == {"failing": {"failed"}, "passing": {"passed", "skipped"}}


# A test of the corpus → the line that failed (1: first of the file) and what is said of it.
PLACES = {
    "test_assert": ("assert sum(values) == 4", "AssertionError"),
    "test_assert_with_message": ('assert False, "said so"', "AssertionError: said so"),
    "test_assert_below": ("assert value > 0", "AssertionError"),
    "test_exception": ('return {}["x"]', "KeyError: 'x'"),
    "wrong_text (doctest)": ('>>> print("a")', "the output is not what was expected"),
    "stray_exception (doctest)": ('>>> {}["key"]', "KeyError: 'key'"),
    "last_of_many (doctest)": (">>> 3", "the output is not what was expected"),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_failure_names_its_line(report: Report, name: str) -> None:
    line, message = PLACES[name]
    test = report.tests["corpus/failing.pyx", name]
    text = (HERE / "corpus/failing.pyx").read_text().splitlines()
    assert text[test["failed_line"] - 1].strip() == line
    assert test["message"] == message
    (diagnostic,) = [
        item
        for item in report.diagnostics("CK606")
        if item["severity"] == "error" and item["message"] == f"{name}: {message}"
    ]
    assert (diagnostic["file"], diagnostic["line"]) == (
        "corpus/failing.pyx",
        test["failed_line"],
    )


def test_a_traceback_shows_the_source(report: Report) -> None:
    test = report.tests["corpus/failing.pyx", "test_assert_below"]
    assert test["output"] == [
        "Traceback (most recent call last):",
        '  File "failing.pyx", line 137, in test_assert_below',
        "    check(-1)",
        '  File "failing.pyx", line 124, in check',
        "    assert value > 0",
        "AssertionError",
    ]


def test_a_doctest_shows_expected_and_got(report: Report) -> None:
    test = report.tests["corpus/failing.pyx", "wrong_text (doctest)"]
    assert test["output"] == [
        "wrong_text (doctest): line 19: expected",
        "  b",
        "got",
        "  a",
    ]


# Tests of failures.pyx: what becomes of them, and of what the message tells.
FAILURES = {
    "test_leak": ("failed", "leaks 1 object"),
    "test_cycle_is_no_leak": ("passed", ""),
    "test_pending": ("failed", "FileNotFoundError: [Errno 2] No such file or directory"),
    "test_warning": ("failed", "warning in the kernel's log"),
    "test_c_function": ("passed", ""),
    "test_void": ("passed", ""),
    "test_unsafe": ("failed", "AssertionError"),
    "test_long_output": ("failed", "AssertionError"),
    "test_after_all": ("passed", ""),
}


def test_what_only_a_kernel_has(report: Report) -> None:
    found = {
        name: (report.tests["failures.pyx", name]["outcome"], test[1])
        for name, test in FAILURES.items()
    }
    assert found == FAILURES
    for name, (_, message) in FAILURES.items():
        assert report.tests["failures.pyx", name]["message"] == message


def test_long_output_is_whole(report: Report) -> None:
    output = report.tests["failures.pyx", "test_long_output"]["output"]
    assert "".join(output[: output.index("Traceback (most recent call last):")]) == "x" * 1500


def test_a_module_that_refuses_to_load(report: Report) -> None:
    assert report.outcomes(Path("refused.pyx")) == {"test_something": "not run"}
    (told,) = [d for d in report.diagnostics("CK606") if d["file"] == "refused.pyx"]
    assert told["line"] == 9
    assert told["message"] == "loading refused: ValueError: not today"


def test_a_crash_fails_the_test_that_caused_it(report: Report) -> None:
    outcomes = report.outcomes(Path("crash.pyx"))
    assert outcomes["test_before"] == "passed"
    assert outcomes["test_crash"] == "failed"
    # KUnit may outlive it and go on.
    assert outcomes["test_never_reached"] in ("not run", "passed")
    places = {(d["file"], d["line"]) for d in report.diagnostics("CK602")}
    assert places & {("crash.pyx", 16), ("crash.pyx", 22)}, places


def test_a_hanging_test_is_ended() -> None:
    status, found = cythonk_test("6.12", "hang.pyx", "--timeout", "25")
    outcomes = {test["name"]: test["outcome"] for test in found["tests"]}
    assert status == 1
    assert outcomes == {"test_hang": "failed", "test_later": "not run"}
    assert "CK603" in [item["code"] for item in found["diagnostics"]]


def test_a_pattern_chooses(report: Report) -> None:
    """In one more boot of the same kernel; good tests alone end with status 0."""
    kernel = report.report["kernel"]
    name = KUNIT if "amd64" not in kernel else "6.12"
    status, found = cythonk_test(name, CORPUS[-1], "-k", "stack")
    assert status == 0, found
    assert {test["name"]: test["outcome"] for test in found["tests"]} == {
        "Stack (doctest)": "passed",
        "Stack.push (doctest)": "passed",
        "Stack.pop (doctest)": "passed",
    }
    assert found["ok"]
