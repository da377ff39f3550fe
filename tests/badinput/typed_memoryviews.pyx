__license__ = "GPL"

cdef int[:] everywhere


cdef class Holder:
    cdef unsigned char[::1] kept


cdef int[:] made(o):
    return o


# error: CK112 at 3:9
# error: CK112 at 7:23
# error: CK112 at 10:9
