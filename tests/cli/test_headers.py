# SPDX-License-Identifier: GPL-2.0
"""`cythonk headers`: files for people and editors."""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.kernel.discover import Kernel, guest_kernel
from cythonk.pipeline import translate

from .conftest import Cythonk


@pytest.fixture(scope="module")
def kernel() -> Kernel:
    """The newer of the guests' kernels."""
    return guest_kernel("6.12")


def test_writes_what_a_header_declares(
    here: Path, kernel: Kernel, cythonk_command: Cythonk
) -> None:
    """A file by the header's path, and those of the types that it needs."""
    done = cythonk_command("headers", "linux/usb.h", "--kernel", kernel.release)
    assert done.status == 0, done.err
    text = (here / "kernel-headers" / "linux" / "usb.pxd").read_text()
    assert 'cdef extern from "<linux/usb.h>":' in text
    assert "int usb_submit_urb(urb *urb, gfp_t mem_flags) noexcept" in text
    assert "files written to kernel-headers" in done.err


def test_the_files_can_be_cimported(here: Path, kernel: Kernel, cythonk_command: Cythonk) -> None:
    """Beside a source they come before the header itself, and say the same."""
    done = cythonk_command("headers", "linux/bitmap.h", "-o", ".", "--kernel", kernel.release)
    assert done.status == 0, done.err
    source = here / "user.pyx"
    source.write_text(
        '__license__ = "GPL"\n'
        "from linux.bitmap cimport bitmap_zero\n"
        "@unsafe\n"
        "def clear(unsigned long bits):\n"
        "    bitmap_zero(&bits, 64)\n"
        "    return bits\n"
        "print(clear(7))\n"
    )
    found = translate([source], module="user", kernel=kernel)
    assert found.diagnostics == []
    assert here / "linux" / "bitmap.pxd" in found.inputs
    assert "bitmap_zero(&bits, 64);" in found.units[0].c_text


def test_one_bad_header_does_not_keep_others(
    here: Path, kernel: Kernel, cythonk_command: Cythonk
) -> None:
    """What is wrong is said of each; the others are written."""
    (here / "broken.h").write_text("struct x { nothing y; };\n")
    names = ("linux/usbb.h", "broken.h", "linux/hex.h")
    done = cythonk_command("headers", *names, "-I", ".", "--kernel", kernel.release)
    assert done.status == 1
    assert f"{kernel.release} has no header linux/usbb.h" in done.err
    assert "did you mean linux/usb.h?" in done.err
    assert "broken.h:1: unknown type name 'nothing'" in done.err
    assert not (here / "kernel-headers" / "broken.pxd").exists()
    assert "hex_to_bin" in (here / "kernel-headers" / "linux" / "hex.pxd").read_text()


@pytest.mark.parametrize(
    "arguments", [(), ("linux/usb.h", "--all"), ("--uapi", "--report"), ("--uapi", "linux/fs.h")]
)
def test_what_does_not_go_together(
    here: Path, cythonk_command: Cythonk, arguments: tuple[str, ...]
) -> None:
    """A usage error, and nothing is written."""
    done = cythonk_command("headers", *arguments)
    assert done.status == 2
    assert list(here.iterdir()) == []


@pytest.mark.full
def test_all_headers_and_the_report(here: Path, kernel: Kernel, cythonk_command: Cythonk) -> None:
    """A file for each header that can be read; the second time nothing is read."""
    done = cythonk_command("headers", "--all", "--report", "--kernel", kernel.release)
    assert done.status == 0, done.err
    assert (here / "kernel-headers" / "linux" / "netdevice.pxd").is_file()
    assert len(list((here / "kernel-headers").rglob("*.pxd"))) > 6000
    assert "| public headers | " in done.out
    again = cythonk_command("headers", "--all", "--kernel", kernel.release)
    assert "reading" not in again.err
