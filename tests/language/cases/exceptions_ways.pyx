# SPDX-License-Identifier: GPL-2.0
"""Every way out of try statements, chains of exceptions, and exceptions where they are least expected."""
__license__ = "GPL"


def ways(how):
    log = []
    for i in range(3):
        try:
            try:
                log.append(i)
                if how == "raise" and i == 1:
                    raise ValueError(i)
                if how == "return" and i == 1:
                    return log
                if how == "break" and i == 1:
                    break
                if how == "continue" and i == 1:
                    continue
                log.append("end")
            finally:
                log.append("f")
        except ValueError as e:
            log.append(repr(e))
        else:
            log.append("else")
    else:
        log.append("loop else")
    return log


def finally_wins(how):
    for i in range(2):
        try:
            if how in ("raise-break", "raise-continue", "raise-return", "raise-raise"):
                raise KeyError(i)
            if how == "return-break":
                return "lost"
        finally:
            if how in ("raise-break", "return-break"):
                break
            if how == "raise-continue":
                continue
            if how == "raise-return":
                return "returned"
            if how == "raise-raise":
                raise ValueError("from finally")
    return "end"


def nested(level):
    try:
        try:
            raise ValueError("one")
        except ValueError:
            try:
                raise KeyError("two")
            finally:
                try:
                    raise IndexError("three")
                except IndexError as e:
                    print("inner", repr(e), repr(e.__context__), repr(e.__context__.__context__))
                if level:
                    raise TypeError("four")
    except (KeyError, TypeError) as e:
        names = []
        while e is not None:
            names.append(repr(e))
            e = e.__context__
        print(names)


def again():
    try:
        try:
            raise ValueError("kept")
        except ValueError:
            try:
                [].pop()
            except IndexError:
                pass
            raise
    except ValueError as e:
        print(repr(e), e.__context__)


def helper():
    raise


def reraised_below():
    try:
        try:
            raise KeyError("below")
        except KeyError:
            helper()
    except KeyError as e:
        print("from helper", e)


def handler_raises():
    try:
        try:
            raise ValueError("a")
        except ValueError as e:
            first = e
            raise KeyError("b") from e
    except KeyError as e:
        print(e.__cause__ is first, e.__suppress_context__)
    try:
        raise first from first
    except ValueError as e:
        print(e.__cause__ is e)
    try:
        try:
            raise first
        except ValueError:
            raise first
    except ValueError as e:
        print(e.__context__)
    try:
        raise ValueError("x") from 5
    except TypeError as e:
        print(e)
    try:
        raise 5
    except TypeError as e:
        print(e)


cdef class Guard:
    cdef object how

    def __init__(self, how):
        self.how = how

    def __enter__(self):
        if self.how == "enter":
            raise OSError("enter")
        return self

    def __exit__(self, kind, value, tb):
        if self.how == "exit":
            raise KeyError("exit")
        return self.how == "swallow"


def guarded(how, fail):
    try:
        with Guard(how):
            if fail:
                raise ValueError("body")
            return "returned"
        return "after"
    except Exception as e:
        return [repr(e), repr(e.__context__)]


def asserted(x):
    try:
        assert x
    except AssertionError as e:
        print(repr(e))
    try:
        assert x, ("text", x)
    except AssertionError as e:
        print(repr(e))
    try:
        assert x, f"{x!r} is false"
    except AssertionError as e:
        print(repr(e))


cdef class Odd:
    cdef object what

    def __init__(self, what):
        self.what = what

    def fail(self, where):
        if self.what == where:
            raise RuntimeError(where)

    def __eq__(self, other):
        self.fail("eq")
        return True

    def __hash__(self):
        self.fail("hash")
        return 1

    def __len__(self):
        self.fail("len")
        return 3

    def __bool__(self):
        self.fail("bool")
        return True

    def __iter__(self):
        self.fail("iter")
        return self

    def __next__(self):
        self.fail("next")
        raise StopIteration

    def __contains__(self, item):
        self.fail("contains")
        return True

    def __getitem__(self, key):
        self.fail("getitem")
        return key

    def __repr__(self):
        self.fail("repr")
        return "Odd"

    def __add__(self, other):
        self.fail("add")
        return 1


def first(x):
    print("first", x)
    return x


def odd(what):
    o = Odd(what)
    for number in range(10):
        try:
            if number == 0:
                print(o == 1)
            elif number == 1:
                {o: 1}
            elif number == 2:
                print(len(o))
            elif number == 3:
                print("yes" if o else "no")
            elif number == 4:
                print([x for x in o], list(x for x in o), sum(x for x in [1, 2]))
            elif number == 5:
                print(5 in o)
            elif number == 6:
                print(o[3])
            elif number == 7:
                print(f"{o!r}", [o])
            elif number == 8:
                print(o + 1)
            elif number == 9:
                print(max(first(1), first(len(o)), first(3)))
        except RuntimeError as e:
            print(number, repr(e))


def comprehension():
    try:
        print([10 // x for x in (5, 2, 0, 1)])
    except ZeroDivisionError as e:
        print(e)
    try:
        print({x: [1, 2][x] for x in (0, 1, 2)})
    except IndexError as e:
        print(e)
    try:
        xs = list((1, 2, 3))
        a, b = xs
    except ValueError as e:
        print(e)




for how in ("", "raise", "return", "break", "continue"):
    print(ways(how))
for how in ("raise-break", "return-break", "raise-continue", "raise-return", "raise-raise"):
    try:
        print(how, finally_wins(how))
    except ValueError as e:
        print(how, repr(e), repr(e.__context__))
nested(0)
nested(1)
again()
reraised_below()
handler_raises()
for how in ("", "enter", "exit", "swallow"):
    print(guarded(how, True), guarded(how, False))
asserted(0)
asserted([])
for what in ("eq", "hash", "len", "bool", "iter", "next", "contains", "getitem", "repr", "add"):
    odd(what)
comprehension()
try:
    raise KeyError("module")
except KeyError as e:
    print("at module level", e)
    try:
        raise
    except LookupError as f:
        print(f is e)
