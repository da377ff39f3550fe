"""What only Cython's analysis can tell."""

__license__ = "GPL"


cdef class Foo:
    cdef int a


cdef class Bar(Foo):
    pass


cdef struct S:
    int a


cdef int two(int x, int y):
    return x + y


def f(Foo foo, y):
    foo.b = 1
    foo.a = 1
    z = 18446744073709551615
    return y.anything


def g():
    cdef Bar b = Bar()
    cdef unsigned long long fine = 18446744073709551615
    cdef S s
    s.b = 1
    return b.c


def h():
    cdef int x = "abc"
    two(1)
    return undeclarde + 1


def undeclared():
    cdef Missing m
    return 2 ** -1

# error: CK113 at 23:8
# error: CK106 at 25:9
# error: CK113 at 34:13
# error: CK202 at 38:18
# error: CK202 at 39:8
# error: CK108 at 40:12
# error: CK108 at 44:10
# error: CK101 at 45:14
