# SPDX-License-Identifier: GPL-2.0
"""Objects: making and dropping them, their attributes, their methods.

case.py is the same in plain Python: `cdef class` is Cython's.
"""

__license__ = "GPL"


cdef class Shape:
    cdef long edges
    cdef object label

    def __init__(self, long edges, label):
        self.edges = edges
        self.label = label

    def area(self):
        return self.edges


cdef class Square(Shape):
    def area(self):
        return self.edges * self.edges


def make(n):
    total = 0
    cdef Shape shape
    for i in range(n):
        shape = Shape(i, "shape")
        total += shape.edges
    return total


cdef Shape prepared(n):
    return Square(n, "square")


def prepare_shape(n):
    return prepared(n)


def numbers(Shape shape):
    """A C attribute, read and written."""
    cdef long i, n = shape.edges
    for i in range(n):
        shape.edges = (3 * shape.edges + i) & 0xffff
    result = shape.edges
    shape.edges = n
    return result


def objects(Shape shape):
    """An object attribute, read and written."""
    found = 0
    for i in range(shape.edges):
        label = shape.label
        if label is not None:
            found += 1
        shape.label = label
    return found


def methods(Shape shape):
    """A method that a subclass has replaced."""
    total = 0
    for i in range(shape.edges):
        total += shape.area() & 0xff
    return total


def keep(n):
    """All objects live at once, in a list."""
    shapes = [Shape(i, None) for i in range(n)]
    return len(shapes)
