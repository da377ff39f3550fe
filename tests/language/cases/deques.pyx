__license__ = "GPL"

from collections import deque
import collections


cdef class Jobs:
    cdef deque queue
    cdef deque recent

    def __init__(self, int keep):
        self.queue = deque()
        self.recent = deque(maxlen=keep)

    def add(self, job):
        self.queue.append(job)
        return self

    def run(self):
        while self.queue:
            job = self.queue.popleft()
            self.recent.append(job)
        return self.recent


cdef class Meddler:
    """Equal to nothing, and changes a deque when it is asked."""

    cdef deque victim
    cdef str deed

    def __init__(self, deque victim, str deed):
        self.victim = victim
        self.deed = deed

    def __eq__(self, other):
        if self.deed == "append":
            self.victim.append(0)
        elif self.deed == "clear":
            self.victim.clear()
        elif self.deed == "fail":
            raise RuntimeError("no")
        return False

    def __hash__(self):
        return 1


def attempt(what, d, arg=None):
    try:
        if what == "pop":
            d.pop()
        elif what == "popleft":
            d.popleft()
        elif what == "index":
            print(d.index(arg))
        elif what == "remove":
            d.remove(arg)
        elif what == "count":
            print(d.count(arg))
        elif what == "in":
            print(arg in d)
        elif what == "get":
            print(d[arg])
        elif what == "set":
            d[arg] = None
        elif what == "del":
            del d[arg]
        elif what == "insert":
            d.insert(arg, "x")
        elif what == "rotate":
            d.rotate(arg)
        elif what == "extend":
            d.extend(arg)
        elif what == "add":
            print(d + arg)
        elif what == "multiply":
            print(d * arg)
        elif what == "less":
            print(d < arg)
        elif what == "hash":
            hash(d)
        elif what == "make":
            print(deque([1, 2, 3], arg))
        elif what == "call":
            d.append()
        print("  done", d)
    except Exception as error:
        print(" ", what, "failed:", error, isinstance(error, LookupError))


def typed():
    cdef deque d = deque("abc")
    d.append("d")
    d.appendleft("z")
    d.extend(["e", "f"])
    d.extendleft(("y", "x"))
    print(d, len(d), d[0], d[-1], d[4], "c" in d, "q" in d)
    d.rotate()
    d.rotate(-3)
    print(d, d.pop(), d.popleft(), d.count("a"), d.index("f"))
    d.insert(2, "+")
    d.insert(-100, "<")
    d.insert(100, ">")
    d.remove("+")
    d.reverse()
    print(d, list(d), tuple(d), list(reversed(d)))
    other = d.copy()
    d.clear()
    print(d, other, d.maxlen, bool(d), bool(other))


def bounded():
    d = deque(range(10), maxlen=4)
    print(d, d.maxlen)
    d.append(10)
    d.appendleft(5)
    print(d)
    d.extend([1, 2, 3, 4, 5, 6])
    print(d)
    d.extendleft(deque([1, 2, 3, 4, 5, 6]))
    print(d, d.copy(), d + deque([7]), d * 2)
    d += "xy"
    print(d)
    d *= 3
    print(d)
    none = deque([1, 2], 0)
    none.append(1)
    none.extend([3])
    print(none, none * 5, deque([1, 2], maxlen=None))


def everything():
    d = deque()
    for i in range(40):
        d.append(i)
        if i % 3 == 0:
            d.popleft()
        if i % 7 == 0:
            d.appendleft(-i)
    print(d, sum(d), max(d), sorted(d)[:4])
    for n in (0, 1, -1, 5, -5, 100, -100, 1000003):
        d.rotate(n)
        print(n, d[0], d[-1], len(d))
    for i in (0, 5, -1, 20, 9):
        del d[i]
    for i in (0, 3, 12, -2, 30, 99):
        d.insert(i, i * 1000)
    d[1] = "one"
    d[-1] = "last"
    print(d)
    d.extend(d)
    print(len(d), d.count("one"), d.index("one"), d.index("one", 2), d.index(30, -40, -1))
    d = deque([x * x for x in range(5)]) + deque("q")
    print(d, d == deque([0, 1, 4, 9, 16, "q"]), d != deque(), d * 2, 2 * deque([1]), d * 0, d * -1)
    print(deque([1, 2]) < deque([1, 3]), deque([1, 2]) >= deque([1, 2, 0]), deque() == [], deque([1]) == 1)
    a = deque([1])
    b = a
    b += [2, 3]
    b *= 2
    print(a is b, a, isinstance(a, deque), isinstance(a, list), isinstance([], (tuple, deque)))
    x = [1, 2]
    first, second = deque(x)
    print(first, second, [i for i in a if i > 1], dict(deque([(1, 2), (3, 4)])), ", ".join(deque("abc")))
    a.append(a)
    print(a, repr(deque([deque(), [deque([None])]])), f"{deque([1])!s:>12}|")
    a.clear()
    it = iter(deque("ab"))
    print(next(it), next(it), next(it, "end"), next(it, "end"))


def mutated():
    d = deque([1, 2, 3])
    try:
        for x in d:
            print(x)
            if x == 2:
                d.append(4)
    except RuntimeError as error:
        print(error)
    try:
        for x in d:
            d[0] = x
    except RuntimeError as error:
        print(error)
    print(d)
    d = deque(range(5))
    it = iter(d)
    print(next(it))
    d.rotate(1)
    try:
        next(it)
    except RuntimeError as error:
        print(error)
    for what in ("index", "remove", "count", "in"):
        for deed in ("append", "clear", "fail"):
            d = deque([1, 2])
            attempt(what, d, Meddler(d, deed))


typed()
bounded()
everything()
mutated()
empty = deque()
for what in ("pop", "popleft", "index", "remove", "count", "in", "extend", "rotate", "hash", "call"):
    attempt(what, empty, None)
full = deque([1, 2, 3], maxlen=3)
for what in ("get", "set", "del", "insert", "rotate", "make", "multiply"):
    for arg in (2, -3, 3, -4, "1", None):
        attempt(what, full, arg)
for arg in ([4], deque([4]), 5, None):
    attempt("add", full, arg)
    attempt("less", full, arg)
print(Jobs(2).add("a").add("b").add("c").run(), collections.deque([1], maxlen=1))
print([make([2, 1]) for make in (deque, list)], deque, type(empty).__name__, list(map(len, [empty, full])))
