# SPDX-License-Identifier: GPL-2.0

# --- literals
print(b"abc", b'\x00\xff', b"it's", b'"', b"\n\t\\", rb"\n", b"")

# --- length_index
b = b"abc"
print(len(b), b[0], b[-1], b[1:], b[::-1], b[:0])

# --- index_error
b = b"abc"
print(b[3])

# --- iteration
print([x for x in b"\x00az\xff"], list(b"ab"), tuple(b"ab"), sum(b"\x01\x02"))

# --- concatenation
print(b"ab" + b"cd", b"ab" * 2, 2 * b"ab", b"" + b"")

# --- concatenation_with_text
b = b"ab"
print(b + "cd")

# --- contains
print(b"b" in b"abc", 98 in b"abc", b"" in b"", 1 in b"abc", b"ac" in b"abc")

# --- contains_out_of_range
n = 256
print(n in b"abc")

# --- comparison
print(b"a" < b"b", b"a" == b"a", b"a" < b"ab", b"\xff" > b"\x7f", b"a" == "a", b"" < b"a")

# --- from_int
print(bytes(3), bytes(0))

# --- from_negative
n = -1
print(bytes(n))

# --- from_list
print(bytes([1, 2, 255]), bytes((65, 66)), bytes(range(3)), bytes())

# --- from_bad_list
for items in ([256], [-1], ["a"]):
    try:
        print(bytes(items))
    except (ValueError, TypeError) as e:
        print(type_name(e), e)

def type_name(e):
    return "TypeError" if isinstance(e, TypeError) else "ValueError"

# --- from_text
print(bytes("aé", "utf-8"))

# --- from_text_without_encoding
s = "a"
print(bytes(s))

# --- decode
print(b"abc".decode(), b"\xc3\xa9".decode("utf-8"), b"abc".decode(encoding="ascii"))

# --- decode_errors
for b in (b"\xff", b"\xc3", b"a\x80", b"\xed\xa0\x80"):
    try:
        print(b.decode())
    except UnicodeDecodeError as e:
        print(e)

# --- decode_ignore
print(b"a\xffb".decode("utf-8", "ignore"), b"a\xffb".decode("utf-8", "replace"))

# --- hex
print(b"\x01\xab\xff".hex(), b"".hex(), b"\x01\x02\x03".hex(":"))

# --- fromhex
print(bytes.fromhex("01abFF"), bytes.fromhex("01 02"))

# --- split_join
print(b"a,b,c".split(b","), b"a b".split(), b"-".join([b"x", b"y"]), b"a,b,c".rsplit(b",", 1))

# --- strip
print(b"  ab ".strip(), b"xabx".strip(b"x"), b" a".lstrip(), b"a ".rstrip())

# --- find
b = b"hello"
print(b.find(b"l"), b.find(108), b.rfind(b"l"), b.find(b"z"), b.index(b"e"), b.count(b"l"), b.count(108))

# --- index_missing
print(b"abc".index(b"z"))

# --- replace
print(b"banana".replace(b"a", b"o"), b"banana".replace(b"a", b"", 1), b"ab".replace(b"", b"-"))

# --- starts_ends
b = b"hello"
print(b.startswith(b"he"), b.endswith(b"lo"), b.startswith((b"x", b"h")), b.endswith(b"x"))

# --- partition
print(b"a=b".partition(b"="), b"ab".partition(b"="), b"a=b=c".rpartition(b"="))

# --- case
print(b"aBc".upper(), b"aBc".lower(), b"ab cd".title(), b"ab".capitalize(), b"aB".swapcase())

# --- tests
print(b"12".isdigit(), b"ab".isalpha(), b"a1".isalnum(), b" ".isspace(), b"AB".isupper(), b"ab".islower())

# --- pads
print(b"ab".ljust(4), b"ab".rjust(4, b"."), b"ab".center(5, b"*"), b"7".zfill(3))

# --- prefixes
print(b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"), b"abc".removeprefix(b"x"))

# --- splitlines
print(b"a\nb\r\nc".splitlines(), b"a\n".splitlines(True))

# --- translate
print(b"abc".translate(None, b"b"))

# --- assign_item
b = b"abc"
b[0] = 1

# --- hash_and_key
d = {b"a": 1, "a": 2}
print(d[b"a"], d["a"], hash(b"ab") == hash(b"a" + b"b"))

# --- reprs
for b in (b"'", b'"', b"'\"", b"\x7f\x80", b"\r\n\t"):
    print(repr(b), str(b))

# --- truth
print(bool(b""), bool(b"\x00"), not b"")

# --- unpack
a, b = b"xy"
print(a, b)

# --- min_max_sorted
print(min(b"hello"), max(b"hello"), sorted(b"cab"), list(reversed(b"ab")))

# --- bytes_of_bytes
b = b"ab"
print(bytes(b), bytes(b) == b)

# --- bytearray_basic
b = bytearray(b"abc")
b[0] = 120
b.append(33)
print(b, len(b), bytes(b))

# --- bytearray_extend
b = bytearray(2)
b.extend(b"ab")
b += b"c"
del b[0]
print(b)

# --- bytearray_methods
b = bytearray(b"hello")
b.insert(0, 33)
print(b.pop(), b.find(b"l"), b.upper(), b[1:3])

# --- memoryview_basic
m = memoryview(b"abc")
print(m[0], len(m), bytes(m[1:]))
