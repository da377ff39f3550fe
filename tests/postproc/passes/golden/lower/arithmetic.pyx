# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef int arithmetic(int a, unsigned long b, short c) except? -1:
    a += 1
    b = b * 3 - 2
    return a // c % 7
