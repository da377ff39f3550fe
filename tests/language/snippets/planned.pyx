# SPDX-License-Identifier: GPL-2.0

# --- deque
from collections import deque

d = deque([1, 2, 3])
d.appendleft(0)
print(d.pop(), d.popleft(), len(d))

# --- ordered_dict
from collections import OrderedDict

d = OrderedDict()
d["a"] = 1
d.move_to_end("a")
print(list(d))

# --- counter
from collections import Counter

print(Counter("aab")["a"])

# --- defaultdict
from collections import defaultdict

d = defaultdict(list)
d["a"].append(1)
print(d["a"])

# --- namedtuple
from collections import namedtuple

Point = namedtuple("Point", "x y")
print(Point(1, 2).x)

# --- heapq
import heapq

x = [3, 1, 2]
heapq.heapify(x)
print(heapq.heappop(x))

# --- functools_reduce
from functools import reduce

print(reduce(lambda a, b: a + b, [1, 2, 3]))

# --- json
import json

print(json.dumps([1]))

# --- struct_module
import struct

print(struct.pack("<I", 1))

# --- re
import re

print(re.match("a", "abc") is not None)

# --- time
import time

print(time.time() > 0)

# --- random
import random

print(random.randint(1, 1))

# --- enum_class
from enum import Enum

class Color(Enum):
    RED = 1

print(Color.RED.value)

# --- dataclass
from dataclasses import dataclass

@dataclass
class P:
    x: int

print(P(1).x)

# --- typing
from typing import Optional

def f(x: Optional[int] = None):
    return x

print(f())

# --- type_alias
Number = int
print(Number("5"))

# --- del_statement_name
x = 1
del x
print("deleted")

# --- exec_statement
exec("x = 1")

# --- star_import
from os import *

print("never")

# --- try_star_target
a, *b = range(4)
print(a, b)

# --- print_file
import sys

print("x", file=sys.stderr)

# --- bytes_percent
print(b"%d" % 5)

# --- text_isidentifier
print("a1".isidentifier())

# --- dict_comprehension_star
print({**{"a": 1}})

# --- call_with_stars
def f(*args, **kwargs):
    return args, kwargs

print(f(1, *[2], a=3, **{"b": 4}))

# --- lambda_sort
print(sorted(["bb", "a"], key=lambda s: len(s)))

# --- property_deleter
class P:
    @property
    def x(self):
        return 1
    @x.deleter
    def x(self):
        print("deleted")

del P().x

# --- generator_pipeline
def numbers():
    n = 0
    while True:
        yield n
        n += 1

def take(it, n):
    return [next(it) for _ in range(n)]

print(take(numbers(), 3))

# --- slots_class
class P:
    __slots__ = ("x",)

p = P()
p.x = 1
print(p.x)

# --- class_call
class Adder:
    def __call__(self, x):
        return x + 1

print(Adder()(1))

# --- memoryview_cast
m = memoryview(bytearray(b"abcd"))
m[0] = 65
print(bytes(m))

# --- int_subclass
class MyInt(int):
    pass

print(MyInt(5) + 1)

# --- print_unpacked
x = [1, 2]
print(*x, sep="-")

# --- async_for
async def f(x):
    async for n in x:
        print(n)

print("never")

# --- global_function_as_value
def f():
    return 1

x = [f]
print(x[0]())

# --- isinstance_class_value
kinds = {"int": int}
print(isinstance(5, kinds["int"]))
