# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def procedure(x):
    if x:
        return
    print(x)


def function(x, int n=3):
    return x


def annotated(x) -> int:
    return x


cdef int typed(x) except -1:
    return x


@unsafe
def loose(int x):
    return x
