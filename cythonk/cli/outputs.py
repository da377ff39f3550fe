# SPDX-License-Identifier: GPL-2.0
"""Writes what a command makes: whole or not at all, with the permissions a user expects."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from cythonk.diagnostics.model import CythonkError, Diagnostic, Position


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def write_output(output: Path, content: bytes | Path) -> None:
    """Put `content` (bytes, or a file to copy) at `output`, replacing what is there in one step.

    Written under a temporary name in the same directory and renamed, so an interruption leaves the
    old file or the new one. Raises CythonkError (CK009) when it cannot be written.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, Path):
                with content.open("rb") as source:
                    shutil.copyfileobj(source, file)
            else:
                file.write(content)
            os.fchmod(file.fileno(), 0o666 & ~_umask())
        temporary.replace(output)
        temporary = None
    except OSError as error:
        reason = f"cannot be written: {error.strerror or error}"
        raise CythonkError(Diagnostic("CK009", reason, Position(output, 0))) from error
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)
