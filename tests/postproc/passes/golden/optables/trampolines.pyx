# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
cdef extern from "x.h":
    void register_tick(void (*tick)(int n) noexcept) noexcept
    void register_make(void *(*make)(int n) noexcept) noexcept


cdef void tick(int n) except *:
    if n:
        raise ValueError


cdef void *make(int n) except NULL:
    raise MemoryError


register_tick(tick)
register_make(make)
