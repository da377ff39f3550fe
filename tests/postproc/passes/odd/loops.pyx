# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
def a(int n):
    for i in range(n): 
        print(i)
def b(n):
    for i in range(10):
        print(i)
def c(n):
    for i in range(10):
        n.append(i)
def d():
    cdef int i
    for i in range(10, 0, -1): print(i)
