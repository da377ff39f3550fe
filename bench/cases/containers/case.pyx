# SPDX-License-Identifier: GPL-2.0
"""Lists and dicts in typed code: what the kernel's own containers do as well."""

__license__ = "GPL"

from linux.types cimport s64

shared = None


cdef inline s64 scatter(s64 i):
    """A key: numbers far apart, each its own."""
    return i * 40503 & 0x3fffffff


def share(container):
    """Have the module refer to a container, too: others may use it now."""
    global shared
    shared = container
    return container


def prepare_numbers(n):
    return share(list(range(n)))


def numbers_append(ssize_t n):
    cdef list xs = []
    cdef ssize_t i
    for i in range(n):
        xs.append(i)
    return len(xs)


def numbers_index(list xs):
    cdef s64 total = 0
    cdef ssize_t i
    for i in range(len(xs)):
        total += xs[i]
    return total


def numbers_walk(list xs):
    cdef s64 total = 0
    cdef s64 x
    for x in xs:
        total += x
    return total


def numbers_store(list xs):
    cdef ssize_t i
    for i in range(len(xs)):
        xs[i] = i
    return len(xs)


def numbers_drain(ssize_t n):
    cdef list xs = []
    cdef s64 total = 0
    cdef ssize_t i
    for i in range(n):
        xs.append(i)
    while xs:
        total += xs.pop()
    return total


def prepare_texts(n):
    return share([f"text {i}" for i in range(n)])


def texts_append(list xs):
    cdef list ys = []
    cdef ssize_t i
    for i in range(len(xs)):
        ys.append(xs[i])
    return len(ys)


def texts_index(list xs):
    cdef s64 found = 0
    cdef ssize_t i
    for i in range(len(xs)):
        if xs[i] is not None:
            found += 1
    return found


def texts_walk(list xs):
    cdef s64 found = 0
    for x in xs:
        if x is not None:
            found += 1
    return found


def texts_store(list xs):
    cdef ssize_t i
    x = xs[0]
    for i in range(len(xs)):
        xs[i] = x
    return len(xs)


def prepare_table(n):
    return share({scatter(i): i for i in range(n)})


def table_fill(ssize_t n):
    cdef dict d = {}
    cdef ssize_t i
    for i in range(n):
        d[scatter(i)] = i
    return len(d)


def table_lookup(dict d):
    cdef s64 total = 0
    cdef ssize_t i
    for i in range(len(d)):
        total += d[scatter(i)]
    return total


def table_miss(dict d):
    cdef s64 found = 0
    cdef ssize_t i
    for i in range(len(d)):
        if -1 - i in d:
            found += 1
    return found


def table_store(dict d):
    cdef ssize_t i
    for i in range(len(d)):
        d[scatter(i)] = i
    return len(d)


def table_drain(ssize_t n):
    cdef dict d = {}
    cdef s64 total = 0
    cdef ssize_t i
    for i in range(n):
        d[scatter(i)] = i
    for i in range(n):
        total += d.pop(scatter(i))
    return total + len(d)
