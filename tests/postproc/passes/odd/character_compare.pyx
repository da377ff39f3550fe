# SPDX-License-Identifier: GPL-2.0
"""Comparing a str with one character."""

__license__ = "GPL"


def is_x(str s, int i):
    if s == "x":
        return 1
    return s[i] == "x"
