# SPDX-License-Identifier: GPL-2.0
"""The cases there are: what each measures, by which sizes, and how its parts are named.

Data only, so that adding a case is a folder under cases/ and a row here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).resolve().parent
CASES_DIRECTORY = BENCH / "cases"
KERNEL_DIRECTORY = BENCH / "kernel"
SAMPLES = BENCH.parent / "samples"

# How containers grow.
GROWTH = (10, 100, 1_000, 10_000, 100_000, 1_000_000)
# The size that stands for the others where one number is shown.
SHOWN_SIZE = 1_000


@dataclass(frozen=True)
class Work:
    """One thing that is measured.

    Attributes:
        name: the function in case.pyx, case.py and twin.c.
        label: what it does, for people.
        sizes: how much one call works on.
        per: what a time is divided into: "element" (by the size), or "call".
        prepare: the function that makes what the work gets instead of its size; "": none.
        chunk: about how many elements or calls make a chunk.
        calls: with per="call", how many calls of the driver one call of the work makes.
        device: for system calls, what is opened; "{}" becomes "" for ours, "_twin" for the twin.
    """

    name: str
    label: str
    sizes: tuple[int, ...] = (SHOWN_SIZE,)
    per: str = "element"
    prepare: str = ""
    chunk: int = 20_000
    calls: int = 1
    device: str = ""

    def amount(self, size: int) -> int:
        """How many elements (or calls) one call of a size stands for."""
        return size if self.per == "element" else self.calls

    def repeats(self, size: int) -> int:
        """How many calls make a chunk."""
        return max(1, self.chunk // self.amount(size))

    def shown(self) -> int:
        """The size that stands for the others."""
        return SHOWN_SIZE if SHOWN_SIZE in self.sizes else self.sizes[0]


@dataclass(frozen=True)
class Case:
    """A folder under cases/, and its works.

    Attributes:
        name: of the folder, and what CASE= takes.
        title: for people.
        works: what is measured.
    """

    name: str
    title: str
    works: tuple[Work, ...]

    @property
    def directory(self) -> Path:
        """Where its sources are."""
        return CASES_DIRECTORY / self.name

    @property
    def system_calls(self) -> bool:
        """Whether user space measures it by system calls; there is no CPython then."""
        return any(work.device for work in self.works)

    @property
    def cpython_source(self) -> Path:
        """What CPython runs: case.py where the .pyx is not plain Python."""
        plain = self.directory / "case.py"
        return plain if plain.is_file() else self.directory / "case.pyx"

    def work(self, name: str) -> Work:
        """The work of a name; KeyError when there is none."""
        for work in self.works:
            if work.name == name:
                return work
        raise KeyError(name)


CASES: tuple[Case, ...] = (
    Case(
        "loops",
        "typed loops",
        (
            Work("crc", "CRC-32 of 64 KiB", (1,), "call", chunk=1),
            Work("records", "parsing 2,048 records", (1,), "call", chunk=1),
            Work("sort", "heap sort of 4,096 numbers", (1,), "call", chunk=1),
            Work("checked", "checked arithmetic", (2_000,), "call", chunk=1),
        ),
    ),
    Case(
        "list",
        "list",
        (
            Work("append", "append", GROWTH),
            Work("index", "read by index", GROWTH, prepare="prepare_numbers"),
            Work("store", "write by index", GROWTH, prepare="prepare_numbers"),
            Work("walk", "for x in list", GROWTH, prepare="prepare_numbers"),
            Work("search", "x in list", GROWTH, prepare="prepare_numbers"),
            Work("sort_copy", "copy and sort", GROWTH, prepare="prepare_numbers"),
            Work("drain", "append, then pop", GROWTH),
        ),
    ),
    Case(
        "dict",
        "dict",
        (
            Work("fill", "insert int keys", GROWTH),
            Work("lookup", "look up int keys", GROWTH, prepare="prepare_numbers"),
            Work("miss", "keys that are not there", GROWTH, prepare="prepare_numbers"),
            Work("words", "look up str keys", GROWTH, prepare="prepare_words"),
            Work("walk", "for key, value in items()", GROWTH, prepare="prepare_numbers"),
            Work("drain", "insert, then pop", GROWTH),
        ),
    ),
    Case(
        "containers",
        "typed containers",
        (
            Work("numbers_append", "list of ints: append"),
            Work("numbers_index", "shared list of ints: read by index", prepare="prepare_numbers"),
            Work("numbers_store", "shared list of ints: write by index", prepare="prepare_numbers"),
            Work("numbers_walk", "shared list of ints: for x in list", prepare="prepare_numbers"),
            Work("numbers_drain", "list of ints: append, then pop"),
            Work("texts_append", "list of texts: append", prepare="prepare_texts"),
            Work("texts_index", "shared list of texts: read by index", prepare="prepare_texts"),
            Work("texts_store", "shared list of texts: write by index", prepare="prepare_texts"),
            Work("texts_walk", "shared list of texts: for x in list", prepare="prepare_texts"),
            Work("table_fill", "dict: insert"),
            Work("table_lookup", "shared dict: look up", prepare="prepare_table"),
            Work("table_miss", "shared dict: keys that are not there", prepare="prepare_table"),
            Work("table_store", "shared dict: replace a value", prepare="prepare_table"),
            Work("table_drain", "dict: insert, then pop"),
        ),
    ),
    Case(
        "strings",
        "strings",
        (
            Work("format_lines", "f-string"),
            Work("concat", "a + b", prepare="prepare_names"),
            Work("join", "join", prepare="prepare_names"),
            Work("split", "split", prepare="prepare_text"),
            Work("find", "find (nothing)", prepare="prepare_text"),
            Work("replace", "replace", prepare="prepare_text"),
            Work("compare", "==", prepare="prepare_names"),
            Work("prefix", "startswith", prepare="prepare_names"),
            Work("parse", "int(text)", prepare="prepare_numbers"),
        ),
    ),
    Case(
        "objects",
        "objects and attributes",
        (
            Work("make", "make and drop"),
            Work("keep", "make and keep in a list"),
            Work("numbers", "C attribute, read and write", prepare="prepare_shape"),
            Work("objects", "object attribute, read and write", prepare="prepare_shape"),
            Work("methods", "overridden method", prepare="prepare_shape"),
        ),
    ),
    Case(
        "calls",
        "calls",
        (
            Work("typed", "cdef function", chunk=200_000),
            Work("recursive_typed", "recursive cdef function, fib(20)", (20,), "call", chunk=1),
            Work("objects", "def function"),
            Work("defaults", "def function with defaults"),
            Work("recursive", "recursive def function, fib(20)", (20,), "call", chunk=1),
        ),
    ),
    Case(
        "exceptions",
        "exceptions",
        (
            Work("quiet", "try, nothing raised"),
            Work("caught", "raise and catch", chunk=2_000),
            Work("deep", "through five functions", chunk=2_000),
            Work("with_finally", "with finally on the way", chunk=2_000),
            Work("missing", "KeyError of a dict", chunk=2_000),
        ),
    ),
    Case(
        "generators",
        "generator expressions and comprehensions",
        (
            Work("total", "sum(… for …)", prepare="prepare_numbers"),
            Work("largest", "max(… for …)", prepare="prepare_numbers"),
            Work("listed", "list(… for … if …)", prepare="prepare_numbers"),
            Work("comprehension", "[… for … if …]", prepare="prepare_numbers"),
            Work("mapping", "{…: … for …}", prepare="prepare_numbers"),
            Work("joined", "join(… for … if …)", prepare="prepare_numbers"),
        ),
    ),
    Case(
        "driver",
        "system calls on a device",
        (
            Work("open", "open and close", (0,), "call", chunk=200, device="/dev/echo{}"),
            Work("write", "write", (64, 4_096), "call", chunk=500, device="/dev/echo{}"),
            Work("read", "read", (64, 4_096), "call", chunk=500, device="/dev/echo{}"),
            Work(
                "writev",
                "write, 64 in a system call",
                (64, 4_096),
                "call",
                chunk=64 * 50,
                calls=64,
                device="/dev/echo{}",
            ),
            Work(
                "readv",
                "read, 64 in a system call",
                (64,),
                "call",
                chunk=64 * 50,
                calls=64,
                device="/dev/echo{}",
            ),
            Work("ioctl", "ioctl", (7,), "call", chunk=500, device="/proc/bench_driver{}"),
            Work(
                "refuse", "ioctl that fails", (7,), "call", chunk=200, device="/proc/bench_driver{}"
            ),
        ),
    ),
)

NAMES = tuple(case.name for case in CASES)


def case_named(name: str) -> Case:
    """The case of a name; KeyError when there is none."""
    for case in CASES:
        if case.name == name:
            return case
    raise KeyError(name)
