# SPDX-License-Identifier: GPL-2.0
"""An augmented assignment to a slice hands NULL to the runtime as the key."""

__license__ = "GPL"


def augment(list l):
    l[1:] += [4]


def stepped(x, y):
    x[::2] += y
