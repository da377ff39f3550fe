# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
from linux.fs cimport file, inode, file_operations, simple_read_from_buffer
from linux.proc_fs cimport proc_ops, proc_create, proc_remove
from linux.types cimport loff_t
cdef int op(inode *n, file *f):
    print([1])
    return 0
cdef ssize_t rd(file *f, char *b, size_t n, loff_t *p) noexcept:
    return 0
cdef ssize_t wr(file *f, const char *b, size_t n, loff_t *p) except -1:
    raise ValueError
cdef proc_ops ops
ops.proc_open = op
ops.proc_read = rd
ops.proc_write = wr
cdef file_operations fops
fops.open = op
fops.read = rd
cdef proc_ops dyn
dyn.proc_open = op
def change():
    dyn.proc_open = NULL
cdef proc_ops *entry = &ops
proc_create("x", 0o600, NULL, &ops)
def module_exit():
    pass
