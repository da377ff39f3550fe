__license__ = "GPL"

from collections import OrderedDict


cdef class Cache:
    """The usual use of an OrderedDict: what was not used for longest goes first."""

    cdef OrderedDict items
    cdef int most

    def __init__(self, int most):
        self.items = OrderedDict()
        self.most = most

    def get(self, key):
        if key not in self.items:
            self.items[key] = key * 10
            if len(self.items) > self.most:
                print("drops", self.items.popitem(last=False))
        else:
            self.items.move_to_end(key)
        return self.items[key]


def attempt(what, d, arg=None):
    try:
        if what == "move":
            d.move_to_end(arg)
        elif what == "first":
            d.move_to_end(arg, last=False)
        elif what == "pop":
            print(d.popitem())
        elif what == "oldest":
            print(d.popitem(False))
        elif what == "get":
            print(d[arg])
        elif what == "hash":
            hash(d)
        elif what == "or":
            print(d | arg)
        elif what == "less":
            print(d < arg)
        print("  done", d)
    except Exception as error:
        print(" ", what, "failed:", error, isinstance(error, KeyError), isinstance(error, TypeError))


def typed():
    cdef OrderedDict d = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
    cdef dict plain = d
    d["d"] = 4
    d["a"] = "one"
    print(d, len(d), d["b"], "c" in d, d.get("x"), d.get("x", 5), d.setdefault("e", 6), plain is d)
    d.move_to_end("b")
    d.move_to_end("d", last=False)
    d.move_to_end("d", False)
    d.move_to_end("b", True)
    print(d, list(d), list(d.values()), list(d.items()), list(reversed(d)))
    print(d.popitem(), d.popitem(last=False), d.popitem(False), d.pop("c"), d.pop("c", "gone"), d)
    plain["z"] = 26
    d.update({"y": 25, "e": 5})
    del d["z"]
    print(d, plain, OrderedDict(), OrderedDict(x=1, y=[2]), OrderedDict({"q": 1}, r=2), bool(OrderedDict()))
    e = d.copy()
    e.move_to_end("e")
    print(d, e, d == e, d != e, d == dict(e), dict(d) == e, d == d.copy(), d == {}, d == 1)
    print(isinstance(d, dict), isinstance(d, OrderedDict), isinstance({}, OrderedDict), isinstance(e, OrderedDict))
    print(d | {"n": 1}, {"n": 1} | d, d | e, isinstance(d | {}, OrderedDict), isinstance({} | d, OrderedDict))
    e |= {"m": 2}
    f = {"k": 1}
    f |= e
    print(e, f, isinstance(f, OrderedDict))
    d.clear()
    d["self"] = d
    print(d, repr(OrderedDict(a=OrderedDict())))
    d.clear()
    print(d, len(d), [k for k in OrderedDict([(3, 1), (1, 2)])], {k: v for k, v in e.items()})


def queue():
    d = OrderedDict()
    for i in range(50):
        d[i] = i
    for i in range(0, 50, 3):
        d.move_to_end(i)
    for i in range(1, 50, 4):
        d.move_to_end(i, last=False)
    print(list(d))
    for i in range(40):
        if i % 5 == 4:
            print(d.popitem(), d.popitem(last=False))
        else:
            d.popitem(last=False)
            d.move_to_end(next(iter(d)))
            d[100 + i] = i
    print(list(d.items()))
    while d:
        d.popitem()
    for i in range(6):
        d[i] = -i
    print(d.popitem(last=False), d.popitem(), d)
    d.move_to_end(4, last=False)
    while d:
        d.popitem(last=False)
    d["again"] = 1
    d["and"] = 2
    d.move_to_end("and", last=False)
    print(d)
    c = Cache(3)
    for key in (1, 2, 3, 1, 4, 5, 1, 2):
        c.get(key)
    print(c.items)


def mutated():
    d = OrderedDict([(i, i) for i in range(5)])
    steps = 0
    try:
        for k in d:
            steps += 1
            d.move_to_end(k)
    except RuntimeError:
        print("stopped", steps < 10)
    try:
        for k in d:
            d[k + 10] = k
    except RuntimeError:
        print("stopped")
    for k in d:
        d[k] = "new"
    print(len(d))


typed()
queue()
mutated()
for what in ("move", "first", "pop", "oldest", "get", "hash"):
    attempt(what, OrderedDict(), "nothing")
    attempt(what, OrderedDict(a=1, b=2), "nothing")
    attempt(what, OrderedDict(a=1, b=2), "a")
attempt("move", OrderedDict(a=1), [])
attempt("or", OrderedDict(), 1)
attempt("less", OrderedDict(), OrderedDict())
made = [make([("b", 2), ("a", 1)]) for make in (OrderedDict, dict)]
print(made, [type(d).__name__ for d in made], type(made[0]) is OrderedDict, OrderedDict, issubclass(OrderedDict, dict))
