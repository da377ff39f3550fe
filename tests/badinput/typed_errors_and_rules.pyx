"""Refusals and Cython's own errors of one run come together."""

__license__ = "GPL"


def f(x):
    y = 1.5
    return undeclared_name

# error: CK101 at 7:9
# error: CK108 at 8:12
