# SPDX-License-Identifier: GPL-2.0
"""A comparison of two typed instances as a condition is not lowered."""

__license__ = "GPL"


cdef class A:
    cdef int n


def same(A a, A b):
    if a == b:
        return 1
    return a < b
