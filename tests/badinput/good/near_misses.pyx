"""Everything here looks like something refused, and is not."""

__license__ = "Dual BSD/GPL"
__author__ = ("One", "Two")
__alias__ = ["char-major-10-1"]

cimport cython
from linux.types cimport *

# 1.5 in a comment, and "2 / 3", are text
text = "1.5 / 2 eval('x') lambda: 0 # not a comment"
doc = """
class Plain: import numpy as np
include "nothing.pxi"
yield 1.5
"""
spec = f"{path_of(1):08} {2:#06x} {3:>{4}.{5}} {'a':-<08}" + 'it is 08'
path = f"{text}/{doc}" f"100%" f"{{1.5}}"
percent = "%d%% of %s, %-5x" % (1, text, 255)
checks = 5
cksum = 6
set_size = 1
flag = 1 if set_size else 2
float_like = {"float": 1, "complex": 2}
negative = -9223372036854775808
cdef unsigned long long ones = 0xFFFFFFFFFFFFFFFF


cdef class Matcher:
    cdef dict map
    cdef object filter
    cdef int type

    def __init__(self, match, case=None, dir="."):
        self.map = {}
        self.filter = match
        self.type = len(dir)
        _ = case

    def eval(self, compile):
        return self.filter

    def input(self):
        return self.eval(self.map)

    @property
    def dir(self):
        return self.input()


def vars(help, exit=None):
    pass


def exec_all(set, input):
    match = set
    case = match[0]
    print(match, case, input, file_name())
    for map in set:
        print(map)
    try:
        pass
    except ValueError as dir:
        print(dir)
    return [open for open in set]


def path_of(n):
    return n


cdef str file_name():
    return "x"


def quotient(a, b):
    a //= b
    a **= 2
    del a[0]
    return a // b, a % b, a << 2, a ** b


def by_length(words, n):
    pairs = [(x, n) for x in words]
    pick = lambda pair: pair[n_th]
    words.sort(key=lambda word: (len(word), [n for n in word]))
    return sorted(pairs, key=pick), any(x == n for x in words), next((x for x in words), None)


n_th = 1
