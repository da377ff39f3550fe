# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef void forget(dict d, key) noexcept:
    del d[key]
