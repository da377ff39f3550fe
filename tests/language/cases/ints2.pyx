# SPDX-License-Identifier: GPL-2.0
"""int: conversions from text and bytes, methods, attributes, and what goes wrong."""
__license__ = "GPL"


def parse(text, base):
    try:
        print(repr(text), base, int(text, base))
    except (ValueError, TypeError) as e:
        print(type_of(e), e)


def type_of(e):
    if isinstance(e, OverflowError):
        return "OverflowError"
    if isinstance(e, ValueError):
        return "ValueError"
    return "TypeError" if isinstance(e, TypeError) else "other"


def texts():
    for text in ["0x1f", "0X1F", "0b101", "0o17", "017", "0", "00", "0_0", "1_000", "12_", "_12", "1__2", "0x_f",
                 " 12 ", "\t-7\n", "+3", "--3", "", " ", "z", "1.0", "0x", "0b2"]:
        for base in (0, 2, 8, 10, 16, 36):
            parse(text, base)
    for base in (1, 37, -1):
        parse("1", base)
    parse(b"0x1f", 16)
    parse(bytearray(b" 77 "), 8)
    parse(5, 10)
    print(int("9223372036854775807"), int("-9223372036854775808"), int("-8000000000000000", 16))
    print(int(True), int(False), int(b" 12_3 "), int(bytearray(b"-4")), int())
    for value in (None, [], "x", "1" + "0" * 3 + "x"):
        try:
            print(int(value))
        except (ValueError, TypeError) as e:
            print(type_of(e), e)


def to(value, length, order, sign):
    try:
        b = value.to_bytes(length, order, signed=sign)
        print(value, length, order, sign, b, int.from_bytes(b, order, signed=sign))
    except (OverflowError, ValueError, TypeError) as e:
        print(value, length, order, sign, type_of(e), e)


def bytes_forms():
    for value in (0, 128, 255, -1, -128, -129, 1 << 40, 9223372036854775807, -9223372036854775807 - 1):
        for length in (-1, 0, 1, 2, 8, 12):
            for sign in (False, True):
                to(value, length, "big", sign)
                to(value, length, "little", sign)
    to(1, 1, "middle", False)
    to(1, 1, 3, False)
    to(True, 2, "big", False)
    n = 200
    print(n.to_bytes(), n.to_bytes(2), n.to_bytes(2, "little"), n.to_bytes(byteorder="little", length=3))
    print((5).to_bytes(signed=True, length=2))


def from_forms():
    data = b"\x80\x01\xff"
    print(int.from_bytes(data, "big"), int.from_bytes(data, "little"), int.from_bytes(data))
    print(int.from_bytes(data, "big", signed=True), int.from_bytes(data, signed=True, byteorder="little"))
    print(int.from_bytes(bytearray(data), "big"), int.from_bytes([1, 2, 3], "big"), int.from_bytes((255,), "big"))
    print(int.from_bytes(b"", "big"), int.from_bytes(b"\x00" * 20 + b"\x07", "big"))
    print(int.from_bytes(b"\xff" * 20, "big", signed=True), int.from_bytes(b"\xff" * 7, "little"))
    for bad in ("text", 5, [256], [-1], ["x"]):
        try:
            print(int.from_bytes(bad, "big"))
        except (ValueError, TypeError) as e:
            print(type_of(e), e)
    try:
        print(int.from_bytes(data, "up"))
    except ValueError as e:
        print(e)


def methods(n):
    print(n.bit_length(), n.bit_count(), n.conjugate(), n.as_integer_ratio())
    print(n.real, n.imag, n.numerator, n.denominator)
    print(bin(n), oct(n), hex(n), abs(n), -n, ~n, bool(n), hash(n) == hash(n))


def shifts(a, b):
    try:
        print(a >> b)
        print(a << b)
    except ValueError as e:
        print(e)


def powers(a, b, c):
    try:
        print(pow(a, b, c))
    except (ValueError, ZeroDivisionError) as e:
        print(type_of(e), e)


def unsupported(a, b):
    try:
        a + b
    except TypeError as e:
        print(e)
    try:
        a - b
    except TypeError as e:
        print(e)
    try:
        a << b
    except TypeError as e:
        print(e)
    try:
        a **= b
    except TypeError as e:
        print(e)
    try:
        a // b
    except TypeError as e:
        print(e)
    try:
        divmod(a, b)
    except TypeError as e:
        print(e)
    try:
        print(-b)
    except TypeError as e:
        print(e)
    try:
        print(a < b)
    except TypeError as e:
        print(e)


def in_place(x, y):
    a = x
    a += y
    b = x
    b -= y
    c = x
    c *= y
    d = x
    d //= y
    e = x
    e %= y
    f = x
    f &= y
    g = x
    g |= y
    h = x
    h ^= y
    i = x
    i <<= 2
    j = x
    j >>= 2
    k = x
    k **= 2
    print(a, b, c, d, e, f, g, h, i, j, k)


texts()
bytes_forms()
from_forms()
for value in (0, 1, -1, 255, -256, 1 << 62, -(1 << 62), 9223372036854775807):
    methods(value)
methods(True)
for count in (0, 1, 63, 64, 1000, -1):
    shifts(0, count)
print(-5 >> 63, -5 >> 64, -5 >> 1000, 5 >> 1000, 1 << 62)
for args in [(2, 10, 1000), (2, -1, 7), (3, -2, 7), (2, -1, 4), (0, 0, 1), (5, 3, -7), (-5, 3, 7), (7, 1, 0)]:
    powers(args[0], args[1], args[2])
for other in ("x", None, [1], b"b"):
    unsupported(3, other)
for pair in [(17, 5), (-17, 5), (17, -5), (True, 3), (1 << 30, 7)]:
    in_place(pair[0], pair[1])
print(True + True, True & False, True ^ True, ~True, -True, True << 3, True == 1, True < 2)
print(divmod(True, 2), pow(True, 5))
