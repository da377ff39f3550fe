# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef class Base:
    cdef int n

    def __init__(self, int n=1):
        self.n = n

    def __len__(self):
        return self.n

    def __add__(self, other):
        return other

    def __dealloc__(self):
        print("bye")

    def chain(self):
        return self

    def plain(self):
        print(self.n)

    @property
    def value(self):
        return self.n

    @value.setter
    def value(self, int n):
        self.n = n
