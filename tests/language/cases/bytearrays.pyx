# SPDX-License-Identifier: GPL-2.0
"""bytearray: what changes it, typed and untyped."""
__license__ = "GPL"


def making():
    print(bytearray(), bytearray(3), bytearray(b"ab"), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(bytearray(b"c")))
    print(bytearray(b"it's"), bytearray(b'"'), bytearray(b"\x00\xff"), str(bytearray(b"x")), f"{bytearray(b'y')!r}")
    for bad in (-1, "text", [256], ["a"], None, 3 < 2):
        try:
            print(bytearray(bad))
        except (ValueError, TypeError) as e:
            print(e)


def changing(b):
    b.append(33)
    b.extend(b"xyz")
    b.extend([1, 2])
    b.extend(x for x in (3, 4))
    b.insert(0, 65)
    b.insert(-1, 66)
    b.insert(99, 67)
    print(b)
    print(b.pop(), b.pop(0), b.pop(-2), b)
    b.remove(120)
    b.reverse()
    print(b, len(b))
    c = b.copy()
    c += b"123"
    c += bytearray(b"4")
    c *= 2
    print(c, b, c == b, c is b)
    b.clear()
    print(b, len(b), not b)
    b *= 3
    b += b"q"
    b *= 0
    print(b)


def slices(b):
    b[0] = 72
    b[-1] = 0x21
    b[1:3] = b"EYA"
    print(b)
    b[2:2] = b"--"
    print(b)
    b[:2] = []
    print(b)
    b[::2] = b"." * len(b[::2])
    print(b)
    b[3:1] = [1]
    print(b)
    b[len(b):] = bytearray(b"end")
    print(b)
    b[:] = b[::-1]
    print(b)
    del b[0]
    del b[-1]
    del b[1:3]
    print(b)
    del b[::3]
    print(b)
    b[:] = range(10)
    del b[8:1:-3]
    print(b)
    b[1:1] = b
    print(b)
    del b[:]
    print(b)
    b[5:9] = b"tail"
    print(b[0:4], b)


def error(b, n):
    try:
        if n == 0:
            b[99] = 1
        elif n == 1:
            b[0] = 256
        elif n == 2:
            b[0] = -1
        elif n == 3:
            b[0] = "x"
        elif n == 4:
            b[0:2] = "xy"
        elif n == 5:
            b[0:2] = 5
        elif n == 6:
            b[::2] = b"x"
        elif n == 7:
            b.append(256)
        elif n == 8:
            b.append("x")
        elif n == 9:
            b.remove(1)
        elif n == 10:
            b.remove(300)
        elif n == 11:
            b.pop(99)
        elif n == 12:
            bytearray().pop()
        elif n == 13:
            b.extend(5)
        elif n == 14:
            b.extend([1, 999])
        elif n == 15:
            b.insert(0, 999)
        elif n == 16:
            b += "x"
        elif n == 17:
            b += 5
        elif n == 18:
            del b[99]
        elif n == 19:
            b["x"] = 1
        elif n == 20:
            b *= "x"
        elif n == 21:
            print(hash(b))
        elif n == 22:
            print(b[99])
        elif n == 23:
            b[0:2] = [1, 300]
        elif n == 24:
            b.extend(None)
        elif n == 25:
            b.insert("x", 1)
        elif n == 26:
            b.pop("x")
        elif n == 27:
            del b[::0]
    except (ValueError, TypeError, IndexError) as e:
        print(n, e, b)


def typed():
    cdef bytearray b = bytearray(b"typed")
    cdef int i
    cdef long total = 0
    for i in range(len(b)):
        total += b[i]
    print(total, b[0], b[-1], b"y" in b, 121 in b, b[1:3], b[::2])
    b[0] = 84
    b[1] += 1
    b[-1] ^= 32
    b.append(46)
    b.extend(b"..")
    b.insert(0, 62)
    print(b, b.pop(), b.pop(0), b.copy(), len(b))
    b.remove(46)
    b.reverse()
    print(b, b + b"x", b * 2, b == bytearray(b"x"), b > b"a", bool(b))
    for c in b:
        print(c, end=" ")
    print()
    for c in b[1:]:
        print(c, end=",")
    print()
    b.clear()
    print(b, bool(b), b.upper(), b.find(b"x"))
    b += b"12"
    b *= 2
    print(b, int(b), b.decode())
    try:
        b[9] = 1
    except IndexError as e:
        print(e)
    try:
        print(b[-9])
    except IndexError as e:
        print(e)
    try:
        b[0] += 255
        print(b)
    except ValueError as e:
        print(e)
    try:
        b[0] = int("300")
    except ValueError as e:
        print(e)


def growing():
    b = bytearray()
    for i in range(1000):
        b.append(i % 256)
        if i % 3 == 0:
            b += b"ab"
    print(len(b), sum(b), b[500], b[-1])
    while len(b) > 10:
        del b[len(b) // 2:]
    print(b)
    it = iter(b)
    print(next(it), next(it))
    b.clear()
    print(next(it, "end"))


making()
changing(bytearray(b"start"))
slices(bytearray(b"Hello"))
for number in range(28):
    error(bytearray(b"Hello"), number)
typed()
growing()
