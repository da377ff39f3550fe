# SPDX-License-Identifier: GPL-2.0
"""Second stage: run the C preprocessor over the kept sections with a stub in place of `Python.h`.

Only Cython's own macros and conditionals are expanded. The kernel's headers are not read, so what the user wrote
against them (macros, `likely`, constants) comes through as identifiers.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

STUB = Path(__file__).resolve().parent / "stub.h"


class PreprocessError(Exception):
    """The preprocessor failed; its message says why."""


def run(c_text: str) -> str:
    """The preprocessed text, with line markers of the `.pyx` files."""
    command = ["gcc", "-E", "-undef", "-nostdinc", "-xc", "-include", str(STUB), "-"]
    try:
        done = subprocess.run(command, input=c_text, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise PreprocessError("gcc is not installed") from error
    if done.returncode:
        raise PreprocessError(done.stderr.strip())
    return done.stdout
