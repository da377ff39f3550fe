"""Plain classes, bases, bodies and special methods."""

__license__ = "GPL"


class Plain:
    def method(self):
        pass


class WithBase(Plain):
    pass


class MyError(ValueError):
    pass


cdef class Failure(Exception):
    pass


cdef class Items(list):
    pass


cdef class Root(object):
    cdef int size
    cdef public int shown
    cdef readonly object fixed

    limit = 5

    def __call__(self):
        pass

    def __len__(self):
        return self.size

    def __truediv__(self, other):
        pass

    def __del__(self):
        pass

    def __getattr__(self, name):
        pass

    @classmethod
    def make(cls):
        pass

    @property
    def half(self):
        return self.size // 2

    @half.setter
    def half(self, value):
        self.size = value * 2

    @half.deleter
    def half(self):
        pass

    @missing.setter
    def missing(self, value):
        pass

    property old:
        def __get__(self):
            return 1

    for i in range(3):
        pass


cdef class Two(Root, Items):
    pass

# error: CK109 at 6:1
# error: CK109 at 11:1
# error: CK112 at 23:18
# error: CK112 at 30:5
# error: CK112 at 32:5
# error: CK101 at 40:5
# error: CK112 at 43:5
# error: CK112 at 46:5
# error: CK112 at 49:5
# error: CK112 at 61:5
# error: CK112 at 65:5
# error: CK112 at 69:5
# error: CK112 at 73:5
# error: CK112 at 77:22
