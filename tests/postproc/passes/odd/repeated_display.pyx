# SPDX-License-Identifier: GPL-2.0
"""A list or tuple display times a number."""

__license__ = "GPL"


def zeros(x, int n):
    return [0] * x, (x,) * n
