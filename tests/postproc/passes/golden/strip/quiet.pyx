# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef int twice(int n) noexcept:
    return n & 1
