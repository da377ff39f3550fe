# SPDX-License-Identifier: GPL-2.0
"""Lists, tuples, dicts, bytes in their everyday operations."""
__license__ = "GPL"


def lists():
    a = [3, 1, 2]
    a.append(5)
    a.extend([9, 8])
    a.insert(0, 7)
    print(a, len(a), a[0], a[-1], a[1:3], a[::-1], 5 in a, 6 not in a)
    a.sort()
    print(a)
    a.sort(reverse=True)
    print(a, a.index(5), a.count(5), a.pop(), a.pop(0), a)
    a.remove(5)
    a.reverse()
    a[0] = "x"
    del a[1]
    print(a, a + [1], a * 2, [] == [], [1, 2] < [1, 3])
    a += ["y"]
    b = a.copy()
    a.clear()
    print(a, b, list("abc"), list(range(3)), sorted([3, 1, 2]), sorted("bca"))
    a[:] = [1, 2, 3, 4]
    a[1:3] = ["m"]
    print(a)
    del a[0:1]
    print(a)
    nested = [[1], [2, [3]]]
    print(nested, nested[1][1][0])
    total = 0
    for v in [1, 2, 3]:
        total += v
    else:
        print("done", total)


def tuples():
    t = (1, "a", None)
    print(t, len(t), t[0], t[-1], t[1:], t + (2,), t * 2, (1,), ())
    a, b, c = t
    print(a, b, c)
    a, b = b, a
    print(a, b)
    (x, y), z = (1, 2), 3
    print(x, y, z, (1, 2) == (1, 2), (1, 2) < (1, 3), 1 in t, t.index("a"), t.count(1))


def dicts():
    d = {"a": 1, "b": 2, 3: "three"}
    print(d, len(d), d["a"], d[3], "a" in d, "z" in d)
    d["c"] = 4
    d["a"] = 10
    del d["b"]
    print(d, list(d), list(d.keys()), list(d.values()), list(d.items()))
    print(d.get("a"), d.get("zz"), d.get("zz", 5), d.pop("a"), d.pop("a", None), d.setdefault("q", 7))
    d.update({"r": 8})
    for k, v in d.items():
        print(k, v)
    for k in d:
        print(k)
    e = d.copy()
    d.clear()
    print(d, e, e == {3: "three", "c": 4, "q": 7, "r": 8}, dict(x=1, y=2), {1: 2} == {1: 2})
    big = {}
    for i in range(200):
        big[i] = i * i
    print(len(big), big[14], sum(big.values()))
    big2 = {str(k): v for k, v in big.items() if v % 2}
    print(len(big2), big2["13"])


def byte_strings():
    b = b"hello\x00\xff"
    print(b, len(b), b[0], b[-1], b[1:3], b + b"!", b * 2, b"l" in b, b == b"hello", 104 in b)
    print(b"a,b".split(b","), b"abc".find(b"c"), b"-".join([b"x", b"y"]), b"AbC".hex(), bytes(3), bytes([1, 2]))
    for x in b"ab":
        print(x)


def comprehensions(n):
    print([i * i for i in range(n)], [i for i in range(n) if i % 2], {i: str(i) for i in range(3)})
    print([[j for j in range(i)] for i in range(3)], [a + b for a in "xy" for b in "12"])
    print(sum(i for i in range(10)), max(len(w) for w in ["a", "bbb"]), sorted(-i for i in range(3)))
    print(list(zip([1, 2], "ab")), list(enumerate("ab")), list(reversed([1, 2, 3])), any([0, 1]), all([1, 0]))


def errors():
    a = [1]
    d = {"k": 1}
    try:
        print(a[3])
    except IndexError as e:
        print("IndexError", e)
    try:
        a[3] = 1
    except IndexError as e:
        print("IndexError", e)
    try:
        print(d["missing"])
    except KeyError as e:
        print("KeyError", e)
    try:
        a.remove(99)
    except ValueError as e:
        print("ValueError", e)
    try:
        [].pop()
    except IndexError as e:
        print("IndexError", e)
    try:
        x, y = list(range(3))
    except ValueError as e:
        print("ValueError", e)
    try:
        x, y = a
    except ValueError as e:
        print("ValueError", e)
    try:
        d[[]] = 1
    except TypeError as e:
        print("TypeError", e)
    try:
        for q in 5:
            print(q)
    except TypeError as e:
        print("TypeError", e)


lists()
tuples()
dicts()
byte_strings()
comprehensions(6)
errors()
