# SPDX-License-Identifier: GPL-2.0
"""try, except, else, finally, raise, with, assert."""
__license__ = "GPL"


def thrower(kind):
    if kind == 0:
        raise ValueError("zero")
    if kind == 1:
        raise KeyError("one")
    if kind == 2:
        raise IndexError
    if kind == 3:
        raise OSError(2, "no such thing")
    if kind == 4:
        raise RuntimeError("four", 4)
    return kind


def catcher(kind):
    try:
        r = thrower(kind)
    except ValueError as e:
        print("ValueError", e)
        return "v"
    except (KeyError, IndexError) as e:
        print("Lookup", e)
        return "l"
    except OSError as e:
        print("OSError", e.errno, e)
        return "o"
    else:
        print("else", r)
        return "e"
    finally:
        print("finally", kind)


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("inner finally")
    except ValueError as e:
        print("outer got", e)
    try:
        try:
            raise ValueError("first")
        except ValueError:
            raise TypeError("second")
    except TypeError as e:
        print("caught", e)


def reraise():
    try:
        try:
            raise KeyError("k")
        except KeyError:
            print("reraising")
            raise
    except KeyError as e:
        print("again", e)


def loops():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("cleanup", i)
    else:
        print("never")
    while True:
        try:
            break
        finally:
            print("leaving while")


def returning():
    try:
        return "from try"
    finally:
        print("before return")


def override():
    for i in range(1):
        try:
            raise ValueError("swallowed")
        finally:
            return "finally wins"


def asserts(x):
    assert x > 0, "must be positive"
    assert x < 10
    return x


def bare():
    try:
        thrower(4)
    except:
        print("bare except")


def cause():
    try:
        try:
            raise ValueError("cause")
        except ValueError as e:
            raise RuntimeError("effect") from e
    except RuntimeError as e:
        print("effect", e)


cdef class Guard:
    cdef str name
    cdef bint swallow

    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, value)
        return self.swallow


def managers():
    with Guard("plain"):
        print("inside")
    with Guard("swallow", True):
        raise ValueError("gone")
    try:
        with Guard("pass on"):
            raise ValueError("seen")
    except ValueError as e:
        print("outside", e)
    with Guard("a") as a, Guard("b") as b:
        print(a.name, b.name)
    for i in range(2):
        with Guard("loop"):
            if i == 0:
                continue
            print("last")


for k in range(6):
    print(catcher(k) if k != 4 else "skip")
try:
    catcher(4)
except RuntimeError as e:
    print("runtime", e)
nested()
reraise()
loops()
print(returning())
print(override())
for v in (5, 0, 12):
    try:
        print(asserts(v))
    except AssertionError as e:
        print("assertion", e)
bare()
cause()
managers()
