"""Parameters, calls, nesting and decorators of functions."""

__license__ = "GPL"

cimport cython
from cython cimport wraparound


def several(*args):
    pass


def keywords(a, **kwargs):
    pass


def keyword_only(a, *, b):
    pass


def positional_only(a, /, b):
    pass


def defaults(a=1, b=-1, c="x", d=None, e=(), f=[], g={}, h=several(), i=1 << 4):
    pass


def calls(xs, d):
    several(*xs)
    several(1, *xs, a=2)
    several(a=1, **d)
    several(1, a=2)


def outer():
    def inner():
        return 1
    return lambda x, *y: inner(x)


@cache
def cached():
    pass


@cython.wraparound(False)
@wraparound(False)
def fine():
    pass


@cython.no_such_directive(True)
def unknown():
    pass


@cython.cfunc
def pure():
    pass


@staticmethod
def alone():
    pass


@unsafe
def raw():
    pass


@unsafe()
def called():
    pass


cpdef int both():
    return 1


cdef public int exported():
    return 1


cdef api int in_header():
    return 1


cdef int plus() except +:
    return 1


cdef int __stdcall convention():
    return 1


def annotated(x: int, y: "int") -> None:
    pass

# error: CK111 at 9:14
# error: CK111 at 13:19
# error: CK111 at 17:24
# error: CK111 at 21:21
# error: CK112 at 25:48
# error: CK112 at 25:54
# error: CK112 at 25:67
# error: CK111 at 30:14
# error: CK111 at 31:17
# error: CK111 at 32:20
# error: CK110 at 37:5
# error: CK110 at 39:26
# error: CK111 at 39:23
# error: CK112 at 42:1
# error: CK112 at 53:26
# error: CK112 at 58:8
# error: CK112 at 63:1
# error: CK112 at 73:1
# error: CK112 at 78:1
# error: CK112 at 82:1
# error: CK112 at 86:1
# error: CK112 at 90:14
# error: CK112 at 94:10
# error: CK112 at 98:26
