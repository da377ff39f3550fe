# SPDX-License-Identifier: GPL-2.0

# --- literals
print({1}, sorted({3, 1, 2}), len({1, 1, 2}), set())

# --- from_iterables
print(sorted(set([1, 2, 2])), sorted(set("hello")), set(()), sorted(set(range(3))))

# --- add_remove
s = {1}
s.add(2)
s.add(2)
s.discard(5)
s.remove(1)
print(s)
s.remove(9)

# --- contains
s = {1, "a", None, (1, 2)}
print(1 in s, "b" in s, None in s, (1, 2) in s, True in s, 5 not in s)

# --- contains_unhashable
s = {1}
x = [1]
print(x in s)

# --- union_and_others
a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))

# --- methods
a = {1, 2, 3}
print(sorted(a.union([4])), sorted(a.intersection((1, 9))), sorted(a.difference([1])), sorted(a.symmetric_difference({3, 5})))

# --- in_place
a = {1, 2}
a |= {3}
a &= {1, 3}
a -= {1}
a ^= {3, 5}
print(sorted(a))

# --- updates
a = {1}
a.update([2, 3], (4,))
a.intersection_update([1, 2, 3])
a.difference_update([1])
a.symmetric_difference_update([3, 7])
print(sorted(a))

# --- comparison
print({1, 2} == {2, 1}, {1} != {2}, {1} < {1, 2}, {1, 2} <= {1, 2}, {1, 2} > {3}, {1} >= set())

# --- subset_methods
print({1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint([2]), {1}.isdisjoint([1]))

# --- pop
s = {5}
print(s.pop(), s)
s.pop()

# --- clear_copy
a = {1}
b = a.copy()
a.clear()
print(a, b)

# --- iteration
print(sorted([n * 2 for n in {1, 2, 3}]), sum({1, 2}), max({4, 9}))

# --- literal_is_looked_at
n = 3
print(n in {1, 2, 3}, n not in {"a", 3}, sorted([c for c in {"a", "b"}]))

# --- iteration_changed
s = {1}
for n in s:
    s.add(n + 1)

# --- truth
print(bool(set()), bool({0}), not set())

# --- comprehension
print(sorted({n % 3 for n in range(10)}), sorted({c for c in "hello" if c != "l"}))

# --- unhashable
x = [1]
s = {1}
s.add(x)

# --- reprs
print(set(), {1}, {"a"}, [{1}], str({None}))

# --- frozen
f = frozenset([1, 2])
print(sorted(f), 1 in f, hash(f) == hash(frozenset([2, 1])), f == {1, 2}, {f: "key"}[frozenset([2, 1])])

# --- frozen_repr
print(frozenset(), frozenset([1]))

# --- union_wrong_type
s = {1}
x = [2]
print(s | x)

# --- typed
def count(set s):
    s.add("x")
    return len(s)

print(count({1, 2}))

# --- distinct_in_order
def distinct(items):
    seen = set()
    out = []
    for item in items:
        if item not in seen:
            seen.add(item)
            out.append(item)
    return out

print(distinct([3, 1, 3, 2, 1]))

# --- large
s = set()
for i in range(2000):
    s.add(i * 3 % 1000)
print(len(s), 999 in s, 1000 in s)
