# SPDX-License-Identifier: GPL-2.0
"""The truth of sort(reverse=x) may raise, and nobody looks."""

__license__ = "GPL"


def descending(list l, x):
    l.sort(reverse=x)
    return sorted(l, reverse=x)
