# SPDX-License-Identifier: GPL-2.0
"""Runs Kbuild on the generated C: a private directory in, a `.ko` and diagnostics out.

Used by `cythonk build` and everything above it. Kept apart from the reading of the tools' messages
(`kbuild_messages.py`) and of the kernel's symbols (`symbols.py`): this file knows processes and
files only.

Speed: before Kbuild reads a module's makefile it spends about half a second asking the compiler
for its options. So `KbuildRun.start` launches make *before* the translation; the private Kbuild
file waits at a gate (a FIFO) until `finish` has put the C files there.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from cythonk.diagnostics.model import CythonkError, Diagnostic
from cythonk.kernel.arch import ARCHES
from cythonk.kernel.discover import Kernel
from cythonk.kernel.toolchain import find_program

# The user's folders of headers, in the private directory: own0, own1 …
OWN = "own"

FRAME_LIMIT = 1024  # bytes; DESIGN: frames over 1 KiB are refused

# Plain char has no sign in kernels since 6.2, and none on arm64 before: so it has none in any module,
# and a source means the same everywhere. `Kbuild.template` has this too.
CFLAGS = "-funsigned-char"

# Waits until the object list is there; later readers (modpost includes this file again) pass at
# once.
GATE_KBUILD = """\
ck-gate := $(shell test -e $(src)/objects.mk || read line < $(src)/gate)
include $(src)/objects.mk
"""

# The runtime's archive members a module needs, linked into one object: what the units leave
# undefined in the runtime's name space pulls members in, and those pull in the ones they need.
LINK_RUNTIME = """\
{module}-y += {module}.ck.o
targets += {module}.ck.o
quiet_cmd_ck_link = LD [M]  $@
      cmd_ck_link = $(LD) $(ld_flags) -r -o $@ \\
	$$($(NM) -u $(filter %.o,$(real-prereqs)) | sed -n 's/^ *U \\(ck_.*\\)/-u \\1/p' | sort -u) \\
	$(filter %.a,$(real-prereqs))
$(obj)/{module}.ck.o: {units} $(src)/libck.a FORCE
	$(call if_changed,ck_link)
"""

# Kbuild asks pahole for parallel work, and types are then numbered in the order its threads
# finish: the same source gave different modules. Without pahole a module simply has no BTF.
PAHOLE_SCRIPT = """\
#!/bin/sh
command -v pahole >/dev/null || { echo v0.0; exit 0; }
for argument; do
	shift
	[ "$argument" = -j ] || set -- "$@" "$argument"
