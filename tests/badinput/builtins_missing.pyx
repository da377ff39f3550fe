"""Builtins that need an interpreter or user space, and near misses of the same names."""

__license__ = "GPL"


cdef class Reader:
    cdef object input

    def open(self, dir):
        self.input = dir
        return self.open(dir)


def compile(text):
    return text


def f(r, vars):
    eval("1")
    exec("x = 1")
    open("/etc/passwd")
    r.open("x")
    compile("fine")
    vars.append(1)
    name = input()
    print(globals(), locals(), dir())
    print(getattr(r, "x"))
    breakpoint()
    hasattr(r, type(r).__name__)
    id(r)
    return __import__("os")


def g():
    set()
    x = frozenset([1])
    y = map(f, filter(f, x))
    z = unichr(5)
    reduce(f, x)
    help(x)
    raise SystemExit


if __name__ == "__main__":
    f(1, [])

# error: CK104 at 19:5
# error: CK104 at 20:5
# error: CK104 at 21:5
# error: CK104 at 25:12
# error: CK104 at 26:11
# error: CK104 at 26:22
# error: CK104 at 26:32
# error: CK104 at 27:11
# error: CK104 at 28:5
# error: CK104 at 29:5
# error: CK104 at 31:12
# error: CK104 at 38:9
# error: CK104 at 39:5
# error: CK104 at 40:5
# error: CK104 at 41:11
# error: CK104 at 44:4
