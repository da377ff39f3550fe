# SPDX-License-Identifier: GPL-2.0
"""The calculator: commands of ioctl(2), used through the client that is generated for it, and by C.

In guests of both kernels, with this machine's Python, and on the sanitizer kernel with each allocation
failing in turn, where a C program uses it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cythonk.beds import bed
from cythonk.cli.builder import BuildRequest, build
from cythonk.cli.session import Session
from cythonk.guest.job import GuestJob, GuestResult, Step, module_files, module_steps
from cythonk.guest.problems import without_stamp
from cythonk.guest.run import run_guest
from cythonk.guest.sanitize import Scenario, sanitize_job
from cythonk.kernel.discover import Kernel
from tests.guestpython import GUEST_PYTHON, python_files

SAMPLE = Path(__file__).resolve().parents[2] / "samples/calculator/calculator.pyx"
PROGRAM = Path(__file__).with_name("use_calculator.c")

SCRIPT = """
import errno
import sys

sys.path.insert(0, "/client")
from calculator_client import Calculator, sum_of_two, totals


def error(function, *arguments):
    try:
        function(*arguments)
    except OSError as failure:
        return errno.errorcode[failure.errno]


with Calculator() as calculator:
    print(calculator.forget())
    numbers = sum_of_two(3, 4)
    print(calculator.add(numbers), numbers.result)
    numbers = sum_of_two(-7, 2)
    print(calculator.divide(numbers), numbers.result)
    print(calculator.load(-5))
    found = calculator.history()
    print(type(found) is totals, found.calls, found.kept, list(found.last))
    print(error(calculator.divide, sum_of_two(1, 0)), error(calculator.add, sum_of_two(2**63 - 1, 1)))
    print(error(calculator._call, Calculator.ADD + 9, 0), error(calculator._call, Calculator.ADD, 8))
    print(calculator.forget(), calculator.history().kept)
    commands = Calculator.ADD, Calculator.DIVIDE, Calculator.HISTORY, Calculator.FORGET, Calculator.LOAD
    print(*map(hex, commands))
"""
EXPECTED = """\
0
0 7
0 -4
0
True 6 3 [-5, -4, 7, 0]
EINVAL EOVERFLOW
ENOTTY EFAULT
3 0
0xc0186301 0xc0186302 0x80306303 0x6304 0x40086305
"""


def built(kernel: Kernel, directory: Path) -> Path:
    """The module."""
    output = directory / "calculator.ko"
    request = BuildRequest((SAMPLE,), output, kernel, warnings=True, sparse=True)
    outcome = build(request, Session())
    assert [f"{d.position}: {d.message}" for d in outcome.diagnostics] == []
    return output


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The C program."""
    output = tmp_path_factory.mktemp("use") / "use_calculator"
    options = ["-static", "-O1", "-Wall", "-Werror"]
    subprocess.run(["gcc", *options, str(PROGRAM), "-o", str(output)], check=True)
    return output


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client, as the command writes it."""
    output = tmp_path_factory.mktemp("client") / "calculator_client.py"
    command = [sys.executable, "-m", "cythonk", "client", str(SAMPLE), "-o", str(output)]
    subprocess.run(command, check=True, capture_output=True)
    return output


@pytest.fixture(scope="module")
def run(
    each_kernel: Kernel, program: Path, client: Path, tmp_path_factory: pytest.TempPathFactory
) -> GuestResult:
    """The client and the C program on each kernel."""
    module = built(each_kernel, tmp_path_factory.mktemp("calculator"))
    files: dict[str, Path | bytes] = {
        **python_files(("ctypes", "errno", "fcntl", "__future__")),
        **module_files([module]),
        "/client/calculator_client.py": client,
        "/client/use.py": SCRIPT.encode(),
        "/client/use_calculator": program,
    }
    insmod, rmmod = module_steps([module])
    steps = [insmod, Step("c", "/client/use_calculator")]
    steps += [Step("client", f"{GUEST_PYTHON} /client/use.py"), rmmod]
    return run_guest(GuestJob(each_kernel, files, steps, timeout=120))


def test_every_step_succeeds(run: GuestResult) -> None:
    assert [(s.name, s.status, s.output) for s in run.steps if not s.ok] == []
    assert [f"{p.step}: {p.message}" for p in run.problems] == []


def test_the_client_calls_the_driver(run: GuestResult) -> None:
    assert run.step("client").output == EXPECTED


def test_an_exception_is_shown_and_an_unknown_command_is_not(run: GuestResult) -> None:
    log = [without_stamp(line) for line in run.step("client").log]
    errors = [line for line in log if "Error: " in line]
    assert len(errors) == 2
    assert errors[0] == "calculator: ValueError: divided by zero"
    assert errors[1].startswith("calculator: OverflowError: ")


def test_with_allocations_failing(program: Path, tmp_path: Path) -> None:
    kernel = bed("uml-sanitize")
    scenario = Scenario(
        built(kernel, tmp_path), "/use_calculator", files={"/use_calculator": program}
    )
    job = sanitize_job(kernel, [scenario], timeout=400)
    result = run_guest(job)
    assert [(s.name, s.status, s.output) for s in result.steps if not s.ok] == []
    assert [f"{p.kind}: {p.message}" for p in result.problems] == []
    assert "rounds with" in result.step("fail allocations of calculator").output
