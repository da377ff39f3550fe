# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
cdef struct point:
    int x


cdef enum Color:
    RED


cdef class Names:
    cdef object inner

    def method(self, int n=3):
        return n

    @property
    def value(self):
        return self.inner


cdef class lower:
    pass


cdef int current(point *p) noexcept:
    return p.x + RED


def names_already(Names n):
    return n.method(4), n.value


thing = lower()
