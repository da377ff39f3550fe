# SPDX-License-Identifier: GPL-2.0
"""What CPython runs for containers/case.pyx: the same, without its types."""

# Appending item by item is what is measured.
# ruff: noqa: PERF401, PERF402

from __future__ import annotations

shared = None


def scatter(i):
    """A key: numbers far apart, each its own."""
    return i * 40503 & 0x3FFFFFFF


def share(container):
    """Have the module refer to a container, too: others may use it now."""
    global shared
    shared = container
    return container


def prepare_numbers(n):
    return share(list(range(n)))


def numbers_append(n):
    xs = []
    for i in range(n):
        xs.append(i)
    return len(xs)


def numbers_index(xs):
    total = 0
    for i in range(len(xs)):
        total += xs[i]
    return total


def numbers_walk(xs):
    total = 0
    for x in xs:
        total += x
    return total


def numbers_store(xs):
    for i in range(len(xs)):
        xs[i] = i
    return len(xs)


def numbers_drain(n):
    xs = []
    total = 0
    for i in range(n):
        xs.append(i)
    while xs:
        total += xs.pop()
    return total


def prepare_texts(n):
    return share([f"text {i}" for i in range(n)])


def texts_append(xs):
    ys = []
    for i in range(len(xs)):
        ys.append(xs[i])
    return len(ys)


def texts_index(xs):
    found = 0
    for i in range(len(xs)):
        if xs[i] is not None:
            found += 1
    return found


def texts_walk(xs):
    found = 0
    for x in xs:
        if x is not None:
            found += 1
    return found


def texts_store(xs):
    x = xs[0]
    for i in range(len(xs)):
        xs[i] = x
    return len(xs)


def prepare_table(n):
    return share({scatter(i): i for i in range(n)})


def table_fill(n):
    d = {}
    for i in range(n):
        d[scatter(i)] = i
    return len(d)


def table_lookup(d):
    total = 0
    for i in range(len(d)):
        total += d[scatter(i)]
    return total


def table_miss(d):
    found = 0
    for i in range(len(d)):
        if -1 - i in d:
            found += 1
    return found


def table_store(d):
    for i in range(len(d)):
        d[scatter(i)] = i
    return len(d)


def table_drain(n):
    d = {}
    total = 0
    for i in range(n):
        d[scatter(i)] = i
    for i in range(n):
        total += d.pop(scatter(i))
    return total + len(d)
