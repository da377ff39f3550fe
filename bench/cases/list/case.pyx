# SPDX-License-Identifier: GPL-2.0
"""Lists: appending, indexing, walking, searching, sorting and emptying them.

Plain Python: CPython runs this very file.
"""

__license__ = "GPL"


def append(n):
    xs = []
    for i in range(n):
        xs.append(i)
    return len(xs)


def prepare_numbers(n):
    """Numbers in no order; no two of up to a million are equal."""
    return [i * 40503 & 0x3fffffff for i in range(n)]


def index(xs):
    total = 0
    for i in range(len(xs)):
        total += xs[i]
    return total


def walk(xs):
    total = 0
    for x in xs:
        total += x
    return total


def store(xs):
    for i in range(len(xs)):
        xs[i] = i
    return xs[len(xs) - 1]


def search(xs):
    """Nothing is found: every element is compared."""
    return 1 if -1 in xs else 0


def sort_copy(xs):
    ys = xs[:]
    ys.sort()
    return ys[0] + ys[len(ys) // 2]


def drain(n):
    xs = []
    for i in range(n):
        xs.append(i)
    total = 0
    while xs:
        total += xs.pop()
    return total
