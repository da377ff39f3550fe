# SPDX-License-Identifier: GPL-2.0
"""Attributes of objects whose class the code does not know: read and stored by name."""
__license__ = "GPL"

cdef class Thing:
    cdef public int n
    cdef public bint flag
    cdef public str name
    cdef public object any
    cdef public ValueError err
    def __init__(self, n):
        self.n = n
        self.name = "x"
        self.flag = False
        self.any = None
        self.err = None
    def take(self, ValueError e):
        return repr(e)

def poke(things):
    for t in things:
        print(t.n, t.flag, t.name, t.any, t.err)
        t.n = 5
        t.n += 1
        t.flag = True
        t.name = "yy"
        t.any = [t.n]
        t.err = ValueError("v")
        print(t.n, t.flag, t.name, t.any, repr(t.err), t.take(t.err))
        try:
            print(t.other)
        except AttributeError as e:
            print(e)


poke([Thing(1), Thing(2)])
