# SPDX-License-Identifier: GPL-2.0

# --- literals
t = 1, 2
print((), (1,), (1, "a", None), t, ((1,), (2,)), tuple(), tuple([1]), tuple("ab"), tuple(range(3)))

# --- index
t = (10, 20, 30)
print(t[0], t[-1], t[1:], t[::-1], len(t))

# --- index_error
t = (1,)
print(t[1])

# --- assign_item
t = (1, 2)
t[0] = 5

# --- concatenation
t = (1,)
print(t + (2, 3), t + (), () + t)

# --- concatenation_with_list
t = (1,)
x = [2]
print(t + x)

# --- repetition
t = (1, 2)
print(t * 2, 2 * t, t * 0, () * 5)

# --- augmented
t = (1,)
u = t
t += (2,)
t *= 2
print(t, u)

# --- contains
t = (1, "a", None)
print(1 in t, "b" in t, None in t, (1,) in ((1,), 2))

# --- equality
print((1, 2) == (1, 2), (1,) == (1, 2), () == (), (1,) == [1], (1, (2,)) == (1, (2,)), (1,) != (2,))

# --- order
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), ("a", 2) > ("a", 1), (1, 2) >= (1, 2))

# --- order_type_error
a = (1, "a")
b = (1, 2)
print(a < b)

# --- count_index
t = (1, 2, 1, 3)
print(t.count(1), t.count(9), t.index(2), t.index(1, 1))
print(t.index(7))

# --- as_key
d = {(1, 2): "a", (): "b"}
print(d[1, 2], d[()], (1, 2) in d, (2, 1) in d)

# --- hash_equal
a = (1, "x", (2,))
b = (1, "x") + ((2,),)
print(hash(a) == hash(b), a == b)

# --- hash_unhashable
t = (1, [2])
print(hash(t))

# --- unpack
a, (b, c), d = 1, (2, 3), 4
print(a, b, c, d)

# --- swap
a, b = 1, 2
a, b = b, a
print(a, b)

# --- swap_items
x = [1, 2, 3]
x[0], x[2] = x[2], x[0]
print(x)

# --- returned
def both(n):
    return n // 3, n % 3

q, r = both(11)
print(q, r, both(7))

# --- iteration
for n in (1, "a", (2,)):
    print(n)

# --- truth
print(bool(()), bool((0,)), "y" if () else "n")

# --- reprs
print(repr((1,)), str(("a",)), f"{(1, 2)}", "%s" % ((1, 2),))

# --- nested_mutable
t = ([1], 2)
t[0].append(5)
print(t)

# --- sorted_reversed
print(sorted((3, 1, 2)), tuple(reversed((1, 2))), min((3, 1)), max((3, 1)), sum((1, 2)))

# --- from_tuple_is_same
t = (1, 2)
print(tuple(t) is t, t[:] is t)

# --- missing_method
t = (1,)
t.append(2)

# --- typed
def swap(tuple t):
    a, b = t
    return b, a

print(swap((1, 2)))
print(swap((1, 2, 3)))

# --- many_items
t = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19)
print(len(t), t[5:8], sum(t))

# --- zipped
print(list(zip((1, 2), ("a", "b"))), dict(zip("ab", (1, 2))))

# --- starred_literal
t = (1, 2)
print((*t, 3))

# --- compare_identity_first
class_less = (1, None)
print(class_less == (1, None), (None,) == (None,))
