# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
cdef class P:
    cdef int n
    cdef object o
    cdef list l
    cdef P next
    def __init__(self, int n=3, o=None, l=None):
        self.n = n
        self.o = o
        self.l = l
    def nxt(self):
        return self.next
    def m(self, a, b=2, c="x"):
        return (a, b, c)
    @property
    def v(self):
        return self.o
    @v.setter
    def v(self, x):
        self.o = x
    @property
    def typed(self) -> int:
        return self.n
def a1(P p, d, i):
    p.n += 1
    p.n -= 2
    p.n *= i
    p.o += 1
    p.o = p.o or p.l and p.next
    p.l += [1]
    p.l[i] += 2
    p.l[0] -= 3
    d[i] |= 4
    d["x"] //= 7
    d[i][i] <<= 1
    p.next.next.n = 4
    p.next.l.append(p.next.next)
    p.v = p.v + 1
    p.v += 1
    p.typed
    return p.nxt().nxt().n
def a2(a, b, c):
    if a < b < c: return 1
    if a == b != c >= a: return 2
    if a.f() < b.f() <= c.f(): return 3
    if a in b is not c: return 4
    x = a if b else c
    y = (a or b) and c or not a
    return x if y else (a, b) if c else None
def a3(P p):
    q = P(1, o=p)
    r = P(o=p, n=2)
    s = P(l=[1])
    t = p.m(1, c=4)
    u = p.m(b=1, a=2)
    return q, r, s, t, u
def a4(l):
    a, b = l
    (c, d), e = l
    [f, g] = l
    a, b = b, a
    a, b, c = c, a, b
    l[0], l[1] = l[1], l[0]
    x = y = z = l
    p = q = [1, 2]
    return a, b, c, d, e, f, g, x, y, z, p, q
def a5(l, i):
    del l[0]
    del l[i]
    del l[1:3]
    del l[i], l[0]
    l[1:2] = [3]
    l[:] = l[::2]
    x = l[i:]
    y = l[:i]
    z = l[-1]
    return l[i:i+2], l[x:y:z]
def a6(x):
    for i in range(x): 
        for j in range(i, 0, -1):
            if j: x = 2
            else: x = 1
    return {k: [v for v in x[k]] for k in x}, [i for i in x], (1, 2, x), {}, [], ()
def a7(int n, unsigned char c, long long q, size_t s, bint b):
    cdef int i
    cdef unsigned int u = 3
    cdef long t = 0
    for i in range(n):
        t += i * i
    for i in range(0, n, 3):
        t -= i // 2
        t %= 7
    for i from 0 <= i < n:
        t = t << 1
    while i > 0:
        i -= 1
        if i == 3: continue
        t = -t
    return t, u, c + q, s - 1, b, not b, i & 3 | 4 ^ 5, ~i, u >> 2
def a8(s, b):
    return f"{s!r:>10} {b:x} {s} {len(s)} {{}}" + "%s" % s + "%d %s" % (s, b) + "a" * 3
def a9(l):
    print(min(l), max(1, l), sum(x for x in l), sorted(l), any(l), all(l), abs(l), len(l), list(l), tuple(l), dict(l), str(l), int(l), bool(l), bytes(l), repr(l), isinstance(l, (int, str)), divmod(l, 2), pow(l, 2), l ** 2, hash(l), id(l), ord(l), chr(l), range(l), zip(l, l), reversed(l), iter(l), next(l), next(l, None), hex(l))
