# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def operators(a, b):
    a += b // 2
    return -a, a < b, b"x" in a, a and not b
