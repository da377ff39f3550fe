# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def raising(x, y):
    if x == 1:
        raise MemoryError
    if x == 2:
        raise ValueError
    if x == 3:
        raise ValueError("100%")
    if x == 4:
        raise KeyError(y)
    if x == 5:
        raise OSError(5, y)
    assert x, "message"
    raise x
