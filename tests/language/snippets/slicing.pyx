# SPDX-License-Identifier: GPL-2.0

# --- basic
x = [0, 1, 2, 3, 4, 5]
print(x[1:3], x[:2], x[4:], x[:], x[2:2], x[3:1])

# --- negative
x = [0, 1, 2, 3, 4, 5]
print(x[-2:], x[:-2], x[-4:-1], x[-100:2], x[3:100])

# --- steps
x = [0, 1, 2, 3, 4, 5]
print(x[::2], x[1::2], x[::-1], x[4:1:-1], x[-1:-4:-2], x[::100], x[::-100])

# --- step_zero
x = [1]
n = 0
print(x[::n])

# --- variables
x = [0, 1, 2, 3, 4]
a, b = 1, 4
print(x[a:b], x[b:a:-1], x[-b:-a], x[a + 1:])

# --- none_bounds
x = [0, 1, 2]
n = None
print(x[n:2], x[1:n], x[n:n])

# --- text_bounds
x = [0, 1, 2]
s = "1"
print(x[s:])

# --- copy_is_new
x = [1, 2]
y = x[:]
y.append(3)
print(x, y)

# --- assign_same_length
x = [0, 1, 2, 3]
x[1:3] = ["a", "b"]
print(x)

# --- assign_longer_shorter
x = [0, 1, 2, 3]
x[1:2] = ["a", "b", "c"]
print(x)
x[0:4] = []
print(x)
x[:] = [9]
print(x)

# --- assign_insert
x = [1, 2]
x[1:1] = ["m"]
x[:0] = ["s"]
x[len(x):] = ["e"]
print(x)

# --- assign_from_any_iterable
x = [0, 1, 2]
x[1:] = "ab"
print(x)
x[:1] = range(3)
print(x)
x[1:2] = (7, 8)
print(x)

# --- assign_itself
x = [1, 2, 3]
x[1:] = x
print(x)

# --- assign_not_iterable
x = [1, 2]
n = 5
x[0:1] = n

# --- assign_extended
x = [0, 1, 2, 3, 4]
x[::2] = ["a", "b", "c"]
print(x)
x[::-1] = [1, 2, 3, 4, 5]
print(x)

# --- assign_extended_wrong_size
x = [0, 1, 2, 3]
x[::2] = [1]

# --- delete
x = [0, 1, 2, 3, 4, 5]
del x[1:3]
print(x)
del x[-1:]
print(x)
del x[:]
print(x)

# --- delete_extended
x = [0, 1, 2, 3, 4, 5]
del x[::2]
print(x)

# --- tuples_texts_bytes
print((1, 2, 3)[1:], "abc"[:2], b"abc"[1:], (1, 2, 3)[::-1], "abc"[::-1])

# --- nested
x = [[1, 2, 3], [4, 5, 6]]
print(x[1][1:], x[0:1][0][::-1])

# --- of_call
def items():
    return [1, 2, 3, 4]

print(items()[1:3], items()[-1], items()[::2])

# --- augmented_slice
x = [1, 2, 3]
x[1:] += [4]
print(x)

# --- of_int
n = 5
print(n[1:])

# --- of_none
n = None
print(n[0])

# --- slice_object
s = slice(1, 3)
print([0, 1, 2, 3][s])

# --- rotate
def rotate(x, n):
    n %= len(x)
    return x[n:] + x[:n]

print(rotate([1, 2, 3, 4], 1), rotate("abcd", -1), rotate((1, 2, 3), 3))

# --- chunks
def chunks(x, n):
    return [x[i:i + n] for i in range(0, len(x), n)]

print(chunks("abcdefg", 3), chunks([1, 2, 3, 4], 2))

# --- own_getitem_gets_slices
cdef class Seq:
    def __getitem__(self, key):
        return key

print(Seq()[5], Seq()["a"])

# --- clamped_huge
x = [1, 2, 3]
big = 9223372036854775807
print(x[-big:big], x[:big], x[big:])
