# SPDX-License-Identifier: GPL-2.0
# Objects that are made to be asked for their class, where a branch hangs on the answer.
__license__ = "GPL"


def branch(d):
    if isinstance(d | 1, int):
        print("yes")


def value(d):
    x = isinstance(d | 1, (int, str))
    return x


def loop(d):
    while isinstance(d | 1, str):
        d += 1


def conditions(d):
    if isinstance(d | 1, int) and d:
        print("yes")
    assert isinstance(d | 3, int)
    return 1 if isinstance(d | 4, int) else 3
