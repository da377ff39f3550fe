# SPDX-License-Identifier: GPL-2.0
"""`cythonk test` short of a guest: what is refused and where, what is emitted, what a log means."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from cythonk.cli.builder import BuildRequest, build
from cythonk.cli.session import Session
from cythonk.cli.testreport import ModuleTests, Outcome, summary
from cythonk.frontend.testcases import docstrings
from cythonk.frontend.testcases.model import FUNCTION, Selection, TestCase, dump, load
from cythonk.kernel.discover import guest_kernel
from cythonk.pipeline import translate

from .conftest import Cythonk

HEAD = '"""A module."""\n__license__ = "GPL"\n\n\n'


def diagnostics(here: Path, cythonk_command: Cythonk, source: str, *args: str) -> list[str]:
    """Of the command on a file of this text: `line:column code message` of each diagnostic."""
    (here / "sample.pyx").write_text(source)
    outcome = cythonk_command("test", "sample.pyx", "--format", "json", *args)
    report = json.loads(outcome.out)
    assert outcome.status == 1
    assert not report["ok"]
    return [
        f"{item['line']}:{item['column']} {item['code']} {item['message']}"
        for item in report["diagnostics"]
    ]


# What is wrong → its diagnostics. Each source begins behind HEAD, on line 5.
WRONG = {
    "def test_a(x, y=1):\n    pass\n": [
        "5:12 CK119 the test 'test_a' has an argument that nobody gives it"
    ],
    "cdef int test_a(int x) except -1:\n    return 0\n": [
        "5:21 CK119 the test 'test_a' has an argument that nobody gives it"
    ],
    "def test_a():\n    pass\n\n\ndef test_a():\n    pass\n": [
        "9:1 CK119 there are two tests 'test_a'",
        "5:1 CK119 the first one is here",
    ],
    'def f():\n    """Does.\n\n    >>> 1 +\n    2\n    """\n': [
        "8:12 CK120 the doctest is not valid: expected an identifier or literal"
    ],
    'def f():\n    """Does.\n\n    >>> for i in [1]:\n    ...     x = (\n    """\n': [
        "9:18 CK120 the doctest is not valid: expected an identifier or literal"
    ],
    'def f():\n    """Does.\n\n    >>>f()\n    """\n': [
        "8:5 CK120 the doctest lacks blank after >>>"
    ],
    'def f():\n    """Does.\n\n    >>> f()\n  wrong\n    """\n': [
        "9:3 CK120 the doctest has inconsistent leading whitespace"
    ],
    'def f():\n    """Does.\n\n    >>> f()  # doctest: +REPORT_UDIFF, +SKIP\n    """\n': [
        "8:9 CK120 the doctest directive +REPORT_UDIFF has no meaning in the kernel"
    ],
    'def f():\n    """Does.\n\n    >>> f()  # doctest: +NO_SUCH\n    """\n': [
        "8:5 CK120 the doctest has an invalid option"
    ],
    'def f():\n    """Does.\n\n    >>> f() * 0.5\n    0.5\n    """\n    return 1\n': [
        "8:15 CK101 *"
    ],
    'def f():\n    """Does.\n\n    >>> x = 5\n    >>> x + unknown\n    """\n': [
        "9:13 CK108 the name 'unknown' is not declared"
    ],
    'def f():\n    """Does.\n\n    >>> x = input\n    """\n': ["8:13 CK104 *"],
    'def f():\n    """Does.\n\n    >>> def g():\n    ...     return 1\n    """\n': ["8:9 CK110 *"],
    'def f():\n    r"""Does. \\n\n\n    >>> 1 +\n    """\n': [
        "8:12 CK120 the doctest is not valid: expected an identifier or literal"
    ],
    'def f():\n    "Does.\\n\\n>>> 1 +\\n"\n': ["6:22 CK120 *"],
    "def helper():\n    pass\n": ["0:0 CK607 there are no tests"],
}


@pytest.mark.parametrize("source", WRONG)
def test_wrong_tests_are_refused_at_their_place(
    here: Path, cythonk_command: Cythonk, source: str
) -> None:
    found = diagnostics(here, cythonk_command, HEAD + source)
    expected = WRONG[source]
    assert len(found) == len(expected), found
    for got, want in zip(found, expected, strict=True):
        assert got.startswith(want.removesuffix("*")), found


