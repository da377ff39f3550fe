# SPDX-License-Identifier: GPL-2.0
"""Clocks (linux/timekeeping.h)."""

cdef extern from "<linux/ktime.h>":
    unsigned long long ktime_get_ns() noexcept
    unsigned long long ktime_get_real_ns() noexcept
