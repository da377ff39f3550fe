# SPDX-License-Identifier: GPL-2.0
"""How a kernel's own build compiles a module: what its headers have to be read with.

Kbuild is asked once for each kernel, by compiling a module of nothing, and what it did is read from
the `.cmd` file it leaves. clang gets what decides about declarations (macros, folders, the size of
types) and not what only gcc knows or what only concerns code.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cythonk.diagnostics.model import CythonkError, Diagnostic
from cythonk.kernel.discover import Kernel
from cythonk.kernel.kbuild import KbuildOptions, run_make

MODULE = "probe"
COMMAND = re.compile(rf"^(?:savedcmd|cmd)_\S*/{MODULE}\.o := (.*)$", re.MULTILINE)

# Every module's source begins with it, and many headers rely on that.
FIRST = "linux/module.h"

# With a value of their own behind them.
TAKES_VALUE = ("-include", "-isystem", "-iquote", "-idirafter", "-imacros")
# Beginnings of what clang is told too.
KEPT = (
    "-I", "-D", "-U", "-O", "-std=", "-nostdinc", "-fshort-", "-funsigned-", "-fno-PI", "-m32", "-m64",
)  # fmt: skip
# Those about registers decide about some macros of the compiler's own.
KEPT_WHOLE = ("-mno-sse", "-mno-sse2", "-mno-mmx", "-mno-avx", "-mno-80387", "-mgeneral-regs-only")

# What clang calls the architectures.
TARGETS = {"x86_64": "x86_64-linux-gnu", "arm64": "aarch64-linux-gnu", "um": "x86_64-linux-gnu"}


@dataclass(frozen=True)
class Compilation:
    """How a module is compiled.

    Attributes:
        directory: where the compiler runs, which relative folders are relative to.
        command: the compiler and all of its arguments but the source and the output.
        clang: the arguments for clang.
        first: what a source includes before anything else.
        precompiled: what clang has read before the source, of `precompile`.
    """

    directory: Path
    command: tuple[str, ...]
    clang: tuple[str, ...]
    first: tuple[str, ...] = (FIRST,)
    precompiled: Path | None = None

    @property
    def arguments(self) -> list[str]:
        """All of clang's arguments."""
        before = ["-include-pch", str(self.precompiled)] if self.precompiled else []
        return [*self.clang, f"-working-directory={self.directory}", *before]

    @property
    def folders(self) -> list[Path]:
        """Where headers are searched, in this order."""
        words = [word[2:] for word in self.clang if word.startswith("-I")]
        return [self.directory / word for word in words if word]

    def header(self, path: str) -> Path | None:
        """The file that a header is, such as "linux/usb.h"; None where there is none."""
        return next((f / path for f in self.folders if (f / path).is_file()), None)

    def including(self, folders: Sequence[Path]) -> Compilation:
        """The same with more folders, searched before the others."""
        more = tuple(f"-I{folder}" for folder in folders)
        compiler, *rest = self.command
        return replace(self, command=(compiler, *more, *rest), clang=(*more, *self.clang))


def compilation(kernel: Kernel) -> Compilation:
    """Ask a kernel's Kbuild how it compiles modules.

    Raises:
        CythonkError: Kbuild does not work there.
    """
    with tempfile.TemporaryDirectory(prefix="cythonk-headers-") as name:
        directory = Path(name)
        (directory / f"{MODULE}.c").write_text("#include <linux/module.h>\n")
        (directory / "Kbuild").write_text(f"obj-m := {MODULE}.o\n")
        status, log = run_make(kernel, directory, [f"{MODULE}.o"], KbuildOptions())
        saved = directory / f".{MODULE}.o.cmd"
        found = COMMAND.search(saved.read_text()) if status == 0 and saved.is_file() else None
    if not found:
        raise CythonkError(
            Diagnostic(
                "CK508",
                f"Kbuild of {kernel.release} compiles no module: {log.strip().splitlines()[-1:]}",
                hint="run `cythonk doctor`",
            )
        )
    return _read(found[1], kernel)


def _read(command: str, kernel: Kernel) -> Compilation:
    # Newer Kbuilds have objtool behind the compiler, after a semicolon.
    words = shlex.split(command.split(" ; ")[0].replace("$(pound)", "#"))
    kept = [word for word in words if not word.endswith((f"{MODULE}.c", f"{MODULE}.o"))]
    kept = [word for word in kept if word not in ("-c", "-o") and not word.startswith("-Wp,-M")]
    target = "--target=" + TARGETS[kernel.arch]
    return Compilation(
        kernel.build.resolve(), tuple(kept), (target, *_for_clang(kept), *_as_compiler(kept[0]))
    )


def _for_clang(words: list[str]) -> list[str]:
    found = []
    rest = iter(words[1:])
    for word in rest:
        if word in TAKES_VALUE:
            found += [word, next(rest)]
        elif word.startswith(KEPT) or word in KEPT_WHOLE:
            found.append(word)
    return [*found, "-Wno-everything", "-ferror-limit=0"]


def _as_compiler(compiler: str) -> list[str]:
    """Has clang pass for the compiler: the kernel's headers have other macros for clang."""
    done = subprocess.run(
        [compiler, "-dumpfullversion"], capture_output=True, text=True, check=False
    )
    version = done.stdout.strip()
    # clang says nothing to that, and may be what compiles the kernel.
    return ["-U__clang__", f"-fgnuc-version={version}"] if done.returncode == 0 and version else []
