# SPDX-License-Identifier: GPL-2.0
"""ioctl(2) with an operations table: a counter that user space sets, adds to and reads.

read(2) and write(2) are measured on samples/echo.pyx; here the kernel's own tables are used as they
are, since there is no class for ioctl. bench/kernel/client.c makes the system calls.
"""

__license__ = "GPL"

from kernel.errno cimport ENOTTY
from linux.fs cimport file
from linux.proc_fs cimport proc_create, proc_dir_entry, proc_remove

cdef extern from "<linux/proc_fs.h>":
    struct proc_ops:
        long (*proc_ioctl)(file *filp, unsigned int command, unsigned long argument) noexcept

cdef enum:
    ADD = 0x6b01
    FETCH = 0x6b02

cdef long counter = 0


cdef long control(file *filp, unsigned int command, unsigned long argument) except -1:
    global counter
    if command == ADD:
        counter += argument & 0xff
        return 0
    if command == FETCH:
        return counter & 0xffff
    raise OSError(ENOTTY, "no such command")


cdef proc_ops operations
operations.proc_ioctl = control

cdef proc_dir_entry *entry
entry = proc_create("bench_driver", 0o600, NULL, &operations)
if entry is NULL:
    raise MemoryError()


def module_exit():
    proc_remove(entry)
