# SPDX-License-Identifier: GPL-2.0
"""Compiles the small programs CythonK puts into guests, each once into the cache.

Apart from the initramfs because it runs a compiler, and only the first time.
"""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

from cythonk.guest.job import GuestError
from cythonk.kernel.arch import ARCHES
from cythonk.kernel.cache import cache_root, replacing
from cythonk.kernel.toolchain import find_program

_HERE = Path(__file__).parent
_HINT = "apt-get install --no-install-recommends gcc libc6-dev"
_OPTIONS = ("-static", "-Os", "-s", "-Wall")


def program(name: str, arch: str) -> bytes:
    """One of the guest's programs, static.

    Args:
        name: its source beside this file, without ".c".
        arch: the guest's architecture, a key of ARCHES.

    Raises:
        GuestError: there is no C compiler, it failed, or the cache cannot be written.
    """
    source = _HERE / f"{name}.c"
    key = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    path = cache_root() / "guest" / f"{ARCHES[arch].prefix}{name}-{key}"
    try:
        if not path.exists():
            _compile(source, path, arch)
        return path.read_bytes()
    except OSError as error:
        raise GuestError(
            f"cannot keep the guest's program '{name}' in the cache: {error}",
            "set CYTHONK_CACHE to a directory you can write to",
        ) from error


def _compile(source: Path, path: Path, arch: str) -> None:
    target = ARCHES[arch]
    hint = _HINT if target.runs_here else f"run '{target.setup}'"
    compiler = find_program(*(target.program(name) for name in ("gcc", "gcc-12", "cc")))
    if compiler is None:
        raise GuestError(f"no C compiler for the programs of {arch} guests", hint)
    with replacing(path) as temporary:
        command = [str(compiler), *_OPTIONS, "-o", str(temporary), str(source)]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            first = done.stderr.decode(errors="replace").strip().splitlines()[:1]
            raise GuestError(f"{source.name} did not compile: {' '.join(first)}", hint)
        temporary.chmod(0o755)
