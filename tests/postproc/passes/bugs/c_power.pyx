# SPDX-License-Identifier: GPL-2.0
"""A power of C integers is not lowered."""

__license__ = "GPL"


def square(int i):
    return i ** 2
