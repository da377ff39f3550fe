# SPDX-License-Identifier: GPL-2.0
"""sort() and sorted() with a condition that may raise."""

__license__ = "GPL"


def descending(list l, x):
    l.sort(reverse=x)
    return sorted(l, reverse=x)
