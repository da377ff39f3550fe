# SPDX-License-Identifier: GPL-2.0
"""Containers of a million elements, and sizes that cannot be had."""

__license__ = "GPL"

MILLION = 1000000


def lists():
    cdef list xs = []
    for i in range(MILLION):
        xs.append(i)
    print(len(xs), xs[0], xs[-1], xs[MILLION // 2])
    xs.reverse()
    xs.sort()
    print(xs[:3], xs[-3:], sum(xs))
    copy = xs + xs
    print(len(copy), copy[MILLION])
    del xs[1:]
    print(xs)


def dicts():
    cdef dict d = {}
    for i in range(MILLION):
        d[i * 4096] = i
    print(len(d), d[4096 * 999999], (MILLION * 4096) in d)
    for i in range(0, MILLION, 2):
        del d[i * 4096]
    print(len(d))
    total = 0
    for key, value in d.items():
        total += value
    print(total)
    d.clear()
    print(d)


def texts():
    cdef str text = "kernel " * MILLION
    print(len(text), text[-7:], text.count("nel"), text.find("xyz"))
    wide = "é" * MILLION
    print(len(wide), wide[999999], len(wide.encode()))
    parts = text.split()
    print(len(parts), len("-".join(parts)))
    print(len(bytes(MILLION)), len(tuple(parts)))


def too_large(what, make):
    try:
        if make == "list":
            [0] * what
        elif make == "tuple":
            (0,) * what
        elif make == "str":
            "ab" * what
        else:
            b"ab" * what
        print(make, "was made")
    except MemoryError:
        print(make, "no memory")


def impossible():
    for size in (1 << 45, 1 << 60, 9223372036854775807 // 8, 9223372036854775807 // 2):
        for make in ("list", "tuple", "str", "bytes"):
            too_large(size, make)


lists()
dicts()
texts()
impossible()
