"""C values and objects do not mix."""

__license__ = "GPL"

cdef extern from "<linux/list.h>":
    struct list_head:
        list_head *next


cdef struct Holder:
    int fine


cdef int use(list_head *head, object o):
    cdef object wrong = head
    cdef int *pointer = o
    cdef int number = o
    head.prev = head
    number()
    return number

# error: CK202 at 15:25
# error: CK202 at 16:25
# error: CK113 at 18:9
# error: CK202 at 18:17
# error: CK202 at 19:11
