# SPDX-License-Identifier: GPL-2.0
"""Files under /proc (linux/proc_fs.h)."""

from linux.fs cimport file, inode
from linux.types cimport loff_t, umode_t

cdef extern from "<linux/proc_fs.h>":
    struct proc_dir_entry:
        pass
    struct proc_ops:
        int (*proc_open)(inode *node, file *filp) noexcept
        ssize_t (*proc_read)(file *filp, char *buf, size_t n, loff_t *pos) noexcept
        ssize_t (*proc_write)(file *filp, const char *buf, size_t n, loff_t *pos) noexcept
        int (*proc_release)(inode *node, file *filp) noexcept
    proc_dir_entry *proc_create(const char *name, umode_t mode, proc_dir_entry *parent, const proc_ops *ops) noexcept
    void proc_remove(proc_dir_entry *entry) noexcept
