__license__ = "GPL"

from kernel.containers cimport KernelDict, KernelList, KernelSortedDict, KernelSortedList


cdef class Task:
    """Ordered by priority alone."""

    cdef int priority
    cdef str name

    def __init__(self, int priority, str name):
        self.priority = priority
        self.name = name

    def __lt__(self, other):
        return self.priority < (<Task?>other).priority

    def __repr__(self):
        return f"{self.name}{self.priority}"


cdef class Rude:
    """Fails when it is compared."""

    def __lt__(self, other):
        raise RuntimeError("no")

    def __repr__(self):
        return "Rude"


cdef class Schedule:
    cdef KernelSortedList tasks
    cdef KernelSortedDict by_name

    def __init__(self):
        self.tasks = KernelSortedList()
        self.by_name = KernelSortedDict()

    def add(self, KernelList names, int priority=0):
        for name in names:
            task = Task(priority, name)
            self.tasks.add(task)
            self.by_name[name] = task

    def run(self):
        cdef KernelSortedList tasks = self.tasks
        done = []
        while tasks:
            done.append(tasks.pop(0))
        return done


def attempt(what, s, arg):
    try:
        if what == "add":
            s.add(arg)
        elif what == "remove":
            s.remove(arg)
        elif what == "discard":
            s.discard(arg)
        elif what == "index":
            print(s.index(arg))
        elif what == "pop":
            print(s.pop(arg))
        elif what == "get":
            print(s[arg])
        elif what == "del":
            del s[arg]
        elif what == "set":
            s[arg] = 1
        elif what == "in":
            print(arg in s)
        elif what == "first":
            print(s.first())
        elif what == "last":
            print(s.last())
        elif what == "update":
            s.update(arg)
        elif what == "popitem":
            print(s.popitem(arg))
        elif what == "peekitem":
            print(s.peekitem(arg))
        elif what == "first_key":
            print(s.first_key())
        elif what == "hash":
            hash(s)
        elif what == "irange":
            print(list(s.irange(arg)))
        print("  done", s)
    except Exception as error:
        print(" ", what, "failed:", error, isinstance(error, LookupError), isinstance(error, TypeError))


def lists():
    cdef KernelSortedList s = KernelSortedList([5, 3, 9, 1, 3, 7])
    s.add(4)
    s.add(3)
    s.discard(100)
    s.discard(9)
    s.remove(7)
    print(s, len(s), s.first(), s.last(), 3 in s, 6 in s, s[2], s[-1], s.count(3), s.index(3), s.index(5))
    for v in (0, 1, 2, 3, 4, 5, 6):
        print(v, s.lower(v), s.floor(v), s.ceiling(v), s.higher(v), s.bisect_left(v), s.bisect_right(v))
    print(list(s), list(reversed(s)), tuple(s.irange(3, 4)), list(s.irange(4)), list(s.irange(None, 3)), list(s.irange()))
    print(list(s.irange(4, 3)), list(s.irange(9)), list(s.irange(2, 2)), sum(s), max(s))
    t = s.copy()
    print(s.pop(), s.pop(0), s.pop(-2), s, t, s == t, s != t, t == t.copy(), t == list(t), s < t)
    s.clear()
    print(s, bool(s), bool(t), s.lower(1), s.higher(1), s.bisect_left(1))
    u = KernelSortedList(("b", "a", "ä", "ab", "", "z"))
    u.update(["aa", "c"])
    u.update(u)
    del u[0]
    del u[-1]
    print(u, "ä" in u, u.floor("y"), repr(KernelSortedList(x * x % 7 for x in range(7))))
    for x in u:
        if x == "aa":
            break
    print(x, [x for x in u if x > "b"], isinstance(u, KernelSortedList), isinstance(u, KernelList))
    v = KernelSortedList([b"b", b"", b"a\xff", b"a"])
    v.add(b"aa")
    print(v, KernelSortedList([True, 3, False, 2, -(1 << 62), 1 << 62]), KernelSortedList([(2, "a"), (1, "z"), (1, "b")]))


