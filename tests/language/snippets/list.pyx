# SPDX-License-Identifier: GPL-2.0

# --- literals
print([], [1], [1, "a", None], [[1], [2, [3]]], list(), list((1, 2)), list("ab"), list(range(3)))

# --- index
x = [10, 20, 30]
print(x[0], x[-1], x[1], x[True])

# --- index_error
x = [1]
for i in (1, -2, 100):
    try:
        print(x[i])
    except IndexError as e:
        print(e)
x[5] = 1

# --- index_type_error
x = [1]
i = "0"
print(x[i])

# --- assign_item
x = [1, 2, 3]
x[0] = "a"
x[-1] = x[1]
print(x)

# --- delete_item
x = [1, 2, 3, 4]
del x[0]
del x[-1]
print(x)
del x[7]

# --- delete_slice
x = [0, 1, 2, 3, 4, 5]
del x[1:3]
print(x)
del x[:1], x[2:]
print(x)

# --- append_extend
x = []
x.append(1)
x.append([2])
x.extend([3, 4])
x.extend("ab")
x.extend(range(2))
x.extend(())
print(x)

# --- extend_itself
x = [1, 2]
x.extend(x)
print(x)

# --- extend_type_error
x = [1]
n = 5
x.extend(n)

# --- insert
x = [1, 2]
x.insert(0, "a")
x.insert(100, "z")
x.insert(-1, "y")
x.insert(-100, "b")
print(x)

# --- pop
x = [1, 2, 3, 4]
print(x.pop(), x.pop(0), x.pop(-1), x)

# --- pop_empty
x = []
x.pop()

# --- pop_range
x = [1]
x.pop(3)

# --- remove
x = [1, 2, 1, 3]
x.remove(1)
print(x)
x.remove(9)

# --- clear
x = [1, 2]
y = x
x.clear()
print(x, y, len(y))

# --- index_method
x = [5, 6, 7, 6]
print(x.index(6), x.index(6, 2), x.index(5, 0, 1))
print(x.index(5, 1))

# --- count
x = [1, True, 1, "1", None]
print(x.count(1), x.count("1"), x.count(None), x.count(5))

# --- reverse
x = [1, 2, 3]
x.reverse()
print(x, list(reversed(x)))

# --- copy
x = [1, [2]]
y = x.copy()
y.append(3)
y[1].append(9)
print(x, y)

# --- sort
x = [3, 1, 2]
print(x.sort(), x)
x.sort(reverse=True)
print(x, sorted(x), x)

# --- sort_texts
x = ["b", "B", "a", "", "ab"]
x.sort()
print(x)

# --- sort_tuples
print(sorted([(2, "a"), (1, "b"), (1, "a"), (2,)]))

# --- sort_mixed
x = [1, "a"]
x.sort()

# --- sort_is_stable
pairs = [(1, "a"), (0, "b"), (1, "c"), (0, "d")]
pairs.sort(key=first)
print(pairs)

def first(p):
    return p[0]

# --- sort_key_len
print(sorted(["ccc", "a", "bb"], key=len), sorted([-3, 2, -1], key=abs))

# --- sort_key_lambda
print(sorted([3, 1, 2], key=lambda n: -n))

# --- sort_many
x = [(i * 7919) % 1009 for i in range(1000)]
y = sorted(x)
ok = True
for i in range(1, 1000):
    if y[i - 1] > y[i]:
        ok = False
print(ok, y[:5], y[-5:], sum(x) == sum(y))

# --- concatenation
x = [1]
print(x + [2], x + [], [] + x, [1] + [2] + [3])

# --- concatenation_type_error
x = [1]
y = (2,)
print(x + y)

# --- repetition
print([0] * 3, [1, 2] * 2, 2 * ["a"], [1] * 0, [1] * -5)

# --- repetition_shares
row = [[0]] * 3
row[0].append(1)
print(row)

# --- augmented_add
x = [1]
y = x
x += [2]
x += "ab"
print(x, y)

# --- augmented_multiply
x = [1, 2]
y = x
x *= 2
print(x, y)
x *= 0
print(x, y)

# --- augmented_item
x = [1, 2, 3]
x[1] += 10
x[-1] *= 2
print(x)

# --- contains
x = [1, "a", None, [2]]
print(1 in x, "a" in x, [2] in x, 5 in x, None not in x, True in x)

# --- equality
print([1, 2] == [1, 2], [1] == [1, 2], [1] != [2], [] == [], [1] == (1,), [[1]] == [[1]], [1] == [True])

# --- order
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] <= [1, 2], ["a"] < ["b"])

# --- order_type_error
x = [1]
y = ["a"]
print(x < y)

# --- nested
grid = [[0] * 3 for i in range(2)]
grid[0][1] = 5
grid[1][2] += 7
print(grid, len(grid), len(grid[0]))

# --- itself
x = [1]
x.append(x)
print(x, len(x), x[1] is x)

# --- iteration_while_appending
x = [1, 2, 3]
for n in x:
    if len(x) < 8:
        x.append(n * 10)
print(x)

# --- iteration_while_removing
x = [1, 2, 3, 4, 5, 6]
for n in x:
    if n % 2:
        x.remove(n)
print(x)

# --- unpack_exact
a, b, c = [1, 2, 3]
print(a, b, c)

# --- stack_and_queue
stack = []
for i in range(3):
    stack.append(i)
while stack:
    print(stack.pop(), end=" ")
print("done")

# --- hash_error
d = {}
x = [1]
d[x] = 1

# --- as_truth
x = []
print("full" if x else "empty", bool([0]), not x)

# --- min_max_sum
x = [3, 1, 2]
print(min(x), max(x), sum(x), sum(x, 100), len(x))

# --- typed
cdef list x = [1, 2]
x.append(3)
x[0] = x[1] + x[2]
for i in range(len(x)):
    print(i, x[i])
print(x.pop(), x)

# --- typed_none
def last(list x):
    return x[-1]

print(last([1, 2]))
print(last(None))

# --- typed_wrong
def size(list x):
    return len(x)

x = (1, 2)
try:
    print(size(x))
except TypeError:
    print("TypeError")
#> TypeError

# --- large
x = []
for i in range(5000):
    x.append(i)
print(len(x), x[4999], sum(x))
while len(x) > 3:
    x.pop()
print(x)

# --- sieve
def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    for i in range(2, n + 1):
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
    return [i for i in range(n + 1) if flags[i]]

print(sieve(60))

# --- quicksort
def quick(x):
    if len(x) < 2:
        return x
    pivot = x[0]
    return quick([n for n in x[1:] if n < pivot]) + [pivot] + quick([n for n in x[1:] if n >= pivot])

print(quick([5, 3, 9, 1, 5, 0, -2]))

# --- flatten
def flatten(x, out):
    for item in x:
        if isinstance(item, list):
            flatten(item, out)
        else:
            out.append(item)
    return out

print(flatten([1, [2, [3, [4]], 5], []], []))

# --- matrix
def multiply(a, b):
    return [[sum([a[i][k] * b[k][j] for k in range(len(b))]) for j in range(len(b[0]))] for i in range(len(a))]

print(multiply([[1, 2], [3, 4]], [[5, 6], [7, 8]]))

# --- unhashable_in_set
print({1, 2} == {2, 1}, len({1, 1, 2}))

# --- starred_literal
x = [1, 2]
print([*x, 3, *x])
