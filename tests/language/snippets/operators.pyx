# SPDX-License-Identifier: GPL-2.0

# --- arithmetic
cdef class V:
    cdef int n
    def __init__(self, n):
        self.n = n
    def __add__(self, other):
        return "add", self.n, other
    def __sub__(self, other):
        return "sub", self.n, other
    def __mul__(self, other):
        return "mul", self.n, other
    def __floordiv__(self, other):
        return "floordiv", self.n, other
    def __mod__(self, other):
        return "mod", self.n, other
    def __lshift__(self, other):
        return "lshift", self.n, other
    def __rshift__(self, other):
        return "rshift", self.n, other
    def __and__(self, other):
        return "and", self.n, other
    def __or__(self, other):
        return "or", self.n, other
    def __xor__(self, other):
        return "xor", self.n, other

v = V(5)
print(v + 1, v - 2, v * 3, v // 4, v % 5)
print(v << 1, v >> 2, v & 3, v | 4, v ^ 5)

# --- power
cdef class V:
    def __pow__(self, other, modulus=None):
        return "pow", other, modulus

v = V()
print(v ** 2, pow(v, 3), pow(v, 4, 5))

# --- reflected
cdef class V:
    def __radd__(self, other):
        return "radd", other
    def __rsub__(self, other):
        return "rsub", other
    def __rmul__(self, other):
        return "rmul", other
    def __rfloordiv__(self, other):
        return "rfloordiv", other
    def __rmod__(self, other):
        return "rmod", other

v = V()
print(1 + v, 2 - v, 3 * v, 4 // v, 5 % v)

# --- reflected_after_not_implemented
cdef class A:
    def __add__(self, other):
        return NotImplemented

cdef class B:
    def __radd__(self, other):
        return "B.radd"

print(A() + B())

# --- not_implemented_by_both
cdef class A:
    def __add__(self, other):
        return NotImplemented
    def __repr__(self):
        return "A"

print(A() + 1)

# --- in_place
cdef class V:
    cdef list log
    def __init__(self):
        self.log = []
    def __iadd__(self, other):
        self.log.append(other)
        return self
    def show(self):
        return self.log

v = V()
w = v
v += 1
v += 2
print(v.show(), v is w)

# --- in_place_falls_back
cdef class V:
    cdef int n
    def __init__(self, n):
        self.n = n
    def __add__(self, other):
        return V(self.n + other)
    def __repr__(self):
        return f"V({self.n})"

v = V(1)
w = v
v += 5
print(v, w)

# --- in_place_all
cdef class V:
    cdef list log
    def __init__(self):
        self.log = []
    def __isub__(self, x):
        self.log.append("-")
        return self
    def __imul__(self, x):
        self.log.append("*")
        return self
    def __ifloordiv__(self, x):
        self.log.append("//")
        return self
    def __imod__(self, x):
        self.log.append("%")
        return self
    def __ilshift__(self, x):
        self.log.append("<<")
        return self
    def __irshift__(self, x):
        self.log.append(">>")
        return self
    def __iand__(self, x):
        self.log.append("&")
        return self
    def __ior__(self, x):
        self.log.append("|")
        return self
    def __ixor__(self, x):
        self.log.append("^")
        return self
    def show(self):
        return self.log

v = V()
v -= 1
v *= 1
v //= 1
v %= 1
v <<= 1
v >>= 1
v &= 1
v |= 1
v ^= 1
print(v.show())

# --- unary
cdef class V:
    def __neg__(self):
        return "neg"
    def __pos__(self):
        return "pos"
    def __invert__(self):
        return "invert"
    def __abs__(self):
        return "abs"

v = V()
print(-v, +v, ~v, abs(v))

# --- unary_missing
cdef class V:
    pass

v = V()
print(-v)

# --- comparison
cdef class V:
    cdef int n
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < (<V>other).n
    def __le__(self, other):
        return self.n <= (<V>other).n
    def __gt__(self, other):
        return self.n > (<V>other).n
    def __ge__(self, other):
        return self.n >= (<V>other).n
    def __repr__(self):
        return f"V{self.n}"

a, b = V(1), V(2)
print(a < b, a <= b, a > b, a >= b, a < a, a <= a)
print(sorted([V(3), V(1), V(2)]), min(a, b), max([a, b]))

# --- comparison_reflected
cdef class V:
    def __gt__(self, other):
        return "gt"

print(5 < V())

# --- equality_decides_both
cdef class V:
    def __eq__(self, other):
        return True

v = V()
print(v == 1, v != 1, 1 == v, v in [5], [5].count(v))

# --- inequality_own
cdef class V:
    def __eq__(self, other):
        return True
    def __ne__(self, other):
        return True

v = V()
print(v == 1, v != 1)

# --- equality_result_any_object
cdef class V:
    def __eq__(self, other):
        return "maybe"

v = V()
print(v == 1, v != 1, not (v == 1))

# --- equality_without_hash
cdef class V:
    def __eq__(self, other):
        return self is other

v = V()
d = {}
d[v] = 1

# --- len_and_getitem
cdef class Squares:
    cdef int n
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError("beyond")
        return i * i

s = Squares(4)
print(len(s), s[3], s[-1])
try:
    s[10]
except IndexError as e:
    print(e)

# --- getitem_makes_iterable
cdef class Squares:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError()
        return i * i

print(list(Squares()), [n for n in Squares()], 4 in Squares(), sum(Squares()))

# --- setitem_delitem
cdef class Store:
    cdef dict data
    def __init__(self):
        self.data = {}
    def __setitem__(self, k, v):
        self.data[k] = v
    def __delitem__(self, k):
        del self.data[k]
    def __getitem__(self, k):
        return self.data[k]
    def __contains__(self, k):
        return k in self.data

s = Store()
s["a"] = 1
s["a"] += 5
print(s["a"], "a" in s, "b" in s)
del s["a"]
print("a" in s)
s["zz"]

# --- contains_truth
cdef class C:
    def __contains__(self, x):
        return x

c = C()
print(5 in c, 0 in c, "" not in c)

# --- length_negative
cdef class C:
    def __len__(self):
        return -1

print(len(C()))

# --- length_not_int
cdef class C:
    def __len__(self):
        return "a"

print(len(C()))

# --- length_missing
cdef class C:
    pass

print(len(C()))

# --- getitem_missing
cdef class C:
    pass

c = C()
print(c[0])

# --- call
cdef class Adder:
    cdef int n
    def __init__(self, n):
        self.n = n
    def __call__(self, x):
        return self.n + x

a = Adder(5)
print(a(3))

# --- index
cdef class I:
    def __index__(self):
        return 2

x = [10, 20, 30]
print(x[I()])

# --- int_conversion
cdef class I:
    def __int__(self):
        return 7

print(int(I()))

# --- hash_used
cdef class H:
    cdef int n
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return self.n
    def __eq__(self, other):
        return self.n == (<H>other).n

print(hash(H(5)), {H(1): "a"}[H(1)])

# --- left_and_right_subclass
cdef class A:
    def __add__(self, other):
        return "A.add"
    def __radd__(self, other):
        return "A.radd"

cdef class B(A):
    def __radd__(self, other):
        return "B.radd"

print(A() + B(), B() + A(), A() + 1, 1 + A())

# --- operator_raises
cdef class V:
    def __add__(self, other):
        raise ValueError("no adding")

v = V()
try:
    v + 1
except ValueError as e:
    print(e)
v += 1

# --- vector
cdef class Vec:
    cdef int x
    cdef int y
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __add__(self, other):
        return Vec(self.x + (<Vec>other).x, self.y + (<Vec>other).y)
    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)
    def __rmul__(self, k):
        return self * k
    def __neg__(self):
        return self * -1
    def __eq__(self, other):
        return self.x == (<Vec>other).x and self.y == (<Vec>other).y
    def __repr__(self):
        return f"({self.x}, {self.y})"

a, b = Vec(1, 2), Vec(3, 4)
print(a + b, a * 3, 2 * b, -a, a == Vec(1, 2), -(a + b) * 2)

# --- matrix_product
cdef class M:
    def __matmul__(self, other):
        return "matmul"

print(M() @ 1)

# --- divmod_own
cdef class D:
    def __divmod__(self, other):
        return "q", "r"

print(divmod(D(), 2))

# --- getattr_own
cdef class G:
    def __getattr__(self, name):
        return "attr " + name

g = G()
print(g.anything)

# --- reversed_own
cdef class R:
    def __reversed__(self):
        return iter([3, 2, 1])

print(list(reversed(R())))

# --- bool_not_bool
cdef class B:
    def __bool__(self):
        return 5

print(bool(B()))

# --- order_of_operands
def two(a, b, c=None):
    return [a, b, c]

def order(x, s):
    print(x + (x := 5), [x, (x := 7), x], (x, (x := 9)), f"{x}{(x := 11)}{x}")
    print({x: (x := 13), x: 0}, x * 2 + (x := 1) * x, x < (x := 3), x < (x := 4) < (x := 9), x)
    print(two(x, (x := 4), x), two(s, (s := "new"), c=s), s + (s := "er") + s, s[0] + (s := "z"))
    print(s.replace(s, (s := "y")), (s, s)[(s := 1) - s], [1, 2, 3][x - 4 : (x := 2)], x)

order(1, "old")

# --- order_of_attributes
cdef class Box:
    cdef object n
    cdef int c
    def __init__(self, n):
        self.n = n
        self.c = n
    def up(self):
        self.n += 1
        self.c += 1
        return self.n
    def all(self):
        print(self.n + self.up(), self.c + self.up(), self.c - self.up() * self.c)
        print((self.c, self.up(), self.c), self.c < self.up(), self.c == self.up() == self.c)
        print(self.c // self.up(), self.c % self.up(), self.c << (self.up() & 1), [0, 1, 2][self.c & 1] + self.up())
        self.c += self.up()
        self.n -= self.up()
        print(self.c, self.n)

Box(3).all()
