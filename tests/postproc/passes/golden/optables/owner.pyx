# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
from linux.fs cimport file, file_operations, inode


cdef int opened(inode *node, file *filp) noexcept:
    return 0


cdef file_operations table
table.open = opened
