# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
__author__ = "A", "B"
__version__ = "1"
__alias__ = "x:y"
cdef int limit = module_param(-4, mode=0o644, doc="kept")
cdef bint flag = module_param(True)
cdef str text = module_param("a")
kept = 1
