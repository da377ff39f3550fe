# SPDX-License-Identifier: GPL-2.0
"""Methods of objects whose class is not known when compiling."""
__license__ = "GPL"


cdef class Shape:
    cdef int size

    def __init__(self, int size):
        self.size = size

    def area(self):
        return self.size

    def scaled(self, int by, label="x"):
        return f"{label}{self.area() * by}"


cdef class Square(Shape):
    def area(self):
        return self.size * self.size


def total(shapes):
    result = 0
    for shape in shapes:
        result += shape.area()
    return result


def try_call(x):
    try:
        print(x.area())
    except AttributeError as e:
        print("AttributeError:", e)


shapes = [Shape(2), Square(3)]
print(total(shapes), [s.scaled(2) for s in shapes], shapes[1].scaled(3, "y"))
try_call(5)
try_call("text")
try:
    shapes[0].scaled()
except TypeError:
    print("needs an argument")
for word in ["a", "bc"]:
    print(word.upper(), word.center(5, "."))
for box in ([1], [2, 3]):
    box.append(9)
    print(box, box.index(9))
