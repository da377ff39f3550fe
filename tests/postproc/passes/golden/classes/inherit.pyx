# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef class Base:
    cdef object one

    def method(self):
        return self.one


cdef class Derived(Base):
    cdef object two

    def method(self):
        return self.two

    def another(self, int n):
        return n
