"""`self.n += 1` takes no reference; what others may replace is held."""

__license__ = "GPL"


cdef class Counter:
    cdef int n
    cdef int by_kind[4]
    cdef Counter other

    cdef int own(self, int kind) except? -1:
        self.n += 1
        self.by_kind[kind] -= 2
        return 0

    cdef int of_argument(self, Counter given) except? -1:
        given.n <<= 1
        return 0

    cdef int of_attribute(self) except? -1:
        self.other.n += 1
        return 0
