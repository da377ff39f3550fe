# SPDX-License-Identifier: GPL-2.0
"""Calls of functions: with C types, with objects, with defaults, and recursive ones.

case.py is the same in plain Python: `cdef` functions are Cython's.
"""

__license__ = "GPL"


cdef long step(long value, long by) noexcept:
    return (value >> 1) ^ by


cdef long fibonacci_typed(long n) except -1:
    return n if n < 2 else fibonacci_typed(n - 1) + fibonacci_typed(n - 2)


def typed(long n):
    cdef long value = 1, i
    for i in range(n):
        value = step(value, i)
    return value


def recursive_typed(long n):
    return fibonacci_typed(n)


def add(a, b):
    return a + b


def objects(n):
    value = 1
    for i in range(n):
        value = add(value, i)
    return value


def pick(a, b=2, c=3):
    return a + b + c


def defaults(n):
    value = 1
    for i in range(n):
        value = pick(value, c=i)
    return value


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def recursive(n):
    return fibonacci(n)
