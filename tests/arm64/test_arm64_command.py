# SPDX-License-Identifier: GPL-2.0
"""`cythonk` with --arch arm64: what it builds, boots and decodes, and what it says when it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cythonk.kernel.arch import ARCHES, NATIVE, of_object
from cythonk.kernel.cache import cache_root
from cythonk.kernel.discover import GUEST_SERIES, guest_kernel

SERIES = GUEST_SERIES[-1]

# Reads from nowhere in a function that gcc inlines into the module's init.
SOURCE = '''\
# SPDX-License-Identifier: GPL-2.0
"""Follows a pointer to nowhere."""

__license__ = "GPL"


@unsafe
cdef int fetch(int *place):
    # SAFETY: none, which is what this is about.
    print("about to fall")
    return place[0]


def total(list values):
    cdef int *where = NULL
    return fetch(where) + len(values)


def main():
    print("total", total([1]))


main()
'''
FAULT = SOURCE.splitlines().index("    return place[0]") + 1


def cythonk(
    directory: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in a directory."""
    return subprocess.run(
        [sys.executable, "-m", "cythonk", *arguments],
        cwd=directory,
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(Path.home())}
        | {"CYTHONK_CACHE": str(cache_root())}
        | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The module that falls."""
    path = tmp_path / "crash.pyx"
    path.write_text(SOURCE)
    return path


def test_an_oops_is_decoded_to_its_line(source: Path) -> None:
    """The faulting line comes first, of a module that was built and of one that is run again."""
    done = cythonk(source.parent, "run", source.name, "--arch", "arm64", "--kernel", SERIES)
    assert done.returncode == 1
    assert "Unable to handle kernel NULL pointer dereference" in done.stdout
    assert f"crash.pyx:{FAULT}: error: oops: Unable to handle" in done.stderr
    assert "        return place[0]" in done.stderr


def test_build_and_run_of_what_was_built(source: Path) -> None:
    """A .ko is for arm64 and says so itself when it is run."""
    source.write_text('"""Says hello."""\n__license__ = "GPL"\nprint("hello")\n')
    done = cythonk(source.parent, "build", source.name, "--arch", "arm64", "--sparse", "-W")
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stderr
    module = source.with_suffix(".ko")
    assert of_object(module) == "arm64"
    assert module.read_bytes().count(b"aarch64\0")
    done = cythonk(source.parent, "run", module.name, "--script", "uname -m")
    assert done.returncode == 0, done.stderr
    assert "aarch64" in done.stdout.splitlines()
    assert any(line.endswith("crash: hello") for line in done.stdout.splitlines())


def test_tests_run_there(source: Path) -> None:
    """`cythonk test` reports of an arm64 guest."""
    text = '"""Adds."""\n__license__ = "GPL"\n\n\ndef test_sum():\n    assert sum([1, 2]) == 3\n'
    source.write_text(text)
    done = cythonk(source.parent, "test", source.name, "--arch", "arm64")
    assert done.returncode == 0, done.stderr
    assert "crash.pyx::test_sum ok" in done.stdout
    assert guest_kernel(SERIES, "arm64").release in done.stdout + done.stderr


def test_another_architectures_kernel_is_no_match(source: Path) -> None:
    """A release of arm64 needs --arch, and the message says so; two contradicting ones are refused."""
    arm64, native = guest_kernel(SERIES, "arm64"), guest_kernel(SERIES)
    done = cythonk(source.parent, "build", source.name, "--kernel", arm64.release)
    assert done.returncode == 1
    assert f"no {NATIVE} kernel '{arm64.release}' to build for" in done.stderr
    assert "--arch arm64" in done.stderr
    directory = str(native.build)
    done = cythonk(source.parent, "build", source.name, "--kernel", directory, "--arch", "arm64")
    assert done.returncode == 1
    assert f"is configured for {NATIVE}, not for arm64" in done.stderr


def test_what_is_missing_is_said_with_the_way_out(source: Path, tmp_path: Path) -> None:
    """No kernels, no compiler, no busybox, no QEMU: each names the command that gets it."""
    setup = ARCHES["arm64"].setup
    arguments = (source.name, "--arch", "arm64")
    done = cythonk(source.parent, "build", *arguments, CYTHONK_CACHE=str(tmp_path / "none"))
    assert done.returncode == 1
    assert "no arm64 kernel headers found" in done.stderr
    assert setup in done.stderr

    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("make", "sh", "gcc", "ld"):
        (programs / name).symlink_to(f"/usr/bin/{name}")
    done = cythonk(source.parent, "build", *arguments, PATH=str(programs))
    assert done.returncode == 1
    assert "aarch64-linux-gnu-gcc, the compiler for arm64, is not installed  [CK508]" in done.stderr
    assert setup in done.stderr

    cache = tmp_path / "cache"
    cache.mkdir()
    for entry in cache_root().iterdir():
        if entry.name != "guest":
            (cache / entry.name).symlink_to(entry)
    done = cythonk(source.parent, "run", *arguments, CYTHONK_CACHE=str(cache))
    assert done.returncode == 1
    assert "no busybox for arm64 guests" in done.stderr
    assert setup in done.stderr


def test_doctor_lists_arm64(tmp_path: Path) -> None:
    """Its tools are optional, its kernels named with their architecture."""
    done = cythonk(tmp_path, "doctor")
    assert done.returncode == 0, done.stdout
    release = guest_kernel(SERIES, "arm64").release
    assert any(line.split()[:2] == [release, "arm64"] for line in done.stdout.splitlines())
    assert any(line.split()[:3] == ["ok", "arm64", "gcc"] for line in done.stdout.splitlines())
