# SPDX-License-Identifier: GPL-2.0
"""Writes the Python module with which programs call a driver's commands: ctypes, nothing to build."""

from __future__ import annotations

from cythonk.client.interface import Device, Interface, Structure
from cythonk.frontend.ioctls import DIRECTIONS, Ioctl

_HEAD = '''\
"""{doc}

Written by `cythonk client {source}`: write it anew when the driver's commands change.
"""

from __future__ import annotations

import ctypes
import fcntl
import os


def _number(direction: int, kind: str, number: int, size: int) -> int:
    """_IOC() of include/uapi/asm-generic/ioctl.h."""
    return direction << 30 | size << 16 | ord(kind) << 8 | number
'''
_STRUCTURE = '''

class {name}(ctypes.{base}):
    """What commands exchange, as the driver has it."""

{pack}    _fields_ = [
{fields}    ]
'''
_DEVICE = '''

class {name}:
    """{doc}"""

    def __init__(self, path: str{default}) -> None:
        """Open the device; OSError says why it cannot be."""
        self._fd = os.open(path, os.O_RDWR | os.O_CLOEXEC)

    def close(self) -> None:
        """Close it; commands raise OSError from then on."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)

    def fileno(self) -> int:
        """The descriptor."""
        return self._fd

    def __enter__(self) -> {name}:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _call(self, command: int, argument: ctypes._CData | int) -> int:
        if self._fd < 0:
            raise ValueError("the device is closed")
        result = fcntl.ioctl(self._fd, command, argument)
        assert isinstance(result, int)
        return result
'''
_COMMAND = '''
    {constant} = _number({bits}, {kind!r}, {number}, {size})

    def {method}(self{parameter}) -> {result}:
        """{doc}"""
{body}'''
_BITS = {"": 0, "w": 1, "r": 2, "rw": 3}


def text(interface: Interface, source: str) -> str:
    """The module.

    Args:
        interface: what the driver offers.
        source: the name of its file.
    """
    parts = [_HEAD.format(doc=_plain(interface.doc) or f"Calls {source}.", source=source)]
    parts += [_structure(one) for one in interface.structures]
    parts += [_device(one) for one in interface.devices]
    return "".join(parts)


def _plain(doc: str) -> str:
    """The first paragraph of a docstring as it can stand in another one."""
    first = doc.strip().split("\n\n")[0]
    return " ".join(first.split()).replace("\\", "\\\\").replace('"""', "'''").rstrip('"')


def _structure(found: Structure) -> str:
    fields = "".join(f'        ("{one.name}", {one.type}),\n' for one in found.members)
    pack = "    _pack_ = 1\n" if found.packed else ""
    return _STRUCTURE.format(name=found.name, base=found.base, pack=pack, fields=fields)


def _device(found: Device) -> str:
    default = f' = "{found.path}"' if found.path else ""
    doc = _plain(found.doc) or "The driver's device, opened."
    head = _DEVICE.format(name=found.name, doc=doc, default=default)
    return head + "".join(_command(one, found.types.get(one.method)) for one in found.commands)


def _command(found: Ioctl, kind: str | None) -> str:
    """A method for a command.

    What is exchanged both ways, and structures, are changed in place, as the driver does; a plain
    number goes in and comes back as one. What only comes back is the result.
    """
    is_number = kind is not None and kind.startswith("ctypes.")
    annotated = "int" if is_number else kind
    size = f"ctypes.sizeof({kind})" if kind else "0"
    call = f"self._call(self.{found.method.upper()}, {'argument' if kind else '0'})"
    parameter, result, lines = "", "int", [f"return {call}"]
    if kind and found.direction == "r":
        result = f"{annotated}"
        back = "argument.value" if is_number else "argument"
        lines = [f"argument = {kind}()", call, f"return {back}"]
    elif kind and is_number:
        parameter, lines = ", value: int", [f"argument = {kind}(value)"]
        lines += [call, "return argument.value"] if "r" in found.direction else [f"return {call}"]
    elif kind:
        parameter = f", argument: {kind}"
    return _COMMAND.format(
        constant=found.method.upper(),
        bits=_BITS[found.direction],
        kind=found.kind,
        number=found.number,
        size=size,
        method=found.method,
        parameter=parameter,
        result=result,
        doc=_plain(found.doc) or f"{DIRECTIONS[found.direction]}({found.kind!r}, {found.number}).",
        body="".join(f"        {line}\n" for line in lines),
    )
