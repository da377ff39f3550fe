# SPDX-License-Identifier: GPL-2.0
"""Dicts: filling, looking up, missing, walking through and emptying them; keys are ints and texts.

Plain Python: CPython runs this very file.
"""

__license__ = "GPL"


def scatter(i):
    """A key: numbers far apart, each its own."""
    return i * 40503 & 0x3fffffff


def fill(n):
    d = {}
    for i in range(n):
        d[scatter(i)] = i
    return len(d)


def prepare_numbers(n):
    d = {}
    for i in range(n):
        d[scatter(i)] = i
    return d


def lookup(d):
    total = 0
    for i in range(len(d)):
        total += d[scatter(i)]
    return total


def miss(d):
    found = 0
    for i in range(len(d)):
        if -1 - i in d:
            found += 1
    return found


def walk(d):
    total = 0
    for key, value in d.items():
        total += key ^ value
    return total


def drain(n):
    d = {}
    for i in range(n):
        d[scatter(i)] = i
    total = 0
    for i in range(n):
        total += d.pop(scatter(i))
    return total + len(d)


def prepare_words(n):
    words = [f"interface-{scatter(i)}" for i in range(n)]
    return (words, {word: len(word) for word in words})


def words(state):
    names, d = state
    total = 0
    for name in names:
        total += d[name]
    return total
