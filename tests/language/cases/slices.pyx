# SPDX-License-Identifier: GPL-2.0
"""slice objects, as values and as subscripts."""
__license__ = "GPL"


def show(s):
    print(s, s.start, s.stop, s.step, s == slice(s.start, s.stop, s.step), s != slice(9))
    for n in (0, 1, 5, 10):
        print(s.indices(n), end=" ")
    print()
    print([0, 1, 2, 3, 4, 5, 6][s], (0, 1, 2, 3)[s], "abcdefg"[s], b"abcdefg"[s], bytearray(b"abcdefg")[s])
    print(memoryview(b"abcdefg")[s].tobytes(), list(range(7)[s]))


def errors():
    for s in (slice(1, 2, 0), slice("a"), slice(None, 2, "x")):
        try:
            print([1, 2][s])
        except (TypeError, ValueError) as e:
            print(e)
        try:
            print(s.indices(5))
        except (TypeError, ValueError) as e:
            print(e)
    try:
        slice(1).indices(-1)
    except ValueError as e:
        print(e)
    try:
        print({slice(1): 2})
    except TypeError as e:
        print(e)
    try:
        print(slice(1).nothing)
    except AttributeError as e:
        print(e)


def storing(s):
    xs = [0, 1, 2, 3, 4, 5]
    xs[s] = [7, 8]
    print(xs)
    del xs[s]
    print(xs)
    b = bytearray(b"012345")
    b[s] = b"ab"
    print(b)
    del b[s]
    print(b)
    xs = list(range(10))
    xs[::3] = "abcd"
    del xs[::-2]
    print(xs)


def typed():
    cdef slice s = slice(1, 4)
    print(s.start, s.stop, s.step, "abcdef"[s], s)
    print(isinstance(s, slice), slice(1) < slice(2), slice(1, 2) >= slice(1, 2), repr(slice("a", None)))


for each in (slice(3), slice(1, 5), slice(1, 6, 2), slice(None, None, -1), slice(-3, None), slice(5, 1, -2), slice(4, 2),
             slice(None), slice(-100, 100), slice(2, -100, -1)):
    show(each)
errors()
storing(slice(1, 3))
typed()
