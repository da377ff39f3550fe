# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
cdef class A:
    cdef object x
    cdef dict d
    cdef A peer
    cdef int n
    def __cinit__(self):
        self.x = []
    def __init__(self, x=None, int n=5, s="q", t=None, bint b=True):
        self.d = {x: n, s: t}
        self.n = n
    def run(self, a=1):
        return self.d[a]
    def __dealloc__(self):
        log.append(self.x)
    def __getitem__(self, k):
        return self.d[k]
    def __setitem__(self, k, v):
        self.d[k] = v
    def __delitem__(self, k):
        del self.d[k]
    def __contains__(self, k):
        return k in self.d
    def __iter__(self):
        return iter(self.d)
    def __next__(self):
        if self.n: raise StopIteration
        return self.n
    def __eq__(self, o):
        if not isinstance(o, A):
            return False
        return self.x == (<A>o).x
    def __lt__(self, A o):
        return self.n < o.n
    def __hash__(self):
        return hash(self.x)
    def __iadd__(self, o):
        self.n += o
        return self
    def __add__(self, o):
        return A(self, o)
    def __radd__(self, o):
        return A(o)
    def __neg__(self): return self
    def __len__(self): return len(self.d)
    def __bool__(self): return self.n
    def __str__(self): return f"{self.x}"
    def __format__(self, spec): return spec
cdef class B(A):
    cdef list l
    def __init__(self, l):
        super().__init__(l, n=3)
        self.l = list(l)
    def run(self, a=1):
        return super().run(a) + super().run()
    def other(self):
        return self
cdef class C(B):
    cdef C c
    def __cinit__(self):
        self.c = None
    def __init__(self):
        super().__init__([1])
    def run(self, a=2):
        c = super().run(a)
        self.c.c.l = c
        self.peer = self.c
        (<C>self.peer).c = self
        return c if self.c is not None else self.other().run()
    def __dealloc__(self):
        if self.c is not None:
            self.c.run()
class_ = 1
cdef class Err:
    cdef int code
    def __init__(self, code):
        self.code = code
log = []
a = A()
b = B([1])
c = C()
def use():
    global a, class_
    a = A(1, 2, t=3)
    a += 1
    class_ = a + 1
    x = 1 + a
    del a[1]
    a[b] = c[1]
    for z in a:
        print(z)
    if a in c: return -a
    try:
        raise KeyError(3)
    except KeyError as e:
        return e
    return int(a), len(a), str(a), f"{a:>3}"
