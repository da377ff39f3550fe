# SPDX-License-Identifier: GPL-2.0
"""Puts a new driver project into a directory: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from cythonk.diagnostics.model import CythonkError, Diagnostic, Position
from cythonk.project.files import FILES

KBUILD_TEMPLATE = Path(__file__).resolve().parent.parent / "data" / "Kbuild.template"


def write_project(directory: Path, name: str) -> list[str]:
    """Write a project for the module `name` into `directory`; returns the files' paths in it.

    The directory may exist when it is empty. Raises CythonkError: CK012 when something is there,
    CK008 when the directory above is missing, CK009 when it cannot be written.
    """
    place = Position(directory, 0)
    if directory.is_symlink() or (directory.exists() and not _is_empty(directory)):
        hint = "choose another name"
        raise CythonkError(Diagnostic("CK012", "exists already and is not empty", place, hint))
    if not directory.absolute().parent.is_dir():
        hint = f"make it: mkdir -p {directory.parent}"
        message = f"the directory {directory.parent} does not exist"
        raise CythonkError(Diagnostic("CK008", message, place, hint))
    texts = {path.replace("@NAME@", name): text for path, text in FILES.items()}
    try:
        texts["Kbuild"] = KBUILD_TEMPLATE.read_text(encoding="utf-8")
        _write_all(directory, {path: text.replace("@NAME@", name) for path, text in texts.items()})
    except OSError as error:
        reason = f"cannot be written: {error.strerror or error}"
        raise CythonkError(Diagnostic("CK009", reason, place)) from error
    return sorted(texts)


def _is_empty(directory: Path) -> bool:
    return directory.is_dir() and not any(directory.iterdir())


def _write_all(directory: Path, texts: dict[str, str]) -> None:
    """Write under a temporary name beside `directory`, then rename."""
    parent = directory.absolute().parent
    pending = Path(tempfile.mkdtemp(dir=parent, prefix=f".{directory.name}."))
    try:
        for path, text in texts.items():
            file = pending / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        mask = os.umask(0o077)
        os.umask(mask)
        pending.chmod(0o777 & ~mask)
        pending.rename(directory)  # replaces an empty directory, fails on any other
    finally:
        shutil.rmtree(pending, ignore_errors=True)
