# SPDX-License-Identifier: GPL-2.0
"""Memory allocation (linux/slab.h). Pointers are for functions marked @unsafe."""

from linux.types cimport gfp_t

cdef extern from "<linux/slab.h>":
    gfp_t GFP_KERNEL
    gfp_t GFP_ATOMIC
    void *kmalloc(size_t size, gfp_t flags) noexcept
    void *kzalloc(size_t size, gfp_t flags) noexcept
    void kfree(const void *p) noexcept
