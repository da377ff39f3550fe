# SPDX-License-Identifier: GPL-2.0
"""Bits, bitmaps and searches in them, called through generated declarations."""

from linux.bitmap cimport (
    bitmap_alloc, bitmap_allocate_region, bitmap_and, bitmap_andnot, bitmap_bitremap, bitmap_clear,
    bitmap_complement, bitmap_copy, bitmap_copy_clear_tail, bitmap_cut, bitmap_empty, bitmap_equal,
    bitmap_fill, bitmap_find_free_region, bitmap_find_next_zero_area, bitmap_free, bitmap_from_arr32,
    bitmap_from_u64, bitmap_full, bitmap_intersects, bitmap_or, bitmap_release_region,
    bitmap_remap, bitmap_replace, bitmap_set, bitmap_shift_left, bitmap_shift_right, bitmap_subset,
    bitmap_to_arr32, bitmap_weight, bitmap_xor, bitmap_zalloc, bitmap_zero,
)
from linux.bitops cimport (
    __ffs64, __fls, change_bit, clear_bit, fls, fls64, fls_long, fns, get_count_order,
    get_count_order_long, hweight_long, rol8, rol16, rol32, rol64, ror8, ror16, ror32, ror64, set_bit,
    sign_extend32, sign_extend64, test_and_change_bit, test_and_clear_bit, test_and_set_bit,
)
from linux.bitrev cimport __bitrev8, __bitrev16, __bitrev32
from linux.find cimport (
    find_first_and_bit, find_first_bit, find_first_zero_bit, find_last_bit, find_next_and_bit,
    find_next_andnot_bit, find_next_bit, find_next_bit_wrap, find_next_clump8, find_next_zero_bit,
    find_nth_and_bit, find_nth_andnot_bit, find_nth_bit,
)
from linux.gfp cimport GFP_KERNEL
from linux.log2 cimport (
    __bits_per, __ilog2_u32, __ilog2_u64, __order_base_2, __rounddown_pow_of_two, __roundup_pow_of_two,
    is_power_of_2,
)
from linux.swab cimport __fswab16, __fswab32, __fswab64, __fswahb32, __fswahw32, __swab16p, __swab32s
from linux.swab cimport swab16_array, swab32_array, swab64_array

__license__ = "GPL"

# The bitmaps of all tests, of 100 bits.

cdef unsigned long a[2]
cdef unsigned long b[2]
cdef unsigned long c[2]


@unsafe
cdef put(unsigned long *bitmap, bits):
    # SAFETY: each bitmap has 128 bits, and no bit that is set is above 99.
    bitmap_zero(bitmap, 100)
    for bit in bits:
        set_bit(bit, bitmap)


@unsafe
cdef get(unsigned long *bitmap):
    # SAFETY: each bitmap has 100 bits.
    found = []
    cdef unsigned long bit = find_first_bit(bitmap, 100)
    while bit < 100:
        found.append(bit)
        bit = find_next_bit(bitmap, 100, bit + 1)
    return found


@unsafe
def test_single_bits():
    # SAFETY: a has two words.
    put(a, [0, 63, 64, 99])
    assert get(a) == [0, 63, 64, 99]
    clear_bit(63, a)
    change_bit(64, a)
    change_bit(65, a)
    assert get(a) == [0, 65, 99]
    assert test_and_set_bit(0, a) is True
    assert test_and_set_bit(1, a) is False
    assert test_and_clear_bit(0, a) is True
    assert test_and_clear_bit(0, a) is False
    assert test_and_change_bit(65, a) is True
    assert test_and_change_bit(66, a) is False
    assert get(a) == [1, 66, 99]


@unsafe
def test_whole_bitmaps():
    # SAFETY: a and b have two words.
    bitmap_zero(a, 100)
    assert bitmap_empty(a, 100) is True
    bitmap_fill(a, 100)
    assert bitmap_full(a, 100) is True
    assert bitmap_weight(a, 100) == 100
    bitmap_clear(a, 10, 70)
    assert bitmap_weight(a, 100) == 30
    assert bitmap_full(a, 100) is False
    bitmap_zero(a, 100)
    bitmap_set(a, 60, 10)
    assert get(a) == list(range(60, 70))
    bitmap_copy(b, a, 100)
    assert bitmap_equal(a, b, 100) is True
    set_bit(99, b)
    assert bitmap_equal(a, b, 100) is False
    bitmap_fill(a, 128)
    bitmap_copy_clear_tail(b, a, 100)
    assert b[1] == 0xFFFFFFFFF
    bitmap_complement(a, b, 100)
    assert bitmap_empty(a, 100) is True


