"""Names that are CythonK's own."""

__license__ = "GPL"

ck_count = 1
cdef int CK_LIMIT
check = 1
tick_ = 2


def ck_function(__pyx_arg, x):
    __Pyx_local = x
    ck_count = 2
    return ck_count


cdef struct ck_struct:
    int a

cdef class Stack:
    cdef int ck_depth
    cdef int depth

    def _ck_method(self):
        pass

# error: CK116 at 5:1
# error: CK116 at 6:10
# error: CK116 at 11:1
# error: CK116 at 11:17
# error: CK116 at 12:5
# error: CK116 at 17:1
# error: CK116 at 21:14
# error: CK116 at 24:5
