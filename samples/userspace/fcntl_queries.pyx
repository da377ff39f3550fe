# SPDX-License-Identifier: GPL-2.0
# cython: language_level=3
"""What fcntl(2) says of descriptors since Linux 6.10 and 6.12, which no older call can.

`same_file(a, b)`: whether two descriptors are one opening of a file: they share position and flags,
as after dup(2). Two openings of one file do not. (F_DUPFD_QUERY, Linux 6.10)

`created(fd)`: whether the open(2) that gave the descriptor made the file; without O_EXCL nothing
else tells. (F_CREATED_QUERY, Linux 6.12)

An extension module for Python, not for the kernel: docs/userspace.md says how to build it. The
numbers come from the kernel's headers; Python's `fcntl` has these two not.
"""

from linux.fcntl cimport F_CREATED_QUERY, F_DUPFD_QUERY
from libc.errno cimport EINVAL, errno

import os

cdef extern from *:
    """
    /* <fcntl.h> is not for who includes <linux/fcntl.h>: both define struct flock. */
    extern int fcntl(int fd, int command, ...);
    """
    int fcntl(int fd, int command, ...)


cdef bint query(int fd, int command, int argument, str name, str since) except -1:
    """The answer of a query, yes or no."""
    cdef int answer = fcntl(fd, command, argument)
    if answer >= 0:
        return answer
    # A descriptor that is none gives EBADF, on every kernel.
    if errno == EINVAL:
        release = os.uname().release
        raise NotImplementedError(f"{name} needs Linux {since}; this is Linux {release}")
    raise OSError(errno, os.strerror(errno))


def same_file(int a, int b):
    """Whether two descriptors are one opening of a file.

    Raises:
        NotImplementedError: the kernel is older than 6.10.
        OSError: one is no descriptor.
    """
    return query(a, F_DUPFD_QUERY, b, "F_DUPFD_QUERY", "6.10")


def created(int fd):
    """Whether opening this descriptor made the file.

    Raises:
        NotImplementedError: the kernel is older than 6.12.
        OSError: it is no descriptor.
    """
    return query(fd, F_CREATED_QUERY, 0, "F_CREATED_QUERY", "6.12")
