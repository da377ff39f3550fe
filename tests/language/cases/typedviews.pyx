# SPDX-License-Identifier: GPL-2.0
"""Typed memoryviews; what they print is recorded, since CPython has none."""
__license__ = "GPL"

cimport cython
from array import array
from linux.types cimport u16


cdef long total(int[:] v) except? -1:
    cdef long t = 0
    cdef Py_ssize_t i
    for i in range(v.shape[0]):
        t += v[i]
    return t


def fill(unsigned char[::1] v, int value):
    cdef Py_ssize_t i
    for i in range(len(v)):
        v[i] = value + i


@cython.boundscheck(False)
@cython.wraparound(False)
cdef unsigned int checksum(const unsigned char[:] data) noexcept:
    cdef unsigned int s = 1
    cdef Py_ssize_t i
    for i in range(data.shape[0]):
        s = (s * 31 + data[i]) & 0xffff
    return s


def slicing(b):
    cdef unsigned char[:] v = b
    cdef unsigned char[:] w = v[2:6]
    w[0] = 65
    w[-1] = 90
    v[::2] = v[1::2]
    w[1:3] = 45
    w = v[::-1]
    print(len(v), len(w), w.shape[0], w.strides[0], w[0], bytes(w), b)
    w = v[4:2]
    print(len(w), bytes(w[5:]), bytes(v[-3:-1]), bytes(v[::3]))
    v[:] = v[::-1]
    print(b)
    m = v[1:4]
    print(memoryview(m).tolist(), memoryview(v).readonly, [x for x in m])


def errors(o, n):
    cdef unsigned char[:] v
    cdef const unsigned char[::1] c
    cdef int[:] i
    try:
        if n < 5:
            v = o
            print("view of", len(v))
        elif n == 5:
            i = o
        elif n == 6:
            c = memoryview(o)[::2]
        elif n == 7:
            c = o
            print(c[99])
        elif n == 8:
            c = o
            print(c[-99])
        elif n == 9:
            v = o
            v[::2] = v
        elif n == 10:
            v = o
            v[0] = int("256")
        elif n == 11:
            v = None
            print(v is None)
            v[0] = 1
        elif n == 12:
            v = o
            print(v[::n - 12].shape[0])
        elif n == 13:
            print(v[0])
        elif n == 14:
            print(memoryview(v))
    except (TypeError, ValueError, IndexError, BufferError, OverflowError, UnboundLocalError) as e:
        print(n, e)


def pinned():
    b = bytearray(b"pinned")
    cdef unsigned char[:] v = b
    try:
        b.append(1)
    except BufferError as e:
        print(e)
    m = memoryview(b)
    cdef unsigned char[:] w = m
    m.release()
    w[0] = 80
    v = None
    w = None
    b.append(33)
    print(b)


def kinds():
    cdef u16[:] h = array("H", [1, 65535])
    cdef long long[:] q = array("q", [-1, 1 << 40])
    cdef signed char[:] s = array("b", [-128, 127])
    h[0] += 1
    q[1] -= 1
    s[0] += 1
    s[1] &= 0x70
    s[1] |= 1
    s[1] ^= 3
    s[1] *= 1
    print(h[0], h[1], q[0], q[1], s[0], s[1])
    try:
        h[1] += 1
    except OverflowError as e:
        print(e)
    print(bytes(h[1:]), memoryview(q).format, memoryview(s).format)


print(total(array("i", [1, 2, -5])), total(memoryview(array("i", range(10)))[::3]))
data = bytearray(8)
fill(data, 48)
print(data, checksum(data), checksum(b"const"))
slicing(data)
for number in range(15):
    errors(b"const" if number == 0 else 5 if number == 1 else array("i", [1]) if number == 2 else bytearray(b"abcd"), number)
pinned()
kinds()
