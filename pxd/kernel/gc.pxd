# SPDX-License-Identifier: GPL-2.0
"""The collector of reference cycles: `collect()`."""

cdef extern from "<cythonk/module.h>":
    # Free what only references itself; the number of objects found. Nothing is done, and 0 is the
    # answer, where the code may not sleep and while another collection is running.
    Py_ssize_t collect "ck_gc_collect"() noexcept
