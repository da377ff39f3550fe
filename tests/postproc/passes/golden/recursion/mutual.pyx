# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef int even(int n) except -1:
    return 1 if n == 0 else odd(n & 1)


cdef int odd(int n) except -1:
    return 0 if n == 0 else even(n & 1)


cdef int alone(int n) except -1:
    return even(n)


cdef int hopeless(int n) noexcept:
    return hopeless(n)
