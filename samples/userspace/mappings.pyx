# SPDX-License-Identifier: GPL-2.0
# cython: language_level=3
"""What a process has mapped, from the kernel as numbers: /proc/PID/maps without its text.

    for mapping in mappings():
        print(f"{mapping.start:x}-{mapping.end:x}", mapping.permissions, mapping.name)

The text of /proc/PID/maps has to be read from its beginning and taken apart. The ioctl on the same
file asks for one mapping: the one at an address, or the next one. (PROCMAP_QUERY, Linux 6.11)

An extension module for Python, not for the kernel: docs/userspace.md says how to build it.
"""

from linux.fs cimport (
    PROCMAP_QUERY, PROCMAP_QUERY_COVERING_OR_NEXT_VMA, PROCMAP_QUERY_VMA_EXECUTABLE,
    PROCMAP_QUERY_VMA_READABLE, PROCMAP_QUERY_VMA_SHARED, PROCMAP_QUERY_VMA_WRITABLE, procmap_query,
)
from libc.errno cimport ENOENT, ENOTTY, errno
from libc.stdint cimport uintptr_t
from libc.string cimport memset

import os
from collections import namedtuple

cdef extern from "<sys/ioctl.h>":
    int ioctl(int fd, unsigned long command, ...)

cdef enum:
    PATH_MAX = 4096

Mapping = namedtuple("Mapping", "start end permissions offset device inode name")


cdef str permissions(unsigned long long flags):
    """As /proc/PID/maps writes them."""
    return (
        ("r" if flags & PROCMAP_QUERY_VMA_READABLE else "-")
        + ("w" if flags & PROCMAP_QUERY_VMA_WRITABLE else "-")
        + ("x" if flags & PROCMAP_QUERY_VMA_EXECUTABLE else "-")
        + ("s" if flags & PROCMAP_QUERY_VMA_SHARED else "p")
    )


cdef object following(int fd, unsigned long long address):
    """The mapping that has an address in it or comes next; None: there is none."""
    cdef procmap_query query
    cdef char name[PATH_MAX]
    memset(&query, 0, sizeof(query))
    query.size = sizeof(query)
    query.query_flags = PROCMAP_QUERY_COVERING_OR_NEXT_VMA
    query.query_addr = address
    query.vma_name_addr = <uintptr_t> name
    query.vma_name_size = sizeof(name)
    if ioctl(fd, PROCMAP_QUERY, &query) < 0:
        if errno == ENOENT:
            return None
        if errno == ENOTTY:
            release = os.uname().release
            raise NotImplementedError(f"PROCMAP_QUERY needs Linux 6.11; this is Linux {release}")
        raise OSError(errno, os.strerror(errno))
    # What comes back as the size counts the NUL; no name has size 0.
    length = query.vma_name_size - 1 if query.vma_name_size else 0
    return Mapping(
        query.vma_start,
        query.vma_end,
        permissions(query.vma_flags),
        query.vma_offset,
        (query.dev_major, query.dev_minor),
        query.inode,
        os.fsdecode(name[:length]),
    )


def mappings(pid="self"):
    """The mappings of a process (default: this one), by address.

    Raises:
        NotImplementedError: the kernel is older than 6.11.
        OSError: there is no such process, or it is somebody else's.
    """
    fd = os.open(f"/proc/{pid}/maps", os.O_RDONLY | os.O_CLOEXEC)
    try:
        found = []
        mapping = following(fd, 0)
        while mapping is not None:
            found.append(mapping)
            mapping = following(fd, mapping.end)
        return found
    finally:
        os.close(fd)
