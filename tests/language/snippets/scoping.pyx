# SPDX-License-Identifier: GPL-2.0

# --- module_variable module
def show():
    return limit + 1

limit = 5
print(show())
limit = 10
print(show())

# --- global_statement module
def bump(n):
    global counter
    counter += n
    return counter

counter = 0
print(bump(1), bump(5), counter)

# --- global_creates module
def make():
    global made
    made = "here"

make()
print(made)

# --- local_shadows_module module
def f():
    value = "local"
    return value

value = "module"
print(f(), value)

# --- argument_shadows_module module
def f(shadow):
    shadow = shadow + 1
    return shadow

shadow = 5
print(f(1), shadow)

# --- module_statements module
total = 0
for n in range(5):
    if n % 2:
        continue
    total += n
print(total, n)
while total > 3:
    total -= 2
print(total)

# --- module_try module
result = "none"
try:
    result = [1][5]
except IndexError as e:
    print("caught", e)
finally:
    print("finally")
print(result)

# --- module_unpacking module
left, right = 1, 2
left, right = right, left
print(left, right)

# --- module_comprehension module
squares = [q * q for q in range(4)]
print(squares, {q: 1 for q in "ab"})

# --- module_typed module
cdef int ticks = 5
cdef list names = ["a"]

def use():
    global ticks
    ticks += 1
    names.append("b")
    return ticks

print(use(), names)
ticks *= 2
print(ticks)

# --- module_condition module
mode = "fast"
if mode == "fast":
    speed = 10
else:
    speed = 1
print(speed)

# --- module_with module
cdef class M:
    def __enter__(self):
        return "in"
    def __exit__(self, kind, value, tb):
        print("out")

with M() as inside:
    print(inside)

# --- module_raises module
before = 1
raise ValueError("module level")

# --- module_object_shared module
cdef class Config:
    cdef object value
    def __init__(self):
        self.value = 1
    def set(self, value):
        self.value = value
    def get(self):
        return self.value

def change():
    config.set("changed")

config = Config()
change()
print(config.get())

# --- module_list_shared module
def push(x):
    log.append(x)

log = []
push(1)
push("b")
print(log)

# --- unbound_local
def f():
    print(x)
    x = 1

f()

# --- unbound_in_branch
def f(flag):
    if flag:
        value = "set"
    else:
        pass
    return value

print(f(True))
print(f(False))

# --- unbound_augmented
def f():
    n += 1
    return n

f()

# --- unbound_after_del
x = 1
del x
print(x)

# --- unbound_loop_variable
for i in range(0):
    pass
print(i)

# --- comprehension_does_not_leak
def f():
    x = "kept"
    [x for x in range(3)]
    return x

print(f())

# --- loop_variable_leaks
def f():
    for i in range(3):
        j = i * 2
    return i, j

print(f())

# --- except_name_is_unbound_after
def f():
    try:
        raise ValueError("x")
    except ValueError as e:
        pass
    return e

f()

# --- builtin_shadowed_by_local
def f():
    len = 5
    sum = "text"
    return len, sum

print(f(), len([1]))

# --- builtin_shadowed_by_function
def max(a, b):
    return "own max"

print(max(1, 2))

# --- undeclared_name
print(undeclared_thing)

# --- undeclared_function
undeclared_call(1)

# --- name_of_module
print(__name__ == "__main__")

# --- conditional_assignment_both
def f(n):
    if n:
        a = 1
        b = 2
    else:
        a, b = "x", "y"
    return a, b

print(f(1), f(0))

# --- variable_changes_type
x = 5
print(x)
x = "text"
print(x)
x = [x]
print(x)

# --- variable_int_then_none
x = 5
x = None
print(x)

# --- del_and_again
x = [1]
del x
x = 2
print(x)

# --- nonlocal_statement
def outer():
    n = 1
    def inner():
        nonlocal n
        n = 2
    inner()
    return n

print(outer())

# --- walrus_in_function
def f(x):
    if (n := len(x)) > 1:
        return n
    return -n

print(f([1, 2]), f([1]))
