# SPDX-License-Identifier: GPL-2.0
"""Sets and frozensets; what has no order is printed sorted."""
__license__ = "GPL"


cdef class Same:
    """Equal to all of its kind, with one hash."""
    cdef object name

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if self.name == "bad":
            raise RuntimeError("no comparing")
        return isinstance(other, Same) and (<Same>other).name == self.name

    def __repr__(self):
        return f"<{self.name}>"


cdef class Holder:
    cdef set kept
    cdef frozenset frozen

    def __init__(self):
        self.kept = set()
        self.frozen = frozenset()

    def keep(self, x):
        self.kept.add(x)
        self.frozen = frozenset(self.kept)
        return len(self.kept), len(self.frozen)

    def loop(self):
        self.kept.add(Loop(self))


cdef class Loop:
    cdef object other

    def __init__(self, other):
        self.other = other


def displays(n):
    print({1}, {n}, set(), frozenset(), frozenset([n]), {"a"}, {(1, 2)}, {None})
    print(sorted({3, 1, n, 2, 1}), len({1, 1, True}), {x for x in [n, n]}, sorted({x % 3 for x in range(9)}))
    print(sorted({a + b for a in "xy" for b in "12"}), sorted({x for x in range(20) if x % 7 == 0}))
    print(sorted(set("hello")), sorted(set(range(4))), sorted(set([2, 2])), sorted(set({"k": 1, "l": 2})))
    print(sorted(frozenset("abca")), frozenset(set([9])), set(frozenset([9])), set({5}), set(x for x in (4, 4)))
    print(frozenset(x for x in (4, 4)), set(()), frozenset({}), [set()], {(): {1}})


def star_displays(a, b):
    print(sorted({*a, *b}), sorted({0, *a}), sorted({*a, 99}), {*[]}, sorted({*a, *a, 1, 2, *"xy"} - {"x", "y"}))


def changes():
    s = set()
    s.add(1)
    s.add("x")
    s.add((1, "t"))
    s.add(True)
    print(len(s), 1 in s, True in s, "x" in s, (1, "t") in s, 2 in s, None not in s)
    s.discard("x")
    s.discard("not there")
    s.remove((1, "t"))
    print(s)
    t = s.copy()
    s.clear()
    print(s, t, s is t, s.pop if False else 0)
    t.update([5], (6, 7), "", {8: 9}, {10})
    print(sorted(t))
    t.update()
    t.intersection_update([1, 5, 6, 11], {5, 6})
    print(sorted(t))
    t.difference_update([5], range(3))
    print(t)
    t.symmetric_difference_update([6, 7, 7])
    print(t, t.pop(), t)
    big = set(range(500))
    taken = set()
    while big:
        taken.add(big.pop())
    print(len(taken), sum(taken), big, len(big))


def operators(a, b):
    print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), sorted(b - a))
    print(a == b, a != b, a < b, a <= b, a > b, a >= b, a == a, a <= a, a < a, a > a, a >= a)
    c = a
    c = c.copy()
    before = c
    c |= b
    print(sorted(c), c is before)
    c &= a
    print(sorted(c), c == a)
    c -= {1}
    print(sorted(c))
    c ^= {1, 2}
    print(sorted(c), c is before)
    print(sorted(a.union(b)), sorted(a.union(b, [77], "z")) if 0 else sorted(a.union(b, [77])), sorted(a.union()))
    print(sorted(a.intersection(b)), sorted(a.intersection(b, [1])), sorted(a.intersection()))
    print(sorted(a.difference(b)), sorted(a.difference([1], [2])), sorted(a.difference()))
    print(sorted(a.symmetric_difference(b)), sorted(a.symmetric_difference([1, 1, 50])))
    print(a.issubset(b), a.issubset(range(100)), a.issuperset(b), a.issuperset([1, 2]), a.isdisjoint(b))
    print(a.isdisjoint([-1, -2]), a.isdisjoint([]), a.issuperset([]), set().issubset([]), a.isdisjoint({-1}))


def frozen():
    f = frozenset([1, 2])
    g = frozenset([2, 1])
    same, made = f.copy(), frozenset(f)
    print(f == g, hash(f) == hash(g), f is g, same is f, made is f, {f: "v"}[g], f in {g}, {f} == {g})
    print(f == {1, 2}, {1, 2} == f, f != {1}, f < {1, 2, 3}, hash(frozenset()) == hash(frozenset([])))
    s = {f}
    print({1, 2} in s, {1} in s, s - {g}, len({f, g, frozenset([3])}))
    s.remove({2, 1})
    print(s)
    s.add(f)
    s.discard({1, 2})
    print(s)
    h = f
    h |= {3}
    print(sorted(h), sorted(f), type_name(f | {9}), type_name({9} | f), type_name(f.union([1])), type_name(f & f))
    print(type_name(f - {1}), type_name(f ^ {1}), type_name(f.difference([1])), type_name(f.symmetric_difference([1])))
    print(frozenset([frozenset([frozenset()])]), frozenset([(1, 2)]) == frozenset([(1, 2)]))
    print(hash(frozenset([(1, "a"), None])) == hash(frozenset([None, (1, "a")])))


def type_name(x):
    if isinstance(x, frozenset):
        return "frozenset"
    return "set" if isinstance(x, set) else "other"


