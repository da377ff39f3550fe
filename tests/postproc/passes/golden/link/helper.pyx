# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef class Tool:
    cdef object name

    def work(self, n):
        return n


cdef int count(int n) except -1:
    return n + 1
