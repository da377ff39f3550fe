"""With `cimport *` only the analysis knows that a name is a builtin."""

__license__ = "GPL"

from linux.types cimport *


def f(x):
    open("x")
    return len(x)

# error: CK104 at 9:5
