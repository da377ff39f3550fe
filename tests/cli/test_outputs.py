# SPDX-License-Identifier: GPL-2.0
"""Outputs appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cythonk.cli.outputs import write_output
from cythonk.diagnostics.model import CythonkError


def test_replaces_in_one_step(tmp_path: Path) -> None:
    output = tmp_path / "a.ko"
    output.write_bytes(b"old")
    inode = output.stat().st_ino
    write_output(output, b"new")
    assert output.read_bytes() == b"new"
    assert output.stat().st_ino != inode, "written in place: a reader could see half of it"
    assert list(tmp_path.iterdir()) == [output]


def test_permissions_follow_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_output(tmp_path / "a.ko", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "a.ko").stat().st_mode & 0o777 == 0o640


def test_failure_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "a.ko"
    output.write_bytes(b"old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CythonkError) as caught:
        write_output(output, b"new")
    assert caught.value.diagnostics[0].code == "CK009"
    assert "No space left" in caught.value.diagnostics[0].message
    assert output.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [output]


def test_missing_source_of_a_copy(tmp_path: Path) -> None:
    with pytest.raises(CythonkError):
        write_output(tmp_path / "a.ko", tmp_path / "missing")
    assert list(tmp_path.iterdir()) == []
