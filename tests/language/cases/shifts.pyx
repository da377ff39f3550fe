"""C integers shifted by any count, and typed parameters of special methods; the output is recorded."""

__license__ = "GPL"

def f(int a, int n):
    return a << n, a >> n

def g(long a, unsigned long b, unsigned char n):
    return a << n, a >> n, b >> n

cdef unsigned int h(unsigned int a, int n):
    return (a << (n & 31)) | (a >> 3)
for a, n in [(5, 3), (-5, 1), (1, 0), (-1, 31), (1, 30), (1, 31), (1, 100), (0, 100), (-7, 100), (7, 100), (1, -1)]:
    try:
        print(a, n, f(a, n))
    except Exception as e:
        print(a, n, repr(e))
for a, n in [(5, 3), (-5, 1), (-1, 63), (1, 62), (1, 63), (0, 200), (-7, 2)]:
    try:
        print(a, n, g(a, 77, n))
    except Exception as e:
        print(a, n, repr(e))
print([-9 >> n for n in (0, 1, 2, 3, 4, 70)], h(12, 33))

cdef class V:
    def __getitem__(self, int i):
        return i + 1
    def __contains__(self, str s):
        return s == "a"
    def __add__(self, V other):
        return 1
    def __setitem__(self, size_t i, bytes b):
        print(i, b)
    def __eq__(self, V o):
        return True
v = V()
print(v[3], "a" in v, v + v, v == v)
v[4] = b"x"
try:
    v["x"] = b"x"
except TypeError as e:
    print(e)
try:
    print(v + 1)
except TypeError as e:
    print(e)

cdef class W:
    cdef int n
    def __add__(self, other: W):
        return other.n
    def __sub__(self, object other):
        return other
    def __mul__(self, W other not None):
        return other.n
w = W()
print(w + w, w - w is w, w * w)
try:
    print(w + 1)
except Exception as e:
    print(repr(e))
try:
    print(w * None)
except Exception as e:
    print(repr(e))
try:
    print(1 in v)
except Exception as e:
    print(repr(e))
