__license__ = "GPL"
__license__ = "GPL v2"
__author__ = "A"
__author__ = "B"


def f():
    __license__ = 1
    return __license__

# error: CK107 at 2:1
