# SPDX-License-Identifier: GPL-2.0

# --- add_sub_mul
a, b = 17, -5
print(a + b, a - b, a * b, b - a, -a, +b)

# --- floor_division
for a in (7, -7):
    for b in (2, -2, 3, -3):
        print(a // b, a % b, divmod(a, b))

# --- division_by_zero
def attempt(a, b):
    try:
        return a // b
    except ZeroDivisionError as e:
        return str(e)

print(attempt(1, 0), attempt(0, 0), attempt(4, 2))

# --- modulo_by_zero
x = 5
y = 0
print(x % y)

# --- divmod_by_zero
x = 5
print(divmod(x, 0))

# --- power
print([2 ** n for n in range(12)], (-3) ** 3, 0 ** 0, 7 ** 1, (-1) ** 63)

# --- power_of_two
n = 10
x = 2
x **= n
print(2 ** n, x, 2 ** (n - 10), 2 ** True)

# --- pow_modulus
print(pow(3, 100, 7), pow(-3, 3, 7), pow(3, 3, -7), pow(0, 0, 5), pow(10, 0, 1))

# --- pow_modulus_zero
print(pow(3, 4, 0))

# --- shifts
print([1 << n for n in (0, 1, 5, 31, 32, 62)], [-9 >> n for n in (0, 1, 2, 3, 4, 70)])

# --- shift_negative_count
n = -1
print(1 << n)

# --- shift_right_negative_count
n = -3
print(8 >> n)

# --- shift_zero_far
z = 0
print(z << 100, z >> 100, 1 >> 64)

# --- bitwise
a, b = 0b1100, 0b1010
print(a & b, a | b, a ^ b, ~a, ~b & 0xff, -a & b, -a | b, -a ^ -b)

# --- bitwise_bool
print(True & 1, True | 4, True ^ True, True & False, False | True)

# --- precedence
print(2 + 3 * 4 ** 2 // 5 % 7 - -1, -2 ** 2, (-2) ** 2, 1 << 2 + 1, 6 & 3 == 2, not 1 + 1)

# --- comparison
a, b = 3, 4
print(a < b, a <= b, a == b, a != b, a >= b, a > b, a == 3, 3 == a)

# --- comparison_chain
def inside(low, x, high):
    return low <= x < high

print([inside(0, x, 3) for x in (-1, 0, 2, 3)], 1 < 2 < 3 < 3, 1 < 3 > 2)

# --- truth
for n in (0, 1, -1, 100):
    print(bool(n), not n, "yes" if n else "no")

# --- absolute
print(abs(5), abs(-5), abs(0), abs(-9223372036854775807))

# --- literals
print(0x1F, 0o17, 0b101, 1_000_000, 0xFFFF_FFFF, 00, 0XAB)

# --- largest
big = 9223372036854775807
print(big, -big, -big - 1, big - 1, big // 2, big % 10)

# --- from_text
print(int("42"), int("-7"), int("+7"), int("  12\n"), int("1_000"), int("007"))

# --- from_text_base
print(int("ff", 16), int("0xff", 16), int("0b11", 0), int("0o17", 0), int("zz", 36), int("-101", 2))

# --- from_bad_text
for text in ("", " ", "x", "1x", "1 2", "--1", "1__0", "_1", "0x1"):
    try:
        print(int(text))
    except ValueError as e:
        print(e)

# --- from_bad_base
for base in (1, 37, -2):
    try:
        print(int("1", base))
    except ValueError as e:
        print(e)

# --- from_bytes_text
print(int(b"12"), int(b" -5 "))

# --- from_none
x = None
print(int(x))

# --- from_list
x = [1]
print(int(x))

# --- to_text
print(str(0), str(-12), repr(34), f"{56}", "%d" % 78)

# --- bases
print(hex(0), hex(255), hex(-255), oct(8), oct(-8), bin(0), bin(5), bin(-5))

# --- bit_length
print([n.bit_length() for n in (0, 1, 2, 255, 256, -1, -256)])

# --- bit_count
print([n.bit_count() for n in (0, 1, 3, 255, 256, -255)])

# --- to_bytes
n = 1025
print(n.to_bytes(2, "big"), n.to_bytes(4, "little"))

# --- to_bytes_too_small
n = 65536
print(n.to_bytes(2, "big"))

# --- from_bytes
print(int.from_bytes(b"\x04\x01", "big"), int.from_bytes(b"\x04\x01", "little"))

# --- augmented
x = 10
x += 5
print(x)
x -= 3
x *= 4
print(x)
x //= 5
x %= 7
print(x)
x <<= 3
x |= 5
x &= 0xF
x ^= 2
x >>= 1
x **= 2
print(x)

# --- add_text
x = 1
print(x + "a")

# --- subtract_text
x = 1
print(x - "a")

# --- add_none
x = None
print(1 + x)

# --- negate_text
x = "a"
print(-x)

# --- invert_none
x = None
print(~x)

# --- compare_with_text
x = 1
print(x == "1", x != "1")
print(x < "1")

# --- min_max
print(min(3, 1, 2), max(3, 1, 2), min([5, -5]), max((7,)))

# --- sum_of
print(sum([1, 2, 3]), sum([], 5), sum(range(10)), sum((1, 2), 10))

# --- gcd_by_euclid
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

print(gcd(12, 18), gcd(17, 5), gcd(0, 9), gcd(-12, 18))

# --- collatz
def steps(n):
    count = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        count += 1
    return count

print([steps(n) for n in range(1, 20)])

# --- fibonacci_to_the_end
a, b = 0, 1
count = 0
while a < 7540113804746346429:
    a, b = b, a + b if count < 90 else a
    count += 1
    if count > 91:
        break
print(a, count)

# --- overflow_add
big = 9223372036854775807
try:
    print(big + 1)
except OverflowError as e:
    print("overflow")
#> overflow

# --- overflow_multiply
big = 3037000500
print(big * big)
#> raised OverflowError('int result does not fit in 64 bits')

# --- overflow_negate
small = -9223372036854775807 - 1
print(-small)
#> raised OverflowError('int result does not fit in 64 bits')

# --- overflow_shift
one = 1
print(one << 63)
#> raised OverflowError('int result does not fit in 64 bits')

# --- overflow_power
ten = 10
print(ten ** 18)
print(ten ** 19)
#> 1000000000000000000
#> raised OverflowError('int result does not fit in 64 bits')

# --- overflow_absolute
small = -9223372036854775807 - 1
print(abs(small))
#> raised OverflowError('int result does not fit in 64 bits')

# --- overflow_augmented_keeps_the_old
x = 9223372036854775800
try:
    for i in range(10):
        x += i
except OverflowError:
    print(x)
#> 9223372036854775806

# --- smallest_divided
small = -9223372036854775807 - 1
print(small // 2, small % 10, small // -2, small >> 63, small & 1)

# --- real_and_imag
n = 5
print(n.real, n.imag, n.numerator, n.denominator)

# --- conjugate_methods
n = 5
print(n.conjugate(), n.__add__(2))

# --- true_division
a = 7
print(a / 2)

# --- float_literal
print(1.5)

# --- complex_literal
print(2j)

# --- literal_too_big
print(99999999999999999999)

# --- is_integer_like
x = True
print(isinstance(x, int), isinstance(5, int), isinstance("5", int), isinstance(5, bool))

# --- hash_of_small
print(hash(5) == hash(2 + 3), hash(1) == hash(True), hash(-1) == hash(-1))

# --- rounding
print(round(7), round(-7))
