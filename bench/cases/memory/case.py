# SPDX-License-Identifier: GPL-2.0
"""What CPython runs for memory/case.pyx: the same functions, and a class without C types."""

from __future__ import annotations


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x: object, y: object) -> None:
        self.x = x
        self.y = y


def list_slots(n: int) -> object:
    xs = []
    for _ in range(n):
        xs.append(None)  # noqa: PERF401
    return xs


def tuple_slots(n: int) -> object:
    return (None,) * n


def dict_entries(n: int) -> object:
    d = {}
    for i in range(n):
        d[i] = None
    return d


def set_entries(n: int) -> object:
    s = set()
    for i in range(n):
        s.add(i)
    return s


def ints(n: int) -> object:
    return [i << 20 for i in range(n)]


def texts(n: int) -> object:
    return [f"eth{i}" for i in range(n)]


def pairs(n: int) -> object:
    return [(i, None) for i in range(n)]


def objects(n: int) -> object:
    return [Point(None, None) for _ in range(n)]


def lists(n: int) -> object:
    return [[] for _ in range(n)]


def dicts(n: int) -> object:
    return [{} for _ in range(n)]
