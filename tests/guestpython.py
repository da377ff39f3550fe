# SPDX-License-Identifier: GPL-2.0
"""What a guest needs to run Python programs: this machine's interpreter and the modules they import.

The interpreter is asked which files it loads, and the loader which libraries these want, so that a
guest gets some 15 MB and not a distribution. Start it there as GUEST_PYTHON does: nothing is looked for
that is not there.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

INTERPRETER = Path("/usr/bin/python3").resolve()
GUEST_PYTHON = f"{INTERPRETER} -I -S -B"
_LOADED = """
import importlib, sys, encodings.ascii, encodings.latin_1, encodings.utf_8, os, traceback
for name in sys.argv[1:]:
    importlib.import_module(name)
for module in list(sys.modules.values()):
    if getattr(module, "__file__", None):
        print(module.__file__)
"""


def python_files(imports: Iterable[str] = (), programs: Iterable[Path] = ()) -> dict[str, Path]:
    """Files for a guest, by their place there, which is the one they have here.

    Args:
        imports: modules of the standard library that programs import.
        programs: extension modules, whose libraries are needed too.
    """
    command = [*GUEST_PYTHON.split(), "-X", "frozen_modules=off", "-c", _LOADED, *imports]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    found = {path: Path(path) for path in loaded}
    found[str(INTERPRETER)] = INTERPRETER
    binaries = [path for path in loaded if path.endswith(".so")]
    for binary in (str(INTERPRETER), *binaries, *map(str, programs)):
        said = subprocess.run(["ldd", binary], capture_output=True, text=True, check=True).stdout
        # "libm.so.6 => /lib/…/libm.so.6 (0x…)", and the loader itself by its path alone.
        paths = (word for word in said.split() if word.startswith("/"))
        found.update({path: Path(path) for path in paths})
    return found
