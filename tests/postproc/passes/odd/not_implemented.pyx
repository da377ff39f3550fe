# SPDX-License-Identifier: GPL-2.0
"""NotImplemented from a comparison."""

__license__ = "GPL"


cdef class A:
    cdef int n

    def __eq__(self, other):
        if not isinstance(other, A):
            return NotImplemented
        return self.n == (<A>other).n
