# SPDX-License-Identifier: GPL-2.0
"""Objects whose end is an event, and references that C code holds.

    from kernel.object cimport KernelObject, drop, held, hold

    cdef class Session(KernelObject):
        def release(self):
            print("nobody uses it any more")

`release()` is called once, when the last reference is gone, with the object whole and in a context that may sleep: from
a work queue, where the last reference went in an interrupt or under a spinlock.

A kernel structure that points to an object owns a reference: `p = hold(obj)` takes it, `held(p)` is the object again,
`drop(p)` gives it back. These three are for functions marked @unsafe. `references(obj)` is the number of references, for
debugging: other CPUs take and drop some meanwhile.
"""

__license__ = "GPL"

cdef extern from "cythonk/kernel_object.h":
    void *hold "ck_object_hold"(object o) noexcept
    object held "ck_object_held"(void *p)
    void drop "ck_object_drop"(void *p) noexcept
    unsigned int references "ck_object_references"(object o) noexcept


cdef class KernelObject:
    """A reference-counted object with a hook for its end."""

    def __dealloc__(self):
        self.release()

    def release(self):
        """Called when the last reference is gone; what it raises is logged."""
