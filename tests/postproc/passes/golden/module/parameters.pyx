# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
cdef int number = module_param(-1, mode=0o644, doc="a \"number\"")
cdef unsigned int natural = module_param(2)
cdef long big = module_param(3)
cdef unsigned long address = module_param(0x1000)
cdef short small = module_param(4)
cdef unsigned short port = module_param(80)
cdef long long wide = module_param(5)
cdef unsigned long long widest = module_param(6)
cdef bint verbose = module_param(True)
cdef str name = module_param("ck\n", doc="what to say")

print(number, natural, big, address, small, port, wide, widest, verbose, name)
