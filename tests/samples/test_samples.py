# SPDX-License-Identifier: GPL-2.0
"""The samples do what their docstrings say, on both guest kernels, and their C is clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.cli.builder import BuildRequest, build
from cythonk.cli.session import Session
from cythonk.guest.job import GuestJob, GuestResult, Step, module_files
from cythonk.guest.problems import without_stamp
from cythonk.guest.run import run_guest
from cythonk.kernel.discover import Kernel, resolve

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.pyx"))
KERNELS = ("6.1", "6.12")

STEPS = [
    Step("insmod hello", "insmod /modules/hello.ko"),
    Step("rmmod hello", "rmmod hello"),
    Step("insmod echo", "insmod /modules/echo.ko"),
    Step("device", "ls -l /dev/echo"),
    Step("write and read", "echo hi there >/dev/echo && cat /dev/echo"),
    Step("again", "printf 0123456789 >/dev/echo && dd if=/dev/echo bs=4 count=2 2>/dev/null"),
    Step("busy", "exec 5</dev/echo; rmmod echo", expect_status=None),
    Step(
        "limit",
        "echo 4 >/sys/module/echo/parameters/limit && cat /sys/module/echo/parameters/limit",
    ),
    Step("too long", "echo too long >/dev/echo", expect_status=1),
    Step("rmmod echo", "rmmod echo && ! ls /dev/echo 2>/dev/null"),
    Step(
        "parameter",
        "insmod /modules/echo.ko limit=2 && cat /sys/module/echo/parameters/limit; rmmod echo",
    ),
]


def boot(kernel: Kernel, directory: Path) -> GuestResult:
    """One boot with the scenario above."""
    modules = []
    for sample in SAMPLES:
        output = directory / f"{sample.stem}.ko"
        outcome = build(
            BuildRequest((sample,), output, kernel, warnings=True, sparse=True), Session()
        )
        assert [f"{d.position}: {d.message}" for d in outcome.diagnostics] == []
        modules.append(output)
    return run_guest(GuestJob(kernel, module_files(modules), STEPS, timeout=60))


@pytest.fixture(scope="module", params=KERNELS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> GuestResult:
    """The scenario on each kernel."""
    return boot(resolve(request.param), tmp_path_factory.mktemp(f"samples-{request.param}"))


def _log(run: GuestResult, step: str) -> list[str]:
    return [without_stamp(line) for line in run.step(step).log]


def test_every_step_succeeds(run: GuestResult) -> None:
    assert [(s.name, s.status, s.output) for s in run.steps if not s.ok] == []
    assert [f"{p.step}: {p.message}" for p in run.problems] == []


def test_hello_says_hello_and_goodbye(run: GuestResult) -> None:
    assert "hello: hello, kernel" in _log(run, "insmod hello")
    assert "hello: goodbye" in _log(run, "rmmod hello")


def test_echo_gives_back_what_it_got(run: GuestResult) -> None:
    assert run.step("write and read").output == "hi there\n"
    assert run.step("again").output == "01234567"
    assert "echo: bye" in _log(run, "rmmod echo")


def test_a_used_module_stays(run: GuestResult) -> None:
    assert run.step("busy").status != 0


def test_an_exception_is_an_errno_and_a_traceback(run: GuestResult) -> None:
    assert "Invalid argument" in run.step("too long").output
    log = _log(run, "too long")
    assert "echo: Traceback (most recent call last):" in log
    assert 'echo:   File "echo.pyx", line 25, in Echo.write' in log
    assert "echo: ValueError: too long" in log


def test_parameters(run: GuestResult) -> None:
    assert run.step("limit").output == "4\n"
    assert run.step("parameter").output == "2\n"
