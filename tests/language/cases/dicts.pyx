# SPDX-License-Identifier: GPL-2.0
"""Dicts in full: constructors, merging, views as sets, changes in loops; unpacking in displays and targets."""
__license__ = "GPL"


cdef class Mapping:
    """What dict() and ** take beside dicts."""
    cdef dict inner

    def __init__(self, inner):
        self.inner = inner

    def keys(self):
        print("keys")
        return self.inner.keys()

    def __getitem__(self, key):
        if key == "bad":
            raise ValueError("no item")
        return self.inner[key]


cdef class Key:
    cdef object name
    cdef dict victim

    def __init__(self, name, victim=None):
        self.name = name
        self.victim = victim

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        if self.victim is not None:
            self.victim.clear()
        return isinstance(other, Key) and (<Key>other).name == self.name

    def __repr__(self):
        return f"Key({self.name!r})"


def made():
    print(dict(), dict(a=1), dict({"a": 1}, b=2), dict([("a", 1)], a=3), dict([[1, 2], "ab"]), dict({1: 2}))
    m = {"x": 1, "y": 2}
    print(dict(**m), dict(m, **{"z": 3}), dict(a=1, **m), dict(**m, b=5), dict({"x": 9, "q": 0}, **m, c=7), m)
    print(dict.fromkeys([1, 2]), dict.fromkeys("ab", 0), {}.fromkeys((1, 1), []), m.fromkeys([3], 4))
    print(dict(zip("ab", [1, 2])), dict(enumerate("xy")), dict(((k, 1) for k in "pq")), dict(dict(dict())))
    print(dict(Mapping({"k": "v"})), dict(Mapping({"k": "v"}), w=1), {**Mapping({"k": 3}), "l": 4})
    kept = m
    n = dict(m)
    n["x"] = 0
    print(m is kept, m, n)


def merged(a, b):
    print(a | b, b | a, {**a, **b}, {**a, "x": 0}, {"x": 0, **a, **{}}, {**{}})
    c = dict(a)
    d = c
    c |= b
    print(c, c is d)
    c |= [("l", 1), ["m", 2]]
    print(c)
    c.update({"u": 1})
    c.update([("v", 2)])
    c.update(w=3)
    c.update({"x": 5}, y=6)
    c.update([("x", 7)], **a)
    c.update()
    c.update(**b, z="z")
    c.update(Mapping({"k": "v"}))
    print(c)
    print({k: v for k, v in c.items() if k < "n"}, {**a, **{k: 1 for k in "ab"}})


def unpacked(a, b):
    print([*a], [*a, 1], [0, *a, *b, 2], (*a,), (*a, *b), (0, *a), [*[], *()], [*"ab", *{1: 2}], (*range(3), 9))
    print([*{7}], {*a, *b} == set(a) | set(b), [[*a], (*b, [*a])], [*[x * 2 for x in a]])
    head, *rest = a
    print(head, rest)
    *init, last = b
    print(init, last)
    first, *middle, end = "abcd"
    print(first, middle, end)
    (x, *y), z = [1, 2, 3], 4
    print(x, y, z)
    *all_of, = a
    print(all_of, all_of is a)
    for k, *v in [(1, 2, 3), "xyz", [4]]:
        print(k, v)
    one, *none = [5]
    print(one, none)


