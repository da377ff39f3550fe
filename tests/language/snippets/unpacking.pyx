# SPDX-License-Identifier: GPL-2.0

# --- pair
a, b = 1, 2
print(a, b)

# --- from_list_and_text
a, b = [1, 2]
c, d = "xy"
(e, f) = (5, 6)
[g, h] = 7, 8
print(a, b, c, d, e, f, g, h)

# --- nested
(a, b), [c, (d, e)] = (1, 2), [3, (4, 5)]
print(a, b, c, d, e)

# --- single
a, = [5]
(b,) = (6,)
print(a, b)

# --- too_few
x = [1]
a, b = x

# --- too_many
x = (1, 2, 3)
a, b = x

# --- too_many_from_iterator
r = iter([1, 2, 3])
a, b = r

# --- too_few_from_iterator
r = iter([1])
a, b, c = r

# --- not_iterable
n = 5
a, b = n

# --- none
n = None
a, b = n

# --- cascade
a = b = c = [1]
b.append(2)
print(a, c, a is c)

# --- cascade_tuple
a, b = c = (1, 2)
print(a, b, c)

# --- swap_three
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)

# --- to_items
x = [0, 0]
d = {}
x[0], d["k"] = 1, 2
print(x, d)

# --- order_of_targets
x = [0, 1, 2]
i = 0
i, x[i] = 2, "z"
print(i, x)

# --- in_loop
for a, b in [(1, 2), (3, 4)]:
    print(a + b)

# --- in_loop_nested
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a, b)

# --- in_loop_error
for a, b in [(1, 2), (3,)]:
    print(a, b)

# --- in_comprehension
print([a * b for a, b in [(1, 2), (3, 4)]])

# --- attribute_targets
cdef class P:
    cdef object x
    cdef object y
    def __init__(self):
        self.x, self.y = 1, 2
    def show(self):
        return self.x, self.y

p = P()
print(p.show())

# --- from_dict
a, b = {"x": 1, "y": 2}
print(a, b)

# --- from_range_and_zip
a, b = range(2)
c, d = zip([1, 2], [3, 4])
print(a, b, c, d)

# --- typed_targets
cdef int a
cdef long b
a, b = 3, 4
print(a * b)

# --- from_bytes
a, b, c = b"\x01\x02\x03"
print(a + b + c)

# --- function_result
def three():
    return [1, 2, 3]

a, b, c = three()
print(a, b, c)

# --- starred_last
a, *b = [1, 2, 3]
print(a, b)

# --- starred_first
*a, b = [1, 2, 3]
print(a, b)

# --- starred_middle
a, *b, c = "hello"
print(a, b, c)

# --- starred_empty
a, *b = [1]
print(a, b)

# --- starred_too_few
x = [1]
a, b, *c = x

# --- augmented_target_order
x = [1, 2]
x[0] += x[1]
x[1] -= x[0]
print(x)

# --- ignored_names
_, b, _ = 1, 2, 3
print(b, _)

# --- walrus
x = [1, 2, 3]
if (n := len(x)) > 2:
    print(n)
while (n := n - 1) > 0:
    print(n)

# --- walrus_in_comprehension
print([y for x in range(4) if (y := x * 2) > 2])
