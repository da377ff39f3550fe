# SPDX-License-Identifier: GPL-2.0
"""Powers of C integers."""

__license__ = "GPL"


def square(int i):
    return i ** 2
