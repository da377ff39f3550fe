# SPDX-License-Identifier: GPL-2.0
"""Compiles the guest's module loader, `ckload.c`, once into the cache.

Apart from the initramfs because it runs a compiler, and only the first time.
"""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

from cythonk.guest.job import GuestError
from cythonk.kernel.arch import ARCHES, NATIVE
from cythonk.kernel.cache import cache_root, replacing
from cythonk.kernel.toolchain import find_program

_SOURCE = Path(__file__).with_name("ckload.c")
_HINT = "apt-get install --no-install-recommends gcc libc6-dev"
_OPTIONS = ("-static", "-Os", "-s", "-Wall")


def loader(arch: str = NATIVE) -> bytes:
    """The loader as a static program for guests of an architecture.

    Raises:
        GuestError: there is no C compiler, it failed, or the cache cannot be written.
    """
    prefix = ARCHES[arch].prefix
    key = hashlib.sha256(_SOURCE.read_bytes()).hexdigest()[:16]
    program = cache_root() / "guest" / f"{prefix}ckload-{key}"
    try:
        if not program.exists():
            _compile(program, arch)
        return program.read_bytes()
    except OSError as error:
        raise GuestError(
            f"cannot keep the guest's module loader in the cache: {error}",
            "set CYTHONK_CACHE to a directory you can write to",
        ) from error


def _compile(program: Path, arch: str) -> None:
    target = ARCHES[arch]
    hint = _HINT if target.runs_here else f"run '{target.setup}'"
    compiler = find_program(*(target.program(name) for name in ("gcc", "gcc-12", "cc")))
    if compiler is None:
        raise GuestError(f"no C compiler for the module loader of {arch} guests", hint)
    with replacing(program) as temporary:
        command = [str(compiler), *_OPTIONS, "-o", str(temporary), str(_SOURCE)]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            first = done.stderr.decode(errors="replace").strip().splitlines()[:1]
            raise GuestError(f"the guest's module loader did not compile: {' '.join(first)}", hint)
        temporary.chmod(0o755)
