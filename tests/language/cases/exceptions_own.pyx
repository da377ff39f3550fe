# SPDX-License-Identifier: GPL-2.0
"""Exception classes of the module: plain ones and cdef classes, hierarchies, attributes, catching."""
__license__ = "GPL"

class AppError(Exception):
    """Base."""

class BadValue(AppError):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code
        self.extra = [code]

    def describe(self):
        return f"{self.code}:{self}"

class Worse(BadValue):
    def __init__(self, message):
        super().__init__(message, 7)
        self.deep = True
        self.code = self.code + 1

    def __str__(self):
        return "worse " + super().__str__() if False else f"worse {self.args}"

class Quiet(ValueError):
    pass

class MyOS(OSError):
    pass

class Kept(KeyError):
    def __init__(self, a, b):
        self.a = a
        self.b = b

cdef class Typed(LookupError):
    cdef public int code
    def __init__(self, message, int code):
        super().__init__(message)
        self.code = code

def check(kind):
    if kind == 0:
        raise AppError("plain")
    if kind == 1:
        raise BadValue("bad", 5)
    if kind == 2:
        raise Worse("w")
    if kind == 3:
        raise Quiet
    if kind == 4:
        raise MyOS(5, "io")
    if kind == 5:
        raise Kept(1, 2)
    if kind == 6:
        raise Typed("typed", 3)
    return kind

def run():
    for k in range(8):
        try:
            check(k)
        except Worse as e:
            print("worse", e, repr(e), e.code, e.deep, e.extra, e.describe(), e.args)
        except BadValue as e:
            print("bad", e, repr(e), e.code, e.describe())
        except AppError as e:
            print("app", e, repr(e), e.args)
        except (Quiet, MyOS) as e:
            print("quiet", repr(e), str(e), isinstance(e, OSError))
        except Typed as e:
            print(e.code, e)
        except Exception as e:
            print("other", repr(e), str(e), e.a, e.b, e.args)
        else:
            print("fine", k)

def store():
    es = [BadValue("x", 1), Quiet("q"), Typed("t", 9), MyOS(2, "n")]
    for e in es:
        try:
            raise e
        except (BadValue, Typed) as f:
            print(f.code, f is e)
            f.args = (1, 2)
            print(f.args, f)
        except MyOS as f:
            print(f.errno, f.strerror, f.filename)
        except ValueError as f:
            print(f)
    print(es)
    b = BadValue("z", 3)
    b.code = 12
    print(b.code, b.describe())
run()
store()