@unsafe
def test_two_bitmaps():
    # SAFETY: the bitmaps have two words.
    put(a, [1, 2, 70, 71])
    put(b, [2, 3, 71, 72])
    assert bitmap_and(c, a, b, 100) is True
    assert get(c) == [2, 71]
    bitmap_or(c, a, b, 100)
    assert get(c) == [1, 2, 3, 70, 71, 72]
    bitmap_xor(c, a, b, 100)
    assert get(c) == [1, 3, 70, 72]
    assert bitmap_andnot(c, a, b, 100) is True
    assert get(c) == [1, 70]
    assert bitmap_andnot(c, a, a, 100) is False
    assert bitmap_intersects(a, b, 100) is True
    assert bitmap_subset(a, b, 100) is False
    put(c, [2, 71])
    assert bitmap_subset(c, b, 100) is True
    put(c, [4])
    assert bitmap_intersects(a, c, 100) is False
    put(c, [1, 3])
    # Of b where the mask is set, of a elsewhere.
    bitmap_replace(c, a, b, c, 100)
    assert get(c) == [2, 3, 70, 71]


@unsafe
def test_bitmaps_are_moved():
    # SAFETY: the bitmaps have two words.
    put(a, [0, 1, 60])
    bitmap_shift_left(b, a, 10, 100)
    assert get(b) == [10, 11, 70]
    bitmap_shift_right(b, b, 11, 100)
    assert get(b) == [0, 59]
    put(a, [0, 5, 6, 20, 80])
    bitmap_cut(b, a, 5, 10, 100)
    assert get(b) == [0, 10, 70]
    put(a, [4, 6])
    put(b, [4, 5, 6, 7])
    put(c, [12, 13, 14, 15])
    cdef unsigned long moved[2]
    bitmap_remap(moved, a, b, c, 100)
    assert get(moved) == [12, 14]
    assert bitmap_bitremap(5, b, c, 100) == 13
    assert bitmap_bitremap(8, b, c, 100) == 8


@unsafe
def test_bitmaps_as_other_numbers():
    # SAFETY: the arrays are as large as the bits that are said.
    cdef unsigned int words[4]
    words[0] = 0x80000001
    words[1] = 2
    words[2] = 4
    words[3] = 0
    bitmap_from_arr32(a, words, 100)
    assert get(a) == [0, 31, 33, 66]
    set_bit(99, a)
    bitmap_to_arr32(words, a, 100)
    assert [words[i] for i in range(4)] == [0x80000001, 2, 4, 8]
    bitmap_from_u64(a, 0x8000000000000001)
    assert a[0] == 0x8000000000000001
    assert find_next_bit(a, 64, 1) == 63


@unsafe
def test_areas_of_bitmaps():
    # SAFETY: a has two words.
    put(a, [0, 1, 2, 10, 40])
    assert bitmap_find_next_zero_area(a, 100, 0, 8, 0) == 11
    assert bitmap_find_next_zero_area(a, 100, 0, 8, 15) == 16
    assert bitmap_find_next_zero_area(a, 100, 0, 64, 0) > 100
    assert bitmap_allocate_region(a, 4, 2) == 0
    assert bitmap_allocate_region(a, 4, 2) == -16
    assert get(a) == [0, 1, 2, 4, 5, 6, 7, 10, 40]
    assert bitmap_find_free_region(a, 100, 3) == 16
    bitmap_release_region(a, 4, 2)
    bitmap_release_region(a, 16, 3)
    assert get(a) == [0, 1, 2, 10, 40]


@unsafe
def test_bitmaps_of_the_heap():
    # SAFETY: both are checked before they are used, and freed once.
    cdef unsigned long *whole = bitmap_zalloc(1000, GFP_KERNEL)
    assert whole is not NULL
    assert find_first_bit(whole, 1000) == 1000
    set_bit(999, whole)
    assert find_last_bit(whole, 1000) == 999
    bitmap_free(whole)
    whole = bitmap_alloc(1000, GFP_KERNEL)
    assert whole is not NULL
    bitmap_fill(whole, 1000)
    assert find_first_zero_bit(whole, 1000) == 1000
    bitmap_free(whole)


