# SPDX-License-Identifier: GPL-2.0

# --- basic
cdef class M:
    def __enter__(self):
        print("enter")
        return 5
    def __exit__(self, kind, value, tb):
        print("exit", value)

with M() as x:
    print("body", x)

# --- without_as
cdef class M:
    def __enter__(self):
        print("enter")
    def __exit__(self, kind, value, tb):
        print("exit", kind, value, tb)

with M():
    print("body")

# --- exception_passes
cdef class M:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        print("exit", repr(value))

with M():
    raise ValueError("x")

# --- exception_swallowed
cdef class M:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        return isinstance(value, ValueError)

with M():
    raise ValueError("gone")
print("after")
with M():
    raise KeyError("kept")

# --- exit_raises
cdef class M:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        raise KeyError("from exit")

with M():
    raise ValueError("x")

# --- enter_raises
cdef class M:
    def __enter__(self):
        raise ValueError("from enter")
    def __exit__(self, kind, value, tb):
        print("never")

with M():
    print("never")

# --- nested
cdef class M:
    cdef object n
    def __init__(self, n):
        self.n = n
    def __enter__(self):
        print("enter", self.n)
        return self.n
    def __exit__(self, kind, value, tb):
        print("exit", self.n)

with M(1) as a, M(2) as b:
    print(a, b)
with M(3):
    with M(4):
        print("inner")

# --- parenthesized
cdef class M:
    def __enter__(self):
        return 1
    def __exit__(self, kind, value, tb):
        print("exit")

with (M() as a, M() as b):
    print(a + b)

# --- second_enter_raises
cdef class M:
    cdef bint bad
    def __init__(self, bad):
        self.bad = bad
    def __enter__(self):
        if self.bad:
            raise ValueError("bad")
        print("enter")
    def __exit__(self, kind, value, tb):
        print("exit", repr(value))

with M(False), M(True):
    print("never")

# --- return_inside
cdef class M:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        print("exit", value)

def f():
    with M():
        return "result"

print(f())

# --- break_continue_inside
cdef class M:
    cdef object n
    def __init__(self, n):
        self.n = n
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        print("exit", self.n)

for i in range(4):
    with M(i):
        if i == 1:
            continue
        if i == 2:
            break
        print("end", i)

# --- target_is_unpacked
cdef class M:
    def __enter__(self):
        return 1, 2
    def __exit__(self, kind, value, tb):
        pass

with M() as (a, b):
    print(a, b)

# --- target_is_item
cdef class M:
    def __enter__(self):
        return "v"
    def __exit__(self, kind, value, tb):
        pass

d = {}
with M() as d["k"]:
    pass
print(d)

# --- inside_try
cdef class M:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        print("exit")

try:
    with M():
        raise ValueError("v")
except ValueError as e:
    print(e)
finally:
    print("finally")

# --- exit_result_is_any_object
cdef class M:
    cdef object result
    def __init__(self, result):
        self.result = result
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        return self.result

with M([1]):
    raise ValueError("gone")
print("between")
with M(""):
    raise ValueError("kept")

# --- not_a_manager
cdef class P:
    pass

with P():
    print("never")

# --- same_manager_twice
cdef class M:
    cdef int n
    def __enter__(self):
        self.n += 1
        return self.n
    def __exit__(self, kind, value, tb):
        self.n += 10

m = M()
m.__init__()
with m as a:
    with m as b:
        print(a, b)
with m as c:
    print(c)
#> 1 2
#> 23

# --- exit_kind_is_class
cdef class M:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        print(kind is ValueError, kind.__name__)
        return True

with M():
    raise ValueError("x")

# --- contextmanager_function
from contextlib import contextmanager

@contextmanager
def managed():
    yield 1

print("never")

# --- typed_variable
cdef class Lock:
    cdef int depth
    def __init__(self):
        self.depth = 0
    def __enter__(self):
        self.depth += 1
        return self
    def __exit__(self, kind, value, tb):
        self.depth -= 1

def run():
    cdef Lock lock = Lock()
    with lock:
        with lock as same:
            print(lock.depth, same is lock)
    print(lock.depth)

run()
