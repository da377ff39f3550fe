# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def target(a, b=2, c=None, str d="x"):
    return a


def keywords(x):
    return target(x, d="y"), target(b=1, a=x)
