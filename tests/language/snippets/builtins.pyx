# SPDX-License-Identifier: GPL-2.0

# --- len_of
print(len([]), len("é"), len((1,)), len({1: 2}), len(b"ab"), len(range(5)))

# --- len_error
n = 5
len(n)

# --- abs_of
print(abs(-5), abs(5), abs(True))

# --- abs_error
s = "a"
abs(s)

# --- min_max_args
print(min(1, 2), max(1, 2, 3), min("b", "a"), max([1], [0, 5]), min((2, 1), (1, 9)))

# --- min_max_iterables
print(min([3, 1]), max("hello"), min({5: 1, 2: 1}), max(range(4)))

# --- min_empty
x = []
min(x)

# --- max_empty_text
s = ""
max(s)

# --- min_default
print(min([], default=5), max([], default=None), max([1], default=9))

# --- min_key
print(min(["aaa", "b"], key=len), max([1, -5], key=abs))

# --- min_mixed
a = 1
b = "a"
min(a, b)

# --- min_returns_first
a = [1]
b = [1]
print(min(a, b) is a, max(a, b) is a)

# --- sum_kinds
print(sum([1, 2]), sum([[1], [2]], []), sum((), 5), sum([True, True]), sum(iter([3])))

# --- sum_text
x = ["a"]
sum(x)

# --- sum_text_start
x = ["a"]
sum(x, "")

# --- sum_start_keyword
print(sum([1], start=10))

# --- sorted_kinds
print(sorted([3, 1]), sorted("cab"), sorted((2, 1)), sorted({2: 1, 1: 2}), sorted([3, 1, 2], reverse=True))

# --- sorted_makes_copy
x = [2, 1]
y = sorted(x)
print(x, y)

# --- reversed_kinds
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))))

# --- divmod_kinds
print([divmod(a, b) for a in (7, -7) for b in (2, -2)])

# --- chr_ord_round
print([ord(chr(n)) for n in (0, 65, 255, 256, 65535, 65536, 1114111)])

# --- repr_kinds
for x in (1, "a", b"a", None, True, [1], (1,), {1: 2}, range(2)):
    print(repr(x), str(x))

# --- ascii_kinds
print(ascii("ü"), ascii(5), ascii(["é"]), ascii("\n"))

# --- format_kinds
print(format(5), format(5, "03"), format("x", ">3"), format(None), format([1]))

# --- format_list_spec
x = [1]
format(x, "5")

# --- hex_oct_bin
print(hex(10), oct(10), bin(10), hex(-1), hex(9223372036854775807))

# --- hex_error
s = "a"
hex(s)

# --- bool_kinds
print(bool(), bool(1), bool([]), bool("x"))

# --- int_kinds
print(int(), int(5), int("5"), int(True), int("z", 36))

# --- str_kinds
print(str(), str(5), str(b"a"), str(None), str([]))

# --- list_tuple_kinds
print(list(), list("ab"), tuple([1]), list({1: 2}), tuple({"a": 1}.items()))

# --- list_error
n = 5
list(n)

# --- isinstance_kinds
print(isinstance(1, int), isinstance("a", str), isinstance([], list), isinstance((), tuple), isinstance({}, dict))
print(isinstance(b"", bytes), isinstance(True, bool), isinstance(1, bool), isinstance(1, object), isinstance(None, object))

# --- isinstance_tuple
for x in (1, "a", [], None):
    print(isinstance(x, (int, str)), isinstance(x, (list, dict)))

# --- isinstance_variable
kinds = (int, str)
print(isinstance(5, kinds))

# --- type_of
print(type(5) is int, type("a") == str, type([]).__name__, type(5))

# --- issubclass_of
print(issubclass(bool, int), issubclass(int, str))

# --- callable_of
print(callable(len), callable(5))

# --- id_of
x = [1]
y = x
print(id(x) == id(y), id(x) == id([1]))

# --- hash_of
print(hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(1) == hash(True))

# --- hash_error
x = [1]
hash(x)

# --- hash_error_dict
x = {}
hash(x)

# --- pow_kinds
print(pow(2, 10), pow(2, 10, 1000), pow(-2, 3), pow(0, 0))

# --- pow_negative
n = -1
try:
    print(pow(2, n, 7))
except ValueError as e:
    print(e)

# --- any_all_kinds
print(any([0, 1]), all([0, 1]), any(""), all(""), any("a"), any({0: 1}), all((1, 2)))

# --- any_error
n = 1
any(n)

# --- enumerate_kinds
print(list(enumerate("ab")), list(enumerate([1], 5)), list(enumerate({"k": 1}, start=2)))

# --- enumerate_error
n = 1
enumerate(n)

# --- zip_kinds
print(list(zip("ab", [1, 2])), list(zip([1])), list(zip()), [a + b for a, b in zip((1, 2), (3, 4))])

# --- zip_error
n = 1
zip([1], n)

# --- iter_next_kinds
it = iter({"a": 1})
print(next(it), next(it, "end"))

# --- print_sep_end
print(1, 2, sep="-")
print("a", end="")
print("b", end="!\n")
print("x", "y", sep="\n")

# --- print_nothing
print()
print("")
print("after")

# --- print_multiline
print("a\nb\n\nc")

# --- print_long
print("x" * 300)

# --- print_sep_none
print(1, 2, sep=None, end=None)
print("next")

# --- print_bad_sep
n = 5
print(1, 2, sep=n)

# --- slice_builtin
print(slice(1, 2, 3))

# --- getattr_builtin
x = [1]
print(getattr(x, "append") is not None)

# --- eval_builtin
print(eval("1 + 1"))

# --- open_builtin
open("/etc/passwd")

# --- input_builtin
x = input()

# --- globals_builtin
print(len(globals()) > 0)

# --- import_math
import math

print(math.gcd(4, 6))

# --- float_builtin
print(float("1"))

# --- frozenset_builtin
print(frozenset([1]) == frozenset([1]))

# --- object_builtin
x = object()
y = object()
print(x is y, x == y, x != y)

# --- round_text
print(max("b", "a", "c"), min([True, 0]), sum({1: "a", 2: "b"}))

# --- ellipsis_object
x = ...
print(x is Ellipsis)

# --- not_implemented_object
x = NotImplemented
print(x is NotImplemented, x is None)

# --- none_object
x = None
print(x, x is None, x == None, [x], not x, x != 0)

# --- vars_dir
print(len(dir([])) > 0)