def test_several_problems_are_reported_together(here: Path, cythonk_command: Cythonk) -> None:
    source = (
        "def test_a(x):\n    pass\n\n\ndef f():\n"
        '    """\n    >>> 1 +\n    >>> ( \n    """\n    return 0.5\n'
    )
    codes = [line.split()[1] for line in diagnostics(here, cythonk_command, HEAD + source)]
    assert codes == ["CK119", "CK120", "CK120", "CK101"]


def test_no_test_has_this_name(here: Path, cythonk_command: Cythonk) -> None:
    source = HEAD + "def test_add():\n    pass\n"
    found = diagnostics(here, cythonk_command, source, "-k", "subtract")
    assert found == ["0:0 CK607 no test has 'subtract' in its name"]


def test_bad_command_lines(here: Path, cythonk_command: Cythonk) -> None:
    (here / "sample.pyx").write_text(HEAD)
    assert "[CK001]" in cythonk_command("test", "missing.pyx").err
    assert cythonk_command("test").status == 2
    for more in (["--kernel", "6.12"], ["--smp", "2"]):
        outcome = cythonk_command("test", "sample.pyx", "--sanitize", *more)
        assert outcome.status == 2
        assert f"leave {more[0]} out" in outcome.err


def test_selection() -> None:
    assert Selection().takes("anything")
    assert Selection("ADD").takes("test_add")
    assert Selection("test_*_twice").takes("test_add_twice")
    assert not Selection("test_*_twice").takes("test_add")


def test_the_list_of_tests_survives_being_kept() -> None:
    cases = [TestCase("test_a", FUNCTION, 3, "test_a"), TestCase("f (doctest)", "doctest", 9, "x")]
    assert load(dump(cases)) == cases
    for text in ("", "[1]", '[{"no": 1}]'):
        with pytest.raises(ValueError, match=r"\S"):
            load(text)


BOTH = (
    HEAD
    + '''def double(x):
    """Twice.

    >>> double(4)
    8
    """
    return 2 * x


def test_double():
    assert double(2) == 4
'''
)


