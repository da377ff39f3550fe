# SPDX-License-Identifier: GPL-2.0
"""An int times a list."""

__license__ = "GPL"


def thrice(list l):
    return 3 * l
