# SPDX-License-Identifier: GPL-2.0
"""Prototypes of functions from the type information that a kernel carries (BTF).

Some functions are exported to modules, and no header declares them: their callers do, in files of their
own. What they take and return is in the kernel itself. The information is in the `vmlinux` of the
build directory, which Debian's packages of headers have with nothing else in it, or in the image.

The format: Documentation/bpf/btf.rst and include/uapi/linux/btf.h of the kernel's source.
"""

from __future__ import annotations

import gzip
import lzma
import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable

from cythonk.kernel.discover import Kernel

MAGIC = 0xEB9F
HEADER = struct.Struct("<HBBIIIII")
TYPE = struct.Struct("<III")
PAIR = struct.Struct("<II")

INT, POINTER, ARRAY, STRUCT, UNION, ENUM, FORWARD, TYPEDEF = range(1, 9)
VOLATILE, CONST, RESTRICT, FUNCTION, PROTOTYPE, VARIABLE, SECTION, FLOAT = range(9, 17)
DECLARATION_TAG, TYPE_TAG, ENUM64 = range(17, 20)

# Bytes that follow a type: the same for each, or for each of its members.
FIXED = {INT: 4, ARRAY: 12, VARIABLE: 4, DECLARATION_TAG: 4}
EACH = {STRUCT: 12, UNION: 12, ENUM: 8, PROTOTYPE: 8, SECTION: 12, ENUM64: 12}
QUALIFIERS = {CONST: "const ", VOLATILE: "volatile ", RESTRICT: "", TYPE_TAG: ""}
TAGS = {STRUCT: "struct", UNION: "union", ENUM: "enum", ENUM64: "enum"}


def prototypes(kernel: Kernel) -> dict[str, str]:
    """C declarations of the kernel's functions by name; empty where it has no type information.

    Static functions are among them; which ones are exported, Module.symvers says.
    """
    data = section(kernel)
    return _Types(data).prototypes() if data else {}


def section(kernel: Kernel) -> bytes:
    """The kernel's BTF; empty where neither its build directory nor its image has any."""
    for path, unpack in ((kernel.build / "vmlinux", bytes), (kernel.image, unpacked)):
        if path is not None and path.is_file():
            found = _elf_section(unpack(path.read_bytes()), b".BTF")
            if found:
                return found
    return b""


def _elf_section(image: bytes, wanted: bytes) -> bytes:
    """A section of a 64-bit little-endian ELF file; empty where there is none."""
    if image[:6] != b"\x7fELF\x02\x01":
        return b""
    (table,) = struct.unpack_from("<Q", image, 0x28)
    size, count, names = struct.unpack_from("<HHH", image, 0x3A)
    rows = [struct.unpack_from("<IIQQQQ", image, table + i * size) for i in range(count)]
    base = rows[names][4]
    for name, _, _, _, offset, length in rows:
        begin = base + name
        if image[begin : image.index(b"\0", begin)] == wanted:
            return image[offset : offset + length]
    return b""


def unpacked(image: bytes) -> bytes:
    """The kernel's ELF file in a boot image; empty where it is packed in a way not known here."""
    for magic, unpack in PACKERS.items():
        at = image.find(magic)
        while at >= 0:
            found = unpack(image[at:])
            if found.startswith(b"\x7fELF"):
                return found
            at = image.find(magic, at + 1)
    return b""


def _xz(data: bytes) -> bytes:
    try:
        return lzma.LZMADecompressor().decompress(data)
    except lzma.LZMAError:
        return b""


def _gzip(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=16 + zlib.MAX_WBITS).decompress(data)
    except (zlib.error, gzip.BadGzipFile):
        return b""


def _by_program(program: str) -> Callable[[bytes], bytes]:
    def unpack(data: bytes) -> bytes:
        path = shutil.which(program)
        if path is None:
            return b""
        # It complains about what follows in the image.
        return subprocess.run([path, "-dc"], input=data, capture_output=True, check=False).stdout

    return unpack


PACKERS: dict[bytes, Callable[[bytes], bytes]] = {
    b"\xfd7zXZ\0": _xz,
    b"(\xb5/\xfd": _by_program("zstd"),
    b"\x02!L\x18": _by_program("lz4"),
    b"\x1f\x8b\x08": _gzip,
}


class _Types:
    """The types of one BTF section, by their numbers."""

    def __init__(self, data: bytes) -> None:
        magic, _, _, length, types, types_length, strings, strings_length = HEADER.unpack_from(data)
        if magic != MAGIC:
            raise ValueError("no BTF of this byte order")
        self._data = data
        self._strings = data[length + strings : length + strings + strings_length]
        # Name, kind, number of members, size or type, and where what follows begins.
        self._all: list[tuple[int, int, int, int, int]] = [(0, 0, 0, 0, 0)]
        at, end = length + types, length + types + types_length
        while at < end:
            name, info, other = TYPE.unpack_from(data, at)
            kind, count = info >> 24 & 0x1F, info & 0xFFFF
            at += TYPE.size
            self._all.append((name, kind, count, other, at))
            at += FIXED.get(kind, 0) + EACH.get(kind, 0) * count

    def prototypes(self) -> dict[str, str]:
        """Functions' declarations by their names."""
        found: dict[str, str] = {}
        for name, kind, _, other, _ in self._all:
            if kind == FUNCTION:
                text = self._name(name)
                found.setdefault(text, f"{self._declared(other, text)};")
        return found

    def _name(self, offset: int) -> str:
        end = self._strings.index(b"\0", offset)
        return self._strings[offset:end].decode(errors="replace")

    def _declared(self, number: int, inner: str) -> str:
        """A type around what it is the type of."""
        if number == 0:
            return f"void {inner}".rstrip()
        name, kind, count, other, at = self._all[number]
        if kind == POINTER:
            target = self._all[other][1] if other else 0
            inner = f"(*{inner})" if target in (PROTOTYPE, ARRAY) else f"*{inner}"
            return self._declared(other, inner)
        if kind == ARRAY:
            item, _, length = struct.unpack_from("<III", self._data, at)
            return self._declared(item, f"{inner}[{length}]")
        if kind == PROTOTYPE:
            pairs = (PAIR.unpack_from(self._data, at + 8 * i) for i in range(count))
            said = ", ".join(self._parameter(*pair) for pair in pairs)
            return self._declared(other, f"{inner}({said or 'void'})")
        if kind in QUALIFIERS:
            if other and self._all[other][1] == POINTER and QUALIFIERS[kind]:
                return self._declared(other, f"{QUALIFIERS[kind]}{inner}")
            return f"{QUALIFIERS[kind]}{self._declared(other, inner)}"
        tag = TAGS.get(kind, "")
        if kind == FORWARD:
            tag = "struct"
        return f"{tag} {self._name(name)} {inner}".strip()

    def _parameter(self, name: int, number: int) -> str:
        return self._declared(number, self._name(name)) if name or number else "..."
