# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef class Base:
    def __cinit__(self):
        pass


cdef class Thing(Base):
    def __init__(self, a, b=2, c=3):
        pass


def make(x):
    return Thing(x, c=4)
