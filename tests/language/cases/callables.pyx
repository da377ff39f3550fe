# SPDX-License-Identifier: GPL-2.0
"""Functions, classes and methods as values."""
__license__ = "GPL"


cdef class Shape:
    cdef int size
    cdef object hook

    def __init__(self, int size, label="x"):
        self.size = size
        self.hook = None

    def area(self):
        return self.size

    def scaled(self, int by, label="x"):
        return f"{label}{self.area() * by}"

    def use(self, hook):
        self.hook = hook

    def run_hook(self, value):
        return self.hook(value)

    @staticmethod
    def unit(x):
        return x

    @property
    def double(self):
        return 2 * self.size


cdef class Square(Shape):
    def area(self):
        return self.size * self.size


cdef class Counted:
    cdef int b

    def __init__(self, b=5):
        self.b = b

    def __eq__(self, other):
        return isinstance(other, Counted) and (<Counted>other).b == self.b

    def both(self):
        return self.b, self.b


cdef class Empty:
    pass


def double(x):
    return x + x


def greet(name, greeting="hi", int times=1):
    return f"{greeting} {name}{times}"


def nothing():
    pass


def flag(bint value):
    return 1 if value else 0


def typed(list xs, Shape shape):
    return len(xs), shape



def attempt(f, args):
    try:
        if len(args) == 0:
            print(f())
        elif len(args) == 1:
            print(f(args[0]))
        elif len(args) == 2:
            print(f(args[0], args[1]))
        else:
            print(f(args[0], args[1], args[2], args[3]))
    except Exception as e:
        print(type(e).__name__, e)


def functions():
    f = double
    print(f(2), f("ab"), f is double, f == double, f != greet, bool(f))
    table = {"double": double, "greet": greet, "len": len}
    for name in table:
        print(name, table[name]("xyz"))
    g = greet
    print(g("bob"), g("bob", "ho"), g("bob", "ho", 3))
    print(nothing() is None, [h for h in (double, nothing)][1]())
    chosen = double if len(table) > 5 else greet
    print(chosen("al"), (double if table else greet)(4))
    print(double.__name__, greet.__name__, len.__name__, f.__name__)
    names = {double: 1, len: 2, str.upper: 3}
    print(names[f], names[len], names[str.upper])
    print(flag(5), flag(0), hash is not id)
    fl = flag
    print(fl(5), fl([]), fl("x"), fl(None))


def wrong_calls():
    attempt(double, [])
    attempt(double, [1, 2])
    attempt(greet, [])
    attempt(greet, [1, 2, 3, 4])
    attempt(nothing, [1])
    attempt(greet, ["a", "b"])
    attempt(5, [])
    attempt("text", [1])
    attempt(None, [])
    attempt([], [])
    attempt(Empty(), [])
    attempt(len, [])
    attempt(len, [1, 2])
    attempt(len, [5])
    attempt(divmod, [1])
    attempt(abs, [])


def builtin_functions():
    for f in [abs, repr, str, bool, hex, bin, oct, ascii, callable, id, int]:
        if f is not id:
            print(f(-5))
    for f in [len, min, max, sorted, list, tuple, any, all]:
        print(f([3, 1, 2]))
    print(apply2(divmod, 7, 2), apply2(pow, 2, 5), apply2(isinstance, 5, int), apply2(min, 4, 2))
    show = print
    show("a", 1, None)
    print(len, abs, ord("a"), chr(98))
    for f in [ord]:
        print(f("z"))
    for f in [chr, str.upper, str.strip]:
        print(f(65) if f is chr else f(" a ") + "|")
    print(str.upper("abc"), list.index)
    attempt(str.upper, [])
    attempt(str.upper, [5])


def apply2(f, a, b):
    return f(a, b)


def classes():
    for kind in [int, str, list, tuple, bytes, dict, bool]:
        print(kind(), kind)
    for kind in (Shape, Square):
        s = kind(3)
        print(s.area(), isinstance(s, kind), isinstance(s, Square), type(s) is kind)
    print(type(5) is int, type("x"), type(None) is None, type([]) == list, type(int), type(type))
    print(type(ValueError("x")), type(Shape(1)).__name__, Shape(1).__class__ is Shape)
    make = Counted
    print(make().both(), make(9).both(), make() == Counted())
    print(Shape.__name__, int.__name__, KeyError.__name__, bool.__base__, Square.__base__.__name__)
    attempt(Shape, [])
    attempt(Empty, [1])
    attempt(int, ["z"])
    attempt(object, [1])
    attempt(type(iter([])), [])
    print(Shape.unit(7), Shape.area(Square(4)))
    unit, area = Shape.unit, Shape.area
    print(unit(8), area(Square(4)), area.__name__)
    kinds = {int: "int", str: "str", Shape: "shape", ValueError: "error"}
    print([kinds.get(type(x), "?") for x in (5, "x", Shape(1), Square(1), ValueError())])
    error = ValueError
    try:
        raise error("made at run time")
    except ValueError as e:
        print(e, e.__class__.__name__, type(e) is error, repr(e))
    print(callable(Shape), callable(double), callable(5), callable(Shape(1)), callable([].append))


def is_a(x, kinds):
    try:
        print(isinstance(x, kinds))
    except TypeError as e:
        print(e)


def subclass(a, b):
    try:
        print(issubclass(a, b))
    except TypeError as e:
        print(e)


def tests():
    number = int
    is_a(5, number)
    is_a("x", number)
    is_a(True, (str, (bytes, (int,))))
    is_a(Square(1), Shape)
    is_a(Square(1), ())
    is_a(5, 5)
    is_a(5, (str, 5))
    subclass(bool, int)
    subclass(Square, Shape)
    subclass(Shape, (int, Square))
    subclass(KeyError, LookupError)
    subclass(5, int)
    subclass(int, "x")


def methods():
    s = Square(3)
    area = s.area
    print(area(), area == s.area, area != Square(3).area, area.__name__)
    xs = []
    add = xs.append
    for i in range(3):
        add(i)
    print(xs, add.__self__ is xs, add == xs.append)
    any_object(s)
    upper = "abc".upper
    print(upper(), [m("b") for m in ["abc".index, "bcb".count]])
    attempt(s.scaled, [])
    attempt(s.scaled, [2, "y"])
    attempt(s.use, [1, 2])
    attempt(add, [])
    s.use(double)
    print(s.run_hook(21), s.double)
    s.use(s.scaled)
    print(s.run_hook(2))
    s.use(None)


def any_object(x):
    area = x.area
    print(area())
    try:
        x.missing
    except AttributeError as e:
        print(e)


def recurse(f, n):
    return f(f, n - 1) + 1 if n else 0


def deep(f):
    return f(f)


def recursion():
    print(recurse(recurse, 20))
    try:
        deep(deep)
    except RecursionError:
        print("RecursionError")


functions()
wrong_calls()
builtin_functions()
classes()
tests()
methods()
recursion()
