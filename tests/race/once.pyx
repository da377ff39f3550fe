# SPDX-License-Identifier: GPL-2.0
"""A device that is given up by its own open(), which fails: the last reference to it goes while the
kernel holds the lock that unregistering takes.
"""

__license__ = "GPL"

from kernel.misc cimport File, MiscDevice


cdef class Once(MiscDevice):
    def __init__(self):
        super().__init__("once", mode=0o666)

    def open(self, File f):
        global once
        once = None
        raise ValueError("never again")


once = Once()
