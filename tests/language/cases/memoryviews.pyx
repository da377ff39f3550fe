# SPDX-License-Identifier: GPL-2.0
"""memoryview: items, slices, casts, assignment, release."""
__license__ = "GPL"


def look(m):
    print(len(m), m.nbytes, m.itemsize, m.format, m.readonly, m.ndim, m.shape, m.strides, m.contiguous, m.c_contiguous)
    print(m.tolist(), m.tobytes(), m.hex(), m.hex(":", 2), list(m), bytes(m), m.obj)
    for s in (slice(1, 3), slice(None, None, 2), slice(None, None, -1), slice(-2, None), slice(5, 1)):
        part = m[s]
        print(part.tolist(), part.tobytes(), len(part), part[::-1].tolist(), end=" ")
    print()


def casts(m):
    for format in ("b", "B", "h", "H", "i", "I", "l", "L", "q"):
        c = m.cast(format)
        print(format, c.format, c.itemsize, len(c), c.tolist(), c[0], c[-1], c[::2].tolist(), c.cast("B") == m)


def writes():
    b = bytearray(range(16))
    m = memoryview(b)
    m[0] = 255
    m[-1] = 0
    m[1:4] = b"abc"
    m[4:8] = m[0:4]
    m[8:16:2] = bytearray(b"wxyz")
    m[::-1][0] = 7
    print(b)
    h = m.cast("h")
    h[0] = -2
    h[1] = 258
    print(b, h[0], h[1])
    m[2:6] = m[0:4]
    print(b)
    m[0:8] = m[8:16][::-1]
    print(b, m == b, b == m, m == bytes(b), m != b"x")
    q = m.cast("q")
    q[1] = -1
    print(b[8:], q.tolist(), b)


def error(m, n):
    try:
        if n == 0:
            m[99]
        elif n == 1:
            m["x"]
        elif n == 2:
            m[0] = 1
        elif n == 3:
            m[0] = 256
        elif n == 4:
            m[0] = "x"
        elif n == 5:
            m[0:2] = b"abc"
        elif n == 6:
            m[0:2] = 5
        elif n == 7:
            m[99] = 1
        elif n == 8:
            del m[0]
        elif n == 9:
            m.cast("z")
        elif n == 10:
            m[::2].cast("H")
        elif n == 11:
            m[:3].cast("H")
        elif n == 12:
            m.cast("H").cast("I")
        elif n == 13:
            m.cast(5)
        elif n == 14:
            memoryview("text")
        elif n == 15:
            memoryview(5)
        elif n == 16:
            print(m < b"x")
        elif n == 17:
            m.nothing
        elif n == 18:
            m.cast("H")[0:1] = b"ab"
        elif n == 19:
            print(hash(m) == hash(bytes(m)))
        elif n == 20:
            m[::0]
        elif n == 21:
            m.cast("h")[0] = 40000
        elif n == 22:
            m + b"x"
        print(n, "no error")
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(n, e)


def pinned():
    b = bytearray(b"hello")
    m = memoryview(b)
    for n in range(9):
        try:
            if n == 0:
                b.append(1)
            elif n == 1:
                b.clear()
            elif n == 2:
                b[1:2] = b""
            elif n == 3:
                del b[0]
            elif n == 4:
                b += b"x"
            elif n == 5:
                b.pop()
            elif n == 6:
                b *= 2
            elif n == 7:
                b.remove(104)
            elif n == 8:
                del b[::2]
        except BufferError as e:
            print(e)
    b[0] = 72
    b[1:3] = b"EL"
    b.extend(b"")
    b *= 1
    b.reverse()
    print(b, m.tobytes())
    n = m[1:]
    m.release()
    try:
        b.append(1)
    except BufferError as e:
        print("still", e)
    n.release()
    b.append(33)
    print(b)
    try:
        n[0]
    except ValueError as e:
        print(e)
    try:
        len(m)
    except ValueError as e:
        print(e)
    try:
        m.tolist()
    except ValueError as e:
        print(e)
    print(m == n, m == m)
    m.release()


def managed():
    b = bytearray(b"managed")
    with memoryview(b) as m:
        with m[1:3] as part:
            part[0] = 65
        print(m.tobytes())
    b.append(33)
    print(b)
    with memoryview(b"const") as m:
        print(m.readonly, m.obj, m.toreadonly().tolist()[:2])
    w = memoryview(b).toreadonly()
    try:
        w[0] = 1
    except TypeError as e:
        print(e)


def comparing():
    print(memoryview(b"\x01\x00\x02\x00").cast("H") == memoryview(b"\x01\x02"))
    print(memoryview(b"\xff").cast("b") == memoryview(b"\xff"), memoryview(b"ab") == memoryview(bytearray(b"ab")))
    print(memoryview(b"ab") == "ab", memoryview(b"ab")[::-1] == b"ba", memoryview(b"") == b"", b"ab" == memoryview(b"ab"))
    print(97 in memoryview(b"abc"), 5 in memoryview(b"abc"), list(reversed(memoryview(b"abc"))), sum(memoryview(b"abc")))
    print({memoryview(b"key"): 1}[b"key"], b"".join([memoryview(b"x"), b"y"]), bytearray(memoryview(b"abc")[::2]))
    print(b"hello".find(memoryview(b"ll")), b"a" + memoryview(b"b"), int.from_bytes(memoryview(b"\x01\x02"), "big"), int(b"12"))


def typed():
    cdef memoryview m = memoryview(bytearray(b"typed"))
    m[0] = 84
    print(m[0], m[-1], len(m), m[1:3].tobytes(), m.readonly, m.itemsize, m.ndim)
    for c in m:
        print(c, end=" ")
    print()


look(memoryview(b"hello"))
look(memoryview(bytearray(b"ab")))
look(memoryview(b""))
casts(memoryview(bytes(range(250, 256)) + bytes(10)))
writes()
for number in range(23):
    error(memoryview(bytearray(b"abcdefgh")), number)
for number in (2, 5, 8, 14, 19):
    error(memoryview(b"abcdefgh"), number)
pinned()
managed()
comparing()
typed()
