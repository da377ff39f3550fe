# SPDX-License-Identifier: GPL-2.0

# --- no_return
def nothing():
    pass

def early(x):
    if x:
        return
    return 5

print(nothing(), early(1), early(0))

# --- positional
def f(a, b, c):
    return a * 100 + b * 10 + c

print(f(1, 2, 3))

# --- keywords
def f(a, b, c):
    return a * 100 + b * 10 + c

print(f(c=3, a=1, b=2), f(1, c=3, b=2))

# --- defaults
def f(a, b=2, c="x", d=None):
    return a, b, c, d

print(f(1), f(1, 5), f(1, c="y"), f(1, d=[1], b=3))

# --- default_expression
SIZE = 4

def f(n=2 * 3 + 1, text="a" "b", flag=not True):
    return n, text, flag

print(f(), f(0, flag=1))

# --- default_negative_and_tuple
def f(n=-1, t=(1, 2)):
    return n, t

print(f(), f(1, ()))

# --- default_mutable
def f(x=[]):
    x.append(1)
    return len(x)

print(f(), f())

# --- keyword_only
def f(a, *, b, c=3):
    return a, b, c

print(f(1, b=2), f(1, c=5, b=0))

# --- positional_only
def f(a, b=2, /, c=3):
    return a, b, c

print(f(1), f(1, 5, 6), f(1, c=9))

# --- star_args
def f(first, *rest):
    return first, rest

print(f(1), f(1, 2, 3))

# --- star_kwargs
def f(a, **rest):
    return a, sorted(rest.items())

print(f(1), f(1, b=2, c=3))

# --- call_with_star
def f(a, b, c):
    return a, b, c

t = (1, 2)
d = {"c": 3}
print(f(*t, **d))

# --- too_few_arguments
def f(a, b):
    return a

print(f(1))

# --- unknown_keyword
def f(a):
    return a

print(f(b=1))

# --- recursion
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)

print(factorial(0), factorial(10), factorial(20))

# --- recursion_overflows
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)

print(factorial(21))
#> raised OverflowError('int result does not fit in 64 bits')

# --- mutual_recursion
def even(n):
    return True if n == 0 else odd(n - 1)

def odd(n):
    return False if n == 0 else even(n - 1)

print(even(10), odd(7), even(3))

# --- recursion_without_end
def down(n):
    return down(n + 1) + 1

try:
    down(0)
except RecursionError:
    print("deep")

# --- hanoi
def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)

print([hanoi(n, "a", "b", "c") for n in range(6)])

# --- permutations
def permutations(items):
    if len(items) < 2:
        return [items]
    out = []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            out.append([items[i]] + rest)
    return out

print(permutations([1, 2, 3]))

# --- argument_is_rebound
def f(x):
    x = x + 1
    return x

n = 1
print(f(n), n)

# --- argument_is_shared
def f(x):
    x.append(1)
    x = [9]
    return x

y = []
print(f(y), y)

# --- evaluation_order
def say(x):
    print("say", x)
    return x

def f(a, b, c):
    return a + b + c

print(f(say(1), say(2), say(3)))

# --- evaluation_order_keywords
def say(x):
    print("say", x)
    return x

def f(a, b):
    return a - b

print(f(b=say(1), a=say(2)))

# --- evaluation_order_operators
def say(x):
    print("say", x)
    return x

print(say(1) + say(2) * say(3), say(5) < say(6) < say(0) < say(1))

# --- evaluation_order_displays
def say(x):
    print("say", x)
    return x

print([say(1), say(2)], {say("a"): say("b")}, (say(3), say(4)))

# --- evaluation_order_assignment
def say(x):
    print("say", x)
    return x

x = [0, 0]
x[say(1)] = say(2)
print(x)

# --- typed_arguments
def f(int a, long b, bint c, str d, list e):
    return a + b, c, d, e

print(f(1, 2, 5, "x", [1]), f(True, False, None, None, None))

# --- typed_argument_none
def f(int a):
    return a

x = None
print(f(x))
#> raised TypeError('an integer is required (got type NoneType)')

# --- typed_argument_too_big
def f(int a):
    return a