def fail(number, d):
    if number == 0:
        dict(5)
    elif number == 1:
        dict([1])
    elif number == 2:
        dict([(1, 2, 3)])
    elif number == 3:
        print({**5})
    elif number == 4:
        print({"a": 1, **None})
    elif number == 5:
        dict(**{"a": 1}, a=2)
    elif number == 6:
        dict(**{1: 2})
    elif number == 7:
        dict.fromkeys(5)
    elif number == 8:
        dict.fromkeys([[]])
    elif number == 9:
        d | [(1, 2)]
    elif number == 10:
        d.keys() & 5
    elif number == 11:
        5 - d.keys()
    elif number == 12:
        d.keys() <= [1]
    elif number == 13:
        hash(d.keys())
    elif number == 14:
        {1: []}.items() | []
    elif number == 15:
        {}.popitem()
    elif number == 16:
        d.keys()[0]
    elif number == 17:
        d < d
    elif number == 18:
        for k in d:
            d[k + 1] = 0
    elif number == 19:
        for k in d:
            del d[k]
    elif number == 20:
        for k in d:
            d[k + 10] = d.pop(k)
    elif number == 21:
        for k, v in d.items():
            d.clear()
    elif number == 22:
        for v in d.values():
            d.setdefault("new", 1)
    elif number == 23:
        a, *b, c = [1]
    elif number == 24:
        a, *b = 5
    elif number == 25:
        print([1, *None])
    elif number == 26:
        {1}.update([2], a=3)
    elif number == 27:
        d.update(5)
    elif number == 28:
        d.update([(1,)])
    elif number == 29:
        d |= 5
    elif number == 30:
        dict(Mapping({"bad": 1}))
    elif number == 31:
        d.pop(99)
    elif number == 32:
        d.popitem(1) if 0 else d.pop()
    elif number == 33:
        {[]: 1}
    elif number == 34:
        del d["missing"]
    elif number == 35:
        d.keys().add(1)
    elif number == 36:
        d.get([])
    elif number == 37:
        reversed(d.keys() | {1})
    elif number == 38:
        d.values() & d.values()
    elif number == 39:
        dict(**5)
    elif number == 40:
        d.fromkeys()


def errors():
    for number in range(41):
        try:
            fail(number, {1: 2, 3: 4})
        except KeyError as e:
            print(number, "KeyError", e)
        except TypeError as e:
            print(number, "TypeError", e)
        except ValueError as e:
            print(number, "ValueError", e)
        except AttributeError as e:
            print(number, "AttributeError", e)
        except RuntimeError as e:
            print(number, "RuntimeError", e)
        else:
            print(number, "fine")


def views():
    d = {"a": 1, "b": 2, "c": 3}
    k, v, i = d.keys(), d.values(), d.items()
    print(k, v, i, len(k), len(v), len(i))
    d["d"] = 4
    del d["a"]
    print(k, v, i, "d" in k, "a" in k, 4 in v, 1 in v, ("b", 2) in i, ("b", 3) in i, "b" in i, ["b", 2] in i)
    print(sorted(k & ["b", "z"]), sorted(k | {"z"}), sorted(k - {"b"}), sorted(k ^ ("b", "z")), sorted({"b", "q"} & k))
    print(sorted({"q"} | k), sorted({"q", "b"} - k), sorted(["b"] | k), sorted("bq" ^ k), sorted(k & k), sorted(k - k))
    print(sorted(i & [("b", 2), ("b", 3)]), sorted(i | []), sorted(i - {("b", 2)}), sorted(i ^ {("b", 2), ("e", 5)}))
    print(k == {"b", "c", "d"}, k == d.keys(), {"b", "c", "d"} == k, k != {"b"}, k < {"b", "c", "d", "e"}, k <= k, k > {"b"})
    print(k >= {"b", "z"}, {"b"} < k, k < k, i == d.items(), i == {("b", 2), ("c", 3), ("d", 4)}, i == {**d}.items(), v == v)
    print(d.values() == d.values(), k == ["b", "c", "d"], k.isdisjoint(["x"]), k.isdisjoint("bx"), i.isdisjoint([("b", 1)]))
    print(k.isdisjoint({"x": 1}.keys()), {1: []}.items() == {1: []}.items(), {1: 2}.items() != {1: 3}.items())
    print(list(reversed(d)), list(reversed(d.keys())), list(reversed(d.values())), list(reversed(d.items())))
    print({}.keys(), {}.values(), {}.items(), bool({}.keys()), bool(k), frozenset(k) == k, {k: 1 for k in d.keys()})
    print({1: {}}.items(), [*{1: 2}.items()], sorted(k), max(v), sum(v), dict(i), list(zip(k, v)), set(i) == i)
    s = {"b"}
    s |= k
    print(sorted(s), sorted(s & k), sorted(s - k))
    s &= d.keys()
    s -= d.keys() & {"c"}
    s ^= d.keys()
    print(sorted(s))


