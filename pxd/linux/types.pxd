# SPDX-License-Identifier: GPL-2.0
"""Integer types (linux/types.h)."""

cdef extern from "<linux/types.h>":
    ctypedef unsigned char u8
    ctypedef unsigned short u16
    ctypedef unsigned int u32
    ctypedef unsigned long long u64
    ctypedef signed char s8
    ctypedef short s16
    ctypedef int s32
    ctypedef long long s64
    ctypedef unsigned char uint8_t
    ctypedef unsigned short uint16_t
    ctypedef unsigned int uint32_t
    ctypedef unsigned long long uint64_t
    ctypedef signed char int8_t
    ctypedef short int16_t
    ctypedef int int32_t
    ctypedef long long int64_t
    ctypedef long long loff_t
    ctypedef unsigned int gfp_t
    ctypedef unsigned int dev_t
    ctypedef unsigned short umode_t
    ctypedef int pid_t
