# SPDX-License-Identifier: GPL-2.0

# --- int_arithmetic
cdef int a = 17
cdef int b = 5
print(a + b, a - b, a * b, a // b, a % b, -a, a ** 2)

# --- floor_division_signs
def f(int a, int b):
    return a // b, a % b

print(f(7, 2), f(-7, 2), f(7, -2), f(-7, -2))

# --- division_by_zero
def f(int a, int b):
    return a // b

print(f(1, 0))

# --- modulo_by_zero
def f(long a, long b):
    return a % b

print(f(1, 0))

# --- int_overflow_add
def f(int a, int b):
    cdef int c = a + b
    return c

print(f(2147483646, 1))
print(f(2147483647, 1))
#> 2147483647
#> raised OverflowError('value too large')

# --- int_overflow_multiply
def f(int a, int b):
    cdef int c = a * b
    return c

print(f(65536, 32767))
print(f(65536, 32768))
#> 2147418112
#> raised OverflowError('value too large')

# --- int_overflow_subtract
def f(int a, int b):
    cdef int c = a - b
    return c

print(f(-2147483648, 0))
print(f(-2147483648, 1))
#> -2147483648
#> raised OverflowError('value too large')

# --- int_negate_smallest
def f(int a):
    cdef int c = -a
    return c

print(f(5))
print(f(-2147483648))
#> -5
#> raised OverflowError('value too large')

# --- int_divide_smallest
def f(int a, int b):
    cdef int c = a // b
    return c

print(f(-2147483648, 1))
print(f(-2147483648, -1))
#> -2147483648
#> raised OverflowError('value too large to perform division')

# --- long_overflow
def f(long a, long b):
    cdef long c = a * b
    return c

print(f(3037000499, 3037000499))
print(f(3037000500, 3037000500))
#> 9223372030926249001
#> raised OverflowError('value too large')

# --- unsigned_wraps_never
def f(unsigned int a, unsigned int b):
    cdef unsigned int c = a - b
    return c

print(f(5, 3))
print(f(3, 5))
#> 2
#> raised OverflowError('value too large')

# --- unsigned_add
def f(unsigned int a, unsigned int b):
    cdef unsigned int c = a + b
    return c

print(f(4294967295, 0))
print(f(4294967295, 1))
#> 4294967295
#> raised OverflowError('value too large')

# --- unsigned_long
def f(unsigned long a, unsigned long b):
    cdef unsigned long c = a + b
    return c - b == a

print(f(9223372036854775807, 9223372036854775807))
print(f(9223372036854775807, 5))

# --- narrowing
def f(int a):
    cdef unsigned char b = a
    return b

print(f(255))
print(f(256))
#> 255
#> raised OverflowError('value too large to convert to unsigned char')

# --- narrowing_negative
def f(int a):
    cdef unsigned char b = a
    return b

print(f(-1))
#> raised OverflowError('value too large to convert to unsigned char')

# --- from_object_too_large
def f(x):
    cdef short n = x
    return n

print(f(32767), f(-32768))
print(f(32768))
#> 32767 -32768
#> raised OverflowError('value too large to convert to short')

# --- from_object_wrong_type
def f(x):
    cdef int n = x
    return n

print(f(True), f(5))
print(f("5"))
#> 1 5
#> raised TypeError('an integer is required (got type str)')

# --- size_t_from_negative
def f(x):
    cdef size_t n = x
    return n

print(f(5))
print(f(-5))
#> 5
#> raised OverflowError("can't convert negative value to size_t")

# --- augmented
cdef int a = 10
a += 5
a -= 3
a *= 4
a //= 5
a %= 7
a <<= 2
a |= 1
a &= 13
a ^= 2
a >>= 1
print(a)

# --- augmented_overflow
def f():
    cdef unsigned char n = 250
    for i in range(10):
        n += 1
    return n

print(f())
#> raised OverflowError('value too large to convert to unsigned char')

# --- shifts
def f(int a, int n):
    return a << n, a >> n

print(f(5, 3), f(-5, 1), f(1, 0))

# --- bitwise
def f(int a, int b):
    return a & b, a | b, a ^ b, ~a

print(f(12, 10), f(-1, 5))

# --- bint
items = []
cdef bint t = 5
cdef bint u = items
print(t, u, not t, t and not u)
#> True False False True

# --- truth
def f(int a, unsigned char b, size_t c):
    return bool(a), not b, "y" if c else "n"

print(f(0, 0, 0), f(1, 2, 3))

# --- comparisons
def f(int a, short b):
    return a < b, a == b, a > b, a != b, a <= b <= 10

print(f(1, 2), f(5, 5))

# --- mixed_widths
def f(short a, int b, long c):
    return a + b + c, a * b, b - c

print(f(1, 2, 3), f(-5, 100, 10 ** 12))

# --- with_objects
def f(int a, x):
    return a + x, x - a, a * x, x // a, a < x

print(f(2, 5), f(3, 9223372036854775))
print(f(1, "a"))

# --- object_result_is_wider
def f(int a, x):
    return a * x

print(f(2147483647, 4))

# --- minmax
def f(int a, int b):
    return min(a, b), max(a, b), abs(a - b)

print(f(3, 9), f(9, 3))

# --- conditional
def f(int a, int b):
    cdef int c = a if a > b else b
    return c

print(f(1, 2), f(5, 3))

# --- char_values
cdef char c = 65
cdef unsigned char u = 200
cdef signed char s = -5
print(c, u, s, c + u, s * 2)

# --- array
cdef int a[5]
for i in range(5):
    a[i] = i * i
print(a[0], a[4], a[2] + a[3])
#> 0 16 13

# --- array_out_of_bounds
def f(int i):
    cdef int a[4]
    a[0] = 1
    a[1] = 2
    a[2] = 3
    a[3] = 4
    return a[i]

print(f(3))
print(f(4))
#> 4
#> raised IndexError('array index out of range')

# --- struct_values
cdef struct Point:
    int x
    int y

def f(int x, int y):
    cdef Point p
    p.x = x
    p.y = y
    p.x += 10
    return p.x, p.y, p.x * p.y

print(f(1, 2))
#> (11, 2, 22)

# --- struct_constructor
cdef struct Pair:
    int a
    long b

def f():
    cdef Pair p = Pair(1, 2)
    cdef Pair q = p
    q.a = 5
    return p.a, q.a, q.b

print(f())
#> (1, 5, 2)

# --- enum_values
cdef enum Level:
    LEVEL_LOW = 1
    LEVEL_MIDDLE = 5
    LEVEL_HIGH

def f(int n):
    return "high" if n >= LEVEL_HIGH else "low"

print(LEVEL_LOW, LEVEL_HIGH, f(6), f(5))
#> 1 6 high low

# --- sizeof_types
print(sizeof(int), sizeof(long), sizeof(char), sizeof(short))
#> 4 8 1 2

# --- character_literal
print(c'a', c'\n', c'z' - c'a')
#> 97 10 25

# --- casts
def f(long n):
    return <unsigned char>n, <int>n

print(f(300), f(-1))
#> (44, 300) (255, -1)

# --- overflow_unchecked
cimport cython

@cython.overflowcheck(False)
def f(unsigned int a, unsigned int b):
    cdef unsigned int c = a + b
    return c

print(f(4294967295, 2))
#> 1

# --- cdivision
cimport cython

@cython.cdivision(True)
def f(int a, int b):
    return a // b, a % b

print(f(-7, 2))
#> (-3, -1)

# --- typed_loop_sum
def f(int n):
    cdef long total = 0
    cdef int i
    for i in range(n):
        total += i * i
    return total

print(f(10), f(1000))

# --- typed_loop_bytes
def f(bytes data):
    cdef unsigned int h = 0
    cdef unsigned char c
    for c in data:
        h = (h * 31 + c) % 1000003
    return h

print(f(b"hello"), f(b""))

# --- popcount
def bits(unsigned long n):
    cdef int count = 0
    while n:
        n &= n - 1
        count += 1
    return count

print([bits(n) for n in (0, 1, 255, 256, 9223372036854775807)])

# --- collatz_typed
def steps(long n):
    cdef int count = 0
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
        count += 1
    return count

print(steps(27), steps(1))

# --- uninitialized_is_zero
def f():
    cdef int n
    cdef bint b
    cdef long m
    return n, b, m

print(f())
#> (0, False, 0)

# --- fixed_width_types
from linux.types cimport u8, u16, u32, s64

def f():
    cdef u8 a = 255
    cdef u16 b = 65535
    cdef u32 c = 4294967295
    cdef s64 d = -1
    return a, b, c, d

print(f())
#> (255, 65535, 4294967295, -1)

# --- fixed_width_overflow
from linux.types cimport u8

def f(int n):
    cdef u8 a = 250
    a += n
    return a

print(f(5))
print(f(6))
#> 255
#> raised OverflowError('value too large to convert to u8')

# --- power_typed
def f(int a, int n):
    return a ** n

print(f(2, 10), f(3, 4), f(-2, 3), f(5, 0))

# --- shift_in_place
def f(int a, int n):
    a >>= n
    return a

def g(int a, int n):
    a <<= n
    return a

print(f(-5, 100), f(5, 31), f(5, 32), f(-1, 64), g(0, 100), g(1, 30))
for n in (-1, 31, 32):
    for k in (f, g):
        try:
            print(k(1, n))
        except (ValueError, OverflowError) as e:
            print(type(e))
#> -1 0 0 -1 0 1073741824
#> <class 'ValueError'>
#> <class 'ValueError'>
#> 0
#> <class 'OverflowError'>
#> 0
#> <class 'OverflowError'>

# --- field_in_place
cdef class Pair:
    cdef public int n
    cdef public Pair other
    def up(self, int by):
        self.n += by
        self.n *= 2
        self.other.n -= by
        return self.n, self.other.n

def of(Pair p, Pair q):
    p.n += 1
    p.n += (p := q).n
    return p.n

a = Pair()
b = Pair()
a.n = 1
b.n = 5
a.other = b
print(a.up(3))
print(of(a, b), a.n, b.n)
try:
    of(None, b)
except AttributeError as e:
    print(e)
b.other = None
try:
    b.up(1)
except AttributeError as e:
    print(e)
print(b.n)

# --- casts_look_at_the_class
cdef class A:
    cdef int n

cdef class B(A):
    cdef int m

cdef class Other:
    pass

def field(x):
    (<A>x).n = 4
    (<A>x).n += 4
    return (<A>x).n, isinstance(x, A) and (<A>x).n == 8

def of_base(A x):
    return (<B>x).m + (<A>x).n

def builtin(x):
    return len(<list>x)

print(field(A()), field(B()), of_base(B()), builtin([1, 2]))
for x in (Other(), 5, "s", None, []):
    for f in (field, builtin):
        try:
            print(f(x))
        except (TypeError, AttributeError) as e:
            print(type(e))
try:
    of_base(A())
except TypeError as e:
    print(type(e))
#> (8, True) (8, True) 0 2
#> <class 'TypeError'>
#> <class 'TypeError'>
#> <class 'TypeError'>
#> <class 'TypeError'>
#> <class 'TypeError'>
#> <class 'TypeError'>
#> <class 'AttributeError'>
#> <class 'TypeError'>
#> <class 'TypeError'>
#> 0
#> <class 'TypeError'>

# --- index_assigned_in_passing
def f(int i):
    cdef int a[4]
    a[:] = [5, 6, 7, 8]
    return a[i] + (i := 100) + a[i - 99] * 0

print(f(0))
try:
    f(4)
except IndexError as e:
    print(e)
#> 105
#> array index out of range

# --- objects_replaced_in_passing
cdef class C:
    cdef int n
    cdef int b[4]
    cdef C next
    cdef int m(self, object o) except? -1:
        return self.n
    def d(self, o):
        return self.n

def method_of(C c):
    return c.m((c := None))

def field_of(C c):
    return c.n + ((c := None) is None)

def item_of(C c, C other):
    return c.b[(c := other).n]

def def_of(C c):
    return c.d((c := None))

def loop_while_it_goes(C c):
    total = 0
    for x in c.b:
        c = None
        total += x
    return total

def loop_while_the_owner_goes(C c):
    total = 0
    for x in c.next.b:
        c.next = None
        total += x
    return total

def copy_of_attribute(C c):
    cdef int t[4]
    t[:] = c.next.b
    return t[0]

def copies(C c):
    cdef int t[4]
    t = c.next.b
    c.b = t
    c.b = c.next.b
    return t[0]

def object_replaced():
    c = C()
    return c.m((c := C())), c.d((c := None))

def views(bytearray b, bytearray d):
    cdef unsigned char[:] v = b
    cdef unsigned char[:] w = d
    total = 0
    for x in v:
        v = w
        total += x
    return total + v[0] + (v := w)[1]

def enumerated(C c):
    for i, x in enumerate(c.b):
        c = None
    for x in C().b[:2]:
        print(x)

def run():
    a = C(); b = C(); a.next = b; b.next = a; b.n = 1; a.b[1] = 7
    for i in range(4): b.b[i] = i
    print(method_of(a), field_of(a), item_of(a, b), loop_while_it_goes(b), loop_while_the_owner_goes(a), def_of(b))
    a.next = b
    print(copy_of_attribute(a), copies(a), object_replaced(), views(bytearray(b"abc"), bytearray(b"de")), a.b[3])
    enumerated(a)
try:
    run()
except AttributeError as e:
    print(e)
#> 0 1 7 6 6 1
#> 0 0 (0, 0) 495 3
#> 0
#> 0

# --- range_ends
def f(int a, int b):
    cdef int i = -7
    for i in range(a, b, 4):
        if i == 3:
            continue
        print(i, end=" ")
    else:
        print("else", i)

def fd(int a, int b):
    cdef int i = -7
    for i in range(a, b, -4):
        print(i, end=" ")
    print(i)

def fu(unsigned int a):
    cdef unsigned int i = 9
    for i in range(a, -1, -1):
        print(i, end=" ")
        if a > 100:
            break
    print(i)

def l(long a, long b):
    cdef long i = -7
    for i in range(a, b, 3):
        print(i, end=" ")
    print(i)

def ld(long a, long b):
    cdef long i = -7
    for i in range(a, b, -3):
        print(i, end=" ")
        if i == 5:
            break
    else:
        print("else", end=" ")
    print(i)

def o(a, b):
    for i in range(a, b, 2):
        print(i, end=" ")
    print()

def r(int a, int b):
    for i in reversed(range(a, b, 3)):
        print(i, end=" ")
    for i in reversed(range(a, b)):
        print(i, end=" ")
    print()

f(0, 10)
f(2147483640, 2147483647)
f(5, 5)
fd(10, 0)
fd(-2147483640, -2147483648)
fu(3)
fu(4294967295)
l(9223372036854775800, 9223372036854775807)
l(-9223372036854775808, -9223372036854775800)
ld(-9223372036854775800, -9223372036854775808)
ld(8, 0)
ld(1, 5)
o(0, 5)
r(0, 10)
r(3, 3)

# --- array_slices
cdef class Cells:
    cdef int w[4]
    cdef char c[8]
    cdef unsigned char b[8]
    def __init__(self, bytes text):
        for i in range(4):
            self.w[i] = i + 1
        for i in range(len(text)):
            self.c[i] = self.b[i] = text[i]
    def texts(self, int n, int m):
        return self.c[:n], self.c[n:], self.b[n:m], self.c
    def numbers(self, int n, int m):
        cdef list r = []
        for x in self.w[n:m]:
            r.append(x)
        for x in self.w[n:m:-1]:
            r.append(-x)
        for x in self.w[::2]:
            r.append(x)
        for x in self.b[n:m]:
            r.append(x)
        return r

c = Cells(b"abcdefgh")
for n in (-100, -3, 0, 2, 8, 100):
    print([c.texts(n, m) == ("abcdefgh"[:n], "abcdefgh"[n:], "abcdefgh"[n:m], "abcdefgh")
           and c.numbers(n, m) == [1, 2, 3, 4][n:m] + [-x for x in [1, 2, 3, 4][n:m:-1]] + [1, 3]
           + list(b"abcdefgh"[n:m]) for m in (-100, -2, 0, 1, 3, 8, 1000)])
d = Cells(b"ab")
print(d.texts(1, 5), d.texts(5, 8))
#> [True, True, True, True, True, True, True]
#> [True, True, True, True, True, True, True]
#> [True, True, True, True, True, True, True]
#> [True, True, True, True, True, True, True]
#> [True, True, True, True, True, True, True]
#> [True, True, True, True, True, True, True]
#> ('a', 'b', 'b\x00\x00\x00', 'ab') ('ab\x00\x00\x00', '', '\x00\x00\x00', 'ab')

# --- arrays_in_arrays
cdef struct Cell:
    int x
    int tags[3]

cdef class Grid:
    cdef int rows[3][4]
    cdef Cell cells[2]
    def fill(self):
        for i in range(3):
            for j in range(4):
                self.rows[i][j] = 10 * i + j
    def row(self, int i):
        return [x for x in self.rows[i]], sum([x for x in self.rows[i][1:3]])
    def tag(self, int i, int j):
        self.cells[i].tags[j] += 5
        self.cells[i].x -= 1
        return self.cells[i].tags[j], self.cells[i].x

g = Grid()
g.fill()
print(g.row(1), g.tag(1, 2), g.tag(1, 2), g.tag(0, 2))
for i, j in ((3, 0), (-1, 0), (1, 3), (2, 1)):
    for f in (lambda g, i, j: g.row(i), lambda g, i, j: g.tag(i, j)):
        try:
            print(f(g, i, j))
        except IndexError as e:
            print(e)
#> ([10, 11, 12, 13], 23) (5, -1) (10, -2) (5, -1)
#> array index out of range
#> array index out of range
#> array index out of range
#> array index out of range
#> ([10, 11, 12, 13], 23)
#> array index out of range
#> ([20, 21, 22, 23], 43)
#> array index out of range

# --- array_copies
def f(int n, int m):
    cdef int four[4]
    cdef int two[2]
    four[:] = [1, 2, 3, 4]
    two[0] = 8
    two[1] = 9
    four[n:m] = two
    return [x for x in four]

print(f(0, 2), f(2, 100), f(-2, 4), f(1, -1))
for n, m in ((0, 3), (3, 2), (-1, 9)):
    try:
        f(n, m)
    except ValueError as e:
        print(e)
#> [8, 9, 3, 4] [1, 2, 8, 9] [1, 2, 8, 9] [1, 8, 9, 4]
#> Assignment to slice of wrong length
#> Assignment to slice of wrong length
#> Assignment to slice of wrong length

# --- power_limits
def f(int a, int n):
    return a ** n

print(f(-2, 31), f(46340, 2), f(1, 2147483647), f(-1, 2147483647), f(0, 0))
print(f(0, 5))
print(f(46341, 2))
#> -2147483648 2147395600 1 -1 1
#> 0
#> raised OverflowError('value too large')

# --- power_negative
def f(int a, int n):
    return a ** n

print(f(3, -1))
#> raised ValueError('int to a negative power is a float, which the kernel does not have')

# --- power_negative_of_zero
def f(int a, int n):
    return a ** n

print(f(0, -1))

# --- power_unsigned
def f(unsigned long a, unsigned char n):
    return a ** n

print(f(2, 62), f(10, 18), f(7, 0))

# --- power_in_place
def f(long a):
    a **= 2
    b = 3
    b **= a
    return a, b

print(f(-3))

# --- float_type
cdef double x = 1
print(x)

# --- tuple_type
cdef (int, int) t = (1, 2)
print(t)

# --- fused_type
ctypedef fused number:
    int
    long

print(1)

# --- memoryview_type
cdef int[:] view
print(1)
#> 1

# --- unsigned_into_signed_of_the_same_size
def shifted(int bits):
    cdef unsigned long x = 1
    cdef ssize_t n
    x = x << bits
    n = x
    return n

print(shifted(62) == 1 << 62)
print(shifted(63))
#> True
#> raised OverflowError('value too large to convert to ssize_t')

# --- size_into_long_long
def shifted(int bits):
    cdef size_t x = 1
    cdef long long n
    x = x << bits
    n = x
    return n

print(shifted(62) == 1 << 62)
print(shifted(63))
#> True
#> raised OverflowError('value too large to convert to long long')

# --- ssize_t_of_an_object
def double(ssize_t n):
    return 2 * n

def call(n):
    return double(n)

print(call(4), call(-3), double(True))
print(call("4"))
#> 8 -6 2
#> raised TypeError('an integer is required (got type str)')
