# SPDX-License-Identifier: GPL-2.0
"""What things weigh: each function makes many of a thing, which are all kept.

case.py is the same in plain Python: `cdef class` is Cython's.
"""

__license__ = "GPL"


cdef class Point:
    cdef object x
    cdef object y

    def __init__(self, x, y):
        self.x = x
        self.y = y


def list_slots(n):
    xs = []
    for i in range(n):
        xs.append(None)
    return xs


def tuple_slots(n):
    return (None,) * n


def dict_entries(n):
    d = {}
    for i in range(n):
        d[i] = None
    return d


def set_entries(n):
    s = set()
    for i in range(n):
        s.add(i)
    return s


def ints(n):
    return [i << 20 for i in range(n)]


def texts(n):
    return [f"eth{i}" for i in range(n)]


def pairs(n):
    return [(i, None) for i in range(n)]


def objects(n):
    return [Point(None, None) for i in range(n)]


def lists(n):
    return [[] for i in range(n)]


def dicts(n):
    return [{} for i in range(n)]
