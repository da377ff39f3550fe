# SPDX-License-Identifier: GPL-2.0
"""Typed loops: a table-driven CRC-32, a parser of `name=number;` records, a heap sort of a C array, and, in the
checked mode that is the default, a search whose arithmetic raises OverflowError instead of wrapping.

case.py is the same in plain Python: `cdef` and pointers are Cython's.
"""

__license__ = "GPL"

from linux.types cimport u8, u32, u64

cdef enum:
    CRC_BYTES = 65536
    SORT_ITEMS = 4096
    RECORDS = 2048
    RECORD_BYTES = 32
    NUMBER_LIMIT = 0x0fffffff

cdef u32 crc_table[256]
cdef u8 crc_data[CRC_BYTES]
cdef u8 text[RECORDS * RECORD_BYTES]
cdef size_t text_length
cdef u32 items[SORT_ITEMS]


@unsafe
cdef u32 next_random(u32 *state) noexcept:
    # SAFETY: the callers pass the address of a local variable.
    state[0] = state[0] * 1664525 + 1013904223
    return state[0] >> 8


# --- CRC-32 -------------------------------------------------------------------------------------


@unsafe
cdef void make_crc_table() noexcept:
    # SAFETY: i is below the 256 entries of the table.
    cdef u32 i, crc
    cdef int bit
    for i in range(256):
        crc = i
        for bit in range(8):
            if crc & 1:
                crc = 0xedb88320U ^ (crc >> 1)
            else:
                crc >>= 1
        crc_table[i] = crc


@unsafe
cdef u32 crc32(const u8 *data, size_t n) noexcept:
    # SAFETY: the caller owns n bytes at data; the index into the table is one byte.
    cdef u32 crc = 0xffffffff
    cdef size_t i
    for i in range(n):
        crc = crc_table[(crc ^ data[i]) & 0xff] ^ (crc >> 8)
    return crc ^ 0xffffffffU


# --- parser -------------------------------------------------------------------------------------


@unsafe
cdef size_t make_text() noexcept:
    # SAFETY: a record takes at most 6 + 1 + 8 + 2 of its RECORD_BYTES bytes.
    cdef u32 state = 7
    cdef u32 value
    cdef u8 *out = text
    cdef int record, i
    for record in range(RECORDS):
        for i in range(6):
            out[i] = c'a' + next_random(&state) % 26
        out[6] = c'='
        out += 7
        value = next_random(&state)
        while value:
            out[0] = c'0' + value % 10
            value //= 10
            out += 1
        out[0] = c';'
        out[1] = c'\n'
        out += 2
    return out - text


@unsafe
cdef u64 parse(const u8 *p, size_t n) noexcept:
    """A check value over all records; 0 for a syntax error."""
    # SAFETY: p is read only below end.
    cdef const u8 *end = p + n
    cdef u64 total = 0
    cdef u32 name, value
    while True:
        while p < end and (p[0] == c' ' or p[0] == c'\n'):
            p += 1
        if p == end:
            return total
        name = 2166136261
        if p[0] < c'a' or p[0] > c'z':
            return 0
        while p < end and c'a' <= p[0] and p[0] <= c'z':
            name = (name ^ p[0]) * 16777619
            p += 1
        if p == end or p[0] != c'=':
            return 0
        p += 1
        if p == end or p[0] < c'0' or p[0] > c'9':
            return 0
        value = 0
        while p < end and c'0' <= p[0] and p[0] <= c'9':
            if value > NUMBER_LIMIT // 10:
                return 0
            value = value * 10 + (p[0] - c'0')
            p += 1
        if p == end or p[0] != c';':
            return 0
        p += 1
        total += name ^ value


# --- sort ---------------------------------------------------------------------------------------


@unsafe
cdef void fill_items() noexcept:
    # SAFETY: i is below SORT_ITEMS.
    cdef u32 state = 1
    cdef size_t i
    for i in range(SORT_ITEMS):
        items[i] = next_random(&state)


@unsafe
cdef void sift_down(u32 *a, size_t root, size_t n) noexcept:
    # SAFETY: root and child stay below n.
    cdef u32 value = a[root]
    cdef size_t child
    while True:
        child = 2 * root + 1
        if child >= n:
            break
        if child + 1 < n and a[child] < a[child + 1]:
            child += 1
        if a[child] <= value:
            break
        a[root] = a[child]
        root = child
    a[root] = value


@unsafe
cdef void heap_sort(u32 *a, size_t n) noexcept:
    # SAFETY: the caller owns n items at a.
    cdef size_t i
    cdef u32 value
    for i in range(n // 2, 0, -1):
        sift_down(a, i - 1, n)
    for i in range(n - 1, 0, -1):
        value = a[0]
        a[0] = a[i]
        a[i] = value
        sift_down(a, 0, i)


@unsafe
cdef u64 check_items() noexcept:
    """The sum of the items; 0 when they are not in order."""
    # SAFETY: i is from 1 to below SORT_ITEMS.
    cdef u64 total = items[0]
    cdef size_t i
    for i in range(1, SORT_ITEMS):
        if items[i - 1] > items[i]:
            return 0
        total += items[i]
    return total


# --- checked arithmetic -------------------------------------------------------------------------


cdef long long longest_chain(int below) except -1:
    """The longest Collatz chain that begins below a number: every step is checked."""
    cdef long long best = 0, value, steps
    cdef int start
    for start in range(1, below):
        value = start
        steps = 0
        while value != 1:
            if value & 1:
                value = 3 * value + 1
            else:
                value >>= 1
            steps += 1
        if steps > best:
            best = steps
    return best


# --- the works ----------------------------------------------------------------------------------


@unsafe
cdef void fill_data() noexcept:
    # SAFETY: i is below CRC_BYTES.
    cdef u32 state = 3
    cdef size_t i
    for i in range(CRC_BYTES):
        crc_data[i] = next_random(&state) & 0xff


@unsafe
cdef u64 crc_of_data() noexcept:
    # SAFETY: the array has CRC_BYTES bytes.
    return crc32(crc_data, CRC_BYTES)


@unsafe
cdef u64 parse_text() noexcept:
    # SAFETY: text_length bytes of the array are filled.
    return parse(text, text_length)


@unsafe
cdef u64 sort_items() noexcept:
    # SAFETY: the array has SORT_ITEMS items.
    fill_items()
    heap_sort(items, SORT_ITEMS)
    return check_items()


def crc(n):
    return crc_of_data()


def records(n):
    return parse_text()


def sort(n):
    return sort_items()


def checked(int n):
    return longest_chain(n)


make_crc_table()
fill_data()
text_length = make_text()
