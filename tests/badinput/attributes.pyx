"""Attributes of self that no class declares."""

__license__ = "GPL"

from kernel.misc cimport MiscDevice


cdef class Base:
    cdef int size

    def grow(self):
        self.size += 1
        self.sise += 1


cdef class Derived(Base):
    cdef object data

    def __init__(this, data):
        this.data = data
        this.size = 0
        this.count = 0
        this.grow()
        this.shrink()

    @property
    def half(self):
        return self.size // 2

    def use(self, other):
        self.half
        other.anything = 1
        return self.__doc__

    @staticmethod
    def free(self):
        return self.whatever

    def replaced(self, other):
        self = other
        return self.whatever


cdef class Device(MiscDevice):
    def f(self):
        self.minor

# error: CK113 at 13:13
# error: CK113 at 22:13
# error: CK113 at 24:13
# error: CK112 at 33:20
