# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
from kernel.misc cimport File

cdef int number = 3
cdef object thing
first = 1
first += 2
a, (b, c) = 1, (2, 3)
for item in range(first):
    last = item
d = e = None
f = File()


def function():
    local = 1
