# SPDX-License-Identifier: GPL-2.0

# --- literals
print("double", 'single', "it's", 'say "x"', """three""", 'a' "b" 'c')

# --- escapes
print("tab\tend", "back\\slash", "quote\"", '\'', "\x41\u0042\U00000043", "a\
b")

# --- raw
print(r"\n\t", R"\\", len(r"\'"))

# --- reprs
for s in ("plain", "it's", 'say "x"', "both ' and \"", "tab\t", "nl\n", "\x00\x7f", "é€😀", ""):
    print(repr(s))

# --- ascii_of
print(ascii("é€😀"), ascii("plain"), ascii(["ü"]))

# --- concatenation
a = "ab"
print(a + "cd" + a, a + "", "" + a)

# --- concatenation_type_error
a = "ab"
print(a + 1)

# --- repetition
print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "" * 5)

# --- repetition_by_text
a = "ab"
print(a * "c")

# --- index
s = "hello"
print(s[0], s[4], s[-1], s[-5])

# --- index_error
s = "hello"
try:
    print(s[5])
except IndexError as e:
    print(e)
print(s[-6])

# --- index_by_text
s = "hello"
i = "0"
print(s[i])

# --- unicode_index
s = "aé€😀z"
print(len(s), s[1], s[2], s[3], s[-1], s[1:4], s[::-1])

# --- length
print(len(""), len("abc"), len("é"), len("😀😀"))

# --- contains
print("ell" in "hello", "" in "abc", "x" not in "abc", "€" in "5€", "abc" in "ab")

# --- contains_type_error
x = 1
print(x in "abc")

# --- comparison
print("a" < "b", "a" < "ab", "B" < "a", "" < "a", "abc" == "abc", "é" > "z", "a" != "A")

# --- comparison_with_other
s = "a"
print(s == 1, s != None, s == b"a")
print(s < 1)

# --- iteration
for c in "aé€😀":
    print(c, ord(c))

# --- case
for s in ("hello World", "ALL", "mIxEd 1a", ""):
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase())

# --- case_unicode
print("äöü".upper(), "ÄÖÜ".lower(), "straße".upper(), "ÀB".casefold())

# --- split
print("a b  c".split(), " a ".split(), "".split(), "a,b,,c".split(","), "".split(","))

# --- split_max
print("a b c d".split(None, 2), "a,b,c,d".split(",", 1), "a,b".split(",", 0), "a,b".split(",", -1))

# --- split_keywords
print("a-b-c".split(sep="-"), "a-b-c".split("-", maxsplit=1), "a-b-c".rsplit("-", maxsplit=1))

# --- split_empty_separator
print("abc".split(""))

# --- rsplit
print("a b c d".rsplit(None, 2), "a,b,c,d".rsplit(",", 1), "a".rsplit(","), "  a  b ".rsplit())

# --- splitlines
print("a\nb\r\nc\rd".splitlines(), "a\n\nb\n".splitlines(), "".splitlines(), "a\nb".splitlines(True))

# --- splitlines_keyword
print("x\ny\n".splitlines(keepends=True), "x\x0by\x1cz".splitlines())

# --- join
print(",".join(["a", "b", "c"]), "".join([]), "-".join(("x",)), ", ".join("abc"))

# --- join_type_error
items = ["a", 1]
print(",".join(items))

# --- join_dict
print("+".join({"a": 1, "b": 2}))

# --- join_genexp
print(",".join(str(n) for n in range(4)))

# --- strip
s = "  \t hi \n"
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr("".strip()))

# --- strip_chars
print("xxhixx".strip("x"), "abcba".strip("ab"), "abc".lstrip("ba"), "abc".rstrip("cb"), "aé".strip("é"))

# --- find
s = "hello hello"
print(s.find("l"), s.find("lo"), s.find("z"), s.find("l", 4), s.find("l", 0, 2), s.find(""), s.find("h", -5))

# --- rfind
s = "hello hello"
print(s.rfind("l"), s.rfind("hello"), s.rfind("z"), s.rfind("l", 0, 5), s.rfind(""))

# --- index_method
s = "hello"
print(s.index("l"), s.rindex("l"))
try:
    s.index("z")
except ValueError as e:
    print(e)
print(s.rindex("q"))

# --- count
print("banana".count("a"), "banana".count("ana"), "abc".count(""), "banana".count("a", 2), "aaa".count("a", 0, 2))

# --- replace
print("banana".replace("a", "o"), "banana".replace("a", "", 2), "abc".replace("", "-"), "abc".replace("x", "y"))

# --- replace_unicode
print("é€é".replace("é", "e"), "aaa".replace("a", "€€", 1), "abc".replace("b", "😀"))

# --- starts_ends
s = "hello"
print(s.startswith("he"), s.startswith("lo"), s.endswith("lo"), s.endswith(""), s.startswith("l", 2), s.endswith("l", 0, 4))

# --- starts_tuple
s = "hello"
print(s.startswith(("x", "he")), s.endswith(("x", "y")), s.startswith(()))

