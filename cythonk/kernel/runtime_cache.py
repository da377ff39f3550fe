# SPDX-License-Identifier: GPL-2.0
"""Compiles the C runtime once per kernel and keeps it as a static archive in the cache.

`cythonk build` asks for it whenever a module uses the runtime; the first call for a kernel
compiles, the following ones find the archive. Kept apart from `kbuild.py`, which builds one module
from C files: this file knows when an archive is still good and who may write it.

The members are compiled by the kernel's own Kbuild as parts of a module, so their flags, objtool
treatment and calling conventions are those of the modules they end up in. Nothing is exported:
each module has its own copy of just the members it needs.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from cythonk.diagnostics.model import CythonkError, Diagnostic
from cythonk.kernel.arch import ARCHES
from cythonk.kernel.cache import cache_root, locked, prune, replacing
from cythonk.kernel.discover import Kernel
from cythonk.kernel.kbuild import CFLAGS, KbuildOptions, kbuild_accepts, private_directory, run_make

RUNTIME = Path(__file__).resolve().parent.parent / "data" / "runtime"
INCLUDE = RUNTIME / "include"

# Archives kept for one cache; the oldest beyond this go when a new one is made.
KEPT_ARCHIVES = 12

# The runtime's objects are compiled as parts of a module of this name: it is what their messages
# would show where they do not name the user's module.
PART_OF = "cythonk"


def sources(runtime: Path = RUNTIME) -> list[Path]:
    """The runtime's C files and headers, in a fixed order."""
    return sorted([*runtime.glob("*.c"), *runtime.glob("*.h"), *runtime.glob("include/**/*.h")])


