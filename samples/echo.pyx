# SPDX-License-Identifier: GPL-2.0
"""Echo: what you write to /dev/echo is what you read from it."""

__license__ = "GPL"
__author__ = "The CythonK authors"
__version__ = "1.0"

from kernel.misc cimport File, MiscDevice

cdef int limit = module_param(4096, mode=0o644, doc="bytes kept")


cdef class Echo(MiscDevice):
    cdef bytes data

    def __init__(self):
        super().__init__("echo", mode=0o666)
        self.data = b""

    def read(self, File f, size_t n):
        return self.data[f.pos:f.pos + n]

    def write(self, File f, bytes chunk):
        if len(chunk) > limit:
            raise ValueError("too long")  # write(2) fails with EINVAL
        self.data = chunk


echo = Echo()


def module_exit():
    print("bye")
