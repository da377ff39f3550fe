# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"

cdef extern from *:
    int PyObject_CheckBuffer(object o) noexcept
    object PyObject_Type(object o)


def names(x):
    if PyObject_CheckBuffer(x):
        return PyObject_Type(x)
    return PyObject_Type(x), PyObject_CheckBuffer(x)
