# SPDX-License-Identifier: GPL-2.0

# --- list_basic
print([n for n in range(5)], [n * n for n in (1, 2)], [c + c for c in "ab"], [0 for _ in range(3)])

# --- list_condition
print([n for n in range(10) if n % 3 == 0], [n for n in range(10) if n > 2 if n < 6])

# --- list_conditional_value
print(["even" if n % 2 == 0 else "odd" for n in range(4)])

# --- list_nested_loops
print([(a, b) for a in range(3) for b in range(a)], [a + b for a in "ab" for b in "xy"])

# --- list_of_lists
print([[i * j for j in range(3)] for i in range(3)])

# --- transposed
m = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in m] for i in range(3)])

# --- flattened
print([n for row in [[1, 2], [3], []] for n in row])

# --- scope
n = "outer"
x = [n for n in range(3)]
print(n, x)

# --- scope_of_first_iterable
n = [1, 2]
print([n for n in n], n)

# --- dict_basic
print({n: str(n) for n in range(3)}, {c: len(c) for c in ("a", "bb")})

# --- dict_condition
print({n: n * n for n in range(6) if n % 2})

# --- dict_overwrites
print({n % 3: n for n in range(7)})

# --- dict_nested
print({a: {b: a * b for b in range(2)} for a in range(2)})

# --- set_basic
print(sorted({n % 3 for n in range(10)}))

# --- uses_function
def twice(n):
    return n * 2

print([twice(n) for n in range(3)], [twice(n) for n in range(6) if twice(n) > 4])

# --- uses_locals
def scale(items, k):
    return [n * k for n in items]

print(scale([1, 2], 10))

# --- raises_inside
def boom(n):
    if n == 2:
        raise ValueError("two")
    return n

print([boom(n) for n in range(5)])

# --- iterates_over_error
n = 5
print([x for x in n])

# --- generator_consumed
print(sum(n * n for n in range(5)), list(n for n in "ab"), tuple(n for n in (1, 2)), max(n for n in [3, 9, 1]))

# --- generator_condition
print(sum(n for n in range(10) if n % 2), sorted(-n for n in range(3)), min(len(w) for w in ["aa", "b"]))

# --- generator_in_any
print(any(n > 3 for n in range(5)), all(n < 3 for n in range(5)))

# --- generator_nested
print(sum(a * b for a in range(4) for b in range(a)))

# --- generator_dict
print(dict((k, v) for k, v in [("a", 1), ("b", 2)]))

# --- generator_as_object
g = (n for n in range(3))
print(next(g), list(g))

# --- typed_variable
cdef int n
print([n for n in range(3)])

# --- over_dict_items
d = {"a": 1, "b": 2}
print([k + str(v) for k, v in d.items()], [k for k in d], sorted([v for v in d.values()]))

# --- over_zip_enumerate
print([a * b for a, b in zip([1, 2], [3, 4])], [i for i, c in enumerate("abc") if c != "b"])

# --- in_condition
x = [1, 2, 3]
if [n for n in x if n > 2]:
    print("some")
if not [n for n in x if n > 5]:
    print("none")

# --- in_call
print(len([n for n in range(100) if n % 7 == 0]), "".join([c.upper() for c in "abc"]))

# --- in_class_method
cdef class P:
    cdef list items
    def __init__(self, items):
        self.items = items
    def doubled(self):
        return [n * 2 for n in self.items]

print(P([1, 2]).doubled())

# --- deep_nesting
print([[[a, b, c] for c in range(2)] for a in range(2) for b in range(2)])

# --- with_slices
x = list(range(10))
print([x[i:i + 3] for i in range(0, 10, 3)])

# --- condition_is_called_each_time
def say(n):
    print("say", n)
    return n % 2

print([n for n in range(3) if say(n)])

# --- modified_while_iterating
x = [1, 2, 3]
print([x.pop() for _ in range(2)], x)

# --- primes
print([n for n in range(2, 40) if all([n % d for d in range(2, n)])])

# --- pythagorean
print([(a, b, c) for a in range(1, 15) for b in range(a, 15) for c in range(b, 15) if a * a + b * b == c * c])

# --- lambda_in_comprehension
print([f(2) for f in [lambda x, k=k: x + k for k in range(3)]])
