# SPDX-License-Identifier: GPL-2.0
"""Sleeping and busy waiting (linux/delay.h)."""

cdef extern from "<linux/delay.h>":
    void msleep(unsigned int ms) noexcept
    void udelay(unsigned long us) noexcept
