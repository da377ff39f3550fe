__license__ = "GPL"

from kernel.containers cimport KernelBitSet


cdef class Ports:
    cdef KernelBitSet used

    def __init__(self, int limit):
        self.used = KernelBitSet(size=limit)

    def take(self, int low=0):
        return self.used.alloc(low)

    def give(self, int port):
        return self.used.test_and_clear(port)


def attempt(what, b, arg):
    try:
        if what == "add":
            b.add(arg)
        elif what == "remove":
            b.remove(arg)
        elif what == "discard":
            b.discard(arg)
        elif what == "in":
            print(arg in b)
        elif what == "alloc":
            print(b.alloc(arg))
        elif what == "or":
            print(b | arg)
        elif what == "ior":
            b |= arg
        elif what == "less":
            print(b < arg)
        elif what == "equal":
            print(b == arg, b != arg)
        elif what == "update":
            b.update(arg)
        elif what == "hash":
            hash(b)
        elif what == "get":
            b[arg]
        print("  done", b)
    except Exception as error:
        print(" ", what, "failed:", error, isinstance(error, LookupError), isinstance(error, TypeError))


def typed():
    cdef KernelBitSet b = KernelBitSet([5, 1, 200, 64, 63])
    print(b, len(b), 5 in b, 6 in b, 10000 in b, "x" in b, None in b, -1 in b, b.size)
    b.add(0)
    b.discard(5)
    b.discard(4000)
    b.remove(200)
    print(b, b.find_next(), b.find_next(2), b.find_next(64), b.find_next(65), b.find_next(100000))
    print(b.find_zero(), b.find_zero(2), b.find_zero(63), b.find_zero(1000), b.find_last())
    print(b.test_and_set(7), b.test_and_set(7), b.test_and_clear(7), b.test_and_clear(7), b.test_and_clear(9999))
    b.set_range(10, 20)
    b.set_range(60, 140)
    b.clear_range(12, 14)
    b.clear_range(100, 100000)
    b.set_range(9, 9)
    b.set_range(9, 3)
    print(b, len(b), b.count(), b.count(10), b.count(10, 15), b.count(0, 1), b.count(70, 60))
    print([x for x in b if x > 90], list(b)[:4], sum(b), min(b), max(b), tuple(KernelBitSet((3, 1))))
    print(b.alloc(), b.alloc(), b.alloc(60), b.alloc(5000), b.find_last())
    c = b.copy()
    b.clear()
    print(b, bool(b), len(c), c.find_last(), bool(c), b.find_next(), b.find_last(), b.find_zero(), b == KernelBitSet())


def operators():
    a = KernelBitSet([1, 2, 3, 70])
    b = KernelBitSet([2, 3, 4, 300])
    print(a | b, a & b, a - b, a ^ b, b - a, a.isdisjoint(b), a.isdisjoint(KernelBitSet([9])))
    c = a.copy()
    d = c
    c |= b
    print(c is d, c)
    c &= a
    print(c)
    c ^= b
    print(c)
    c -= b
    print(c, len(c))
    print(c < a, c <= a, a > c, a >= b, a == a.copy(), a != a.copy(), c < c, c <= c, KernelBitSet() < a)
    print(a == b, a != b, a == [1, 2, 3, 70], KernelBitSet([500]) - KernelBitSet([500]) == KernelBitSet())
    a.update(b)
    a.update(range(5))
    a.update([True, 8])
    print(a, a.size, isinstance(a, KernelBitSet), isinstance(a, list))
    print(KernelBitSet([0, 1000]) & KernelBitSet([0]), KernelBitSet([0]) | KernelBitSet([1000]), KernelBitSet([0]) ^ KernelBitSet())


def limited():
    b = KernelBitSet([0, 3], 8)
    print(b, b.size, b | KernelBitSet([7]), b & KernelBitSet([3, 500]), b - KernelBitSet([500]))
    for what in ("add", "or", "ior", "update", "alloc"):
        attempt(what, b, KernelBitSet([9]) if what in ("or", "ior", "update") else 8)
    print([b.alloc() for i in range(6)], b, b.find_zero(), b.find_zero(3))
    attempt("alloc", b, 0)
    b.clear()
    b.set_range(0, 8)
    print(b, KernelBitSet(size=0), KernelBitSet([], size=70).alloc(69))
    p = Ports(3)
    print(p.take(), p.take(2), p.take(), p.give(2), p.give(2), p.take(1))


def looping():
    b = KernelBitSet([1, 2, 3])
    for x in b:
        print(x)
        if x < 6:
            b.add(x + 3)
            b.discard(2)
    print(b)


typed()
operators()
limited()
looping()
some = KernelBitSet([1])
for what in ("add", "remove", "discard", "in", "alloc", "update", "less", "or"):
    for arg in (-1, "x", None, 5):
        attempt(what, some, arg)
attempt("equal", some, 1)
attempt("hash", some, 1)
print([make([2, 1]) for make in (KernelBitSet, list)], type(some) is KernelBitSet)