def test_an_ordinary_build_has_no_tests(tmp_path: Path) -> None:
    source = tmp_path / "sample.pyx"
    source.write_text(BOTH)
    plain = translate([source], module="sample").units[0].c_text
    tested = translate([source], module="sample", tests=Selection()).units[0].c_text
    for word in ("kunit", "ck_test_", "doctest", "testing.h"):
        assert word in tested
        assert word not in plain
    assert "sample_double" in plain


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The symbols of BOTH, built in the ordinary way and for `cythonk test`."""
    directory = tmp_path_factory.mktemp("both")
    source = directory / "sample.pyx"
    source.write_text(BOTH)
    symbols = {}
    for name, tests in (("plain", None), ("tested", Selection())):
        output = directory / name / "sample.ko"
        output.parent.mkdir()
        request = BuildRequest(
            (source,), output, guest_kernel("6.12"), warnings=True, sparse=True, tests=tests
        )
        outcome = build(request, Session(json=True))
        assert outcome.diagnostics == [], "gcc with W=1 and sparse have nothing to say"
        done = subprocess.run(["nm", output], capture_output=True, text=True, check=True)
        symbols[name] = done.stdout
    return symbols


def test_unused_test_functions_are_not_in_the_module(built: dict[str, str]) -> None:
    for symbol in ("sample_test_double", "ck_doctest_check", "ck_kunit_run", "ck_test_end"):
        assert symbol not in built["plain"]
    assert "sample_case_test_double" in built["tested"]
    assert "ck_doctest_check" in built["tested"]


def test_docstrings_are_found_where_they_stand() -> None:
    lines = [
        'def f(a="x"):  # "not this"',
        "    '''First",
        "    second\\nthird",
        "    fourth '''",
    ]
    value = "First\n    second\nthird\n    fourth "
    found = docstrings.locate(value, lines, 1)
    assert found.places == ((2, 8), (3, 1), (3, 13), (4, 1))
    assert found.place(1, 4) == (3, 5)
    joined = docstrings.locate("one two", ['x = "one " "two"'], 1)
    assert joined.places == ((1, 1),)


# --- what a log means -----------------------------------------------------------------------------

CASES = [TestCase(f"test_{name}", FUNCTION, 10 + i, "") for i, name in enumerate("abc")]
BEGIN = [
    "[    1.0] KTAP version 1",
    "[    1.0] 1..1",
    "[    1.0]     KTAP version 1",
    "[    1.0]     # Subtest: ring",
    "[    1.0]     1..3",
]


def module(tmp_path: Path) -> ModuleTests:
    source = tmp_path / "ring.pyx"
    source.write_text("".join(f"line {n}\n" for n in range(1, 30)))
    return ModuleTests(source, "ring", CASES)


def test_a_log_that_breaks_off_fails_the_running_test(tmp_path: Path) -> None:
    tests = module(tmp_path)
    for line in [*BEGIN, "[    1.5]     ok 1 test_a", "[    1.6] BUG: something"]:
        tests.feed(line)
    rest = tests.finish("oops: something")
    assert [result.outcome for result in tests.results] == [
        Outcome.PASSED,
        Outcome.FAILED,
        Outcome.NOT_RUN,
    ]
    assert rest == tests.results[1:]
    assert rest[0].message == "oops: something"
    assert rest[0].lines == ("BUG: something",)
    assert rest[0].place is not None
    assert rest[0].place.line == 11
    assert summary(tests.results) == "1 failed, 1 not run, 1 passed"


def test_the_first_test_may_be_the_one_that_hangs(tmp_path: Path) -> None:
    tests = module(tmp_path)
    for line in BEGIN:
        tests.feed(line)
    assert [result.outcome for result in tests.finish()][:2] == [Outcome.FAILED, Outcome.NOT_RUN]


def test_tests_that_never_began_are_not_run(tmp_path: Path) -> None:
    tests = module(tmp_path)
    tests.feed("[    1.0] ring: something else")
    assert {result.outcome for result in tests.finish()} == {Outcome.NOT_RUN}
    assert tests.faults == ["no KTAP in the log"]


def test_another_case_than_planned_is_no_result(tmp_path: Path) -> None:
    tests = module(tmp_path)
    for line in [*BEGIN, "[    1.5]     ok 1 test_other"]:
        assert tests.feed(line) is None
    tests.finish()
    assert [result.outcome for result in tests.results][:1] == [Outcome.FAILED]


def test_a_failure_shows_the_source(tmp_path: Path) -> None:
    tests = module(tmp_path)
    log = [
        *BEGIN,
        "[    1.1] ring: hello",
        "[    1.1] ring: Traceback (most recent call last):",
        '[    1.1] ring:   File "ring.pyx", line 12, in test_a',
        '[    1.1] ring:   File "ring.pyx", line 5, in check',
        "[    1.1] ring: ValueError: no",
        "[    1.5]     not ok 1 test_a",
    ]
    (result,) = [found for line in log if (found := tests.feed(line))]
    assert result.lines == (
        "hello",
        "Traceback (most recent call last):",
        '  File "ring.pyx", line 12, in test_a',
        "    line 12",
        '  File "ring.pyx", line 5, in check',
        "    line 5",
        "ValueError: no",
    )
    assert result.message == "ValueError: no"
    assert result.place is not None
    assert result.place.line == 5
    assert [(place.line, text) for place, text in result.frames] == [(12, "in test_a")]
    assert result.seconds == pytest.approx(0.5)


def test_a_failure_in_shipped_code_is_placed_at_its_call(tmp_path: Path) -> None:
    tests = module(tmp_path)
    log = [
        *BEGIN,
        "ring: Traceback (most recent call last):",
        'ring:   File "ring.pyx", line 12, in test_a',
        'ring:   File "misc.pyx", line 43, in MiscDevice.__init__',
        "ring: FileExistsError: [Errno 17] File exists",
        "    not ok 1 test_a",
    ]
    (result,) = [found for line in log if (found := tests.feed(line))]
    assert result.place is not None
    assert (result.place.file.name, result.place.line) == ("ring.pyx", 12)
    assert result.frames == ()


def test_a_report_of_the_kernel_fails_a_test_that_passed(tmp_path: Path) -> None:
    tests = module(tmp_path)
    log = [*BEGIN, "[    1.1] WARNING: CPU: 0 PID: 1 at x.c:1", "[    1.5]     ok 1 test_a"]
    (result,) = [found for line in log if (found := tests.feed(line))]
    assert result.outcome is Outcome.FAILED
    assert result.message == "warning in the kernel's log"
