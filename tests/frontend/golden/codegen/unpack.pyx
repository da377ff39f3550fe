# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def unpack(x):
    a, (b, c) = x
    return [b, a], (a, c), x[1:], x[::2], f"{a!r:>4}"
