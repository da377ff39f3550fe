# SPDX-License-Identifier: GPL-2.0
"""Memory and string functions (linux/string.h)."""

cdef extern from "<linux/string.h>":
    void *memcpy(void *dest, const void *src, size_t n) noexcept
    void *memset(void *p, int c, size_t n) noexcept
    int memcmp(const void *a, const void *b, size_t n) noexcept
    size_t strlen(const char *s) noexcept
