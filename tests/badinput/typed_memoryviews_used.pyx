__license__ = "GPL"


def shapes(int[:, :] v):
    cdef object[:] things = v
    cdef int[::1, :] other
    return things, other


def uses(int[:] v, const int[:] c, b):
    cdef int local[4]
    cdef int[:] w = local
    w = v.copy()
    print(v.T, v.suboffsets)
    c[0] = 1
    v[1, 2] = 3
    return v


# error: CK112 at 4:15
# error: CK112 at 5:16
# error: CK112 at 6:13
# error: CK112 at 12:21
# error: CK112 at 13:10
# error: CK112 at 14:12
# error: CK112 at 14:17
# error: CK202 at 15:6
# error: CK202 at 16:10
