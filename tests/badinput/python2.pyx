# cython: language_level=2
__license__ = "GPL"


def f(x):
    print "text"
    exec "x = 1"
    try:
        print x
    except ValueError, error:
        raise
    return `x`

# error: CK112 at 1:11
# error: CK112 at 6:5
# error: CK104 at 7:5
# error: CK112 at 9:9
# error: CK112 at 10:24
# error: CK112 at 12:12
