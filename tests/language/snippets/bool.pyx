# SPDX-License-Identifier: GPL-2.0

# --- text
print(True, False, repr(True), str(False), f"{True} {False!r}")

# --- arithmetic
print(True + True, True - 5, False * 3, -True, ~False, True << 3, True // 1, True % 2)

# --- equality
print(True == 1, False == 0, True != 1, True == 2, 1 == True, True is True, True is not False)

# --- order
print(True > False, sorted([True, False, True]), max(True, False), min([True, 0]))

# --- conversion
print([bool(x) for x in (0, 1, "", "a", [], [0], {}, {1: 2}, None, (), (0,), b"", b"x")])

# --- empty_call
print(bool())

# --- and_gives_operand
print(0 and 1, 1 and 2, "" and "x", "a" and "b", [] and 1, None and 0)

# --- or_gives_operand
print(0 or 1, 1 or 2, "" or "x", "a" or "b", [] or {}, None or 0)

# --- not_gives_bool
print(not 0, not "", not "x", not None, not [], not not 5)

# --- short_circuit
def say(x):
    print("say", x)
    return x

print(say(0) and say(1))
print(say(1) or say(2))
print(say(1) and say(0) or say(3))

# --- short_circuit_in_if
def boom():
    raise ValueError("evaluated")

if False and boom():
    print("never")
if True or boom():
    print("fine")

# --- any_all
print(any([0, 0, 1]), any([]), all([1, 2]), all([]), all([1, 0]))

# --- any_stops
print(any([x > 2 for x in (1, 2, 3)]), all([x > 0 for x in (1, 2, 3)]))

# --- as_index
print([10, 20][True], "ab"[False], (1, 2)[True])

# --- as_dict_key
d = {True: "t", 0: "f"}
print(d[1], d[False], len(d), d)

# --- sum_of_bools
print(sum([True, False, True, True]), [True, False].count(1))

# --- format_of
print("%d %s %r %x" % (True, True, False, True), f"{True:>6}|{True:d}|{False:5}|")

# --- bitwise_stays_bool
print(True & True, True | False, True ^ True, True & 3, 2 | True)

# --- methods
print(True.bit_length(), True.__class__ is bool)

# --- chained_not
x = None
print(not x is None, x is not None, not (1 == 2), not 1 == 1)

# --- conditional_nested
def size(n):
    return "small" if n < 3 else "medium" if n < 10 else "large"

print([size(n) for n in (1, 5, 50)])

# --- truth_of_object
cdef class Box:
    cdef int n
    def __init__(self, n):
        self.n = n
    def __bool__(self):
        print("asked", self.n)
        return self.n > 0

print(bool(Box(1)), not Box(0), "y" if Box(2) else "n")

# --- truth_by_len
cdef class Bag:
    cdef int n
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n

print(bool(Bag(0)), bool(Bag(3)), [1 for b in (Bag(0), Bag(1)) if b])

# --- truth_raises
cdef class Bad:
    def __bool__(self):
        raise ValueError("no truth")

b = Bad()
if b:
    print("never")
