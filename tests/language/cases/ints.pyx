# SPDX-License-Identifier: GPL-2.0
"""Integers: operators, division, shifts, limits."""
__license__ = "GPL"




def arithmetic(a, b):
    print(a + b, a - b, a * b)
    print(a // b, a % b, divmod(a, b))
    print(-a, +a, ~a, abs(a))
    print(a & b, a | b, a ^ b)
    print(a == b, a != b, a < b, a <= b, a > b, a >= b)


def powers():
    for base in (0, 1, 2, 3, -2):
        for exponent in range(6):
            print(base, exponent, base ** exponent)
    print(pow(3, 20, 7), pow(2, 10))


def large_moduli():
    print(pow(123456789012345678, 987654321, 9223372036854775783), pow(9223372036854775782, 2, 9223372036854775783))


def edges():
    big = 9223372036854775807
    print(big, -big - 1, big - 1, big // 10, -big // 10, big % 1000)
    print(1 << 62, -1 << 62, 5 >> 1, -5 >> 1, -5 >> 70)


def conversions():
    print(int("42"), int(" -7 "), int("ff", 16), int("0x1f", 16), int("0b101", 0), int(True))
    for text in ("", "x", "1.5", "0x"):
        try:
            print(int(text))
        except ValueError as e:
            print("ValueError:", e)
    print(hex(255), oct(8), bin(5), hex(-255))
    print(bool(0), bool(3), not 0, not 7)


def zero():
    try:
        print(1 // 0)
    except ZeroDivisionError as e:
        print(e)
    try:
        print(1 % 0)
    except ZeroDivisionError as e:
        print(e)


arithmetic(17, 5)
arithmetic(-17, 5)
arithmetic(17, -5)
arithmetic(-17, -5)
arithmetic(0, 3)
arithmetic(4611686018427387904, 1)
powers()
large_moduli()
edges()
conversions()
zero()
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1)
print(min(3, 1, 2), max(3, 1, 2), min([4, 2, 8]), sum([1, 2, 3]), sum([1, 2], 10))
print(1 if 2 > 1 else 0, 5 or 3, 0 or 3, 5 and 3, 0 and 3)
x = 10
x += 5
x -= 3
x *= 4
x //= 5
x %= 7
x <<= 3
x |= 1
x &= 13
x ^= 2
x >>= 1
print(x)
