# SPDX-License-Identifier: GPL-2.0

# --- lists
print(list(range(4)), list(range(2, 5)), list(range(0, 10, 3)), list(range(5, 0, -2)), list(range(0)))

# --- empty
print(list(range(3, 3)), list(range(5, 1)), list(range(1, 5, -1)), len(range(-3)))

# --- reprs
print(range(3), range(1, 3), range(1, 10, 2), repr(range(0)))

# --- length
print(len(range(10)), len(range(0, 10, 3)), len(range(10, 0, -3)), len(range(-5, 5)))

# --- index
r = range(10, 20, 2)
print(r[0], r[-1], r[2])
print(r[5])

# --- slice
r = range(10)
print(r[2:5], r[::2], r[::-1], list(r[-3:]))

# --- contains
r = range(0, 10, 2)
print(4 in r, 5 in r, 10 in r, -2 in r, "a" in r, 8 not in r)

# --- equality
print(range(3) == range(0, 3), range(0) == range(2, 1), range(0, 5, 2) == range(0, 6, 2), range(2) != range(3))

# --- attributes
r = range(1, 10, 3)
print(r.start, r.stop, r.step)

# --- methods
r = range(0, 10, 2)
print(r.count(4), r.count(5), r.index(6))
print(r.index(7))

# --- step_zero
n = 0
print(range(1, 2, n))

# --- text
s = "3"
print(range(s))

# --- reversed
print(list(reversed(range(5))), list(reversed(range(0, 10, 3))))

# --- sum_min_max
print(sum(range(101)), min(range(3, 9)), max(range(3, 9)))

# --- loop_variable_after
for i in range(3):
    pass
print(i)

# --- loop_variable_assigned
for i in range(4):
    print(i, end=" ")
    i = 10
print(i)

# --- loop_with_typed
cdef int i
total = 0
for i in range(10, 0, -3):
    total += i
print(total, i)

# --- loop_bound_changes
n = 3
for i in range(n):
    n = 10
print(i, n)

# --- loop_negative_step
n = -1
print([i for i in range(3, -1, n)])

# --- nested
for i in range(3):
    for j in range(i):
        print(i, j)

# --- extremes
big = 9223372036854775807
print(len(range(big - 2, big)), [x for x in range(big - 2, big)], list(range(big, big - 3, -1)))

# --- truth_and_hash
print(bool(range(0)), bool(range(1)), {range(3): 1}[range(0, 3)])

# --- as_object
r = range(3)
for x in r:
    print(x, end=" ")
for x in r:
    print(x, end=" ")
print(list(r))

# --- unpack
a, b, c = range(3)
print(a, b, c)
