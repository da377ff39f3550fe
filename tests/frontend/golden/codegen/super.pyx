# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef class A:
    def __init__(self, x):
        pass

    def run(self):
        return 1


cdef class B(A):
    pass


cdef class C(B):
    def __init__(self):
        super().__init__(1)

    def run(self):
        return super().run()
