"""Plain char has no sign, whatever the kernel and the machine; its output is recorded, CPython has no char."""

__license__ = "GPL"

cdef char level = 200


cdef int first(const char *text):
    cdef char c = text[0]
    return c


cdef int distance(char a, char b):
    return a - b


def narrowed(object value):
    cdef char c
    try:
        c = value
        print(value, "is", c)
    except OverflowError as e:
        print(value, e)


def arithmetic():
    cdef char c = 250
    cdef signed char s = -5
    cdef int wide = 260
    print(c > 0, c + c, c - 251, -c, c >> 1, ~c, s < 0, -s, c == <char>s)
    try:
        c += 10
        print(c)
    except OverflowError as e:
        print("sum", e)
    try:
        c = wide
        print(c)
    except OverflowError as e:
        print("int", e)
    try:
        c = s
        print(c)
    except OverflowError as e:
        print("signed char", e)
    try:
        s = <char>250
        print(s)
    except OverflowError as e:
        print("char", e)
    print(f"{c:>5} {c:x}")


print(level, first(b"\xff"), first(b"\xe9"), distance(1, 255))
narrowed(255)
narrowed(256)
narrowed(-1)
arithmetic()
