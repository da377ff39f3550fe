# SPDX-License-Identifier: GPL-2.0
"""What CPython runs for calls/case.pyx: the same functions without C types."""

from __future__ import annotations


def step(value: int, by: int) -> int:
    return (value >> 1) ^ by


def fibonacci(n: int) -> int:
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def typed(n: int) -> int:
    value = 1
    for i in range(n):
        value = step(value, i)
    return value


def recursive_typed(n: int) -> int:
    return fibonacci(n)


def add(a: int, b: int) -> int:
    return a + b


def objects(n: int) -> int:
    value = 1
    for i in range(n):
        value = add(value, i)
    return value


def pick(a: int, b: int = 2, c: int = 3) -> int:
    return a + b + c


def defaults(n: int) -> int:
    value = 1
    for i in range(n):
        value = pick(value, c=i)
    return value


def recursive(n: int) -> int:
    return fibonacci(n)
