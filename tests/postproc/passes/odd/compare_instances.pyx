# SPDX-License-Identifier: GPL-2.0
"""Comparing typed instances as a condition."""

__license__ = "GPL"


cdef class A:
    cdef int n


def same(A a, A b):
    if a == b:
        return 1
    return a < b