@unsafe
def test_searches():
    # SAFETY: the bitmaps have two words.
    put(a, [3, 50, 64, 90])
    put(b, [50, 90, 91])
    assert find_first_bit(a, 100) == 3
    assert find_first_zero_bit(a, 100) == 0
    assert find_last_bit(a, 100) == 90
    assert find_next_bit(a, 100, 4) == 50
    assert find_next_bit(a, 100, 91) == 100
    assert find_next_zero_bit(a, 100, 3) == 4
    assert find_next_and_bit(a, b, 100, 51) == 90
    assert find_next_andnot_bit(a, b, 100, 4) == 64
    assert find_first_and_bit(a, b, 100) == 50
    assert find_nth_bit(a, 100, 2) == 64
    assert find_nth_bit(a, 100, 4) >= 100
    assert find_nth_and_bit(a, b, 100, 1) == 90
    assert find_nth_andnot_bit(a, b, 100, 1) == 64
    assert find_next_bit_wrap(a, 100, 91) == 3
    cdef unsigned long clump = 0
    assert find_next_clump8(&clump, a, 100, 8) == 48
    assert clump == 4


@unsafe
def test_bits_of_numbers():
    # SAFETY: numbers.
    assert __fls(0x8000000000000000) == 63 and __fls(1) == 0
    assert fls(0) == 0 and fls(0x80000000) == 32 and fls(6) == 3
    assert fls64(0) == 0 and fls64(0x8000000000000000) == 64
    assert fls_long(0x100) == 9
    assert __ffs64(0x8000000000000000) == 63
    assert fns(0b101100, 2) == 5
    assert hweight_long(0xF00000000000000F) == 8
    assert get_count_order(5) == 3 and get_count_order(8) == 3
    assert get_count_order_long(2**40 + 1) == 41
    assert sign_extend32(0x80, 7) == -128 and sign_extend32(0x7F, 7) == 127
    assert sign_extend64(0x8000, 15) == -32768
    assert is_power_of_2(64) is True and is_power_of_2(0) is False and is_power_of_2(65) is False
    assert __ilog2_u32(0x80000000) == 31 and __ilog2_u64(2**40 + 5) == 40
    assert __roundup_pow_of_two(65) == 128 and __rounddown_pow_of_two(127) == 64
    assert __order_base_2(65) == 7 and __bits_per(64) == 7


@unsafe
def test_bits_are_rotated():
    # SAFETY: numbers.
    assert rol8(0x81, 1) == 0x03 and ror8(0x81, 1) == 0xC0
    assert rol16(0x8001, 4) == 0x0018 and ror16(0x8001, 4) == 0x1800
    assert rol32(0x80000001, 8) == 0x180 and ror32(0x80000001, 8) == 0x01800000
    assert rol64(0x8000000000000001, 16) == 0x18000
    assert ror64(0x18000, 16) == 0x8000000000000001
    assert __bitrev8(0x01) == 0x80 and __bitrev16(0x0003) == 0xC000
    assert __bitrev32(0x00000001) == 0x80000000


@unsafe
def test_bytes_are_swapped():
    # SAFETY: the arrays are as large as is said.
    assert __fswab16(0x1234) == 0x3412
    assert __fswab32(0x12345678) == 0x78563412
    assert __fswab64(0x0102030405060780) == 0x8007060504030201
    assert __fswahw32(0x12345678) == 0x56781234
    assert __fswahb32(0x12345678) == 0x34127856
    cdef unsigned short halves[2]
    cdef unsigned int words[2]
    cdef unsigned long long doubles[1]
    halves[0] = 0x1234
    halves[1] = 0xFF00
    words[0] = 0x12345678
    words[1] = 1
    doubles[0] = 0x0102030405060708
    assert __swab16p(halves) == 0x3412
    __swab32s(words)
    assert words[0] == 0x78563412
    swab16_array(halves, 2)
    assert [halves[0], halves[1]] == [0x3412, 0x00FF]
    swab32_array(words, 2)
    assert [words[0], words[1]] == [0x12345678, 0x01000000]
    swab64_array(doubles, 1)
    assert doubles[0] == 0x0807060504030201