done
exec pahole "$@"
"""

# Environment that would change what make does or how the tools speak.
DROPPED_ENVIRONMENT = frozenset(
    {"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEFILES", "KBUILD_OUTPUT", "KBUILD_EXTRA_SYMBOLS"}
    | {"ARCH", "SUBARCH", "CROSS_COMPILE"}
    | {"M", "V", "W", "C", "O", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANGUAGE"}
)


@dataclass(frozen=True)
class CUnit:
    """One C file of a module: `name` is its C identifier, `text` its contents."""

    name: str
    text: str


@dataclass(frozen=True)
class KbuildOptions:
    """What to ask of Kbuild besides the module itself."""

    warnings: bool = False  # W=1
    sparse: bool = False  # C=2: check every file with sparse
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    on_command: Callable[[str], None] | None = None  # told each command (make V=1), for -v
    folders: tuple[Path, ...] = ()  # of headers, searched before the kernel's


@dataclass
class KbuildResult:
    """What a run left: `ko` is the module inside the private directory, None when it failed."""

    ko: Path | None
    object: Path | None  # the module's own object, kept for symbol and line look-ups
    status: int
    log: str


def _environment() -> dict[str, str]:
    env = {k: v for k, v in os.environ.items() if k not in DROPPED_ENVIRONMENT}
    env["LANG"] = "C"  # English and ASCII quotes in gcc's messages (Kbuild itself unsets LC_ALL)
    return env


def kbuild_accepts(path: str) -> bool:
    """Whether Kbuild can work in a directory of this name: without spaces, colons and the like."""
    return not any(c in path for c in " \t:%#$'\"\\")


def private_directory(purpose: str) -> Path:
    """A fresh directory that Kbuild accepts: its path has no spaces or colons.

    Raises CythonkError (CK009) when none can be made.
    """
    candidates = [tempfile.gettempdir(), "/tmp", "/var/tmp"]
    reason = "no directory for temporary files"
    for base in candidates:
        if not kbuild_accepts(base):
            continue
        try:
            return Path(tempfile.mkdtemp(prefix=f"cythonk-{purpose}-", dir=base)).resolve()
        except OSError as error:
            reason = f"{base}: {error.strerror}"
    raise CythonkError(
        Diagnostic("CK009", f"cannot make a build directory: {reason}", hint="set TMPDIR")
    )


def make_command(
    kernel: Kernel, directory: Path, goals: Sequence[str], options: KbuildOptions
) -> list[str]:
    """The make command line that builds `goals` of the external module directory `directory`."""
    command = ["make", f"-j{options.jobs}", "-C", str(kernel.build), f"M={directory}"]
    command += ARCHES[kernel.arch].make
    command += ["V=1"] if options.on_command else ["-s"]
    # Nothing of the directory's name may stay in the module: the same source gives the same bytes.
    # Reports are decoded by debug information, which kernels built for tests are without.
    command.append(f"KCFLAGS=-ffile-prefix-map={directory}/= -g")
    pahole = directory / "pahole"
    if os.access(pahole, os.X_OK):  # not where the directory's file system forbids execution
        command.append(f"PAHOLE={pahole}")
    if options.warnings:
        command.append("W=1")
    if options.sparse:
        # The prefix tells sparse's messages from gcc's.
        command += ["C=2", "CHECK=sparse", "CF=-fdiagnostic-prefix"]
    return [*command, *goals]


def check_compiler(kernel: Kernel) -> None:
    """Raises CythonkError (CK508) where there is no cross compiler for a kernel that needs one.

    The host's own is not asked for: Kbuild says what is wrong with that.
    """
    arch = ARCHES[kernel.arch]
    if not arch.runs_here and find_program(arch.program("gcc"), arch.program("gcc-12")) is None:
        message = f"{arch.program('gcc')}, the compiler for {arch.name}, is not installed"
        raise CythonkError(Diagnostic("CK508", message, hint=f"run '{arch.setup}'"))


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """End a process started in a session of its own together with its children, and reap it."""
    if process.poll() is None:
        for sig, patience in ((signal.SIGTERM, 2.0), (signal.SIGKILL, None)):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, sig)
            try:
                process.wait(patience)
                break
            except subprocess.TimeoutExpired:
                continue
    process.wait()


def run_make(
    kernel: Kernel, directory: Path, goals: Sequence[str], options: KbuildOptions
) -> tuple[int, str]:
    """Run make to its end; returns its exit status and what it printed."""
    run = _Make(kernel, directory, goals, options)
    try:
        return run.wait()
    finally:
        run.kill()


class _Make:
    """A running make whose output goes to a file, so that it never waits for a reader."""

    def __init__(
        self, kernel: Kernel, directory: Path, goals: Sequence[str], options: KbuildOptions
    ) -> None:
        check_compiler(kernel)
        command = make_command(kernel, directory, goals, options)
        self._on_command = options.on_command
        if self._on_command:
            self._on_command(shlex.join(command))
        self._log = directory / ".make.log"
        try:
            with self._log.open("wb") as log:
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    env=_environment(),
                    start_new_session=True,
                )
        except FileNotFoundError as error:
            raise CythonkError(
                Diagnostic("CK508", "make is not installed", hint="run `cythonk doctor`")
            ) from error

    def wait(self) -> tuple[int, str]:
        status = self._process.wait()
        text = self._log.read_text(encoding="utf-8", errors="replace")
        if self._on_command:
            for line in text.splitlines():
                self._on_command(line)
        return status, text

    def kill(self) -> None:
        kill_group(self._process)


def objects_mk(module: str, units: Sequence[CUnit], uses_runtime: bool, folders: int = 0) -> str:
    """The makefile that tells Kbuild the module's objects and flags.

    `folders` is the number of the user's own folders of headers.

    A unit's file is `<name>.pyx.c`: the dot keeps it apart from the module's own object whatever
    the names.
    """
    objects = [f"{unit.name}.pyx.o" for unit in units]
    text = (
        f"obj-m := {module}.o\n"
        f"{module}-y := {' '.join(objects)}\n"
        f"ccflags-y := {' '.join(f'-I$(src)/{OWN}{i}' for i in range(folders))} "
        f"-I$(src)/include {CFLAGS}\n"
        # A sanitizer's guards around variables are not the module's fault.
        f"ccflags-$(if $(CONFIG_KASAN_STACK),,y) += -Werror=frame-larger-than={FRAME_LIMIT}\n"
    )
    if uses_runtime:
        prerequisites = " ".join(f"$(obj)/{name}" for name in objects)
        text += LINK_RUNTIME.format(module=module, units=prerequisites)
    return text


class KbuildRun:
    """One module build. `start` it, then `finish` it, inside a `with`: leaving ends make and
    removes the files.

    The result's paths lie in the private directory and are valid inside the `with` only.
    """

    def __init__(self, kernel: Kernel, runtime_include: Path, options: KbuildOptions) -> None:
        self._kernel = kernel
        self._include = runtime_include
        self._options = options
        self._make: _Make | None = None
        self._gate = -1
        self.directory = Path()

    def __enter__(self) -> KbuildRun:
        self.directory = private_directory("build")
        try:
            (self.directory / "Kbuild").write_text(GATE_KBUILD)
            (self.directory / "pahole").write_text(PAHOLE_SCRIPT)
            (self.directory / "pahole").chmod(0o755)
            # Symlinks keep every path below the private directory: no spaces, and one prefix to
            # map away.
            (self.directory / "include").symlink_to(self._include)
            for number, folder in enumerate(self._options.folders):
                (self.directory / f"{OWN}{number}").symlink_to(folder.resolve())
            os.mkfifo(self.directory / "gate")
            # Open at both ends: what is written stays until the Kbuild file reads it.
            self._gate = os.open(self.directory / "gate", os.O_RDWR | os.O_CLOEXEC)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._make:
            self._make.kill()
        if self._gate >= 0:
            os.close(self._gate)
            self._gate = -1
        shutil.rmtree(self.directory, ignore_errors=True)

    def start(self) -> None:
        """Launch make; it prepares itself and waits for `finish`.

        Raises CythonkError (CK508) when there is no make.
        """
        self._make = _Make(self._kernel, self.directory, ["modules"], self._options)

    def finish(self, module: str, units: Sequence[CUnit], archive: Path | None) -> KbuildResult:
        """Hand the C files over and wait for the module; `archive` is the runtime's, if used."""
        for unit in units:
            (self.directory / f"{unit.name}.pyx.c").write_text(unit.text, encoding="utf-8")
        if archive:
            (self.directory / "libck.a").symlink_to(archive)
        pending = self.directory / "objects.mk.new"
        pending.write_text(
            objects_mk(module, units, archive is not None, len(self._options.folders))
        )
        pending.rename(self.directory / "objects.mk")
        if self._make is None:
            self.start()
        assert self._make is not None
        os.write(self._gate, b"go\n")
        status, log = self._make.wait()
        ko = self.directory / f"{module}.ko"
        obj = self.directory / f"{module}.o"
        return KbuildResult(
            ko=ko if status == 0 and ko.is_file() else None,
            object=obj if obj.is_file() else None,
            status=status,
            log=log,
        )
