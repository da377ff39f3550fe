# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef class Box:
    cdef object value

    def swap(self, value):
        global last
        old = self.value
        self.value = value
        last = old
        old = None
        return last


last = None
