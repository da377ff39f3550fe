# SPDX-License-Identifier: GPL-2.0
"""Loops over containers that need no iterator, and over pairs that need no tuples."""
__license__ = "GPL"


def show(what, xs):
    found = []
    for x in xs:
        found.append(x)
    print(what, found)


def pairs(what, xs):
    found = []
    try:
        for a, b in xs:
            found.append((b, a))
        else:
            print("all of them")
    except (TypeError, ValueError, RuntimeError) as error:
        print(repr(error))
    print(what, found)


d = {"one": 1, "two": 2, "three": 3}
del d["two"]
for kind in ([1, 2], (1, 2), range(5, 0, -2), range(0), d, d.keys(), d.values(), d.items(), "ab", b"ab"):
    show("items of", kind)
show("reversed", reversed([1, 2]))

pairs("dict", d.items())
pairs("list", [(1, 2), [3, 4], "ab", range(2)])
pairs("keys", {"ab": 1, "cd": 2})
pairs("enumerate", enumerate("xy"))
pairs("zip", zip([1, 2], d))
pairs("too many", [(1, 2), (1, 2, 3)])
pairs("too few", [(1, 2), (1,)])
pairs("no pair", [(1, 2), 3])
pairs("nothing", {})


def growing():
    d = {1: 2, 3: 4}
    try:
        for key, value in d.items():
            d[key + 10] = value
    except RuntimeError as error:
        print(error)
    try:
        for key in d:
            d.pop(key)
    except RuntimeError as error:
        print(error)
    for key, value in d.items():
        d[key] = value + 1
    print(d)
    xs = [1, 2, 3]
    for x in xs:
        if len(xs) < 6:
            xs.append(x * 10)
    print(xs)
    for x in xs:
        xs.pop()
    print(xs)


growing()


def leaving():
    for key, value in d.items():
        if value == 3:
            print("left at", key)
            break
        for a, b in d.items():
            if a == key:
                continue
            print(key, a, b)
    else:
        print("not left")
    (first, second), third = (1, 2), 3
    for (first, second), third in [((4, 5), 6)]:
        print(first, second, third)
    for d["new"], third in [(1, 2)]:
        pass
    print(d, third)


leaving()
print([a + b for a, b in {1: 2, 3: 4}.items()], {b: a for a, b in {1: 2}.items()})
print(sum(x * x for x in range(4)), max([3, 1]), any([x for x in {}]), all(d.values()), min("ba"))
many = {i: -i for i in range(300)}
for i in range(0, 300, 3):
    del many[i]
print(sum(k + v for k, v in many.items()), len(many), sum(many), [i for i in range(300) if i in many][:5])
texts = {f"key {i}": i for i in range(100)}
print(sum(texts[f"key {i}"] for i in range(100)), "key 100" in texts, texts.get("x" * 500), {"x" * 500: 1}["x" * 500])
print({1: "a"}[True], {True: "b"}[1], {2**62: "c"}[2**62], {-1: 5}.get(-2))
xs = list(range(20))
xs[3] = "three"
del xs[5]
xs.insert(0, "zero")
print(xs[4], xs[-1], xs[6], xs.pop(3), xs, len(xs))