def order():
    d = {}
    for x in range(6):
        d[x] = str(x)
    del d[2]
    d[2] = "again"
    d[0] = "kept in place"
    print(d, d.popitem(), d.popitem(), d, d.pop(1), list(d))
    d["last"] = 1
    print(d.popitem(), len(d), d.setdefault(0, "other"), d.setdefault("new"), d, d.get("no"), d.get("no", 4))
    while d:
        print(d.popitem()[0])
    print(d, d == {}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} == {1: 3}, {1: 2} != {2: 1}, {1: {2: []}} == {1: {2: []}}, {} == [])


def recursive():
    d = {}
    d["me"] = d
    d["list"] = [d, {"in": d}]
    me = d["me"]
    print(d, me is d)
    d["v"] = d.values()
    print(d)
    d.clear()


def loops():
    d = {1: 2, 3: 4}
    for k in d:
        d[k] += 1
    for k in list(d):
        if k == 1:
            del d[k]
    print(d)
    for n, (k, v) in enumerate({"a": 1, "b": 2}.items()):
        print(n, k, v)
    it = iter(d)
    print(next(it), next(it, None), next(it, None))
    d[5] = 6
    print(next(it, "exhausted"))
    for k in d:
        d.update({k: 0})
    print(d, [k for k in d], {v for v in d.values()}, [x for pair in d.items() for x in pair])


def keys():
    d = {1: "int", True: "bool"}
    d[None] = 0
    d[()] = 1
    d[b"1"] = 2
    d["1"] = 3
    d[frozenset([1])] = 4
    d[(1, (2, frozenset()))] = 5
    print(d, d[True], d[1], d[None], d[()], d[b"1"], d["1"], d[frozenset({1})], d[(1, (2, frozenset()))])
    e = {Key("a"): 1, Key("b"): 2}
    print(e[Key("a")], Key("b") in e, Key("c") in e, e.get(Key("c"), "none"), e)
    e[Key("a")] = 3
    print(e, len(e), e == {Key("b"): 2, Key("a"): 3})
    print(e.setdefault(Key("a"), 0), e.pop(Key("b")), e)
    f = {}
    f[Key("x", f)] = 1
    try:
        print(Key("x") in f, f)
    except KeyError as error:
        print("KeyError", error)


def typed(dict d, n):
    cdef dict e = {n: d}
    e["x"] = 1
    print(e, e.get("x"), e.get("y"), e.get("y", 2), e.pop("x"), e.pop("x", None), e.setdefault("z", []), "z" in e)
    e.update(d)
    e.update(k=1)
    print(e, len(e), e.copy() == e, list(e.keys()), list(e.values()), list(e.items()), bool(e), e | {1: 0})
    e.clear()
    print(e, not e, e.fromkeys([1]), sorted(d.keys() | e.keys()), {**d, **e}, dict(d, **{"q": 1}))
    e = None
    for attempt in range(4):
        try:
            if attempt == 0:
                e.get(1)
            elif attempt == 1:
                print(1 in e)
            elif attempt == 2:
                for k in e:
                    print(k)
            else:
                print(e[1])
        except AttributeError as error:
            print("AttributeError", error)
        except TypeError as error:
            print("TypeError", error)


made()
merged({"a": 1, "b": 2}, {"b": 3, "c": 4})
unpacked([1, 2], (2, 3))
errors()
views()
order()
recursive()
loops()
keys()
typed({"t": 1}, 5)
