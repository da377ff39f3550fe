# SPDX-License-Identifier: GPL-2.0
"""Misc character devices as classes.

    from kernel.misc cimport MiscDevice, File

    cdef class Echo(MiscDevice):
        def __init__(self):
            super().__init__("echo", mode=0o666)
        def read(self, File f, size_t n):
            return b"hello"[f.pos:f.pos + n]
        @ioctl("e", 1)
        def double(self, File f, u32 *number):
            number[0] *= 2

Constructing registers /dev/<name>; losing the last reference, or unloading, unregisters. All methods run in process
context and may sleep. An exception that leaves one becomes the errno of the system call.
"""

__license__ = "GPL"

from kernel.errno cimport EINVAL, ENOTTY

cdef extern from "cythonk/misc.h":
    cdef struct ck_misc:
        pass
    ck_misc *ck_misc_register(object dev, const char *name, int mode) except NULL
    void ck_misc_unregister(ck_misc *misc) noexcept


cdef class File:
    """One opening of a device: its position, and whatever the driver wants to keep for it in `state`."""

    cdef MiscDevice device
    cdef object state
    cdef long long pos


cdef class MiscDevice:
    """A character device with a dynamic minor number under /dev."""

    cdef ck_misc *registration
    cdef str name

    def __init__(self, str name, int mode=0o600):
        self.name = name
        self.registration = ck_misc_register(self, name, mode)

    def __dealloc__(self):
        if self.registration is not NULL:
            ck_misc_unregister(self.registration)

    def open(self, File f):
        """Called for each open(2)."""

    def release(self, File f):
        """Called when the last descriptor of an opening is closed."""

    def read(self, File f, size_t n):
        """The bytes for read(2): at most n; none of them is end of file. `f.pos` advances by itself."""
        raise OSError(EINVAL, "the device cannot be read")

    def write(self, File f, bytes chunk):
        """Takes the bytes of write(2); the result is how many were taken, None for all."""
        raise OSError(EINVAL, "the device cannot be written")

    cdef bint ioctl_known(self, unsigned int command) noexcept:
        """Whether a number is one of the class's commands; made from `@ioctl(…)`."""
        return False

    cdef object ioctl_call(self, object opening, unsigned int command, void *argument):
        """Calls the method of a command; made from `@ioctl(…)`."""
        raise OSError(ENOTTY)


cdef File opened(MiscDevice device):
    """Make the File of an open(2) and tell the device; called by the runtime."""
    cdef File f = File()
    f.device = device
    device.open(f)
    return f


cdef int closed(File f) except -1:
    """The last descriptor is gone; called by the runtime."""
    f.device.release(f)
    return 0


cdef object fetch(File f, size_t n, long long pos):
    """read(2); called by the runtime."""
    f.pos = pos
    return f.device.read(f, n)


cdef object store(File f, bytes chunk, long long pos):
    """write(2); called by the runtime."""
    f.pos = pos
    return f.device.write(f, chunk)


cdef bint known(File f, unsigned int command) noexcept:
    """Whether the device has this command of ioctl(2); called by the runtime."""
    return f.device.ioctl_known(command)


cdef object control(File f, unsigned int command, void *argument):
    """ioctl(2), with the kernel's copy of the argument; called by the runtime."""
    return f.device.ioctl_call(f, command, argument)
