# SPDX-License-Identifier: GPL-2.0
"""Exceptions: the path without any, raising and catching, through several functions, with finally.

Plain Python: CPython runs this very file.
"""

__license__ = "GPL"


def check(value):
    if value < 0:
        raise ValueError("negative")
    return value


def quiet(n):
    """Nothing is raised."""
    total = 0
    for i in range(n):
        try:
            total += check(i)
        except ValueError:
            total = -1
    return total


def caught(n):
    """Raised one call below."""
    total = 0
    for i in range(n):
        try:
            check(-1)
        except ValueError:
            total += 1
    return total


def fourth(value):
    return check(value) + 1


def third(value):
    return fourth(value) + 1


def second(value):
    return third(value) + 1


def first(value):
    return second(value) + 1


def deep(n):
    """Raised five calls below."""
    total = 0
    for i in range(n):
        try:
            first(-1)
        except ValueError:
            total += 1
    return total


def with_finally(n):
    """finally on the way, then caught."""
    total = 0
    for i in range(n):
        try:
            try:
                check(-1)
            finally:
                total += 1
        except ValueError:
            total += 1
    return total


def missing(n):
    """KeyError of a dict."""
    d = {1: 2}
    total = 0
    for i in range(n):
        try:
            total += d[-i]
        except KeyError:
            total += 1
    return total
