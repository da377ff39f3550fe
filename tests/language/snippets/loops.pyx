# SPDX-License-Identifier: GPL-2.0

# --- while_basic
i = 0
while i < 3:
    print(i)
    i += 1

# --- while_else
i = 0
while i < 2:
    i += 1
else:
    print("else", i)
while True:
    break
else:
    print("never")

# --- while_continue
i = 0
while i < 5:
    i += 1
    if i % 2:
        continue
    print(i)

# --- for_else
for n in (1, 2):
    if n == 5:
        break
else:
    print("not found")
for n in (1, 5):
    if n == 5:
        break
else:
    print("never")

# --- for_else_empty
for n in []:
    pass
else:
    print("else runs")

# --- break_inner
for i in range(3):
    for j in range(3):
        if j == 1:
            break
        print(i, j)

# --- continue_outer
for i in range(3):
    for j in range(3):
        if i == j:
            break
    else:
        continue
    print(i, j)

# --- over_everything
for items in ([1], (2,), "a", b"b", {"k": 1}, range(1)):
    for item in items:
        print(item)

# --- not_iterable
n = 5
for x in n:
    print(x)

# --- over_none
n = None
for x in n:
    print(x)

# --- target_item
x = [0]
for x[0] in (1, 2):
    print(x)

# --- variable_reused
for i in range(2):
    pass
for i in "ab":
    pass
print(i)

# --- return_inside
def find(x, want):
    for i, n in enumerate(x):
        if n == want:
            return i
    return -1

print(find([4, 5], 5), find([], 1))

# --- return_inside_nested
def first_pair(n, total):
    for i in range(n):
        for j in range(i, n):
            if i * j == total:
                return i, j

print(first_pair(10, 24), first_pair(3, 100))

# --- unbound_after
def last(x):
    for n in x:
        pass
    return n

print(last([1, 2]))
print(last([]))

# --- enumerate_start
for i, c in enumerate("ab", 5):
    print(i, c)
for i, c in enumerate("x", start=-1):
    print(i, c)

# --- zip_lengths
for a, b in zip([1, 2, 3], "ab"):
    print(a, b)
print(list(zip()), list(zip([1])), list(zip([1], [2], [3])))

# --- zip_strict
print(list(zip([1], [2, 3], strict=True)))

# --- reversed
for n in reversed([1, 2, 3]):
    print(n)

# --- sorted
for n in sorted([3, 1, 2]):
    print(n)

# --- iterate_iterator_twice
it = iter([1, 2, 3])
for n in it:
    if n == 2:
        break
print(list(it), list(it))

# --- list_grows
x = [1]
for n in x:
    if n < 5:
        x.append(n + 1)
print(x)

# --- typed_loop
cdef int i
cdef int total = 0
for i in range(100):
    if i % 3 == 0:
        continue
    if i > 50:
        break
    total += i
print(total)

# --- loop_variable_typed_over_list
cdef long n
total = 0
for n in [1, 2, 3]:
    total += n
print(total)

# --- loop_variable_typed_bad
cdef int n
for n in [1, "a"]:
    print(n)
#> 1
#> raised TypeError('an integer is required (got type str)')

# --- while_with_pop
x = [1, 2, 3]
while x:
    print(x.pop(0))

# --- bubble
def bubble(x):
    n = len(x)
    while n > 1:
        swapped = False
        for i in range(1, n):
            if x[i - 1] > x[i]:
                x[i - 1], x[i] = x[i], x[i - 1]
                swapped = True
        if not swapped:
            break
        n -= 1
    return x

print(bubble([5, 2, 9, 1, 5]))

# --- binary_search
def search(x, want):
    low, high = 0, len(x)
    while low < high:
        middle = (low + high) // 2
        if x[middle] < want:
            low = middle + 1
        else:
            high = middle
    return low

print([search([1, 3, 5, 7], n) for n in range(9)])

# --- nested_four
count = 0
for a in range(3):
    for b in range(3):
        for c in range(3):
            for d in range(3):
                if a < b < c or d == a:
                    count += 1
print(count)

# --- loop_in_condition
x = [3, 0, 2]
print([n for n in x if n] if any([n == 0 for n in x]) else "none")

# --- deletion_of_loop_item
d = {"a": 1, "b": 2}
for k in sorted(d):
    del d[k]
print(d)

# --- pass_body
for i in range(3):
    pass
while False:
    pass
print("end", i)

# --- try_inside
for n in (1, 0, 2):
    try:
        print(6 // n)
    except ZeroDivisionError:
        print("skip")
        continue
    finally:
        print("done", n)

# --- break_from_try
for n in range(3):
    try:
        if n == 1:
            break
    finally:
        print("finally", n)
print("after", n)
