# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
from helper cimport Tool, count


cdef class Better(Tool):
    def more(self):
        return self.work(count(3))
