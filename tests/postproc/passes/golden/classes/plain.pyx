# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef class Plain:
    cdef int number
    cdef object thing
    cdef list items
