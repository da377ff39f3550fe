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
