# SPDX-License-Identifier: GPL-2.0
"""Builds the runtime with its C test modules by Kbuild, and reads what they log.

The runtime is compiled here once more because test builds differ from those that users get: they
contain the hooks by which tests make allocations fail and races happen (CK_TEST_FAULTS).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from cythonk.guest.problems import without_stamp
from cythonk.kernel.discover import Kernel
from cythonk.kernel.kbuild import CFLAGS, LINK_RUNTIME, KbuildOptions, run_make

HERE = Path(__file__).resolve().parent
RUNTIME = HERE.parent.parent / "runtime"

# Every test_X.c becomes the module ck_test_X, whose cases run when it is loaded.
MODULES = sorted(f"ck_{source.stem}" for source in HERE.glob("test_*.c"))
# Another module; what happens to it while it is loaded is the test.
PRESSURE = "ck_pressure"


def _populate(directory: Path) -> list[str]:
    """Link the sources into `directory`, write its Kbuild file; returns the runtime's objects."""
    sources = [*RUNTIME.glob("*.[ch]"), *HERE.glob("*.[ch]")]
    for source in sources:
        (directory / source.name).symlink_to(source)
    (directory / "include").symlink_to(RUNTIME / "include")
    for generator in HERE.glob("gen_*.py"):
        header = directory / f"{generator.stem.removeprefix('gen_')}.h"
        with header.open("w") as out:
            subprocess.run([sys.executable, str(generator)], stdout=out, check=True, timeout=60)
    objects = sorted(f"{source.stem}.o" for source in RUNTIME.glob("*.c"))
    kbuild = [
        f"ccflags-y := -I$(src)/include {CFLAGS} -DCK_TEST_FAULTS",
        "ifdef CK_TEST_ARCHIVE",
        f"obj-m := cythonk.o\ncythonk-y := {' '.join(objects)}",
        "else",
    ]
    for module in [*MODULES, PRESSURE]:
        unit = module.removeprefix("ck_")
        kbuild.append(f"obj-m += {module}.o\n{module}-y := {unit}.o")
        kbuild.append(LINK_RUNTIME.format(module=module, units=f"$(obj)/{unit}.o"))
    kbuild.append("endif\n")
    (directory / "Kbuild").write_text("\n".join(kbuild))
    return objects


def build(kernel: Kernel, directory: Path, *, sparse: bool = False) -> tuple[list[Path], str]:
    """Build all test modules for a kernel; returns them and what make printed.

    W=1 looks at the runtime's files, and sparse where asked for: it takes as long as the compiler, and
    says of one kernel what it says of the others. Raises AssertionError when something does not build.
    """
    objects = _populate(directory)
    checked = KbuildOptions(warnings=True, sparse=sparse)
    status, log = run_make(kernel, directory, ["CK_TEST_ARCHIVE=1", *objects], checked)
    assert status == 0, log
    subprocess.run(["ar", "rcsD", "libck.a", *objects], cwd=directory, check=True)
    status, more = run_make(kernel, directory, ["modules"], KbuildOptions(warnings=True))
    assert status == 0, more
    return [directory / f"{module}.ko" for module in [*MODULES, PRESSURE]], log + more


def between_marks(log: Sequence[str], module: str) -> dict[str, list[str]]:
    """What `module` logged between "# begin X" and "# end", by X, without the module's name."""
    parts: dict[str, list[str]] = {}
    name = None
    for line in map(without_stamp, log):
        if line.startswith("# begin "):
            name = line.removeprefix("# begin ")
            parts[name] = []
        elif line == "# end":
            name = None
        elif name is not None and line.startswith(f"{module}:"):
            parts[name].append(line.removeprefix(f"{module}:").removeprefix(" "))
    return parts
