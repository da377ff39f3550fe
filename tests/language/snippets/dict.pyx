# SPDX-License-Identifier: GPL-2.0

# --- literals
print({}, {1: 2}, {"a": 1, "b": [2]}, {None: 1, (1,): 2, True: 3}, dict())

# --- get_item
d = {"a": 1, 2: "b"}
print(d["a"], d[2])
try:
    d["x"]
except KeyError as e:
    print("KeyError", e)
print(d[(1, "z")])

# --- set_item
d = {}
d["a"] = 1
d["b"] = 2
d["a"] = 3
print(d, len(d))

# --- delete_item
d = {"a": 1, "b": 2}
del d["a"]
print(d)
del d["a"]

# --- order_is_kept
d = {}
for k in "zebra":
    d[k] = 1
del d["e"]
d["e"] = 2
d["z"] = 3
print(d, list(d))

# --- contains
d = {"a": None, 1: 2}
print("a" in d, "b" in d, 1 in d, True in d, None in d, "a" not in d)

# --- get
d = {"a": 1}
print(d.get("a"), d.get("b"), d.get("b", 5), d.get("a", 9))

# --- setdefault
d = {}
print(d.setdefault("a", 1), d.setdefault("a", 2), d.setdefault("b"), d)

# --- setdefault_list
groups = {}
for word in ("apple", "bean", "avocado", "beet"):
    groups.setdefault(word[0], []).append(word)
print(groups)

# --- pop
d = {"a": 1, "b": 2}
print(d.pop("a"), d.pop("z", 0), d.pop("z", None), d)
d.pop("z")

# --- popitem
d = {"a": 1, "b": 2}
print(d.popitem(), d.popitem(), d)
d.popitem()

# --- update
d = {"a": 1}
d.update({"b": 2, "a": 3})
d.update([("c", 4)])
d.update([])
print(d)

# --- update_keywords
d = {"a": 1}
d.update(b=2)
print(d)

# --- update_bad_pairs
d = {}
d.update([(1, 2, 3)])

# --- update_not_pairs
d = {}
n = 5
d.update(n)

# --- clear_copy
d = {"a": [1]}
e = d.copy()
d.clear()
e["a"].append(2)
print(d, e)

# --- views
d = {"a": 1, "b": 2}
print(list(d.keys()), list(d.values()), list(d.items()))
print(d.keys(), d.values(), d.items(), len(d.items()))

# --- views_are_live
d = {"a": 1}
keys = d.keys()
d["b"] = 2
print(list(keys), "b" in keys, 1 in d.values(), ("a", 1) in d.items())

# --- view_operations
a = {"x": 1, "y": 2}
b = {"y": 3, "z": 4}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()))

# --- iteration
d = {"a": 1, "b": 2}
for k in d:
    print(k, d[k])
for k, v in d.items():
    print(k, v)
for v in d.values():
    print(v)

# --- iteration_changed
d = {1: 1}
for k in d:
    d[k + 1] = 1

# --- iteration_deleted
d = {1: 1, 2: 2}
for k in d:
    del d[k]

# --- iteration_of_copy
d = {1: 1, 2: 2, 3: 3}
for k in list(d):
    if k % 2:
        del d[k]
print(d)

# --- value_changed_in_loop
d = {1: 1, 2: 2}
for k in d:
    d[k] *= 10
print(d)

# --- equality
print({1: 2} == {1: 2}, {1: 2, 3: 4} == {3: 4, 1: 2}, {} == {}, {1: 2} != {1: 3}, {1: 2} == [1])

# --- order_type_error
a = {}
b = {}
print(a < b)

# --- nested
d = {"a": {"b": {"c": 1}}}
d["a"]["b"]["d"] = 2
print(d["a"]["b"]["c"], d)

# --- itself
d = {}
d["self"] = d
print(d)

# --- augmented_item
d = {"a": 1}
d["a"] += 5
d["a"] **= 2
print(d)
d["b"] += 1

# --- counting
counts = {}
for c in "mississippi":
    counts[c] = counts.get(c, 0) + 1
print(counts, sorted(counts.items()))

# --- unhashable_keys
d = {}
try:
    d[[1]] = 1
except TypeError as e:
    print(e)
k = {}
print(d.get(k))

# --- numbers_as_keys
d = {0: "zero", -1: "minus", 2 ** 40: "big", True: "one"}
print(d[False], d[-1], d[1099511627776], d[1])

# --- from_pairs
print(dict([("a", 1), ("b", 2)]), dict([[1, 2]]), dict({"x": 1}), dict(()))

# --- from_keywords
print(dict(a=1, b="x"))

# --- from_bad_pairs
x = [1, 2]
print(dict(x))

# --- fromkeys
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0))

# --- merge
a = {"x": 1, "y": 2}
b = {"y": 3, "z": 4}
print(a | b, b | a, a)

# --- merge_in_place
a = {"x": 1}
a |= {"y": 2}
print(a)

# --- unpacking_literal
a = {"x": 1}
print({**a, "y": 2})

# --- comprehension
print({n: n * n for n in range(4)}, {k: v for k, v in [("a", 1)]}, {v: k for k, v in {"a": 1}.items()})

# --- truth
print(bool({}), bool({0: 0}), not {})

# --- sorted_keys
d = {"b": 1, "a": 2}
print(sorted(d), min(d), max(d), list(reversed(list(d))))

# --- reversed
d = {"b": 1, "a": 2}
print(list(reversed(d)))

# --- large
d = {}
for i in range(3000):
    d[i * 7] = i
print(len(d), d[700], 701 in d)
for i in range(2990):
    del d[i * 7]
print(d)

# --- text_keys_built
d = {}
for i in range(100):
    d["key" + str(i)] = i
print(d["key42"], len(d), "key100" in d)

# --- typed
def lookup(dict d, key):
    if key in d:
        return d[key]
    return d.get(key, "none")

print(lookup({"a": 1}, "a"), lookup({}, 5))
print(lookup(None, 1))

# --- memo
def fib(n, memo):
    if n in memo:
        return memo[n]
    if n < 2:
        return n
    memo[n] = fib(n - 1, memo) + fib(n - 2, memo)
    return memo[n]

print(fib(60, {}))

# --- of_lists_inverted
d = {"a": [1, 2], "b": [2]}
inverse = {}
for k, items in d.items():
    for n in items:
        inverse.setdefault(n, []).append(k)
print(inverse)

# --- own_hash
cdef class Key:
    cdef int n
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 1
    def __eq__(self, other):
        return isinstance(other, Key) and (<Key>other).n == self.n

d = {Key(1): "one", Key(2): "two"}
print(d[Key(1)], d[Key(2)], Key(3) in d, len(d))

# --- own_hash_raises
cdef class Bad:
    def __hash__(self):
        raise ValueError("no hash")

d = {}
d[Bad()] = 1

# --- own_eq_raises
cdef class Odd:
    def __hash__(self):
        return 5
    def __eq__(self, other):
        raise KeyError("eq")

d = {Odd(): 1}
print(Odd() in d)

# --- missing_method
d = {}
d.add(1)

# --- zip_keys
print(dict(zip(["a", "b"], range(2))))

# --- items_unpacked_sorted
d = {"b": 2, "a": 1, "c": 0}
print(sorted([(v, k) for k, v in d.items()]))
