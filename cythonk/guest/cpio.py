# SPDX-License-Identifier: GPL-2.0
"""Writes the archive format the kernel unpacks at boot: cpio, "newc" variant.

Apart from what goes into a guest because it knows bytes only. Written here and not by cpio(1),
which cannot make device nodes without root and wants every file laid out in a directory first.
"""

from __future__ import annotations

import stat
from pathlib import PurePosixPath

_TRAILER = "TRAILER!!!"


class Archive:
    """An archive under construction; directories above an entry are made as needed."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._names: set[str] = set()
        self._inode = 0

    def add_file(self, path: str, data: bytes, mode: int = 0o644) -> None:
        """Add a file; a later one of the same path replaces an earlier one when unpacked."""
        self._add(path, stat.S_IFREG | stat.S_IMODE(mode), data)

    def add_symlink(self, path: str, target: str) -> None:
        """Add a symbolic link."""
        self._add(path, stat.S_IFLNK | 0o777, target.encode())

    def add_directory(self, path: str, mode: int = 0o755) -> None:
        """Add a directory unless it is there."""
        if _name(path) not in self._names:
            self._add(path, stat.S_IFDIR | mode, b"")

    def add_device(self, path: str, major: int, minor: int, mode: int = 0o600) -> None:
        """Add a character device."""
        self._add(path, stat.S_IFCHR | mode, b"", (major, minor))

    def to_bytes(self) -> bytes:
        """The finished archive."""
        return b"".join([*self._parts, _record(_TRAILER, 0, b"", 0, (0, 0))])

    def _add(self, path: str, mode: int, data: bytes, device: tuple[int, int] = (0, 0)) -> None:
        name = _name(path)
        for parent in reversed(PurePosixPath(name).parents):
            if parent.name:
                self.add_directory(str(parent))
        self._names.add(name)
        self._inode += 1
        self._parts.append(_record(name, mode, data, self._inode, device))


def _name(path: str) -> str:
    return str(PurePosixPath(path)).lstrip("/")


def _record(name: str, mode: int, data: bytes, inode: int, device: tuple[int, int]) -> bytes:
    encoded = name.encode() + b"\0"
    links = 2 if stat.S_ISDIR(mode) else 1
    # ino mode uid gid nlink mtime filesize devmajor devminor rdevmajor rdevminor namesize check
    fields = (inode, mode, 0, 0, links, 0, len(data), 0, 0, *device, len(encoded), 0)
    header = b"070701" + b"".join(b"%08X" % field for field in fields)
    return _padded(header + encoded) + _padded(data)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)
