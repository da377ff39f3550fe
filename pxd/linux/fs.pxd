# SPDX-License-Identifier: GPL-2.0
"""Files as drivers see them (linux/fs.h)."""

from linux.types cimport loff_t

cdef extern from "<linux/fs.h>":
    struct inode:
        pass
    struct file:
        void *private_data
        loff_t f_pos
    struct file_operations:
        ssize_t (*read)(file *filp, char *buf, size_t n, loff_t *pos) noexcept
        ssize_t (*write)(file *filp, const char *buf, size_t n, loff_t *pos) noexcept
        int (*open)(inode *node, file *filp) noexcept
        int (*release)(inode *node, file *filp) noexcept
    ssize_t simple_read_from_buffer(void *to, size_t n, loff_t *pos, const void *source, size_t available) noexcept
