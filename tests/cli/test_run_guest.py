# SPDX-License-Identifier: GPL-2.0
"""`cythonk run` with real guests: a good module, and one for each way to fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cythonk.kernel.discover import GUEST_SERIES

from .conftest import HELLO_C, Cythonk, FakeTranslator, as_source
from .test_run import CRASHER

WARNER = HELLO_C.replace('pr_info("hello', '\n#line 7 "hello.pyx"\nWARN_ON(1); pr_info("hello')


def write(here: Path, name: str, c_text: str) -> None:
    (here / f"{name}.pyx").write_text(as_source(c_text))


@pytest.mark.parametrize("series", GUEST_SERIES)
def test_good_module(
    here: Path, series: str, translator: FakeTranslator, cythonk_command: Cythonk
) -> None:
    write(here, "hello", HELLO_C)
    script = "lsmod | grep ^hello; echo from the script"
    outcome = cythonk_command("run", "hello.pyx", "--kernel", series, "--script", script)
    assert outcome.status == 0, outcome.out + outcome.err
    for text in ("hello", "from the script", "bye"):
        assert text in outcome.out
    assert [path.name for path in here.iterdir()] == ["hello.pyx"], "the .ko belongs in the cache"
    assert cythonk_command("build", "hello.pyx", "--kernel", series).status == 0
    assert cythonk_command("run", "hello.ko").status == 0


def test_failed_script(here: Path, translator: FakeTranslator, cythonk_command: Cythonk) -> None:
    write(here, "hello", HELLO_C)
    outcome = cythonk_command("run", "hello.pyx", "--script", "exit 7", "--format", "json")
    report = json.loads(outcome.out)
    assert outcome.status == 1
    assert report["ok"] is False
    assert [d["message"] for d in report["diagnostics"]] == ["script failed with status 7"]


def test_failed_init(here: Path, translator: FakeTranslator, cythonk_command: Cythonk) -> None:
    write(here, "hello", HELLO_C.replace("return 0;", "return -ENODEV;"))
    outcome = cythonk_command("run", "hello.pyx")
    assert outcome.status == 1
    assert "insmod hello failed with status 19 (No such device)  [CK601]" in outcome.err


def test_warn_is_a_failure_at_its_line(
    here: Path, translator: FakeTranslator, cythonk_command: Cythonk
) -> None:
    write(here, "hello", WARNER)
    outcome = cythonk_command("run", "hello.pyx")
    assert outcome.status == 1
    assert "hello.pyx:7: error: warning:" in outcome.err
    assert "[CK602]" in outcome.err


@pytest.mark.parametrize("series", GUEST_SERIES)
def test_oops_is_a_failure_at_its_line(
    here: Path, series: str, translator: FakeTranslator, cythonk_command: Cythonk
) -> None:
    write(here, "crash", CRASHER.replace("crash_init", "crash_start"))
    outcome = cythonk_command("run", "crash.pyx", "--kernel", series)
    assert outcome.status == 1
    assert "crash.pyx:8: error: " in outcome.err
    assert "crash.pyx:12: note: in caller()" in outcome.err


def test_timeout(here: Path, translator: FakeTranslator, cythonk_command: Cythonk) -> None:
    write(here, "hello", HELLO_C)
    outcome = cythonk_command("run", "hello.pyx", "--script", "sleep 300", "--timeout", "12")
    assert outcome.status == 1
    assert "[CK603]" in outcome.err