def stable():
    s = KernelSortedList()
    for i in range(12):
        s.add(Task(i * 5 % 3, "abcdefghijkl"[i]))
    print(s)
    s.remove(Task(1, "x"))
    print(s, s.floor(Task(1, "x")), s.ceiling(Task(1, "x")), s.count(Task(0, "x")), s.index(Task(2, "x")))
    print([t for t in s.irange(Task(0, "x"), Task(1, "x"))], Task(3, "x") in s, Task(2, "x") in s)
    q = Schedule()
    q.add(["c", "a"], 2)
    q.add(["b"], 1)
    print(q.by_name, q.run(), q.tasks)


def long():
    s = KernelSortedList()
    d = KernelSortedDict()
    x = 12345
    for i in range(400):
        x = x * 1103515245 % 2147483647
        s.add(x % 100)
        d[x % 1000] = i
        if i % 3 == 2:
            s.discard(x % 50)
            d.pop(x % 500, None)
        if i % 50 == 49:
            print(len(s), s[len(s) // 2], s.pop(i % len(s)), len(d), d.peekitem(len(d) // 2), d.floor_key(500))
    print(sum(s), sum(d.keys()), sum(d.values()), s.bisect_left(50), list(d.irange(100, 140)))


def dicts():
    cdef KernelSortedDict d = KernelSortedDict({"b": 2, "a": 1})
    d["c"] = 3
    d["a"] = "one"
    d.update([("e", 5), ("d", 4)])
    d.update({"f": 6})
    d.update(KernelSortedDict([("g", 7)]))
    print(d, len(d), d["a"], "c" in d, "x" in d, d.get("x"), d.get("x", 0), d.get("c"))
    print(d.keys(), d.values(), d.items(), list(d), list(reversed(d)), list(d.irange("b", "d")))
    print(d.first_key(), d.last_key(), d.floor_key("cc"), d.ceiling_key("cc"), d.lower_key("a"), d.higher_key("g"))
    print(d.setdefault("a", 9), d.setdefault("z", 26), d.setdefault("y"), d.pop("y"), d.pop("q", "none"))
    print(d.popitem(), d.popitem(0), d.peekitem(), d.peekitem(1), d)
    del d["c"]
    e = d.copy()
    e["b"] = None
    print(d, e, d == e, d == d.copy(), d != e, d == {}, isinstance(d, KernelSortedDict), isinstance(d, KernelDict))
    e["self"] = [e]
    print(e)
    e.clear()
    d.clear()
    print(d, bool(d), d.floor_key(1))


def mutated():
    s = KernelSortedList([1, 2, 3])
    d = KernelSortedDict([(1, "a"), (2, "b")])
    try:
        for x in s:
            print(x)
            s.add(x + 10)
    except RuntimeError as error:
        print(error)
    try:
        for x in d:
            d[x] = "same"
        print("values may change", d)
        for x in d:
            del d[x]
    except RuntimeError as error:
        print(error)
    for what in ("add", "in", "irange", "remove", "discard"):
        attempt(what, KernelSortedList([1, 2]), Rude())
        attempt(what, KernelSortedList([Rude()]), Rude())


lists()
stable()
long()
dicts()
mutated()
empty = KernelSortedList()
for what in ("pop", "get", "del", "remove", "first", "last", "hash", "update", "add"):
    attempt(what, empty, None)
some = KernelSortedList([1, 2])
for what in ("pop", "get", "del", "set", "remove", "index", "add", "in", "irange"):
    for arg in (5, -3, "x"):
        attempt(what, some, arg)
none = KernelSortedDict()
for what in ("get", "del", "popitem", "peekitem", "first_key", "update", "hash"):
    attempt(what, none, 0)
pairs = KernelSortedDict([(1, 1)])
for what in ("get", "del", "popitem", "peekitem", "update", "in"):
    for arg in (5, "x"):
        attempt(what, pairs, arg)
