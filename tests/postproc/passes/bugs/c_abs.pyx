# SPDX-License-Identifier: GPL-2.0
"""abs() of a C integer names a function that does not exist."""

__license__ = "GPL"


def absolute(int i):
    return abs(i)
