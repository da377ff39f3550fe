# SPDX-License-Identifier: GPL-2.0
"""A calculator behind ioctl(2): programs pass structures, the driver gets typed pointers.

Each method marked `@ioctl` is a command of /dev/calculator. What a program passes is copied in before the
method runs and copied out after it; `cythonk client calculator.pyx` writes the Python module that
programs use it with.
"""

__license__ = "GPL"
__author__ = "The CythonK authors"
__version__ = "1.0"

from kernel.misc cimport File, MiscDevice
from linux.types cimport s64, u32, u64

cdef enum:
    DEPTH = 4


cdef struct sum_of_two:
    s64 a
    s64 b
    s64 result


cdef struct totals:
    u64 calls
    s64 last[DEPTH]
    u32 kept


cdef class Calculator(MiscDevice):
    cdef u64 calls
    cdef list last

    def __init__(self):
        super().__init__("calculator", mode=0o666)
        self.last = []

    def keep(self, result):
        self.calls += 1
        self.last = [result, *self.last][:DEPTH]

    @ioctl("c", 1)
    def add(self, File f, sum_of_two *numbers):
        """The sum of two numbers."""
        numbers.result = numbers.a + numbers.b  # EOVERFLOW where it does not fit
        self.keep(numbers.result)

    @ioctl("c", 2)
    def divide(self, File f, sum_of_two *numbers):
        """One number divided by another, rounded down."""
        if numbers.b == 0:
            raise ValueError("divided by zero")  # EINVAL
        numbers.result = numbers.a // numbers.b
        self.keep(numbers.result)

    @ioctl("c", 3, dir="r")
    def history(self, File f, totals *found):
        """How often it was used, and the last results."""
        cdef int i
        found.calls = self.calls
        found.kept = len(self.last)
        for i in range(len(self.last)):
            found.last[i] = self.last[i]

    @ioctl("c", 4)
    def forget(self, File f):
        """Forget the results; how many there were is the result of the call."""
        kept = len(self.last)
        self.last = []
        return kept

    @ioctl("c", 5)
    def load(self, File f, const s64 *number):
        """A number is the last result now."""
        self.keep(number[0])


calculator = Calculator()
