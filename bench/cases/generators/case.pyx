# SPDX-License-Identifier: GPL-2.0
"""Generator expressions and comprehensions, and what consumes them.

Plain Python: CPython runs this very file.
"""

__license__ = "GPL"


def prepare_numbers(n):
    return [i * 40503 & 0xffff for i in range(n)]


def total(xs):
    return sum(x ^ 5 for x in xs)


def largest(xs):
    return max(x ^ 5 for x in xs)


def listed(xs):
    return len(list(x + 1 for x in xs if x & 1)) + 1


def comprehension(xs):
    return len([x + 1 for x in xs if x & 1]) + 1


def mapping(xs):
    return len({x: x + 1 for x in xs})


def joined(xs):
    return len("".join("x" for x in xs if x & 1)) + 1
