# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef class Node:
    cdef object value
    cdef Node next


def read(Node n):
    global last
    last = n
    return n.next.value, last


last = None
