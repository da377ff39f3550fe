# SPDX-License-Identifier: GPL-2.0
"""What the tool chain's report says, and that set-up installs what the report asks for."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from cythonk.kernel import toolchain
from cythonk.kernel.arch import NATIVE
from cythonk.kernel.discover import GUEST_SERIES

SCRIPTS = Path(__file__).parents[2] / "scripts"
LISTS = {NATIVE: "packages.txt", "arm64": "packages-arm64.txt"}


def test_everything_is_there_after_set_up() -> None:
    """On a machine that ran set-up each need is met and says its version."""
    status = [s for s in toolchain.check() if s.arch == NATIVE]
    assert [s.name for s in status if not s.found] == []
    assert [s.name for s in status if not s.version] == []
    assert all(s.path is not None and s.path.exists() for s in status)


def test_nothing_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without tools and kernels each need says how to get it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(toolchain, "_SYSTEM_PATH", str(tmp_path))
    monkeypatch.setenv("CYTHONK_CACHE", str(tmp_path / "cache"))
    status = {s.name: s for s in toolchain.check()}
    for tool in toolchain.TOOLS:
        assert not status[tool.name].found
        assert status[tool.name].remedy.endswith(f" {tool.package}")
    for series in GUEST_SERIES:
        assert "make setup" in status[f"guest kernel {series}"].remedy
        assert "scripts/setup --arm64" in status[f"arm64 kernel {series}"].remedy
    assert [s.name for s in status.values() if s.required and s.arch != NATIVE] == []
    assert status["gcc"].required
    assert not status["qemu"].required


@pytest.mark.parametrize(
    ("says", "version"),
    [
        ("echo 'tool (GNU) 12.2.0 of 2022'", "12.2.0"),
        ("echo kmod version 30", "30"),
        ("exit 1", None),
    ],
)
def test_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, version: str | None
) -> None:
    """The version is the first number; a program that says none is still there."""
    program = tmp_path / "make"
    program.write_text(f"#!/bin/sh\n{says}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = {s.name: s for s in toolchain.check()}["make"]
    assert (found.found, found.path, found.version) == (True, program, version)


def test_set_up_installs_every_tool() -> None:
    """What the table asks for is in the list of packages."""
    for arch, name in LISTS.items():
        lines = (SCRIPTS / name).read_text().splitlines()
        packages = {line for line in lines if line and not line.startswith("#")}
        assert {tool.package for tool in toolchain.TOOLS if tool.arch == arch} <= packages


@pytest.mark.parametrize("name", ["fetch-kernels", "fetch-arm64"])
def test_set_up_fetches_every_guest_series(name: str) -> None:
    """The series guests are expected for are those that are fetched."""
    script = (SCRIPTS / name).read_text()
    table = script.split("SERIES='", 1)[1].split("'", 1)[0].split()
    assert tuple(table[::2]) == GUEST_SERIES