def fail(number, s):
    if number == 0:
        s.add([])
    elif number == 1:
        s.add({})
    elif number == 2:
        s.add({1})
    elif number == 3:
        {1, []}
    elif number == 4:
        [] in s
    elif number == 5:
        s.remove("missing")
    elif number == 6:
        set().pop()
    elif number == 7:
        s | [1]
    elif number == 8:
        s < 5
    elif number == 9:
        s += 1
    elif number == 10:
        s.union(5)
    elif number == 11:
        s.update(5)
    elif number == 12:
        set(5)
    elif number == 13:
        hash(s)
    elif number == 14:
        frozenset([1]).add(2)
    elif number == 15:
        {s: 1}
    elif number == 16:
        s[0]
    elif number == 17:
        s.intersection([[]])
    elif number == 18:
        s.discard([])
    elif number == 19:
        s.remove({5, 6} - {6})
    elif number == 20:
        frozenset([[1]])
    elif number == 21:
        for x in s:
            s.add(x + 1)
    elif number == 22:
        for x in s:
            s.discard(x)
    elif number == 23:
        {x for x in [[]]}
    elif number == 24:
        print([*5])
    elif number == 25:
        s.nothing()
    elif number == 26:
        s |= [1]
    elif number == 27:
        s.isdisjoint([[]])
    elif number == 28:
        s.issuperset(7)
    elif number == 29:
        print({*7})
    elif number == 30:
        print({*None, 1})


def errors():
    for number in range(31):
        try:
            fail(number, {1, 2})
        except KeyError as e:
            print(number, "KeyError", e)
        except TypeError as e:
            print(number, "TypeError", e)
        except AttributeError as e:
            print(number, "AttributeError", e)
        except RuntimeError as e:
            print(number, "RuntimeError", e)
        else:
            print(number, "fine")


def typed(set s, frozenset f, n):
    cdef set t = {n}
    t.add(1)
    t.discard(2)
    t.update([n + 1])
    print(len(s), len(f), len(t), n in t, n not in t, bool(s), not s, bool(f), sorted(t))
    u = s | t
    v = t.copy()
    v.remove(n)
    print(sorted(u), sorted(v), sorted(t & s), sorted(t - s), sorted(t ^ s), t == s, t <= u)
    print(sorted(t.union(s)), sorted(t.intersection(s)), t.issubset(u), t.isdisjoint(s), u.issuperset(t))
    print(sorted(t.union(s, f)), t.pop() in u, sorted(f.union(s)), f.issubset([1, 2, 3, 4]), sorted(f.intersection(t)))
    t.difference_update(s)
    t.intersection_update([])
    t.symmetric_difference_update([4])
    print(t, t.pop())
    t.clear()
    print(t)
    t = None
    try:
        t.add(1)
    except AttributeError as e:
        print(e)
    try:
        print(n in t)
    except TypeError as e:
        print(e)
    total = 0
    for x in s:
        total += x
    for x in f:
        total += x
    print(total)


def consumers(s):
    print(sum(s), min(s), max(s), sorted(s, reverse=True), len(list(s)), len(tuple(s)), any(s), all(s))
    a, b, c = sorted(s)
    print(a, b, c, sorted(list(s)), sorted(tuple(s)), sorted(enumerate(sorted(s))), sum([x for x in s]))
    one, = {7}
    print(one, list({1}), tuple({1}), dict.fromkeys({1}) if 0 else {1: None}, ",".join({"a"}), [0] + list({1}))
    it = iter({5})
    print(next(it), next(it, "end"), next(it, "end"))
    print(str({1}), f"{ {2} }", "%s" % {3}, repr(frozenset([4])), "{}".format({5}))


def of_classes():
    a, b, c = Same("a"), Same("b"), Same("c")
    s = {a, b}
    print(a in s, Same("b") in s, c in s, len(s | {Same("a"), c}), s == {Same("b"), Same("a")})
    s.add(Same("a"))
    s.discard(Same("b"))
    print(s, s & {Same("a")}, s - {Same("a")}, s ^ {Same("a"), Same("a")}, {a} <= {a, c})
    bad = Same("bad")
    try:
        print(bad in s)
    except RuntimeError as e:
        print(e)
    try:
        s.update([c, bad, b])
    except RuntimeError as e:
        print(e, len(s))
    print(len({Holder(), Holder()}), len({object_key(i) for i in range(10)}))


def object_key(i):
    return (i % 2, "key")


def many():
    s = set()
    for i in range(3000):
        s.add(i * 1024)
        if i % 3 == 0:
            s.discard(i * 512)
    print(len(s), sum(s), 1024 in s, 1025 in s)
    t = {str(x) for x in s}
    print(len(t), "1024" in t, len(t | {1}), len(s & set(range(0, 10**6, 2048))))
    u = set(s)
    u -= set(range(0, 3000 * 1024, 2048))
    print(len(u), len(s - u), len(s ^ u), s > u, u < s, (s - u) | u == s)
    for i in range(20000):
        u.add(i)
        u.discard(i - 5)
    print(len(u & set(range(30000))))


def inside():
    h = Holder()
    print(h.keep(1), h.keep(2), h.keep(2))
    h.loop()  # a cycle through a set, for the collector


displays(4)
star_displays([1, 2], (2, 3))
changes()
operators({1, 2, 3}, {2, 3, 4})
operators({1, 2}, {1, 2, 3})
operators(set(), {1})
frozen()
errors()
typed({1, 2}, frozenset([3, 4]), 5)
consumers({3, 1, 2})
of_classes()
many()
inside()
