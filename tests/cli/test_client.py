# SPDX-License-Identifier: GPL-2.0
"""`cythonk client`: what it writes for each kind of type and command, and what it refuses.

That a client and its driver understand each other is shown in a guest: tests/samples/test_calculator.py.
"""

from __future__ import annotations

import ctypes
import importlib.util
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cythonk.client import interface, module
from cythonk.diagnostics.model import CythonkError, Diagnostics
from cythonk.frontend.driver import compile_source
from cythonk.frontend.source import source_from_text

DRIVER = '''\
"""Many types."""

__license__ = "GPL"

from kernel.misc cimport File, MiscDevice
from linux.types cimport s8, s64, u16, u32, u64

cdef enum:
    LENGTH = 3
    NEXT

ctypedef unsigned int count

cdef union word:
    u32 whole
    unsigned char part[4]

cdef struct inner:
    s8 small
    u64 large

cdef packed struct dense:
    char tag
    u32 value

cdef struct outer:
    inner pair[2]
    word w
    short grid[LENGTH][NEXT]
    count n, m
    dense d
    long long wide
    bint yes

cdef class Thing(MiscDevice):
    def __init__(self):
        super().__init__("thing", mode=0o600)

    @ioctl("t", 0)
    def nothing(self, File f):
        return 3

    @ioctl("t", 1)
    def change(self, File f, outer *o):
        """Changes it."""
        o.n += 1

    @ioctl("t", 0x10, dir="r")
    def level(self, File f, u16 *n):
        n[0] = 7

    @ioctl("t", 17)
    def double(self, File f, u32 *n):
        n[0] *= 2

    @ioctl("t", 255)
    def put(self, File f, const outer *o):
        pass


thing = Thing()
'''

C = """\
#include <linux/ioctl.h>
#include <linux/types.h>
#include <stddef.h>
#include <stdio.h>
union word { __u32 whole; unsigned char part[4]; };
struct inner { __s8 small; __u64 large; };
struct __attribute__((packed)) dense { char tag; __u32 value; };
struct outer {
    struct inner pair[2]; union word w; short grid[3][4]; unsigned int n, m; struct dense d;
    long long wide; int yes;
};
int main(void)
{
    printf("%zu %zu %zu %zu ", sizeof(struct outer), offsetof(struct outer, grid[2][3]),
           offsetof(struct outer, d.value), offsetof(struct outer, yes));
    printf("%lu %lu %lu %lu %lu\\n", (unsigned long)_IO('t', 0),
           (unsigned long)_IOWR('t', 1, struct outer), (unsigned long)_IOR('t', 16, __u16),
           (unsigned long)_IOWR('t', 17, __u32), (unsigned long)_IOW('t', 255, struct outer));
}
"""


def refused(text: str, path: Path) -> list[str]:
    """What the front end says of a source."""
    diags = Diagnostics()
    path.write_text(text)
    compile_source(source_from_text(path, text), path.stem, {path.stem: path}, diags, is_main=True)
    return [f"{d.position.line if d.position else 0}: {d.message}" for d in diags.items]


def loaded(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    client = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(client)
    return client


@pytest.fixture
def client(tmp_path: Path) -> Any:
    source = tmp_path / "thing.pyx"
    assert refused(DRIVER, source) == []
    output = tmp_path / "thing_client.py"
    output.write_text(module.text(interface.read(source), source.name))
    return loaded(output)


def test_numbers_and_layouts_are_those_of_c(client: Any, tmp_path: Path) -> None:
    (tmp_path / "c.c").write_text(C)
    subprocess.run(["gcc", "c.c", "-o", "c"], cwd=tmp_path, check=True)
    said = subprocess.run([tmp_path / "c"], capture_output=True, text=True, check=True).stdout
    thing, outer = client.Thing, client.outer
    # grid[2][3]: 2 rows of 4 shorts, and 3 of them, behind its beginning.
    grid = outer.grid.offset + ctypes.sizeof(ctypes.c_short) * (2 * 4 + 3)
    value = outer.d.offset + client.dense.value.offset
    layout = [ctypes.sizeof(outer), grid, value, outer.yes.offset]
    numbers = [thing.NOTHING, thing.CHANGE, thing.LEVEL, thing.DOUBLE, thing.PUT]
    assert [int(word) for word in said.split()] == layout + numbers
    assert (len(outer().grid), len(outer().grid[0])) == (3, 4)


def test_what_methods_take_and_give(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def driver(fd: int, command: int, argument: Any) -> int:
        seen.append(command)
        if command == client.Thing.DOUBLE:
            argument.value *= 2
        return 3 if command == client.Thing.NOTHING else 0

    seen: list[int] = []
    monkeypatch.setattr(client.fcntl, "ioctl", driver)
    with client.Thing("/dev/null") as thing:
        assert thing.nothing() == 3
        assert thing.double(21) == 42
        assert thing.level() == 0
        assert thing.change(client.outer()) == 0
    assert seen == [thing.NOTHING, thing.DOUBLE, thing.LEVEL, thing.CHANGE]
    with pytest.raises(ValueError, match="closed"):
        thing.nothing()


@pytest.mark.parametrize(
    ("mark", "signature", "message"),
    [
        ('@ioctl("tt", 1)', "self, File f", "not written as it has to be"),
        ('@ioctl("t", 256)', "self, File f", "not written as it has to be"),
        ("@ioctl", "self, File f", "not written as it has to be"),
        ('@ioctl("t", 1, dir="x")', "self, File f, u32 *n", "not written as it has to be"),
        ('@ioctl("t", 1, dir="r")', "self, File f", "does not fit the parameters"),
        ('@ioctl("t", 1, dir="rw")', "self, File f, const u32 *n", "does not fit the parameters"),
        ('@ioctl("t", 1)', "self", "takes the opening and at most"),
        ('@ioctl("t", 1)', "self, File f, u32 **n", "is not a pointer to a type of one name"),
        ('@ioctl("t", 17)', "self, File f", "'double' has the number 17"),
    ],
)
def test_wrong_commands_are_refused(
    mark: str, signature: str, message: str, tmp_path: Path
) -> None:
    wrong = f"    {mark}\n    def wrong({signature}):\n        pass\n\n\nthing = "
    found = refused(DRIVER.replace("\n\nthing = ", wrong, 1), tmp_path / "thing.pyx")
    assert [line for line in found if message in line], found


@pytest.mark.parametrize(
    ("type_name", "message"),
    [("File", "the type 'File'"), ("u32 *", "a pointer")],
)
def test_types_of_no_program_are_refused(type_name: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "thing.pyx"
    path.write_text(DRIVER.replace("    bint yes\n", f"    {type_name} yes\n"))
    with pytest.raises(CythonkError, match=re.escape(message)):
        interface.read(path)


def test_a_driver_without_commands_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none.pyx"
    path.write_text('__license__ = "GPL"\n')
    with pytest.raises(CythonkError, match="no class has commands"):
        interface.read(path)