def _stat_key(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return f"{path} -"
    return f"{path} {status.st_size} {status.st_mtime_ns}"


def compiler_key(kernel: Kernel) -> str:
    """Changes with the compiler Kbuild would use; asks only the file system, to be quick."""
    try:
        config = (kernel.build / ".config").read_text(encoding="utf-8", errors="replace")
    except OSError:
        config = ""
    version = re.search(r"^CONFIG_GCC_VERSION=(\d+)$", config, re.MULTILINE)
    major = str(int(version[1]) // 10000) if version else ""
    arch = ARCHES[kernel.arch]
    names = [arch.program(name) for name in ("gcc", f"gcc-{major}", "ld")]
    names.append(f"x86_64-linux-gnu-gcc-{major}")  # what Debian's amd64 headers ask for
    found = [shutil.which(name) for name in names]
    return "\n".join(_stat_key(Path(path).resolve()) for path in found if path)


def builder_digest(kernel: Kernel) -> hashlib._Hash:
    """A hash, to be added to, of what everything compiled for this kernel with its compiler has in common."""
    digest = hashlib.sha256()
    build = kernel.build.resolve()
    for part in (kernel.release, str(build), _stat_key(build / ".config"), compiler_key(kernel)):
        digest.update(part.encode() + b"\0")
    return digest


def archive_key(kernel: Kernel, runtime: Path = RUNTIME) -> str:
    """A name for the archive of this kernel, runtime and compiler; any change gives another."""
    digest = builder_digest(kernel)
    for path in sources(runtime):
        digest.update(str(path.relative_to(runtime)).encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    for path in (Path(__file__), Path(__file__).with_name("kbuild.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def ensure(
    kernel: Kernel,
    options: KbuildOptions | None = None,
    *,
    runtime: Path = RUNTIME,
    progress: Callable[[str], None] | None = None,
) -> Path:
    """The path of the archive for `kernel`, compiled if it is not there yet.

    Safe with any number of processes at once: one compiles, the others wait. `progress` is told
    when there is something to compile. Raises CythonkError: CK509 when the runtime does not
    compile, CK009 when the cache cannot be written.
    """
    home = cache_root() / "runtime"
    archive = home / archive_key(kernel, runtime) / "libck.a"
    if archive.is_file():
        with contextlib.suppress(OSError):
            os.utime(archive.parent)  # recently used ones survive pruning
        return archive
    try:
        archive.parent.mkdir(parents=True, exist_ok=True)
        with locked(archive.parent / "lock"):
            if not archive.is_file():
                if progress:
                    progress(f"compiling the runtime for {kernel.release} (once per kernel)")
                _compile(kernel, options or KbuildOptions(), runtime, archive)
                prune(home, archive.parent, KEPT_ARCHIVES)
    except OSError as error:
        where = error.filename or archive.parent
        raise CythonkError(
            Diagnostic(
                "CK009",
                f"cannot write the cache: {where}: {error.strerror}",
                hint="set CYTHONK_CACHE to a directory you can write",
            )
        ) from error
    return archive


@contextlib.contextmanager
def _objects_directory(kernel: Kernel, runtime: Path) -> Iterator[Path]:
    """Where Kbuild compiles: kept, so that a change costs only the files it concerns.

    A cache whose path Kbuild does not accept leaves only a directory that goes afterwards.
    """
    digest = builder_digest(kernel)
    digest.update(str(runtime.resolve()).encode())
    home = cache_root() / "objects"
    kept = home / digest.hexdigest()[:32]
    if not kbuild_accepts(str(kept.resolve())):
        directory = private_directory("runtime")
        try:
            yield directory
        finally:
            shutil.rmtree(directory, ignore_errors=True)
        return
    kept.mkdir(parents=True, exist_ok=True)
    with locked(home / f"{kept.name}.lock"):
        kept.mkdir(exist_ok=True)
        os.utime(kept)
        yield kept.resolve()
    prune(home, kept, KEPT_ARCHIVES)


def _copy_sources(runtime: Path, directory: Path) -> None:
    """Make the copies in `directory` those of `runtime`; what is the same keeps its time.

    Copies, because make compares times, and an installed file may be newer than it says.
    """
    wanted = {path.relative_to(runtime): path for path in sources(runtime)}
    for copy in sources(directory):
        if copy.relative_to(directory) not in wanted:
            copy.unlink()
    for name, path in wanted.items():
        copy = directory / name
        content = path.read_bytes()
        if not copy.is_file() or copy.read_bytes() != content:
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(content)


def _compile(kernel: Kernel, options: KbuildOptions, runtime: Path, archive: Path) -> None:
    """Compile every C file of the runtime with Kbuild and put the archive in place by a rename."""
    with _objects_directory(kernel, runtime) as directory:
        files = sorted(runtime.glob("*.c"))
        if not files:
            raise CythonkError(Diagnostic("CK900", f"no runtime sources in {runtime}"))
        _copy_sources(runtime, directory)
        objects = [file.with_suffix(".o").name for file in files]
        (directory / "Kbuild").write_text(
            f"obj-m := {PART_OF}.o\n"
            f"{PART_OF}-y := {' '.join(objects)}\n"
            f"ccflags-y := -I$(src)/include {CFLAGS}\n"
        )
        status, log = run_make(kernel, directory, objects, options)
        missing = [name for name in objects if not (directory / name).is_file()]
        if status != 0 or missing:
            raise CythonkError(
                _compile_failure(kernel, status, log.replace(f"{directory}/", "runtime/"))
            )
        _archive(ARCHES[kernel.arch].program("ar"), directory, objects, archive)


def _archive(program: str, directory: Path, objects: list[str], archive: Path) -> None:
    """Make the archive with an `ar`; it is either whole or not there."""
    with replacing(archive) as pending:
        pending.unlink()  # ar would take the empty file for a broken archive
        command = [program, "rcsD", str(pending), *objects]
        try:
            subprocess.run(command, cwd=directory, check=True, capture_output=True, text=True)
        except FileNotFoundError as error:
            raise CythonkError(
                Diagnostic("CK508", f"{program} is not installed", hint="run `cythonk doctor`")
            ) from error
        except subprocess.CalledProcessError as error:
            raise CythonkError(
                Diagnostic("CK509", f"{program} failed: {error.stderr.strip()}")
            ) from error


def _compile_failure(kernel: Kernel, status: int, log: str) -> Diagnostic:
    lines = [line for line in log.splitlines() if re.search(r"(: (fatal )?error: |\*\*\* )", line)]
    lines.sort(key=lambda line: "sparse:" in line)  # what stops make is gcc's
    reason = lines[0].strip() if lines else f"make ended with status {status}"
    return Diagnostic(
        "CK509",
        f"the runtime does not compile for {kernel.release}: {reason}",
        hint="run again with -v to see the commands",
    )
