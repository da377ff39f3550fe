# SPDX-License-Identifier: GPL-2.0

cdef int second_helper_value() except -1:
    return 1


held = [1]
