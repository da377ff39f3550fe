# SPDX-License-Identifier: GPL-2.0
"""The tick counter (linux/jiffies.h)."""

cdef extern from "<linux/jiffies.h>":
    unsigned long jiffies
    unsigned long msecs_to_jiffies(unsigned int ms) noexcept
    unsigned int jiffies_to_msecs(unsigned long j) noexcept