# --- starts_type_error
s = "hello"
x = 1
print(s.startswith(x))

# --- partition
print("a=b=c".partition("="), "abc".partition("="), "a=b=c".rpartition("="), "abc".rpartition("="))

# --- partition_empty
print("abc".partition(""))

# --- pads
print("ab".ljust(5) + "|", "ab".rjust(5), "ab".center(5) + "|", "ab".center(6, "*"), "ab".ljust(1), "ab".rjust(4, "é"))

# --- pad_type_error
print("ab".center(5, "xy"))

# --- zfill
print("42".zfill(5), "-42".zfill(5), "+4".zfill(4), "abc".zfill(2), "".zfill(2))

# --- expandtabs
print("a\tb".expandtabs(), "a\tb".expandtabs(4), "ab\tc\td".expandtabs(3), "\t".expandtabs(2) + "|")

# --- prefixes
print("prefix.x".removeprefix("prefix"), "abc".removeprefix("x"), "a.py".removesuffix(".py"), "abc".removesuffix(""))

# --- is_digit
print([s.isdigit() for s in ("12", "", "1a", "-1", "٣")])

# --- is_alpha
print([s.isalpha() for s in ("ab", "", "a1", "é", " ")], [s.isalnum() for s in ("ab1", "", "a b", "é1")])

# --- is_space
print([s.isspace() for s in (" ", "\t\n", "", " a")])

# --- is_case
print([s.isupper() for s in ("AB", "Ab", "1", "A1", "")], [s.islower() for s in ("ab", "aB", "a1", "")])

# --- is_title
print([s.istitle() for s in ("Ab Cd", "ab", "AB", "A", "")])

# --- is_other
print("abc".isascii(), "é".isascii(), "a_1".isidentifier(), "1a".isidentifier(), "a\n".isprintable(), "12".isdecimal(), "12".isnumeric())

# --- translate
table = str.maketrans("abc", "xyz", "d")
print("abcd".translate(table))

# --- translate_dict
print("abc".translate({97: "AA", 98: None, 99: 67}))

# --- encode
print("aé€".encode(), "abc".encode("utf-8"), "abc".encode("ascii"), len("😀".encode()))

# --- encode_error
print("é".encode("ascii"))

# --- decode
print(b"a\xc3\xa9".decode(), b"abc".decode("ascii"), str(b"xy", "utf-8"))

# --- decode_error
print(b"\xff".decode())

# --- format_method
print("{} {}".format(1, "a"), "{0}{1}{0}".format("x", "y"), "{{}}".format(), "{:>5}|{:<5}|".format(1, 2))

# --- format_method_names
print("{a} {b!r}".format(a=1, b="x"))

# --- format_method_fields
print("{0[1]} {0[0]}".format([1, 2]), "{:{}}|".format("a", 4))

# --- format_method_errors
for text in ("{} {}", "{", "}", "{0} {}", "{x}"):
    try:
        print(text.format(1))
    except (ValueError, IndexError, KeyError) as e:
        print(repr(e))

# --- slices
s = "abcdefg"
print(s[1:3], s[:3], s[3:], s[-3:], s[:-3], s[::2], s[::-1], s[5:1], s[5:1:-2], s[100:], s[-100:2])

# --- slice_step_zero
s = "abc"
n = 0
print(s[::n])

# --- assign_item
s = "abc"
s[0] = "x"

# --- delete_item
s = "abc"
del s[0]

# --- augmented
s = "a"
t = s
s += "b"
s *= 2
print(s, t)

# --- from_objects
print(str(), str(1), str(None), str([1, "a"]), str((1,)), str({"a": 1}), str(True), str("s"))

# --- chr_ord
print(chr(65), chr(233), chr(8364), chr(128512), ord("A"), ord("€"), ord("\n"))

# --- chr_error
n = -1
try:
    print(chr(n))
except ValueError as e:
    print(e)
n = 0x110000
print(chr(n))

# --- ord_error
s = "ab"
print(ord(s))

# --- min_max
print(min("hello"), max("hello"), sorted("hello"), list("abc"), tuple("ab"))

# --- reversed_text
print("".join(reversed("abc")), list(reversed("é€")))

# --- enumerate_text
print([(i, c) for i, c in enumerate("abc")])

# --- hash_equal
a = "ab" + "c"
b = "abc"
print(hash(a) == hash(b), a is not None)

# --- many_lines
s = """one
  two

three"""
print(s.split("\n"), len(s))

# --- missing_method
s = "abc"
print(s.push("x"))

# --- in_conditions
def kind(s):
    if not s:
        return "empty"
    if s.isdigit():
        return "number"
    return "word"

print(kind(""), kind("12"), kind("ab"))

# --- palindrome
def palindrome(s):
    cleaned = [c for c in s.lower() if c.isalnum()]
    return cleaned == cleaned[::-1]

print(palindrome("A man, a plan, a canal: Panama"), palindrome("no"))

# --- caesar
def shift(text, n):
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + n) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)

print(shift("hello, xyz", 3), shift(shift("hello", 5), -5))
