# SPDX-License-Identifier: GPL-2.0

# --- iter_next
it = iter([1, 2])
print(next(it), next(it), next(it, "end"))

# --- next_default
it = iter("")
print(next(it, None), next(it, 5))

# --- next_exhausted
it = iter((1,))
next(it)
next(it)

# --- iter_not_iterable
n = 5
iter(n)

# --- next_not_iterator
x = [1]
next(x)

# --- own_iterator
cdef class Countdown:
    cdef int n
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1

print(list(Countdown(3)), sum(Countdown(4)), [n for n in Countdown(2)], tuple(Countdown(0)))

# --- own_iterable
cdef class Bag:
    cdef list items
    def __init__(self, items):
        self.items = items
    def __iter__(self):
        return iter(self.items)

b = Bag([1, 2])
print(list(b), list(b), 2 in b, max(b), sorted(b), [(x, y) for x in b for y in b])

# --- iterator_raises
cdef class Bad:
    cdef int n
    def __iter__(self):
        return self
    def __next__(self):
        raise ValueError("in next")

print(list(Bad()))

# --- iter_returns_non_iterator
cdef class Bad:
    def __iter__(self):
        return 5

for x in Bad():
    print(x)

# --- iter_raises
cdef class Bad:
    def __iter__(self):
        raise KeyError("iter")

for x in Bad():
    print(x)

# --- unpack_own
cdef class Pair:
    def __iter__(self):
        return iter(("a", "b"))

x, y = Pair()
print(x, y, dict([Pair(), Pair()]))

# --- iterators_of_builtins
for it in (iter([1]), iter((2,)), iter("a"), iter(b"b"), iter({3: 4}), iter(range(5, 6))):
    print(next(it), next(it, "end"))

# --- iterator_is_own_iterator
it = iter([1, 2, 3])
print(iter(it) is it, next(iter(it)), list(it))

# --- enumerate_object
e = enumerate(["a", "b"])
print(next(e), list(e))

# --- enumerate_over_own
cdef class Three:
    def __iter__(self):
        return iter(range(3))

print(list(enumerate(Three(), 1)))

# --- zip_object
z = zip([1, 2, 3], "ab")
print(next(z), list(z))

# --- zip_consumes
a = iter([1, 2, 3])
b = iter([1])
print(list(zip(a, b)), list(a))

# --- reversed_object
r = reversed([1, 2, 3])
print(next(r), list(r), list(r))

# --- reversed_not_sequence
d = 5
reversed(d)

# --- dict_changed_during
d = {"a": 1}
it = iter(d)
d["b"] = 2
next(it)

# --- list_changed_during
x = [1, 2, 3]
it = iter(x)
print(next(it))
x.clear()
print(next(it, "end"))

# --- map_object
m = map(abs, [-1, -2])
print(next(m), list(m))

# --- filter_object
def odd(n):
    return n % 2

print(list(filter(odd, range(6))))

# --- map_several
def add(a, b):
    return a + b

print(list(map(add, [1, 2], [10, 20])))

# --- iter_sentinel
x = [3, 2, 0, 1]
print(list(iter(x.pop, 2)))

# --- sum_of_own
cdef class Nums:
    def __iter__(self):
        return iter([1, 2, 3])

n = Nums()
print(sum(n), min(n), max(n), any(n), all(n), list(zip(n, n)))

# --- contains_by_iteration
cdef class Nums:
    def __iter__(self):
        return iter([1, 2, 3])

print(2 in Nums(), 9 in Nums(), 9 not in Nums())

# --- infinite_with_break
cdef class Forever:
    cdef int n
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        return self.n

def run():
    out = []
    for n in Forever():
        if n > 5:
            break
        out.append(n)
    return len(out)

print(run())
#> 5

# --- next_keeps_position
it = iter(range(10))
total = 0
for n in it:
    total += n
    next(it, None)
print(total)

# --- nested_iterators
it = iter([iter([1, 2]), iter([3])])
print([list(inner) for inner in it])

# --- getitem_protocol_stops_at_index_error
cdef class Seq:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        print("get", i)
        if i > 1:
            raise IndexError
        return i

print([n for n in Seq()], list(reversed([1])))

# --- generator_send
def g():
    x = yield 1
    print(x)
    yield 2

it = g()
print(next(it), it.send("sent"))

# --- generator_close
def g():
    try:
        yield 1
    finally:
        print("closed")

it = g()
next(it)
it.close()

# --- itertools_chain
from itertools import chain

print(list(chain([1], [2])))
