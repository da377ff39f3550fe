"""Floating point and complex numbers, in every place where they can be written."""

__license__ = "GPL"

half = 0.5
big = 1e9
whole = 15
quotient = whole / 2
fine = whole // 2
imaginary = 2j


def average(total, int n, float weight):
    cdef double sum
    cdef double complex z
    total /= n
    total //= n
    return float(total)


def show(x):
    print(f"{x:.2f} {x:5d} {x!r:>8}")
    print("%d %5.1f %s %%f" % (x, x, x))
    return round(x) + complex(x)


cdef float table[4]
cdef int counts[4]


def powers(int n):
    n **= -1
    n **= 2
    return n ** -2 + n ** 2

# error: CK101 at 5:8
# error: CK101 at 6:7
# error: CK101 at 8:18
# error: CK102 at 10:13
# error: CK101 at 13:27
# error: CK101 at 14:10
# error: CK102 at 15:10
# error: CK101 at 16:5
# error: CK101 at 18:12
# error: CK101 at 22:13
# error: CK101 at 23:11
# error: CK101 at 24:12
# error: CK102 at 24:23
# error: CK101 at 27:6
# error: CK101 at 32:5
# error: CK101 at 34:14
