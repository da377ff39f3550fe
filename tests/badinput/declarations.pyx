# cython: boundscheck=False
# cython: c_string_encoding=ascii
"""C declarations."""

__license__ = "GPL"

cdef public int shared
cdef int private_one
cdef api int in_header
cpdef enum Shown:
    A

cdef enum Plain:
    B

ctypedef fused number:
    int
    long

cdef public struct Exported:
    int x

ctypedef public int exported_t

cdef extern from *:
    """
    #define TWO 2
    """
    int TWO

cdef extern from "<linux/types.h>":
    ctypedef unsigned int u32

cdef int[:] view
cdef list[int] typed
cdef (int, int) pair
cdef set members
cdef Py_UCS4 letter
cdef const char *text
cdef volatile int flag
cdef int (*handler)(int) noexcept
cdef u32 words[4]


cdef int f(int &reference, object o, double *values):
    cdef long double d
    x = <double>1
    y = <float *>values
    z = sizeof(double)
    w = <int[:4]>values
    v = <int>x
    return 0


cdef extern from "x.h" namespace "std":
    pass

cdef cppclass Thing:
    int x

# error: CK112 at 2:11
# error: CK112 at 7:1
# error: CK112 at 9:1
# error: CK112 at 10:1
# error: CK112 at 16:1
# error: CK112 at 20:1
# error: CK112 at 23:1
# error: CK112 at 25:1
# error: CK112 at 34:9
# error: CK112 at 35:10
# error: CK114 at 36:6
# error: CK112 at 38:6
# error: CK112 at 45:16
# error: CK101 at 45:38
# error: CK101 at 46:10
# error: CK101 at 47:10
# error: CK101 at 48:10
# error: CK101 at 49:16
# error: CK114 at 50:9
# error: CK112 at 55:1
# error: CK112 at 58:1
