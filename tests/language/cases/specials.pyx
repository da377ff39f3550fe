"""What special methods may return, and classes without methods of their own; names that are words of C."""

__license__ = "GPL"

cdef class V:
    cdef public int register
    cdef object auto
    def __pow__(self, other, modulus=None):
        return "pow", other, modulus
    def __getitem__(self, i):
        return i
    def double(self, x=1):
        self.auto = x
        return self.auto, self.register
    cdef int short(self):
        return 3
    @staticmethod
    def long(x):
        return x * 2

cdef class A:
    cdef int a
    def __init__(self):
        self.a = 1

cdef class A2(A):
    def __len__(self):
        return 4

cdef class B(A2):
    cdef int b
    def __init__(self):
        super().__init__()
        self.b = 2
    def total(self):
        return self.a + self.b
    def other(self):
        return 5

cdef class C(B):
    def total(self):
        return 100 + super().total()
    def more(self):
        return self.total() + self.other() + len(self)
v = V()
v.register = 0
print(v ** 2, v[3], v.double(), v.double(4), v.short(), V.long(4))
cdef object w = v
print(w.double(5), w ** 7, w.register)
w.register = 6
print(w.register)

def show(A a):
    print(len(a))

def tot(B b):
    print(b.total(), b.other())
c = C()
show(c); tot(c); tot(B()); print(c.more())
w = c
print(w.more(), w.total(), w.other())

def int_(auto, register_):
    register = auto
    return register + register_
print(int_(register_=1, auto=2))

cdef class Sized:
    cdef object n
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
    def __bool__(self):
        return self.n
    def __getitem__(self, i):
        if i > 3:
            raise IndexError()
        return i * i
for v in (0, 3, -1, -5, "a", True, False):
    try:
        print(len(Sized(v)))
    except Exception as e:
        print(repr(e))
    try:
        print(bool(Sized(v)))
    except Exception as e:
        print(repr(e))
s = Sized(True)
print(list(s), [x for x in s], 4 in s, 5 in s, sum(s))
a, b, c, d = s
print(a, b, c, d)
x = 1
print(x == "1", x != "1")
try:
    print(x < "1")
except TypeError as e:
    print(e)
print(b"a" < b"b", b"a" == b"a", b"a" < b"ab", b"\xff" > b"\x7f", b"a" == "a", b"" < b"a")
print([i for i, c in enumerate("abc") if c != "b"], [c for c in "abab" if c == "a"], "a" < "b", b"abc"[0] == b"a")
t = "abc"
try:
    t[0] = "x"
except TypeError as e:
    print(e)
u = b"abc"
try:
    u[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
n = 256
try:
    print(n in b"abc")
except ValueError as e:
    print(e)
