# SPDX-License-Identifier: GPL-2.0
"""key functions, map, filter, lambda, generator expressions that stop, instances that are called."""
__license__ = "GPL"

limit = 2


cdef class Adder:
    cdef int n

    def __init__(self, int n):
        self.n = n

    def __call__(self, x, y=0):
        return self.n + x + y


cdef class Louder(Adder):
    def __call__(self, x, y=0):
        return super().__call__(x, y) * 10


cdef class Item:
    cdef public int rank
    cdef public str name

    def __init__(self, rank, name):
        self.rank = rank
        self.name = name

    def __repr__(self):
        return f"{self.name}{self.rank}"

    def key(self):
        return self.rank


cdef class Watch:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            print("left", value, tb)
        else:
            print("raised", kind.__name__, kind, value, type(value) is kind, issubclass(kind, LookupError))
        return kind is KeyError


def say(x):
    print("seen", x)
    return x


def small(x):
    return x < limit


def fail(x):
    raise ValueError(x)


def last(pair):
    return pair[1]


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def keys():
    words = ["pear", "fig", "apple", "kiwi", "date"]
    print(sorted(words, key=len), sorted(words, key=len, reverse=True))
    print(sorted(words, key=None), sorted(words, reverse=True, key=str.upper))
    words.sort(key=last)
    print(words)
    words.sort(key=lambda w: (len(w), w))
    print(words, min(words, key=len), max(words, key=len))
    pairs = [(2, "b"), (1, "b"), (3, "a")]
    print(sorted(pairs, key=last), sorted(pairs, key=last, reverse=True))
    print(min([], default=5), max([], key=len, default=None), min(3, 1, 2, key=lambda x: -x))
    more_keys()


def more_keys():
    print(max((x for x in range(5)), key=lambda x: x % 3), max("a", "bcd", key=len))
    print(sorted((x * x for x in range(4)), key=lambda x: -x), max(range(3), default=9))
    items = [Item(2, "x"), Item(1, "y"), Item(2, "a")]
    print(sorted(items, key=Item.key), sorted(items, key=lambda i: i.name), items)
    big = [(i * 7919) % 101 for i in range(200)]
    print(sorted(big, key=lambda v: v % 10) == stable(big), sorted(big, key=lambda v: v // 7, reverse=True)[:5])
    untyped(["bb", "a"])
    wrong_keys()


def wrong_keys():
    attempt(lambda: sorted([3, 1], key=fail))
    attempt(lambda: min([], key=len))
    attempt(lambda: sorted([1, "a"], key=lambda x: x))
    attempt(lambda: sorted([1, 2], key=5))
    kept = [3, 1, 2]
    try:
        kept.sort(key=fail)
    except ValueError:
        print(kept)


def stable(xs):
    out = []
    for digit in range(10):
        out += [x for x in xs if x % 10 == digit]
    return out


def untyped(xs):
    xs.sort(key=len)
    print(xs)
    xs.sort(key=len, reverse=True)
    print(xs)
    xs.sort(reverse=True)
    print(xs)


shared = [3, 1, 2]


def meddle(x):
    shared.append(x)
    return x


def meddling():
    try:
        shared.sort(key=meddle)
    except ValueError as e:
        print(e)


def iterators():
    m = map(say, [1, 2, 3])
    print("lazy", next(m))
    print(list(m), list(map(lambda a, b: a * b, [1, 2, 3], (4, 5))), list(map(None or str, "ab")))
    print(list(filter(small, range(5))), list(filter(None, [0, 1, "", "x"])), list(filter(lambda x: x % 2, range(6))))
    more_maps()


def more_maps():
    print(sum(map(int, "123")), dict(zip("ab", map(len, ["x", "yz"]))), "-".join(map(str, [1, 2])))
    for x in map(abs, [-1, 2]):
        print(x)
    print(list(zip([1, 2], "ab", strict=True)), list(enumerate("ab", 5)), list(enumerate("ab", start=2)))
    wrong_iterators()
    sentinels()
    m = map(say, [1])
    print(isinstance(m, map), isinstance(filter(None, []), filter), type(m), type(filter(None, [])))
    made = [kind([1, 2]) for kind in (list, tuple, set, iter, reversed, enumerate)]
    print(made[0], made[1], made[2] == {1, 2}, list(made[3]), list(made[4]), list(made[5]))


def wrong_iterators():
    attempt(lambda: list(zip([1], [1, 2], strict=True)))
    attempt(lambda: list(zip([1, 2], [1], strict=True)))
    attempt(lambda: list(zip([1, 2], [3, 4], [1], strict=True)))
    attempt(lambda: list(map(fail, [1])))
    attempt(lambda: map(fail))
    attempt(lambda: list(map(len, 5)))
    attempt(lambda: next(iter([])))


def sentinels():
    print(next(iter([]), "none"), next(iter([7]), "none"))
    left = [3, 2, 0, 5]
    print(list(iter(left.pop, 0)), left)
    attempt(lambda: iter(5, 0))
    it = iter(left.pop, 9)
    print(next(it), next(it))
    try:
        next(it)
    except IndexError as e:
        print(e)


def searches():
    print(any(say(x) > 1 for x in range(5)), all(say(x) < 1 for x in range(5)))
    no_elements()
    nested_loops()
    firsts()
    in_conditions([5, 0, 7])


def no_elements():
    print(any(x > 9 for x in range(5)), all(x >= 0 for x in range(5)), any(x for x in []), all(x for x in []))


def nested_loops():
    print(any(say(x) + y == 3 for x in range(3) for y in range(3) if y), all(x != y for x in "ab" for y in "bc"))
    print(all(any(c == d for d in "abc") for c in "cab"))


def firsts():
    print(next(x for x in range(10) if say(x) > 1), next((x for x in [] if x), "empty"), next((y for x in [[], [1, 2]] for y in x), 0))
    attempt(lambda: next(x for x in []))
    attempt(lambda: any(fail(x) for x in [1]))


def in_conditions(xs):
    if any(x == 0 for x in xs) and not all(xs):
        print("zero")
    print(sum((x for x in xs), 10), sum(1 for x in xs if x), [any(y > x for y in xs) for x in xs])


def lambdas():
    double = lambda x: 2 * x
    print(double(4), (lambda: 5)(), (lambda a, b=2: a + b)(1), (lambda a, b=2: a + b)(1, 5))
    print([f(3) for f in [lambda x: x + 1, lambda x: x * x, double]])
    table = {"inc": lambda x: x + limit, "none": lambda: None}
    print(table["inc"](1), table["none"](), double.__name__)
    try:
        double()
    except TypeError as e:
        print(e)
    print((lambda x: (lambda y: y + 1)(x) * 2)(3), list(map(lambda p: sum(q for q in p), [[1, 2], [3]])))



def instances():
    add, loud = Adder(5), Louder(5)
    print(add(1), add(1, 2), loud(1), list(map(add, [1, 2])), callable(add))
    for f in (add, loud, double_it):
        print(f(7))
    attempt(lambda: Adder(1)())
    attempt(lambda: Adder(1)(1, 2, 3))


def double_it(x):
    return 2 * x


def managers():
    with Watch():
        pass
    with Watch():
        raise KeyError("k")
    try:
        with Watch():
            raise ValueError("v")
    except ValueError as e:
        print("out", e)


def printing():
    separator, end = ", ", "!\n"
    print(1, 2, sep=separator, end=end)
    print("a", "b", sep=None)


keys()
meddling()
iterators()
searches()
lambdas()
instances()
managers()
printing()
