"""Constants that are no values of the C type they go to; as in C, a negative one may stand for bits."""

__license__ = "GPL"

cdef char largest = 255
cdef char too_large = 256
cdef char negative = -1
cdef signed char with_sign = -128
cdef signed char too_small = -129
cdef unsigned char bits = -1
cdef unsigned short wide = 65536


def f():
    cdef char local = -128
    return local

# error: CK200 at 6:23
# error: CK200 at 7:23
# error: CK200 at 9:31
# error: CK200 at 11:28
# error: CK200 at 15:24
