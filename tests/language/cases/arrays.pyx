# SPDX-License-Identifier: GPL-2.0
"""array.array of C integers."""
__license__ = "GPL"

from array import array


def making(code):
    a = array(code)
    b = array(code, [1, 2, 3])
    print(a, b, len(a), len(b), b.typecode, b.itemsize, bool(a), bool(b))
    print(array(code, (5, 6)), array(code, b), array(code, bytes(b.itemsize * 2)), array(code, range(3)))
    b.append(4)
    b.extend([5, 6])
    b.extend(array(code, [7]))
    b.insert(0, 0)
    b.insert(-1, 66)
    print(b, b[0], b[-1], b[1:4], b[::-2], b.tobytes()[:9], b.tolist())
    print(b.index(5), b.count(5), b.pop(), b.pop(0), 3 in b, 99 in b, "x" in b)
    b.remove(66)
    b.reverse()
    print(b, b == array(code, b.tolist()), b < array(code, [100]), b + array(code, [9]), array(code, [1]) * 3, sum(b))
    b[0] = 100
    b[1:3] = array(code, [8, 9, 10])
    del b[0]
    print(b)
    b[::2] = array(code, [1] * len(b[::2]))
    del b[1::2]
    b += array(code, [3])
    b *= 2
    print(b, list(b), max(b))
    b.frombytes(bytes(b.itemsize))
    b.fromlist([5])
    m = memoryview(b)
    print(m.format, m.itemsize, m.tolist(), m[1], m[::2].tolist())
    m[0] = 77
    try:
        b.append(1)
    except BufferError as e:
        print(e)
    m.release()
    b.byteswap()
    b.byteswap()
    print(b)


def limits(code, low, high):
    a = array(code, [low, high])
    print(a, a[0] == low, a[1] == high)
    for bad in (low - 1, high + 1):
        try:
            a.append(bad)
        except OverflowError:
            print("OverflowError")


def error(a, n):
    try:
        if n == 0:
            array("z")
        elif n == 1:
            array("i", "text")
        elif n == 2:
            array("i", [1, "x"])
        elif n == 3:
            a[99]
        elif n == 4:
            a[99] = 1
        elif n == 5:
            a["x"]
        elif n == 6:
            a[0:1] = [1]
        elif n == 7:
            a + [1]
        elif n == 8:
            a.index(99)
        elif n == 9:
            a.remove(99)
        elif n == 10:
            array("i").pop()
        elif n == 11:
            a.extend(array("b", [1]))
        elif n == 12:
            a.frombytes(b"abc")
        elif n == 13:
            a[::2] = array("i", [1, 2, 3, 4])
        elif n == 14:
            a += array("b", [1])
        elif n == 15:
            array("i", 5)
        elif n == 16:
            print({a: 1})
        elif n == 17:
            a[0] = None
        elif n == 18:
            a.fromlist((1, 2))
    except ValueError as e:
        print(n, "ValueError" if n == 0 else e)
    except (TypeError, IndexError) as e:
        print(n, "error" if n in (1, 2, 14, 17) else e)


def typed():
    cdef array a = array("H")
    cdef int i
    for i in range(5):
        a.append(i * 1000)
    a.extend(a)
    print(a, len(a), a[3], a[-1], isinstance(a, array))
    a[3] = 9
    del a[0]
    print(a, a.typecode)


for each in "bBhHiIlLqQ":
    making(each)
for row in (("b", -128, 127), ("B", 0, 255), ("h", -32768, 32767), ("H", 0, 65535), ("i", -(1 << 31), (1 << 31) - 1), ("I", 0, (1 << 32) - 1)):
    limits(row[0], row[1], row[2])
for number in range(19):
    error(array("i", [1, 2, 3]), number)
typed()
