# SPDX-License-Identifier: GPL-2.0
"""A loop over the characters of a str."""

__license__ = "GPL"


def each(str s):
    for c in s:
        print(c)
