"""Operands are read in the order of the source; who runs no code and stores nothing costs no copy."""

__license__ = "GPL"

cdef int total


cdef int bump() except? -1:
    global total
    total += 1
    return total


cdef int changed_by_a_call() except? -1:
    return total + bump()


cdef int changed_in_passing(int i, int *a) except? -1:
    return a[i] + (i := 3)


cdef int not_changed(int i, int j) except? -1:
    return total + i * j


cdef int of_two(int a, int b):
    return a - b


cdef int arguments() except? -1:
    return of_two(total, bump())
