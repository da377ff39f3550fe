# SPDX-License-Identifier: GPL-2.0
"""The macros' forms in guests of both kernels: every loop, expression, declaration and format.

The files in `guest/` assert what they do; what only the built file or the log shows is looked at
here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.kernels import kernel_named

HERE = Path(__file__).parent / "guest"
FILES = sorted(path.name for path in HERE.glob("*.pyx"))

# What the calls of formats.pyx leave in the kernel's log, without the module's name.
LOGGED = (
    "once 0",
    "first and last",
    "plain text",
    "without a level",
    "notice",
    "limited",
    "by its module",
    "under another name",
    "a branch",
    "(NULL device *): no device 1",
)
# As scripts/mod/file2alias.c writes them.
ALIASES = {
    "acme-widget",
    "char-major-10-200",
    "char-major-60-1",
    "fs-acmefs",
    "hid:b0003g*v00000001p00000002",
    "hid:b0003g*v00000007p00000008",
    "hid:b0005g*v00000003p00000004",
    "hid:b0018g*v00000005p00000006",
    "net-pf-44",
    "of:N*T*Cacme,widget",
    "of:N*T*Cacme,widgetC*",
    "pci:v*d*sv*sd*bc01sc06i01*",
    "pci:v00000001d00000002sv00000003sd00000004bc*sc*i*",
    "pci:v00008086d0000100Esv*sd*bc*sc*i*",
    "pci:v00008086d000010D3sv*sd*bc*sc*i*",
    "pci:v00008086d000010D4sv00000001sd00000002bc*sc*i*",
    "sdio:c*v0001d0002*",
    "sdio:c03v*d*",
    "usb:v*p*d*dc*dsc*dp*ic03isc01ip02in*",
    "usb:v*p*d*dc01dsc02dp03ic*isc*ip*in*",
    "usb:v0001p*d*dc*dsc*dp*ic02isc03ip04in*",
    "usb:v0001p0002d*dc*dsc*dp*ic*isc*ip*in03*",
    "usb:v0001p0002d*dc*dsc*dp*ic*isc*ip03in*",
    "usb:v0001p0002d*dc*dsc*dp*ic03isc*ip*in*",
    "usb:v0001p0002d*dc*dsc*dp*ic03isc04ip05in*",
    "usb:v0001p0002d000[3-4]dc*dsc*dp*ic*isc*ip*in*",
    "usb:v1234p5678d*dc*dsc*dp*ic*isc*ip*in*",
    "usb:v1234p5679d*dc*dsc*dp*ic*isc*ip*in*",
    "usb:vDEADp*d*dc*dsc*dp*ic*isc*ip*in*",
}


def run(command: str, kernel: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """A command of cythonk's in the directory of the files."""
    build = str(kernel_named(kernel).build)
    line = [sys.executable, "-m", "cythonk", command, *map(str, words), "--kernel", build]
    return subprocess.run(line, cwd=HERE, capture_output=True, text=True, timeout=590, check=False)


@pytest.fixture(scope="module", params=["6.12", "6.1"])
def kernel(request: pytest.FixtureRequest) -> str:
    """A kernel of Debian's."""
    return str(request.param)


@pytest.fixture(scope="module")
def report(kernel: str) -> Any:
    """What one boot with all files reported."""
    done = run("test", kernel, *FILES, "--format", "json")
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_every_file_holds(report: Any) -> None:
    """No test fails, the kernel and gcc say nothing."""
    assert report["diagnostics"] == []
    assert report["ok"]
    ran = {test["file"] for test in report["tests"] if test["outcome"] == "passed"}
    assert ran == set(FILES)


@pytest.mark.parametrize("line", LOGGED)
def test_the_log_has_what_was_printed(report: Any, line: str) -> None:
    """By each kind of call."""
    logged = [text for test in report["tests"] for text in test["output"]]
    assert line in logged


def test_the_file_says_what_it_is_for(kernel: str, tmp_path: Path) -> None:
    """modinfo: aliases of the tables, which modpost makes, and what is written at the file's level."""
    output = tmp_path / "declared.ko"
    done = run("build", kernel, "declared.pyx", "-o", output)
    assert done.returncode == 0, done.stderr

    def entries(field: str) -> set[str]:
        words = ["/sbin/modinfo", "-F", field, str(output)]
        return set(
            subprocess.run(words, capture_output=True, text=True, check=True).stdout.split("\n")[
                :-1
            ]
        )

    assert entries("alias") == ALIASES
    assert entries("firmware") == {"acme/widget.bin"}
    assert entries("import_ns") == {"CRYPTO_INTERNAL"}
    assert entries("softdep") == {"pre: crc32c"}
    assert entries("note") == {"of no use"}
