"""Statements and expressions that are not part of the dialect."""

__license__ = "GPL"

counter = 0
(early := 5)


def f(x, xs, d):
    global counter
    global no_such_name
    match x:
        case 1:
            pass
        case [a, *rest]:
            pass
        case {"k": v, **more}:
            pass
        case Point(x=0) | None:
            pass
    del xs[0]
    del xs[1:2]
    del x
    del xs[0], d.attribute
    print >> x, "text"
    a, *b = xs
    c = [*xs, 1]
    e = {**d, "k": 1}
    g = {1, 2}
    h = {x for x in xs}
    i = {x: 1 for x in xs}
    j = x @ a
    x @= a
    k = ...
    if (n := len(xs)) > 1:
        pass
    try:
        pass
    except* ValueError:
        pass
    try:
        pass
    except ValueError as error:
        raise
    with nogil:
        pass
    with gil:
        pass
    with x as y, d:
        pass
    return t"{x}"


def nested():
    nonlocal counter
    raise ValueError, "text"


global counter


def names(x):
    x.__dict__
    x.__module__.__bases__
    super().__init__()
    x.__enter__()
    return x.__doc__

# error: CK112 at 6:8
# error: CK112 at 11:5
# error: CK112 at 12:5
# error: CK112 at 23:9
# error: CK112 at 24:17
# error: CK112 at 25:5
# error: CK112 at 32:11
# error: CK112 at 33:5
# error: CK112 at 34:9
# error: CK112 at 39:5
# error: CK112 at 45:10
# error: CK112 at 47:10
# error: CK114 at 51:12
# error: CK112 at 55:5
# error: CK112 at 56:23
# error: CK112 at 59:1
# error: CK112 at 63:6
# error: CK112 at 64:6
# error: CK112 at 64:17
# error: CK112 at 67:13
