# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef class Node:
    cdef int value
    cdef Node next


cdef int read(Node n, Node m, Node k, int flag) except -1:
    n.value = 1
    n.value = 2
    if flag:
        k.value = 3
        k.value = 4
    k.value = 5
    m.value = 4
    m = n.next
    m.value = 5
    return n.value
