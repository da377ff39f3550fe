# SPDX-License-Identifier: GPL-2.0
"""The QEMU process: how it is started, whether KVM works, and that it always ends."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from cythonk.guest.job import GuestError
from cythonk.kernel.cache import cache_root, replacing

PROGRAM = "qemu-system-x86_64"
KVM_PROBE_SECONDS = 4.0
ACCELERATOR_VARIABLE = "CYTHONK_ACCEL"

_CPU = {"kvm": "host", "tcg": "max"}
_PR_SET_PDEATHSIG = 1


def program() -> str:
    """QEMU's path."""
    found = shutil.which(PROGRAM)
    if found is None:
        raise GuestError(f"{PROGRAM} is missing", "install it: apt-get install qemu-system-x86")
    return found


def _die_with_parent() -> None:
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def command(
    image: Path,
    initrd: Path | None,
    accelerator: str,
    serials: list[Path],
    *,
    smp: int,
    memory_mb: int,
    append: str,
) -> list[str]:
    """The command line of a guest: two serial ports written to files, nothing else attached."""
    line = [program(), "-accel", accelerator, "-cpu", _CPU[accelerator]]
    line += ["-m", str(memory_mb), "-smp", str(smp), "-nodefaults", "-display", "none", "-no-reboot"]
    line += ["-kernel", str(image), "-append", append]
    if initrd is not None:
        line += ["-initrd", str(initrd)]
    for serial in serials:
        line += ["-serial", f"file:{serial}"]
    return line


@contextlib.contextmanager
def process(arguments: list[str], errors: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A running QEMU that is gone when the block is left, however it is left."""
    with errors.open("wb") as stream:
        child = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
    try:
        yield child
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return "unknown"


def _kvm_works(image: Path) -> bool:
    """Whether a kernel says anything under KVM within the time limit; a broken /dev/kvm hangs."""
    with tempfile.TemporaryDirectory(prefix="cythonk-kvm-") as name:
        directory = Path(name)
        serial = directory / "serial"
        serial.touch()
        append = "console=ttyS0 earlyprintk=serial panic=-1"
        arguments = command(image, None, "kvm", [serial], smp=1, memory_mb=256, append=append)
        with process(arguments, directory / "errors") as child:
            end = time.monotonic() + KVM_PROBE_SECONDS
            while time.monotonic() < end and child.poll() is None:
                if b"Linux version" in serial.read_bytes():
                    return True
                time.sleep(0.05)
    return False


def accelerator(image: Path) -> str:
    """ "kvm" where it is usable, else "tcg"; asked once for each boot of the host."""
    forced = os.environ.get(ACCELERATOR_VARIABLE)
    if forced in _CPU:
        return forced
    if forced:
        raise GuestError(
            f"{ACCELERATOR_VARIABLE}={forced} is not an accelerator", "set it to kvm or tcg, or unset it"
        )
    if not os.access("/dev/kvm", os.R_OK | os.W_OK):
        return "tcg"
    known = cache_root() / "guest" / f"accelerator-{_boot_id()}"
    with contextlib.suppress(OSError):
        text = known.read_text().strip()
        if text in _CPU:
            return text
    answer = "kvm" if _kvm_works(image) else "tcg"
    with contextlib.suppress(OSError), replacing(known) as temporary:
        temporary.write_text(answer)
    return answer
