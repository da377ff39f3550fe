# SPDX-License-Identifier: GPL-2.0
"""Functions and a class for `traced`: frames of another file."""

__license__ = "GPL"


class PartError(ValueError):
    def __init__(self, part):
        super().__init__(f"part {part}")
        self.part = part
        self.check()

    def check(self):
        if self.part is None:
            raise TypeError("no part")


cdef class Part:
    cdef object name

    def __init__(self, name):
        self.name = name

    def use(self):
        raise PartError(self.name)

    @property
    def size(self):
        return len(self.name)

    def __len__(self):
        return self.size


def use(part):
    try:
        part.use()
    finally:
        done = True
