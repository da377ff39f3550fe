# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
from linux.types cimport u8, u32, s64, loff_t
ctypedef int (*cb)(int a, void *p) noexcept
ctypedef u32 word
cdef enum Color:
    RED
    GREEN = 4
cdef struct Pt:
    int x
    int y
    Pt *next
cdef union Un:
    int i
    char *s
cdef struct Deep:
    Pt a[3]
    Un u
    word w
cdef int tab[4]
cdef Pt origin
cdef object glob = None
cdef list items = []
cdef char *name = "abc"
cdef int f1(int a) except -1:
    if a: raise ValueError
    return a
cdef int f2(int a) except? -1:
    return f1(a) + f1(a + 1)
cdef int f3(int a) except *:
    return f2(a)
cdef void f4(int a) except *:
    f3(a)
cdef void f5(int a) noexcept:
    f4(a)
cdef int f6(int a) noexcept:
    return f3(a)
cdef object f7(object a):
    return a
cdef Pt f8(int a):
    cdef Pt p
    p.x = a
    p.y = f2(a)
    p.next = NULL
    return p
cdef Pt *f9(Pt *p) except NULL:
    return p
cdef u32 f10(u32 a) except? 0:
    return a * a
cdef bint f11(x) except -1:
    return x in items
cdef char *f12() except NULL:
    return "x"
cdef unsigned long f13(x) except? 7:
    return x
cdef int f14(int a, int b=3, c=None) except -1:
    return a + b
cdef inline str f15(str s):
    return s + s
cdef list f16(x):
    cdef list l = x
    return l
cdef int f17() noexcept:
    return 1
cdef size_t f18(object o):
    return len(o)
cdef int g(x) except -1:
    global glob, items
    glob = x
    items = [x]
    items.append(glob)
    tab[2] = f1(x)
    tab[x] = 4
    origin.x += 1
    cdef Deep d
    d.a[1].x = 5
    d.u.i = GREEN
    d.w = tab[0]
    cdef Pt *p = &origin
    p.x = p.y
    f4(f3(f2(x)))
    f5(1)
    f6(2)
    f14(1)
    f14(1, 2, c=x)
    cdef Color c = RED
    if c == GREEN: return 1
    cdef int arr[3]
    for i in range(3): arr[i] = i
    for v in arr: tab[0] += v
    cdef char *s = name
    if s[0] == c'a': return 2
    a, b = 1, f7(x)
    return d.a[1].x + <int>c + sizeof(Deep) + (<int>x)
def z(x):
    cdef unsigned char b = x
    cdef loff_t l = x
    cdef u8 k = x
    k += 1
    return b, l, k, f10(x), f13(x), f18(x), f11(x), f16(x), f15(x)
