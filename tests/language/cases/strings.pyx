# SPDX-License-Identifier: GPL-2.0
"""Text: literals, slices, methods, formatting."""
__license__ = "GPL"


def basics(s):
    print(s, len(s), s[0], s[-1], s[1:3], s[:2], s[-3:], s[::-1], s[::2])
    print(s + "!", s * 2, "l" in s, "z" not in s, s == "hello", s < "help")
    for c in s:
        print(c, end=" ")
    print()


def methods():
    print("Hello World".upper(), "Hello World".lower(), "  x ".strip() + "|")
    print("a,b,,c".split(","), "a b  c".split(), "-".join(["x", "y", "z"]))
    print("hello".replace("l", "L"), "hello".find("l"), "hello".find("z"), "hello".count("l"))
    print("hello".startswith("he"), "hello".endswith("lo"), "12".isdigit(), "ab".isalpha())
    print("x".center(5, "*"), "x".ljust(3) + "|", "x".rjust(3), "7".zfill(3))
    print("a=b=c".partition("="), "a=b=c".rpartition("="))
    print("line1\nline2".splitlines(), "title case".title(), "abc".capitalize())
    print(repr("it's"), repr('say "hi"'), repr("tab\t"), str(12), str(None), str(True))


def formatting(name, n):
    print(f"{name} is {n}", f"{n:5}|", f"{n:<5}|", f"{n:>5}|", f"{n:^5}|", f"{n:05}", f"{n:+}")
    print(f"{n:x} {n:X} {n:o} {n:b} {n:#x} {n:#b}", f"{n:,}", f"{n:_}")
    print(f"{name!r:>10}|{name:*^9}|{name:.2}|{{}}")
    print("%s has %d items, %5d|%-5d|%05d %x %X %o" % (name, n, n, n, n, n, n, n))
    print("%r %s %% %c %c" % (name, [1, "a"], "x", 65))
    print("{} {} {}".format(1, "two", [3]), "{0}-{1}-{0}".format("a", "b"))


def unicode():
    s = "héllo wörld ☃"
    print(len(s), s[1], s[7], s[-1], s[::-1], s.upper() == s.upper())
    print(s.encode(), "ok".encode("utf-8"), b"caf\xc3\xa9".decode())
    print(ord("A"), chr(97), ord("☃"), chr(0x2603))


def errors():
    s = "abc"
    for i in (5, -4):
        try:
            print(s[i])
        except IndexError as e:
            print("IndexError:", e)
    try:
        print(s + 1)
    except TypeError as e:
        print("TypeError:", e)
    try:
        print("abc".index("z"))
    except ValueError as e:
        print("ValueError:", e)


basics("hello")
methods()
formatting("bob", 1234)
unicode()
errors()
print("a", "b", sep="-", end="!\n")
print("multi\nline")
print()
print("")
