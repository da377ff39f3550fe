# SPDX-License-Identifier: GPL-2.0
"""A set of headers, read once for each kernel: what they declare, and their macros."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from cythonk.headers import macros, reader
from cythonk.headers.calls import prototypes
from cythonk.headers.flags import Compilation, compilation
from cythonk.headers.macros import Defined
from cythonk.headers.model import Declarations, Function
from cythonk.headers.spelling import in_c
from cythonk.kernel.discover import GUEST_SERIES, guest_kernel

HEADERS = (
    "linux/bitfield.h", "linux/delay.h", "linux/hashtable.h", "linux/interrupt.h", "linux/io.h",
    "linux/list.h", "linux/platform_device.h", "linux/slab.h", "linux/uaccess.h", "linux/usb.h",
    "linux/wait.h",
)  # fmt: skip


@dataclass(frozen=True)
class Read:
    """Headers of one kernel.

    Attributes:
        series: the kernel's.
        how: how it compiles modules.
        declared: what they declare.
        defined: their macros.
    """

    series: str
    how: Compilation
    declared: Declarations
    defined: Defined

    def functions(self, names: Iterable[str], *, confirm: bool = True) -> dict[str, Function]:
        """Prototypes of macros."""
        return prototypes(
            self.defined.with_parameters, self.declared, HEADERS, self.how,
            names=set(names), plain=self.defined.plain, confirm=confirm,
        )  # fmt: skip

    def texts(self, names: Iterable[str]) -> set[str]:
        """The same in C."""
        return {in_c(one.type, name) for name, one in self.functions(names).items()}


@functools.cache
def read(series: str) -> Read:
    """The headers of a kernel."""
    how = compilation(guest_kernel(series))
    return Read(
        series,
        how,
        reader.read(HEADERS, how),
        macros.defined(HEADERS, how, reader.Header(how)),
    )


@pytest.fixture(params=GUEST_SERIES)
def headers(request: pytest.FixtureRequest) -> Read:
    """The headers of each of the guest kernels."""
    return read(str(request.param))
