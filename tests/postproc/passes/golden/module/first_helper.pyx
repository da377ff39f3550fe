# SPDX-License-Identifier: GPL-2.0

cdef int first_helper_value() except -1:
    return 1


held = [1]
