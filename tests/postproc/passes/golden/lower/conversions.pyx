# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
from linux.types cimport u32


def convert(unsigned char a, long long b, size_t c, u32 d):
    return a, b, c, d
