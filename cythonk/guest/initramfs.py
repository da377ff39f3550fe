# SPDX-License-Identifier: GPL-2.0
"""Puts together what a guest boots into: busybox, the loader, `init.sh`, and the job's own files.

One archive in memory for each boot. Modules go in without their debugging information, of which they
have ten times as much as of anything else; reports are decoded with the files on the host.
"""

from __future__ import annotations

import functools
import gzip
import stat
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from cythonk.guest.cpio import Archive
from cythonk.guest.job import GuestError, Step
from cythonk.guest.programs import program
from cythonk.kernel.arch import ARCHES, NATIVE
from cythonk.kernel.cache import cache_root
from cythonk.kernel.toolchain import find_program

_INIT = Path(__file__).with_name("init.sh")
_DIRECTORIES = (
    "/proc",
    "/sys",
    "/dev",
    "/root",
    "/tmp",
    "/run",
    "/etc",
    "/ckguest/steps",
)
# busybox's shell prefers its own applets to programs; only a function comes before them.
_PRELUDE = 'insmod() { /sbin/ckload "$@"; }; '
# How scripts and programs begin; what does may be executed.
_EXECUTABLE_STARTS = (b"#!", b"\x7fELF")
# Applets whose place another program takes.
_REPLACED = frozenset({"busybox", "insmod"})


def build(
    steps: Sequence[Step],
    files: Mapping[str, Path | bytes],
    token: str,
    arch: str = NATIVE,
) -> bytes:
    """The compressed initramfs of one boot.

    Args:
        steps: what init is to run.
        files: what to put in, by absolute path in the guest.
        token: what tells init's marks from the steps' output.
        arch: the architecture of the guest, a key of ARCHES.

    Raises:
        GuestError: a file cannot be read, or what every guest needs is missing on the host.
    """
    archive = Archive()
    for directory in _DIRECTORIES:
        archive.add_directory(directory)
    # For init's own messages, before it has mounted /dev.
    archive.add_device("/dev/console", 5, 1)
    data, applets = _busybox() if ARCHES[arch].runs_here else (_foreign_busybox(arch), ())
    archive.add_file("/bin/busybox", data, 0o755)
    for applet in applets:
        archive.add_symlink(f"/bin/{applet}", "busybox")
    archive.add_file("/sbin/ckload", program("ckload", arch), 0o755)
    archive.add_symlink("/sbin/insmod", "ckload")
    archive.add_file("/init", _INIT.read_bytes(), 0o755)
    archive.add_file("/etc/passwd", b"root:x:0:0:root:/root:/bin/sh\n")
    archive.add_file("/etc/group", b"root:x:0:\n")
    _add_plan(archive, steps, token)
    for path, content in files.items():
        _add_content(archive, path, content, arch)
    # Level 1: most of the gain; packing at a higher one takes longer than it saves.
    return gzip.compress(archive.to_bytes(), compresslevel=1, mtime=0)


def _add_plan(archive: Archive, steps: Sequence[Step], token: str) -> None:
    plan = "".join(
        f"{number} {'-' if step.timeout is None else format(step.timeout, '.3f')}\n"
        for number, step in enumerate(steps)
    )
    archive.add_file("/ckguest/token", f"{token}\n".encode())
    archive.add_file("/ckguest/plan", plan.encode())
    for number, step in enumerate(steps):
        archive.add_file(f"/ckguest/steps/{number}", f"{_PRELUDE}{step.command}\n".encode())


@functools.cache
def _busybox() -> tuple[bytes, tuple[str, ...]]:
    """The host's static busybox and the names of its applets."""
    hint = "apt-get install --no-install-recommends busybox-static"
    path = find_program("busybox")
    if path is None:
        raise GuestError("no busybox for the guest", hint)
    try:
        data = path.read_bytes()
        done = subprocess.run([path, "--list"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise GuestError(f"cannot use '{path}' for the guest: {error}", hint) from error
    # A dynamic program names its loader; the guest has none.
    if b"/ld-linux" in data[:4096] or b"/ld-musl" in data[:4096]:
        raise GuestError(f"'{path}' is not statically linked", hint)
    applets = done.stdout.decode().split()
    return data, tuple(applet for applet in applets if applet not in _REPLACED)


@functools.cache
def _foreign_busybox(arch: str) -> bytes:
    """The static busybox of another architecture; init asks it for its applets."""
    path = cache_root() / "guest" / f"busybox-{arch}"
    try:
        return path.read_bytes()
    except OSError as error:
        raise GuestError(
            f"no busybox for {arch} guests: {path}: {error.strerror}",
            f"run '{ARCHES[arch].setup}' to get it",
        ) from error


def _add_content(archive: Archive, path: str, content: Path | bytes, arch: str) -> None:
    if not path.startswith("/"):
        raise GuestError(f"'{path}' is no place in the guest", "give an absolute path")
    if isinstance(content, bytes):
        mode = 0o755 if content.startswith(_EXECUTABLE_STARTS) else 0o644
        archive.add_file(path, content, mode)
        return
    try:
        data = _module(content, arch) if path.endswith(".ko") else content.read_bytes()
        archive.add_file(path, data, stat.S_IMODE(content.stat().st_mode))
    except OSError as error:
        raise GuestError(
            f"cannot put '{content}' into the guest: {error.strerror or error}",
            "check the file's name and permissions",
        ) from error


def _module(path: Path, arch: str) -> bytes:
    """A module without debugging information; what is no module stays as it is."""
    with tempfile.NamedTemporaryFile(prefix="cythonk-") as smaller:
        strip = [ARCHES[arch].program("strip"), "--strip-debug", "-o", smaller.name, str(path)]
        try:
            done = subprocess.run(strip, capture_output=True, check=False)
        except OSError:
            return path.read_bytes()
        return Path(smaller.name).read_bytes() if done.returncode == 0 else path.read_bytes()
