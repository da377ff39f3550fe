# SPDX-License-Identifier: GPL-2.0
"""Lists that only their function knows, and such that somebody else may know."""
__license__ = "GPL"

kept = []


def returned(n):
    xs = []
    for i in range(n):
        xs.append(i)
        if len(xs) > 3:
            xs.pop()
    return xs


def new_in_each_round(n):
    total = 0
    for j in range(3):
        xs = []
        for i in range(n):
            xs.append(i)
        total += len(xs) + xs[-1]
    return total


def kept_elsewhere(n):
    xs = []
    kept.append(xs)
    for i in range(n):
        xs.append(i)
    return xs


def holds_itself():
    xs = []
    xs.append(xs)
    return len(xs)


def changed_after_return(n):
    xs = []
    try:
        for i in range(n):
            xs.append(i)
            if i == 5:
                return xs
    finally:
        xs.append(7)
    return xs


def has_another_name(n):
    xs = []
    ys = xs
    for i in range(n):
        xs.append(i)
    return len(ys)


def from_the_caller(xs, n):
    if xs is None:
        xs = []
    for i in range(n):
        xs.append(i)
    return xs


def made_late(n):
    if n:
        xs = []
        xs.append(n)
    try:
        xs.append(n)
        print(len(xs))
    except UnboundLocalError:
        print("unbound")


print(returned(10), new_in_each_round(4), kept_elsewhere(3), kept, holds_itself())
print(changed_after_return(10), changed_after_return(3), has_another_name(4))
print(from_the_caller(None, 3), from_the_caller([9], 2))
made_late(1)
made_late(0)
