# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
from linux.fs cimport file, inode
from linux.proc_fs cimport proc_create, proc_ops
from linux.types cimport loff_t


cdef int opened(inode *node, file *filp) except -1:
    raise PermissionError


cdef ssize_t nothing(file *filp, char *buf, size_t n, loff_t *pos) noexcept:
    return 0


cdef proc_ops ops
ops.proc_open = opened
ops.proc_read = nothing
proc_create("x", 0o444, NULL, &ops)
