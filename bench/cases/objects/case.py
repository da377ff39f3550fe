# SPDX-License-Identifier: GPL-2.0
"""What CPython runs for objects/case.pyx: the same classes and functions without C types."""

from __future__ import annotations


class Shape:
    __slots__ = ("edges", "label")

    def __init__(self, edges: int, label: object) -> None:
        self.edges = edges
        self.label = label

    def area(self) -> int:
        return self.edges


class Square(Shape):
    __slots__ = ()

    def area(self) -> int:
        return self.edges * self.edges


def make(n: int) -> int:
    total = 0
    for i in range(n):
        shape = Shape(i, "shape")
        total += shape.edges
    return total


def prepare_shape(n: int) -> Shape:
    return Square(n, "square")


def numbers(shape: Shape) -> int:
    n = shape.edges
    for i in range(n):
        shape.edges = (3 * shape.edges + i) & 0xFFFF
    result = shape.edges
    shape.edges = n
    return result


def objects(shape: Shape) -> int:
    found = 0
    for _ in range(shape.edges):
        label = shape.label
        if label is not None:
            found += 1
        shape.label = label
    return found


def methods(shape: Shape) -> int:
    total = 0
    for _ in range(shape.edges):
        total += shape.area() & 0xFF
    return total


def keep(n: int) -> int:
    shapes = [Shape(i, None) for i in range(n)]
    return len(shapes)
