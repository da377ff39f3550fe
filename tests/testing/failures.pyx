"""Failures that only a kernel has."""
__license__ = "GPL"

cdef extern from "<cythonk/object.h>":
    void keep "ck_get"(object value) noexcept
cdef extern from "<cythonk/error.h>":
    void leave_pending "ck_raise_errno"(long number) noexcept
cdef extern from "<linux/bug.h>":
    int warn_on "WARN_ON"(int condition) noexcept

cdef class Node:
    cdef object other


def test_leak():
    keep([1, 2])


def test_cycle_is_no_leak():
    a = Node()
    b = Node()
    a.other = b
    b.other = a


def test_pending():
    leave_pending(2)


def test_warning():
    warn_on(1)


cdef int test_c_function() except? -1:
    return -7


cdef void test_void() noexcept:
    pass


@unsafe
def test_unsafe():
    # SAFETY: the address of a local variable.
    cdef int n = 5
    cdef int *p = &n
    assert p[0] == 6


def test_long_output():
    print("x" * 1500)
    assert False


def test_after_all():
    assert True
