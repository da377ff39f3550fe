# SPDX-License-Identifier: GPL-2.0

# --- chains
a, b, c = 1, 2, 3
d = 1
print(a < b < c, a < c < b, a <= d <= b, a == d != b, a < b > d, a in [1] in [[1]])

# --- chain_evaluates_once
def say(n):
    print("say", n)
    return n

print(say(1) < say(2) < say(3))
print(say(5) < say(2) < say(3))

# --- chain_of_objects
x = y = [1]
print([0] < x < [2], x is y is not None, None is None is not 1)

# --- identity_of_singletons
print(None is None, True is True, False is not None, () is not None)

# --- identity_of_containers
a, b = [1], [1]
c = a
print(a is b, a is not b, a == b, a is c)

# --- mixed_equality
print(1 == "1", None == 0, [] == (), "" == b"", 0 == False, {} == [], None == None)

# --- mixed_order
pairs = [(1, "a"), (None, 1), ([1], (1,)), ({}, {}), (b"a", "a")]
for a, b in pairs:
    try:
        print(a < b)
    except TypeError as e:
        print(e)

# --- mixed_order_other_operators
a = "a"
for k in range(3):
    try:
        print(a <= 1 if k == 0 else a > 1 if k == 1 else a >= 1)
    except TypeError as e:
        print(e)

# --- text_order
print("a" < "b", "a" < "A", "abc" < "abd", "Z" < "a", "" < " ", "10" < "9")

# --- list_order_by_first_difference
print([1, 5] < [2], [1, 5] < [1], [1] < [1, 5], [[1]] < [[2]], [1, "a"] < [2, 1])

# --- contains_uses_equality
print(1 in [True], True in [1], "a" in ("b", "a"), None in [None, 1], [] in [[]])

# --- not_in
x = [1, 2]
print(3 not in x, 1 not in x, "a" not in "abc", "k" not in {"k": 1})

# --- in_chain
print(1 in [1, 2] == True, 1 < 2 in [2])

# --- none_comparison
x = None
print(x == None, x != None, x is None, x is not None, None == 0, None == "")

# --- none_order
x = None
y = None
print(x < y)

# --- conditional
x = 5
print("big" if x > 3 else "small", 1 if x is None else 2 if x else 3)

# --- conditional_evaluates_one
def say(n):
    print("say", n)
    return n

print(say(1) if True else say(2), say(3) if 0 else say(4))

# --- if_elif_else
for n in (-1, 0, 5, 50):
    if n < 0:
        print("negative")
    elif n == 0:
        print("zero")
    elif n < 10:
        print("small")
    else:
        print("large")

# --- and_or_mixed
print(1 and 2 or 3, 0 and 2 or 3, 1 or 2 and 0, not 1 or 2, not (1 and 0))

# --- comparison_in_arithmetic
a, b = 3, 5
print((a < b) + (a == 3), (a > b) * 5, -(a < b))

# --- ints_and_bools
print(True == 1, True < 2, False < True, 1 in [True], 2 > True)

# --- typed_comparison
def f(int a, long b):
    return a < b, a == b, a != b, a >= b

print(f(1, 2), f(5, 5), f(-1, -2))

# --- typed_signed_unsigned
cdef unsigned int a
cdef long b
a = 5
b = -1
print(a > b, b < a)

# --- typed_with_object
def f(int a, b):
    return a == b, a != b

print(f(1, 1), f(1, "1"), f(1, None), f(1, True), f(1, [1]))

# --- typed_text
def f(str a, str b):
    return a == b, a != b, a < b, a > b

print(f("a", "b"), f("x", "x"), f("", "a"))

# --- typed_text_none
def f(str a, str b):
    return a == b, a is None

print(f(None, "a"), f(None, None))

# --- typed_list
def f(list a, list b):
    return a == b, a < b

print(f([1], [1]), f([1], [2]))

# --- large_numbers
big = 9223372036854775807
print(big > big - 1, -big - 1 < -big, big == big, big != -big)

# --- dict_equality_deep
print({"a": [1, {"b": 2}]} == {"a": [1, {"b": 2}]}, {"a": [1]} == {"a": [2]})

# --- equality_stops_early
cdef class Loud:
    cdef int n
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        print("compare", self.n)
        return self.n == (<Loud>other).n

print([Loud(1), Loud(2)] == [Loud(3), Loud(2)])
x = Loud(5)
print([x] == [x])

# --- sorted_by_equality_runs
print(sorted([("b", 1), ("a", 2), ("b", 0)]), sorted(["aB", "Ab", "ab"]))

# --- match_statement
x = 2
match x:
    case 1:
        print("one")
    case 2:
        print("two")
