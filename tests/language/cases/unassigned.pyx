# SPDX-License-Identifier: GPL-2.0
"""Names that may be read before they hold something, defaults in the middle, repeated displays, truth of texts."""

__license__ = "GPL"


def maybe(x):
    if x:
        y = 1
    return y


def after(n):
    for i in range(n):
        pass
    return i


def listed(x):
    if x:
        z = [1]
    return z


def run_maybe(value):
    try:
        print("maybe", maybe(value))
    except UnboundLocalError as e:
        print("unbound:", e)


def run_after(value):
    try:
        print("after", after(value))
    except UnboundLocalError as e:
        print("unbound:", e)


def run_listed(value):
    try:
        print("listed", listed(value))
    except UnboundLocalError as e:
        print("unbound:", e)


def empty(text: str):
    if not text:
        return "empty"
    return "full" if text and len(text) > 2 else "short"


def gaps(a, b=3, c=4):
    return a * 100 + b * 10 + c


def first_big(rows):
    for row in rows:
        try:
            for item in row:
                if item > 10:
                    return item
        finally:
            print("looked at", row)
    return None


run_maybe(1)
run_maybe(0)
run_after(3)
run_after(0)
run_listed(1)
run_listed(0)
print(empty(""), empty("ab"), empty("abc"))
print(gaps(1), gaps(1, c=5), gaps(1, b=0), gaps(a=2, c=1))
print((0,) * 4, [0] * 3, 3 * (1, 2), "ab" * 2, [None] * 2)
print(first_big([[1, 2], [3, 40], [5]]), first_big([[1]]))
print([c for c in "añb"], sorted([3, 1, 2], reverse=True))
