# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef class Base:
    def greet(self, str name):
        return name


cdef class Derived(Base):
    def greet(self, str name):
        return super().greet(name)


def call(Base b, other):
    return b.greet("x") if isinstance(other, Derived) else None
