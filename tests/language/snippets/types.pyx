# SPDX-License-Identifier: GPL-2.0
# What the types mean to do otherwise than CPython's: the table of types in docs/runtime.md names these.

# --- hash_of_int
print(hash(1) == 1, hash(1) == hash(True), hash(7) == hash(7))
#> False True True

# --- identity_of_ints
a = 100000
b = int("100000")
print(a is b)
#> True

# --- surrogate
try:
    print(len(chr(0xD800)))
except ValueError:
    print("ValueError")
#> ValueError

# --- set_order
print(list(set(range(100))) == list(range(100)), set(range(100)) == set(range(99, -1, -1)))
#> False True

# --- frozenset_order
print(list(frozenset(range(100))) == list(range(100)))
#> False

# --- float_array
from array import array
try:
    print(len(array("d")))
except ValueError as e:
    print(e)
#> bad typecode (must be b, B, h, H, i, I, l, L, q or Q)

# --- memoryview_shape
try:
    print(memoryview(b"abcdef").cast("B", (2, 3)).ndim)
except TypeError as e:
    print(e)
#> cast() takes exactly one argument (2 given)
