# SPDX-License-Identifier: GPL-2.0
"""Every method of str, of a variable declared so and of one that holds anything, with its errors."""
__license__ = "GPL"


def case(str s, any):
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
    print(any.upper(), any.lower(), any.title(), any.capitalize(), any.swapcase(), any.casefold())
    print(s.isalnum(), s.isalpha(), s.isascii(), s.isdecimal(), s.isdigit(), s.isidentifier())
    print(any.islower(), any.isnumeric(), any.isprintable(), any.isspace(), any.istitle())
    if s.isupper() or not any.isupper():
        print("not all upper case")


def search(str s, any, sub, int n):
    cdef int at = s.find(sub)
    print(at, s.find(sub, 1), s.find(sub, n, 5), s.find(sub, None, n), any.find(sub, n))
    print(s.rfind(sub), any.rfind(sub, 0, n), s.count(sub), any.count(sub, n))
    print(s.index(sub), s.rindex(sub), any.index(sub, 0), s.find("not there"))
    print(s.startswith(sub), s.startswith(("x", sub)), s.endswith(sub, n), any.startswith(sub, 1))
    print(any.endswith((sub, "d")), s.startswith(""), s.startswith("", 99), sub in s, "" in s)
    print(s.replace(sub, "-"), s.replace(sub, "-", 1), any.replace(sub, "", n), s.replace("", "."))
    print(s.removeprefix("he"), any.removesuffix("ld"), s.removeprefix("x"), s.strip("hd"))
    print(s.lstrip("he"), any.rstrip("d"), "  x ".strip() + "|", "  x ".lstrip(None) + "|")


def cut(str s, any):
    print(s.split(), s.split(","), any.split(",", 1), s.split(maxsplit=1), s.split(sep=",", maxsplit=1))
    print(s.rsplit(",", 1), any.rsplit(maxsplit=1), s.rsplit(None, 1), any.rsplit(","))
    print(s.partition(","), any.rpartition(","), s.partition("no"), s.rpartition("no"))
    print("a\nb\r\nc".splitlines(), "a\nb\r\nc".splitlines(True), "a\nb\n".splitlines(keepends=True))
    print(s.join(["1", "2"]), any.join(("x", "y")), ",".join("abc"), "".join([]), "-".join(["q"]))
    print(",".join({"k": 1, "l": 2}), "+".join([str(i) for i in range(4)]))


def pad(str s, any, int n):
    print(s.center(n), s.ljust(n, "*"), any.rjust(n), s.zfill(n), any.center(n, "é"), "-5".zfill(n))
    print("a\tbc\t".expandtabs() + "|", "a\tb".expandtabs(n), any.expandtabs(tabsize=3))
    print(s.encode(), any.encode("utf-8"), s.encode(encoding="ascii", errors="replace"))
    print("é🐍".encode("ascii", "ignore"), any.encode(errors="strict"), "é".encode("latin-1"))
    print(str(b"x\xc3\xa9", "utf-8"), str(b"\xff", "utf-8", "replace"), str(b"q", errors="ignore"))
    print(str(), repr(str("x")), ascii("é🐍\n"), repr("it's \"q\" \\ \x7f é"))


def translate(str s, any):
    table = "".maketrans("ab", "xy", "c")
    print(table, s.translate(table), any.translate({97: "AAA", 98: None, 99: 0x1F40D}))
    print(s.translate({}), any.translate(["z"] * 98), "".maketrans({"a": 1, 98: "q"}))


def items(str s, int i):
    print(s[0], s[i], s[-1], s[-i], s[1:i], s[i:], s[:-1], s[::2], s[::-1], s[i:0:-1], s[5:2])
    for c in s:
        print(c, ord(c), end=" ")
    print()
    print([c for c in s], list(s), tuple(s), len(s), sorted(s), s * 2, 2 * s, s * 0, s * -1, max(s))
    print(s + "x", s < "z", s == s[:], s != "x", s >= s, hash(s) == hash(s[:i] + s[i:]))
    grown = ""
    for k in range(12):
        grown += s[k % len(s)]
        kept = grown
    print(grown, kept, bool(s), bool(""), not s)


def fails(str s, any):
    for number in range(24):
        try:
            if number == 0:
                print(s.index("not there"))
            elif number == 1:
                print(any.find(1))
            elif number == 2:
                print(any.replace(1, "a"))
            elif number == 3:
                print(s.split(""))
            elif number == 4:
                print(any.split(1))
            elif number == 5:
                print(s.join([1]))
            elif number == 6:
                print(s.join(5))
            elif number == 7:
                print(any.startswith(1))
            elif number == 8:
                print(s.partition(""))
            elif number == 9:
                print(any.center(9, "ab"))
            elif number == 10:
                print(any.upper(1))
            elif number == 11:
                print(any.nosuch())
            elif number == 12:
                print("é".encode("ascii"))
            elif number == 13:
                print(b"\xff".decode())
            elif number == 14:
                print("x".encode("klingon"))
            elif number == 15:
                print(s.translate({98: 0x110000}))
            elif number == 16:
                print("".maketrans("a", "bc"))
            elif number == 17:
                print(any[99])
            elif number == 18:
                print(any["x"])
            elif number == 19:
                print(1 in any)
            elif number == 20:
                print(any + 1)
            elif number == 21:
                print(any < 1)
            elif number == 22:
                print(str(1, "ascii"))
            elif number == 23:
                print(any * any)
        except (TypeError, ValueError, AttributeError, IndexError, LookupError) as e:
            print(number, type_of(e), e)


def type_of(e):
    for name, kind in (("UnicodeError", 1), ("LookupError", 2)):
        if kind == 1 and isinstance(e, UnicodeError):
            return name
        if kind == 2 and isinstance(e, LookupError):
            return name
    if isinstance(e, ValueError):
        return "ValueError"
    return "TypeError" if isinstance(e, TypeError) else "AttributeError"


case("Hello World", "straße ΣΑΣ ǆ")
case("x1", "İ")
search("hello world", "hello world", "o", 3)
search("áéíóú d", "áé🐍íóú d", "é", 1)
cut("a,b c,,d", " é, ü ")
pad("7", "eth0", 6)
translate("abcabc", "abcé")
items("hello", 2)
items("héllo🐍", 3)
fails("abc", "abc")
