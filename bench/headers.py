# SPDX-License-Identifier: GPL-2.0
"""What the kernel's headers cost: reading them for the first time, again, and in a build.

The yardstick is the compiler: gcc reading the same headers once, as it does for every C file that includes
them, or a build of the same module with its declarations written by hand. Needs no guest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.builds import timed
from bench.modules import BenchError, run_tool
from bench.results import Generation, ratio
from cythonk.headers.flags import FIRST
from cythonk.headers.store import Store
from cythonk.kernel.discover import Kernel

NAME = "headers"
FIRST_HEADER, NEXT_HEADER = "linux/usb.h", "linux/netdevice.h"
REPEATS = 3

USES = """\
__license__ = "GPL"
{declarations}
cdef mutex lock
mutex_init(&lock)
mutex_lock(&lock)
mutex_unlock(&lock)
msleep(1)
print(jiffies + msecs_to_jiffies(10), USB_DIR_IN)
# turn {turn}
"""
CIMPORTED = """\
from linux.delay cimport msleep
from linux.jiffies cimport jiffies, msecs_to_jiffies
from linux.mutex cimport mutex, mutex_init, mutex_lock, mutex_unlock
from linux.usb cimport USB_DIR_IN
"""
BY_HAND = """\
cdef extern from "<linux/delay.h>":
    void msleep(unsigned int msecs) noexcept
cdef extern from "<linux/jiffies.h>":
    unsigned long jiffies
    unsigned long msecs_to_jiffies(unsigned int m) noexcept
cdef extern from "<linux/mutex.h>":
    struct mutex:
        pass
    void mutex_init(mutex *lock) noexcept
    void mutex_lock(mutex *lock) noexcept
    void mutex_unlock(mutex *lock) noexcept
cdef extern from "<linux/usb.h>":
    const int USB_DIR_IN
"""


def measure(kernel: Kernel, scratch: Path, quick: bool) -> list[Generation]:
    """All of it; quick: without the whole of the headers."""
    found = [
        *_reading(kernel, scratch, REPEATS),
        _row("a build that cimports from four headers", *_builds(kernel, scratch, REPEATS)),
    ]
    if not quick:
        with _cache(scratch / "all"):
            ours = timed(lambda: Store(kernel).whole(lambda text: None))
            again = timed(lambda: Store(kernel).whole(lambda text: None))
        found.append(Generation("all headers, nothing known", ours))
        found.append(Generation("all headers again", again))
    return found


def _row(what: str, ours: Sequence[float], twin: Sequence[float]) -> Generation:
    return Generation(what, min(ours), min(twin), ratio(ours, twin))


def _reading(kernel: Kernel, scratch: Path, repeats: int) -> Iterator[Generation]:
    first: list[float] = []
    more: list[float] = []
    again: list[float] = []
    c_first: list[float] = []
    c_more: list[float] = []
    how = Store(kernel).how
    for turn in range(repeats):
        with _cache(scratch / f"reading-{turn}"):
            first.append(timed(lambda: Store(kernel).unit(FIRST_HEADER)))
            c_first.append(timed(lambda: _compile([FIRST_HEADER], how.command, how.directory)))
            more.append(timed(lambda: Store(kernel).unit(NEXT_HEADER)))
            c_more.append(timed(lambda: _compile([NEXT_HEADER], how.command, how.directory)))
            again.append(timed(lambda: Store(kernel).unit(NEXT_HEADER)))
    yield _row(f"{FIRST_HEADER}, nothing known of the kernel", first, c_first)
    yield _row(f"{NEXT_HEADER} after it", more, c_more)
    yield _row(f"{NEXT_HEADER} again", again, c_more)


def _compile(headers: Sequence[str], command: Sequence[str], directory: Path) -> None:
    """What reading the headers takes gcc."""
    text = "".join(f"#include <{header}>\n" for header in (FIRST, *headers))
    done = subprocess.run(
        [*command, "-fsyntax-only", "-x", "c", "-"],
        input=text,
        cwd=directory,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise BenchError(f"gcc cannot read {headers[0]}: {done.stderr.splitlines()[:1]}")


def _builds(kernel: Kernel, scratch: Path, repeats: int) -> tuple[list[float], list[float]]:
    """Times of builds of one module, with cimports and with declarations by hand; caches are warm."""

    def build(name: str, declarations: str, turn: int) -> Callable[[], object]:
        directory = scratch / name
        directory.mkdir(parents=True, exist_ok=True)
        source = directory / "user.pyx"
        source.write_text(USES.format(declarations=declarations, turn=turn))
        command = [sys.executable, "-m", "cythonk", "build", source.name]
        return lambda: run_tool([*command, "--kernel", str(kernel.build)], directory)

    ours: list[float] = []
    twin: list[float] = []
    for turn in range(repeats + 1):
        times = (
            timed(build("cimported", CIMPORTED, turn)),
            timed(build("by-hand", BY_HAND, turn)),
        )
        if turn:
            ours.append(times[0])
            twin.append(times[1])
    return ours, twin


@contextmanager
def _cache(place: Path) -> Iterator[None]:
    """An empty cache of CythonK's."""
    known = os.environ.get("CYTHONK_CACHE")
    os.environ["CYTHONK_CACHE"] = str(place)
    try:
        yield
    finally:
        if known is None:
            del os.environ["CYTHONK_CACHE"]
        else:
            os.environ["CYTHONK_CACHE"] = known