x = 3000000000
print(f(x))
#> raised OverflowError('value too large to convert to int')

# --- typed_argument_negative
def f(unsigned int a):
    return a

x = -1
print(f(x))
#> raised OverflowError('value too large to convert to unsigned int')

# --- typed_result
cdef int double(int n):
    return 2 * n

print(double(4), double(double(5)))

# --- typed_result_exception
cdef int check(int n) except -1:
    if n < 0:
        raise ValueError("negative")
    return n

print(check(5))
print(check(-5))

# --- typed_result_maybe_exception
cdef long minus(long n) except? -1:
    if n > 100:
        raise ValueError("large")
    return -n

print(minus(1), minus(-1), minus(2))
print(minus(101))

# --- cdef_object_result
cdef list pair(a, b):
    return [a, b]

print(pair(1, "x"))

# --- cdef_bint
cdef bint is_small(long n):
    return n < 10

print(is_small(5), is_small(50), not is_small(5))

# --- cpdef_function
cpdef int triple(int n):
    return 3 * n

print(triple(4))

# --- docstring
def f():
    """What it does."""
    return 1

print(f())

# --- annotations
def f(a: int, b: str = "x") -> str:
    return b * a

print(f(2), f(1, "y"))

# --- nested_function
def outer(n):
    def inner(m):
        return m + 1
    return inner(n) * 2

print(outer(3))

# --- closure
def adder(n):
    def add(m):
        return n + m
    return add

print(adder(3)(4))

# --- closure_nonlocal
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step

c = counter()
print(c(), c(), c())

# --- lambda_value
f = lambda x, y=2: x * y
print(f(3), f(3, 3))

# --- function_value
def f(x):
    return x + 1

g = f
print(g(1), [h(2) for h in [f, g]])

# --- function_argument
def apply(f, x):
    return f(f(x))

def inc(x):
    return x + 1

print(apply(inc, 5))

# --- function_in_dict
def plus(a, b):
    return a + b

def minus(a, b):
    return a - b

table = {"+": plus, "-": minus}
print(table["+"](5, 3), table["-"](5, 3))

# --- function_name
def f():
    pass

print(f.__name__)

# --- decorator
def twice(f):
    def wrapper(x):
        return f(f(x))
    return wrapper

@twice
def inc(x):
    return x + 1

print(inc(5))

# --- bound_method_value
x = []
push = x.append
push(1)
push(2)
print(x)

# --- map_filter
print(list(map(str, [1, 2])), list(filter(None, [0, 1, 2])))

# --- generator
def count(n):
    for i in range(n):
        yield i

print(list(count(3)), sum(count(5)))

# --- generator_from
def inner():
    yield 1
    yield 2

def outer():
    yield 0
    yield from inner()

print(list(outer()))

# --- generator_expression_lazy
def say(x):
    print("say", x)
    return x

print(next(say(n) for n in [1, 2]))

# --- async_function
async def f():
    return 1

print("never")

# --- returns_several_types
def f(n):
    if n == 0:
        return None
    if n == 1:
        return "one"
    return [n]

print(f(0), f(1), f(2))

# --- unused_result
def f(x):
    x.append(1)
    return x

y = []
f(y)
f(y)
print(y)

# --- many_arguments
def f(a, b, c, d, e, g, h, i, j, k):
    return a + b + c + d + e + g + h + i + j + k

print(f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))

# --- exception_from_argument
def boom():
    raise KeyError("arg")

def f(a, b):
    return a

print(f(1, boom()))

# --- called_before_definition
def first():
    return second() + 1

def second():
    return 1

print(first())

# --- conditional_expression_arguments
def f(a, b):
    return a - b

x = 5
print(f(1 if x > 3 else 2, b=x if x < 3 else -x))

# --- gcd_recursive
def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)

print(gcd(1071, 462))

# --- ackermann
def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))

print(ackermann(2, 3))

# --- delete_local
def f():
    x = 1
    del x
    return x

print(f())

# --- unbound_branch
def f(n):
    if n:
        y = 1
    return y

print(f(1))
print(f(0))

# --- assert_arguments
def f(n):
    assert n > 0, f"bad {n}"
    return n

print(f(1))
print(f(-1))
