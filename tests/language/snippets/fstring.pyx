# SPDX-License-Identifier: GPL-2.0

# --- plain
x = 5
print(f"{x}", f"a{x}b", f"{x}{x}", f"", f"none")

# --- expressions
x = 5
print(f"{x + 1} {x * 2:>4} {'a' + 'b'} {[1, 2][0]} {len('abc')}")

# --- conversions
s = "é'"
print(f"{s!r} {s!s} {s!a}")

# --- braces
x = 1
print(f"{{}} {{{x}}} }}{{")

# --- width
s = "ab"
print(f"{s:5}|{s:>5}|{s:^5}|{s:<5}|{s:*^6}|{s:1}")

# --- precision
s = "abcdef"
print(f"{s:.3}|{s:6.2}|{s:>6.2}|{s:.0}|")

# --- integer_types
n = 255
print(f"{n:d} {n:x} {n:X} {n:o} {n:b} {n:c} {n:n}")

# --- alternate
n = 255
print(f"{n:#x} {n:#X} {n:#o} {n:#b} {-n:#x}")

# --- zero_pad
n = 42
print(f"{n:05} {-n:05} {n:05d} {n:#06x} {n:08b} {n:01}")

# --- signs
n = 5
print(f"{n:+} {-n:+} {n: } {-n: } {n:-} {0:+}")

# --- grouping
n = 1234567
print(f"{n:,} {n:_} {n:_x} {n:_b} {-n:,} {12:,} {n:012,}")

# --- alignment_of_ints
n = -42
print(f"{n:6}|{n:<6}|{n:^6}|{n:>6}|{n:=6}|{n:*=6}|{n:x<6}|")

# --- nested_spec
w = 7
s = "ab"
print(f"{s:{w}}|{s:>{w}}|{s:{'*'}^{w}}|{5:0{w}}")

# --- debug
x = 5
y = "a"
print(f"{x=} {y=} {x + 1 = } {x=:>4}")

# --- quotes
d = {"k": "v"}
print(f"{d['k']} {d}")

# --- none_and_containers
print(f"{None} {[1, 'a']} {(1,)} {True} {b'x'}")

# --- bytes_literal
print(f"{b'x'}{True}{b'y'!r}{b'z'!s}")

# --- container_spec
x = [1]
print(f"{x:>5}")

# --- bool_spec
print(f"{True:5}|{True:<6}|{False:d}")

# --- text_bad_type
s = "a"
print(f"{s:d}")

# --- int_bad_type
n = 1
print(f"{n:s}")

# --- bad_spec
n = 1
print(f"{n:q}")

# --- text_with_sign
s = "a"
print(f"{s:+}")

# --- text_with_equals
s = "a"
print(f"{s:=5}")

# --- precision_of_int
n = 1
print(f"{n:.2}")

# --- char_type
print(f"{8364:c} {65:c} {65:3c}|")

# --- conditional
x = 3
print(f"{'odd' if x % 2 else 'even'} {x if x else 0}")

# --- calls
def twice(n):
    return 2 * n

print(f"{twice(4)} {twice(n=5):>4}")

# --- adjacent
x = 1
print(f"{x}" "{x}" f"{x}", "a" f"{x}")

# --- many_lines
x = 1
print(f"""a{x}
b{x + 1}""")

# --- own_format
cdef class Point:
    cdef int x
    def __init__(self, x):
        self.x = x
    def __format__(self, spec):
        return f"<{self.x}:{spec}>"

p = Point(3)
print(f"{p} {p:abc} {p:{5}}")

# --- own_str
cdef class Name:
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"

n = Name()
print(f"{n} {n!r} {n!s:>5} {[n]}")

# --- raising_inside
def boom():
    raise ValueError("boom")

print(f"a{boom()}b")

# --- unicode
s = "é€😀"
print(f"{s} {s:>5}|{s:.2}|{s!a}|")

# --- typed_ints
def show(int n, long m, bint b):
    print(f"{n} {m:>4} {b} {n:x} {n + m}")

show(10, 20, True)

# --- format_builtin
print(format(5), format(5, "3"), format("a", ">3"), format(255, "x"), format(True))

# --- spec_from_variable
spec = ">8"
print(f"{'x':{spec}}|" + format(3, spec))

# --- lambda_inside
x = 2
print(f"{(lambda n: n + x)(3)}")
