# SPDX-License-Identifier: GPL-2.0
"""bytes and bytearray: the methods they share, on both."""
__license__ = "GPL"

SAMPLES = [b"", b"Hello World", b"hello wORLD", b"  tab\tbed  ", b"12345", b"a1b2", b"a,b,,c", b"x\ny\r\nz\r",
           b"\xff\x00\x80", b"Title Case It's", b"aaaa", b"-42"]


def cases(b):
    print(b.upper(), b.lower(), b.swapcase(), b.capitalize(), b.title())
    print(b.isalnum(), b.isalpha(), b.isascii(), b.isdigit(), b.islower(), b.isspace(), b.istitle(), b.isupper())
    print(b.strip(), b.lstrip(), b.rstrip(), b.strip(b"a "), b.lstrip(b"aH"), b.rstrip(bytearray(b"ca")), b.strip(None))
    print(b.center(12), b.center(13, b"*"), b.ljust(7, b"."), b.rjust(7, b"."), b.zfill(6), b.center(2))
    print(b.expandtabs(), b.expandtabs(4), b.expandtabs(tabsize=0))
    print(b.split(), b.split(b","), b.split(b"a", 1), b.rsplit(), b.rsplit(b"a", 1), b.split(None, 1), b.rsplit(None, 1))
    print(b.splitlines(), b.splitlines(True), b.splitlines(keepends=True))
    print(b.partition(b"a"), b.rpartition(b"a"), b.partition(b"XX"), b.rpartition(b"XX"))
    print(b.hex(), b.hex(":"), b.hex("-", 2), b.hex(b"_", -2), b.hex(sep=" ", bytes_per_sep=3))
    print(b.replace(b"a", b"<>"), b.replace(b"", b"."), b.replace(b"a", b"", 1), b.replace(b"aa", b"a"))
    print(b.removeprefix(b"He"), b.removesuffix(b"ld"), b.removeprefix(b""), b.removesuffix(b""))
    print(b.find(b"a"), b.find(97), b.rfind(b"a"), b.count(b"a"), b.count(97), b.count(b""), b.find(b"", 3), b.rfind(b"l", 0, 4))
    print(b.startswith(b"a"), b.endswith((b"d", b"c")), b.startswith(b"e", 1), b.endswith(b"", 99), b.startswith((bytearray(b"H"),)))
    print(b.translate(None), b.translate(None, b"a,"), b.translate(bytes.maketrans(b"abc", b"xyz")), b.translate(None, delete=b"l"))
    print(b[1:], b[::-1], b[::2], b[-3:], b[1:-1], b[5:2], b[-1:0:-2])
    print(b"a" in b, 97 in b, b"" in b, bytearray(b"lo") in b, len(b), bool(b))
    print(b == bytes(b), b == bytearray(b), b < b"b", b >= bytearray(b"a"), b != b"a", b == "a", b == 5, b == None)
    print(b + b"!", b * 2, 2 * b, b * 0, b * -1, b"" + b, b + bytearray(b"."))
    print(list(b), bytes(b), bytearray(b), tuple(b[:2]), sorted(b)[:3], list(reversed(b))[:3])


def error(b, n):
    try:
        if n == 0:
            b.index(b"zz")
        elif n == 1:
            b.rindex(300)
        elif n == 2:
            b.find("a")
        elif n == 3:
            b.split(b"")
        elif n == 4:
            b.partition(b"")
        elif n == 5:
            b.startswith("a")
        elif n == 6:
            b.startswith((b"a", "a"))
        elif n == 7:
            b.center(9, b"xy")
        elif n == 8:
            b.translate(b"short")
        elif n == 9:
            b.hex("ab")
        elif n == 10:
            b.join([b"a", "b"])
        elif n == 11:
            b.replace("a", b"b")
        elif n == 12:
            b.strip("x")
        elif n == 13:
            print(b[99])
        elif n == 14:
            print(b["x"])
        elif n == 15:
            print(b + "x")
        elif n == 16:
            print("x" in b)
        elif n == 17:
            print(256 in b)
        elif n == 18:
            print(b < 5)
        elif n == 19:
            print(b * "x")
        elif n == 20:
            b.join(5)
        elif n == 21:
            b.split(5)
        elif n == 22:
            b.hex("é")
        elif n == 23:
            b.hex(5)
        elif n == 24:
            b.nothing()
        elif n == 25:
            b.zfill("x")
        elif n == 26:
            print(b[::0])
        elif n == 27:
            b.ljust(8, 5)
        elif n == 28:
            print(5 + b)
    except (ValueError, TypeError, IndexError, AttributeError) as e:
        print(n, e)


def from_hex(text):
    try:
        print(bytes.fromhex(text), bytearray.fromhex(text))
    except (ValueError, TypeError) as e:
        print(e)


def percent(fmt, args):
    try:
        print(fmt % args)
    except (ValueError, TypeError, OverflowError, KeyError) as e:
        print(e)


def making():
    print(bytes(), bytes(3), bytes([1, 2, 255]), bytes((65, 66)), bytes("é", "utf-8"), bytes("é", "latin-1", "strict"))
    print(bytes("aé", "ascii", errors="ignore"), bytes(range(5)), bytes(bytearray(b"x")), bytes(x * 2 for x in (1, 2)))
    for bad in (-1, "text", [256], ["a"], None, [1, -1]):
        try:
            print(bytes(bad))
        except (ValueError, TypeError) as e:
            print(e)
    try:
        print(bytes(5, "ascii"))
    except TypeError as e:
        print(e)
    print(b",".join([b"a", bytearray(b"b"), b""]), b"".join([]), bytearray(b"-").join((b"1", b"2")), b"x".join(iter([b"p", b"q"])))
    print(b"abc".decode(), bytearray(b"\xc3\xa9").decode("utf-8"), b"\xff".decode("latin-1"), b"\xff".decode(errors="replace"))
    print(hash(b"abc") == hash(bytes(bytearray(b"abc"))), {b"k": 1}[bytes(bytearray(b"k"))])
    try:
        print({bytearray(b"x"): 1})
    except TypeError as e:
        print(e)


for sample in SAMPLES:
    cases(sample)
for sample in SAMPLES[7:10]:
    cases(bytearray(sample))
for number in range(29):
    error(b"Hello", number)
for number in (0, 2, 3, 7, 8, 10, 14, 15, 16, 17, 18, 24, 26):
    error(bytearray(b"Hello"), number)
for text in ("", "00ff", "0a 0B\t0c\n", "0", "0g", "g0", "a b", "00 é", "00é", " 1 2", "abc"):
    from_hex(text)
from_hex(b"00")
for pair in [(b"%d", 5), (b"%5d|%-5d|%05d", (1, 2, 3)), (b"%s-%b", (b"a", bytearray(b"b"))), (b"%x %X %o %#x", (255, 255, 8, 16)),
             (b"%c%c", (65, b"B")), (b"%r %a", ("x", b"y")), (b"%%", ()), (b"%s", "text"), (b"%d", b"x"), (b"%d %d", 1),
             (b"%d", (1, 2)), (b"%q", 1), (b"%", 1), (b"%c", 256), (b"%c", "ab"), (b"%(a)d %(b)s", {b"a": 1, b"b": b"z"}),
             (b"%*d|%-*d", (4, 1, 4, 2)), (b"%.2s|%8.3s", (b"abcdef", b"abcdef")), (b"\xff%s\x00", b"\xfe"), (b"none", ())]:
    percent(pair[0], pair[1])
making()
