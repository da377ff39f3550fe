# SPDX-License-Identifier: GPL-2.0
"""Control flow, functions, defaults, keywords, globals, C types."""
__license__ = "GPL"

counter = 0
LIMIT = 3
table = {"one": 1, "two": 2}


def bump(by=1):
    global counter
    counter += by
    return counter


def greet(name, greeting="hello", mark="!"):
    return greeting + " " + name + mark


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < LIMIT:
        return "small"
    else:
        return "large"


def collatz(n):
    steps = 0
    while n != 1:
        if n % 2:
            n = 3 * n + 1
        else:
            n //= 2
        steps += 1
    return steps


def primes(n):
    found = []
    for i in range(2, n):
        for p in found:
            if i % p == 0:
                break
        else:
            found.append(i)
    return found


def ranges():
    print([i for i in range(5)], [i for i in range(2, 5)], [i for i in range(10, 0, -3)])
    for i in range(3):
        pass
    print(i)
    print(range(3), len(range(0, 10, 3)), 4 in range(5))


def nothing():
    pass


def early(x):
    if x:
        return
    print("not early")


def mixed(int a, b, str c="c"):
    return a, b, c


print(bump(), bump(5), bump(by=2), counter)
print(greet("bob"), greet("bob", "hi"), greet("bob", mark="?"), greet(greeting="yo", name="al"))
print(fib(15), [classify(i) for i in (-1, 0, 2, 7)], collatz(27), primes(30))
ranges()
print(nothing(), early(1), early(0))
print(mixed(1, 2), mixed(1, None, c="d"))
print(table["one"] + table["two"], None is None, None == 0, 1 is not None)
x = y = 5
x, y = y + 1, x - 1
print(x, y)
print([1, 2][0] if table else None, "yes" if counter > 3 else "no")
i = 0
while i < 10:
    i += 1
    if i == 3:
        continue
    if i == 6:
        break
else:
    print("not reached")
print(i)
