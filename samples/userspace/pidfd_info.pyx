# SPDX-License-Identifier: GPL-2.0
# cython: language_level=3
"""Who is behind a pidfd, without a look at /proc and without a race.

    >>> information(os.pidfd_open(os.getpid()))["pid"] == os.getpid()
    True

A number of a process may be another one's by the time /proc/PID/status is read; a pidfd never is.
(PIDFD_GET_INFO, Linux 6.13)

An extension module for Python, not for the kernel: docs/userspace.md says how to build it. The headers
that the declarations are made of are 6.12's and have this not, so it is declared here; a program that
has newer ones writes `from linux.pidfd cimport pidfd_info, PIDFD_GET_INFO`.
"""

from linux.types cimport __u32, __u64
from libc.errno cimport EINVAL, ENOTTY, errno
from libc.string cimport memset

import os

cdef extern from *:
    """
    #include <linux/ioctl.h>
    #include <linux/types.h>
    #include <sys/ioctl.h>

    /* The first version of the structure, include/uapi/linux/pidfd.h of Linux 6.13: 64 bytes. */
    struct pidfd_info_ver0 {
            __u64 mask;
            __u64 cgroupid;
            __u32 pid;
            __u32 tgid;
            __u32 ppid;
            __u32 ruid;
            __u32 rgid;
            __u32 euid;
            __u32 egid;
            __u32 suid;
            __u32 sgid;
            __u32 fsuid;
            __u32 fsgid;
            __u32 spare0[1];
    };

    _Static_assert(sizeof(struct pidfd_info_ver0) == 64, "PIDFD_INFO_SIZE_VER0");

    #define GET_INFO_VER0    _IOWR(0xFF, 11, struct pidfd_info_ver0)
    #define INFO_PID         (1UL << 0)
    #define INFO_CREDS       (1UL << 1)
    #define INFO_CGROUPID    (1UL << 2)
    """
    struct pidfd_info_ver0:
        __u64 mask, cgroupid
        __u32 pid, tgid, ppid, ruid, rgid, euid, egid, suid, sgid, fsuid, fsgid
    const unsigned long GET_INFO_VER0, INFO_PID, INFO_CREDS, INFO_CGROUPID
    int ioctl(int fd, unsigned long command, ...)


def information(int pidfd):
    """What the kernel says of the process: a dict; what it could not say is not in it.

    Raises:
        NotImplementedError: the kernel is older than 6.13.
        ProcessLookupError: the process is gone.
        OSError: it is no pidfd.
    """
    cdef pidfd_info_ver0 info
    memset(&info, 0, sizeof(info))
    info.mask = INFO_PID | INFO_CREDS | INFO_CGROUPID
    if ioctl(pidfd, GET_INFO_VER0, &info) < 0:
        number = errno
        # 6.12 refuses an argument before it looks at the command.
        if number in (ENOTTY, EINVAL) and is_pidfd(pidfd):
            release = os.uname().release
            raise NotImplementedError(f"PIDFD_GET_INFO needs Linux 6.13; this is Linux {release}")
        raise OSError(number, os.strerror(number))
    found = {}
    if info.mask & INFO_PID:
        found.update(pid=info.pid, tgid=info.tgid, ppid=info.ppid)
    if info.mask & INFO_CREDS:
        found.update(
            ruid=info.ruid, euid=info.euid, suid=info.suid, fsuid=info.fsuid,
            rgid=info.rgid, egid=info.egid, sgid=info.sgid, fsgid=info.fsgid,
        )
    if info.mask & INFO_CGROUPID:
        found["cgroupid"] = info.cgroupid
    return found


cdef bint is_pidfd(int fd):
    """Whether a descriptor is a pidfd: they have a line "Pid:" of their own."""
    try:
        with open(f"/proc/self/fdinfo/{fd}") as file:
            return any(line.startswith("Pid:") for line in file)
    except OSError:
        return False
