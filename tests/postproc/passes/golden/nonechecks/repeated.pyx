# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef class Node:
    cdef int value
    cdef Node next


cdef int read(Node n, Node m, int flag) except -1:
    n.value = 1
    n.value = 2
    if flag:
        m.value = 3
    m.value = 4
    m = n.next
    m.value = 5
    return n.value
