# SPDX-License-Identifier: GPL-2.0
"""Where integers end: 64 bits, and the widths of C types. CPython's do not, so the output is in limits.out."""
__license__ = "GPL"


def objects():
    big = 9223372036854775807
    try:
        print(big + 1)
    except OverflowError as e:
        print("+", e)
    try:
        print(big * 2)
    except OverflowError as e:
        print("*", e)
    one = 1
    ten = 10
    try:
        print(one << 63)
    except OverflowError as e:
        print("<<", e)
    try:
        print(-(-big - 1))
    except OverflowError as e:
        print("-", e)
    try:
        print(ten ** 19)
    except OverflowError as e:
        print("**", e)


def c_types():
    cdef int i = 2147483647
    cdef unsigned char b = 250
    cdef long n = -9223372036854775807
    try:
        i += 1
        print(i)
    except OverflowError as e:
        print("int", e)
    try:
        b += 10
        print(b)
    except OverflowError as e:
        print("unsigned char", e)
    try:
        n -= 5
        print(n)
    except OverflowError as e:
        print("long", e)
    i = -2147483647 - 1
    try:
        i = i // -1
        print(i)
    except OverflowError as e:
        print("division", e)
    try:
        i = -n
        print(i)
    except OverflowError as e:
        print("too large", e)


def down(n):
    return down(n + 1) + 1


def recursion():
    try:
        print(down(0))
    except RecursionError as e:
        print("recursion:", e)


objects()
c_types()
recursion()
