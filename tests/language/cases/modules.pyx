# SPDX-License-Identifier: GPL-2.0
"""Standard modules that the kernel backs."""

__license__ = "GPL"

import errno
import gc
import gc as collector
from errno import EINVAL, ENOENT as missing


def numbers():
    print(errno.EPERM, errno.EAGAIN, EINVAL, missing)
    try:
        raise OSError(errno.ENOENT, "gone")
    except FileNotFoundError as error:
        print(error.errno == missing)


def cycle(length):
    first = []
    last = first
    for i in range(length - 1):
        last = [last]
    first.append(last)


def cycles():
    gc.collect()
    print(gc.collect())
    cycle(1)
    print(gc.collect())
    cycle(3)
    cycle(2)
    print(collector.collect())
    found = {}
    found["self"] = found
    found = None
    print(gc.collect() > 0, gc.collect())


numbers()
cycles()
