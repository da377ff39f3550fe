"""Special methods with more or fewer parameters than their callers give."""

__license__ = "GPL"


cdef class Shape:
    def __len__(self, unit):
        return 1

    def __add__(self):
        return 1

    def __getitem__(self, i=0):
        return i

    def __setitem__(self, i, value, flag=None):
        pass

    def __pow__(self, other, modulus):
        return 1

    def __mod__(self, other, modulus=None):
        return 1

    def __init__(self, a, b=2):
        pass

    def __call__(self, a, b, c=3):
        return a

# error: CK112 at 7:5
# error: CK112 at 10:5
# error: CK112 at 13:27
# error: CK112 at 19:5
