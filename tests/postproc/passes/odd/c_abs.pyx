# SPDX-License-Identifier: GPL-2.0
"""abs() of C integers."""

__license__ = "GPL"


def absolute(int i):
    return abs(i)
