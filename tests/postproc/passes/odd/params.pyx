# SPDX-License-Identifier: GPL-2.0
"""Params."""
__license__ = "GPL"
__author__ = ("a", "b")
__version__ = "2"
__alias__ = "x:y"
cdef int p1 = module_param(1)
cdef unsigned int p2 = module_param(2, mode=0o644)
cdef long p3 = module_param(-3)
cdef unsigned long p4 = module_param(0xffffffffffffffff)
cdef short p5 = module_param(4)
cdef unsigned short p6 = module_param(5)
cdef long long p7 = module_param(6)
cdef unsigned long long p8 = module_param(7)
cdef bint p9 = module_param(True, doc="a \"b\"")
cdef str p10 = module_param("abc", doc="x")
x = 1
y = [x, 2]
cdef object z = {1: y}
for i in range(3):
    y.append(i)
try:
    q = y[9]
except IndexError as e:
    w = e
if x:
    v = 3
with_ = (p10, p1, p9)
def module_init():
    print(p10)
    if p1: raise OSError(5, "x")
def module_exit():
    x.append(3)
