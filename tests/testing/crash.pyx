"""A test that brings the kernel down."""
__license__ = "GPL"


def test_before():
    assert True


# Not a constant, so that the compiler does not see it coming.
cdef size_t nowhere = 0


@unsafe
cdef int read(int *p) except -1:
    # SAFETY: there is none.
    return p[0]


@unsafe
def test_crash():
    # SAFETY: there is none.
    read(<int *>nowhere)


def test_never_reached():
    assert True
