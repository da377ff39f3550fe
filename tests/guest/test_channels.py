# SPDX-License-Identifier: GPL-2.0
"""What comes from a guest, without one: marks cut anywhere, forged marks, logs, archives."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cythonk.guest import GuestError
from cythonk.guest.cpio import Archive
from cythonk.guest.job import module_steps
from cythonk.guest.modules import module_closure, read_module
from cythonk.guest.protocol import LogChannel, Mark, Output, StepChannel
from cythonk.kernel.discover import Kernel

STREAM = (
    b"noise\x1etok ready\x1e\n\x1etok begin 0\x1e\nout\x1eput\x1etok end 0 137 late\x1e\n"
    b"\x1etok begin 1\x1e\n\x1eother end 1 0\x1e\n\x1etok end 1 0\x1e\n\x1etok done\x1e\n"
)
EVENTS = [
    Output(b"noise"),
    Mark("ready"),
    Mark("begin", 0),
    Output(b"out\x1eput"),
    Mark("end", 0, 137, late=True),
    Mark("begin", 1),
    Output(b"\x1eother end 1 0\x1e\n"),
    Mark("end", 1, 0),
    Mark("done"),
]


def joined(events: list[Output | Mark]) -> list[Output | Mark]:
    """The same events with neighbouring outputs made one."""
    merged: list[Output | Mark] = []
    for event in events:
        if merged and isinstance(event, Output) and isinstance(merged[-1], Output):
            merged[-1] = Output(merged[-1].data + event.data)
        else:
            merged.append(event)
    return merged


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_marks_cut_anywhere(size: int) -> None:
    """However the bytes are cut, the events are the same; another token's mark is output."""
    channel = StepChannel("tok")
    events: list[Output | Mark] = []
    for at in range(0, len(STREAM), size):
        events += channel.feed(STREAM[at : at + size])
    events += channel.finish()
    assert joined(events) == EVENTS


def test_output_is_not_held_back() -> None:
    """What cannot become a mark comes at once; what is left at the end comes then."""
    channel = StepChannel("tok")
    assert channel.feed(b"prompt> ") == [Output(b"prompt> ")]
    assert channel.feed(b"x\x1eto") == [Output(b"x")]
    assert channel.finish() == [Output(b"\x1eto")]


def test_log_belongs_to_steps() -> None:
    """Lines are told apart by the marks in the log, which are not part of it."""
    log = LogChannel("tok")
    first = log.feed(b"[ 0.1] boot\r\n[ 0.2] ckguest tok begin 0\r\n[ 0.3] a\xff\r\n[ 0.4] b")
    assert first == ["[ 0.1] boot", "[ 0.3] a\\xff"]
    assert log.feed(b"c\r\n[ 0.5] ckguest tok begin 2\n[ 0.6] ckguest other begin 1\n") == [
        "[ 0.4] bc",
        "[ 0.6] ckguest other begin 1",
    ]
    assert log.feed(b"last") == []
    assert log.finish() == ["last"]
    assert log.finish() == []
    assert log.of_step(0) == ("[ 0.3] a\\xff", "[ 0.4] bc")
    assert log.of_step(1) == ()
    assert log.of_step(2) == ("[ 0.6] ckguest other begin 1", "last")


def test_archive_is_what_cpio_reads(tmp_path: Path) -> None:
    """cpio(1) lists and unpacks what was put in."""
    archive = Archive()
    archive.add_device("/dev/console", 5, 1)
    archive.add_file("/a/b/file", b"12345", 0o640)
    archive.add_file("/a/empty", b"")
    archive.add_symlink("/a/link", "b/file")
    archive.add_directory("/a")
    data = archive.to_bytes()
    assert len(data) % 4 == 0
    listing = subprocess.run(
        ["cpio", "-itv", "--quiet"], input=data, capture_output=True, check=True
    ).stdout.decode()
    rows = [line.split() for line in listing.splitlines()]
    assert [(row[0], row[-1]) for row in rows] == [
        ("drwxr-xr-x", "dev"),
        ("crw-------", "dev/console"),
        ("drwxr-xr-x", "a"),
        ("drwxr-xr-x", "a/b"),
        ("-rw-r-----", "a/b/file"),
        ("-rw-r--r--", "a/empty"),
        ("lrwxrwxrwx", "b/file"),
    ]
    subprocess.run(["cpio", "-id", "--quiet", "a/*"], input=data, cwd=tmp_path, check=True)
    assert (tmp_path / "a/link").read_bytes() == b"12345"


def test_module_steps() -> None:
    """Modules load in order and unload in reverse; the kernel's spelling is used for unloading."""
    steps = module_steps([Path("/x/one.ko"), "two-b.ko"], "true")
    assert [(step.name, step.command) for step in steps] == [
        ("insmod one", "insmod /modules/one.ko"),
        ("insmod two_b", "insmod /modules/two-b.ko"),
        ("script", "true"),
        ("rmmod two_b", "rmmod two_b"),
        ("rmmod one", "rmmod one"),
    ]


def modules_tree(directory: Path) -> Kernel:
    """A kernel with a modules directory as depmod leaves it."""
    (directory / "modules.dep").write_text(
        "k/base.ko.xz:\nk/mid.ko.xz: k/base.ko.xz\nk/top-most.ko: k/mid.ko.xz k/base.ko.xz\n"
    )
    (directory / "modules.builtin").write_text("kernel/lib/inside.ko\n")
    return Kernel("1.2.3", directory, None, directory)


def test_module_closure(tmp_path: Path) -> None:
    """Each module comes once, after all it needs."""
    kernel = modules_tree(tmp_path)
    found = module_closure(kernel, ["mid", "inside", "top_most"])
    assert [path.name for path in found] == ["base.ko.xz", "mid.ko.xz", "top-most.ko"]
    assert module_closure(kernel, []) == []
    with pytest.raises(GuestError, match="no module 'other'"):
        module_closure(kernel, ["other"])
    with pytest.raises(GuestError, match="are not here"):
        module_closure(Kernel("1.2.3", tmp_path, None, None), ["mid"])


def test_read_module(tmp_path: Path) -> None:
    """Broken and strangely compressed modules are errors, not tracebacks."""
    broken = tmp_path / "x.ko.xz"
    broken.write_bytes(b"not xz")
    with pytest.raises(GuestError, match="cannot read module"):
        read_module(broken)
    with pytest.raises(GuestError, match="compressed"):
        read_module(tmp_path / "x.ko.lz4")
