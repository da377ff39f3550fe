__license__ = "GPL"


cdef class Counter:
    cdef int n

    def __init__(self, int n, step=1):
        self.n = n

    def next(self):
        return self.n


def double(x):
    return x + x


def greet(name, Counter counter, int times=1, bint loud=False):
    print(name, counter, times, loud)


def use(f):
    return f(1)


use(double)
use(greet)
use(Counter)
use(Counter.next)
use(str.upper)
use(len)
use(int)
