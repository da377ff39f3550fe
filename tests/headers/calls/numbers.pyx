# SPDX-License-Identifier: GPL-2.0
"""Arithmetic, conversions, checksums and sorting, called through generated declarations.

What stands behind `# =` is what Python has for the number of its line.
"""

from linux.bcd cimport _bcd2bin, _bin2bcd
from linux.bsearch cimport bsearch
from linux.crc32 cimport __crc32c_le, crc32_be, crc32_le
from linux.err cimport ERR_PTR, IS_ERR, IS_ERR_OR_NULL, PTR_ERR, PTR_ERR_OR_ZERO
from linux.errno cimport EINVAL, ERANGE
from linux.gcd cimport gcd
from linux.hash cimport __hash_32_generic, hash_32, hash_64_generic
from linux.jhash cimport jhash, jhash2, jhash_1word, jhash_2words, jhash_3words
from linux.kstrtox cimport (
    kstrtobool, kstrtoint, kstrtol, kstrtoll, kstrtos8, kstrtos16, kstrtos32, kstrtos64, kstrtou8,
    kstrtou16, kstrtou32, kstrtou64, kstrtouint, kstrtoul, kstrtoull, simple_strtol, simple_strtoll,
    simple_strtoul, simple_strtoull,
)
from linux.lcm cimport lcm, lcm_not_zero
from linux.limits cimport INT_MAX, INT_MIN, U32_MAX, U8_MAX, ULONG_MAX, USHRT_MAX
from linux.math cimport int_pow, int_sqrt, reciprocal_scale
from linux.math64 cimport (
    div64_s64, div64_u64, div64_u64_rem, div_s64, div_s64_rem, div_u64, div_u64_rem, iter_div_u64_rem,
    mul_s64_u64_shr, mul_u32_u32, mul_u64_u32_shr, mul_u64_u64_shr,
)
from linux.overflow cimport size_add, size_mul, size_sub
from linux.prandom cimport next_pseudo_random32, prandom_bytes_state, prandom_seed_state, prandom_u32_state
from linux.prandom cimport rnd_state
from linux.random cimport (
    get_random_bytes, get_random_long, get_random_u8, get_random_u16, get_random_u32,
    get_random_u32_above, get_random_u32_below, get_random_u32_inclusive, get_random_u64,
)
from linux.rational cimport rational_best_approximation
from linux.reciprocal_div cimport reciprocal_divide, reciprocal_value, reciprocal_value_struct
from linux.siphash cimport siphash, siphash_1u64, siphash_key_is_zero, siphash_key_t
from linux.sort cimport sort
from linux.string cimport memset32
from linux.types cimport bool
from linux.uuid cimport (
    export_guid, export_uuid, guid_copy, guid_equal, guid_is_null, guid_parse, guid_t, import_guid,
    import_uuid, uuid_copy, uuid_equal, uuid_gen, uuid_is_null, uuid_is_valid, uuid_parse, uuid_t,
)

__license__ = "GPL"

cdef const unsigned char *TEXT = b"123456789"


@unsafe
def test_texts_become_numbers():
    # SAFETY: each number is as large as its function writes.
    cdef int i = 0
    cdef unsigned int u = 0
    cdef long l = 0
    cdef unsigned long ul = 0
    cdef long long ll = 0
    cdef unsigned long long ull = 0
    assert kstrtoint(b"-2147483648", 10, &i) == 0 and i == INT_MIN
    assert kstrtoint(b"2147483648", 10, &i) == -ERANGE
    assert kstrtoint(b"12x", 10, &i) == -EINVAL
    assert kstrtouint(b"0xffffffff", 0, &u) == 0 and u == U32_MAX
    assert kstrtouint(b"-1", 0, &u) == -EINVAL
    assert kstrtol(b"-9223372036854775808\n", 10, &l) == 0 and l == -2**63
    assert kstrtoul(b"777", 8, &ul) == 0 and ul == 0o777
    assert kstrtoul(b"18446744073709551615", 10, &ul) == 0 and ul == ULONG_MAX
    assert kstrtoll(b"-0x10", 0, &ll) == 0 and ll == -16
    assert kstrtoull(b"0644", 0, &ull) == 0 and ull == 0o644


@unsafe
def test_texts_become_numbers_of_a_width():
    # SAFETY: each number is as large as its function writes.
    cdef signed char s8 = 0
    cdef unsigned char u8 = 0
    cdef short s16 = 0
    cdef unsigned short u16 = 0
    cdef int s32 = 0
    cdef unsigned int u32 = 0
    cdef long long s64 = 0
    cdef unsigned long long u64 = 0
    assert kstrtos8(b"-128", 10, &s8) == 0 and s8 == -128
    assert kstrtos8(b"128", 10, &s8) == -ERANGE
    assert kstrtou8(b"255", 10, &u8) == 0 and u8 == U8_MAX
    assert kstrtou8(b"256", 10, &u8) == -ERANGE
    assert kstrtos16(b"-32768", 10, &s16) == 0 and s16 == -32768
    assert kstrtou16(b"ffff", 16, &u16) == 0 and u16 == USHRT_MAX
    assert kstrtos32(b"2147483647", 10, &s32) == 0 and s32 == INT_MAX
    assert kstrtou32(b"4294967295", 10, &u32) == 0 and u32 == U32_MAX
    assert kstrtou32(b"4294967296", 10, &u32) == -ERANGE
    assert kstrtos64(b"-9223372036854775808", 10, &s64) == 0 and s64 == -2**63
    assert kstrtou64(b"18446744073709551615", 10, &u64) == 0 and u64 == ULONG_MAX


@unsafe
cdef truth(const char *text):
    # SAFETY: the number is the function's.
    cdef bool answer = False
    return answer if kstrtobool(text, &answer) == 0 else None


@unsafe
def test_truth_of_texts():
    # SAFETY: the number is the function's.
    assert truth(b"yes") is True and truth(b"Y") is True and truth(b"on") is True
    assert truth(b"0") is False and truth(b"off") is False
    assert truth(b"maybe") is None


@unsafe
def test_beginnings_of_texts():
    # SAFETY: constants.
    cdef char *end = NULL
    assert simple_strtol(b"-12abc", &end, 10) == -12
    assert end == "abc"
    assert simple_strtoul(b"0x1fz", &end, 0) == 31
    assert end == "z"
    assert simple_strtoll(b"-9000000000", NULL, 10) == -9000000000
    assert simple_strtoull(b"9000000000", NULL, 10) == 9000000000


@unsafe
def test_divisions():
    # SAFETY: the remainders are the test's.
    cdef unsigned int rest = 0
    cdef int srest = 0
    cdef unsigned long long long_rest = 0
    assert div_u64(10**18 + 7, 10**9) == 10**9
    assert div_u64_rem(10**18 + 7, 10**9, &rest) == 10**9 and rest == 7
    assert div_s64(-(10**18) - 7, 10**9) == -(10**9)
    assert div_s64_rem(-(10**18) - 7, 10**9, &srest) == -(10**9) and srest == -7
    assert div64_u64(2**63, 2**33 + 1) == 1073741823  # = 2**63 // (2**33 + 1)
    assert div64_u64_rem(2**63, 2**33 + 1, &long_rest) == 1073741823  # = 2**63 // (2**33 + 1)
    assert long_rest == 7516192769  # = 2**63 % (2**33 + 1)
    assert div64_s64(-(2**62), 2**33 + 1) == -536870911  # = -(2**62 // (2**33 + 1))
    assert iter_div_u64_rem(10**9 * 3 + 5, 10**9, &long_rest) == 3 and long_rest == 5
    assert mul_u32_u32(0xFFFFFFFF, 0x7FFFFFFF) == 9223372030412324865  # = 0xFFFFFFFF * 0x7FFFFFFF
    assert mul_u64_u32_shr(2**60 + 3, 2**31 + 1, 40) == 2251799814733824  # = (2**60 + 3) * (2**31 + 1) >> 40
    assert mul_u64_u64_shr(2**60 + 3, 2**40 + 1, 64) == 68719476736  # = (2**60 + 3) * (2**40 + 1) >> 64
    assert mul_s64_u64_shr(-(2**60), 2**40, 64) == -68719476736  # = -(2**60) * 2**40 >> 64


@unsafe
def test_whole_numbers():
    # SAFETY: the two results are the test's.
    assert gcd(2**40 * 9, 2**38 * 15) == 824633720832  # = math.gcd(2**40 * 9, 2**38 * 15)
    assert lcm(2**20 * 9, 2**18 * 15) == 47185920  # = math.lcm(2**20 * 9, 2**18 * 15)
    assert lcm(0, 5) == 0 and lcm_not_zero(0, 5) == 5
    assert int_pow(7, 20) == 79792266297612001  # = 7**20
    assert int_sqrt(10**18 - 1) == 999999999  # = math.isqrt(10**18 - 1)
    assert reciprocal_scale(0x80000000, 1000) == 500
    cdef reciprocal_value_struct by = reciprocal_value(7)
    assert reciprocal_divide(1000000, by) == 142857
    cdef unsigned long above = 0
    cdef unsigned long below = 0
    rational_best_approximation(31415926, 10000000, 1000, 1000, &above, &below)
    assert (above, below) == (355, 113)
    assert _bcd2bin(0x59) == 59 and _bin2bcd(59) == 0x59
    assert size_add(2, 3) == 5 and size_add(ULONG_MAX, 1) == ULONG_MAX
    assert size_mul(2**33, 2**33) == ULONG_MAX and size_mul(6, 7) == 42
    assert size_sub(7, 6) == 1 and size_sub(6, 7) == ULONG_MAX


@unsafe
def test_errors_in_pointers():
    # SAFETY: the pointers are compared only.
    cdef void *wrong = ERR_PTR(-EINVAL)
    cdef int something = 0
    assert IS_ERR(wrong) is True and IS_ERR(&something) is False and IS_ERR(NULL) is False
    assert IS_ERR_OR_NULL(NULL) is True
    assert PTR_ERR(wrong) == -22
    assert PTR_ERR_OR_ZERO(wrong) == -22 and PTR_ERR_OR_ZERO(&something) == 0


@unsafe
def test_checksums():
    # SAFETY: TEXT has nine bytes.
    assert crc32_le(0xFFFFFFFF, TEXT, 9) ^ 0xFFFFFFFF == 3421780262  # = zlib.crc32(b"123456789")
    assert crc32_le(0, TEXT, 9) == 771566984  # = zlib.crc32(b"123456789", 0xffffffff) ^ 0xffffffff
    assert crc32_be(0xFFFFFFFF, TEXT, 9) == 58124007  # = crc_be(0x04c11db7, b"123456789")
    assert __crc32c_le(0xFFFFFFFF, TEXT, 9) ^ 0xFFFFFFFF == 3808858755  # = crc_le(0x82f63b78, b"123456789")


@unsafe
def test_hashes():
    # SAFETY: the arrays are as large as is said.
    assert hash_32(12345, 10) == 379  # = 12345 * 0x61C88647 % 2**32 >> 22
    assert __hash_32_generic(12345) == 1590900175  # = 12345 * 0x61C88647 % 2**32
    assert hash_64_generic(2**40 + 5, 16) == 40558  # = (2**40 + 5) * 0x61C8864680B583EB % 2**64 >> 48
    cdef unsigned int words[3]
    words[0] = 1
    words[1] = 2
    words[2] = 0xFFFFFFFF
    cdef unsigned int found = jhash2(words, 3, 7)
    assert found == 375075783  # = jhash2([1, 2, 0xFFFFFFFF], 7)
    assert jhash_3words(1, 2, 0xFFFFFFFF, 7) == found
    assert jhash(words, 12, 7) == found
    assert jhash_2words(1, 2, 7) == 2045805855  # = jhash_words([1, 2], 7)
    assert jhash_1word(1, 7) == 3003314766  # = jhash_words([1], 7)
    # The vectors of the algorithm's authors.
    cdef siphash_key_t key
    key.key[0] = 0
    key.key[1] = 0
    assert siphash_key_is_zero(&key) is True
    key.key[0] = 0x0706050403020100
    key.key[1] = 0x0F0E0D0C0B0A0908
    assert siphash_key_is_zero(&key) is False
    assert siphash(TEXT, 0, &key) == 0x726FDB47DD0E0E31
    assert siphash_1u64(0x0706050403020100, &key) == 0x93F5F5799A932462


@unsafe
cdef int upwards(const void *one, const void *two) noexcept:
    # SAFETY: both are integers of the array that is sorted.
    cdef int a = (<const int *>one)[0]
    cdef int b = (<const int *>two)[0]
    return (a > b) - (a < b)


@unsafe
def test_sorting():
    # SAFETY: the array has six integers.
    cdef int items[6]
    for i, value in enumerate((5, -3, 2**31 - 1, 0, -2**31, 5)):
        items[i] = value
    sort(items, 6, sizeof(int), upwards, NULL)
    assert [items[i] for i in range(6)] == [-2**31, -3, 0, 5, 5, 2**31 - 1]
    cdef int key = 0
    assert <int *>bsearch(&key, items, 6, sizeof(int), upwards) - items == 2
    key = 1
    assert bsearch(&key, items, 6, sizeof(int), upwards) is NULL


@unsafe
def test_random_numbers():
    # SAFETY: the arrays are as large as is said.
    assert next_pseudo_random32(1) == 1015568748  # = (1664525 + 1013904223) % 2**32
    for _ in range(100):
        assert get_random_u32_below(10) < 10
        assert get_random_u32_above(0xFFFFFFF0) > 0xFFFFFFF0
        assert 5 <= get_random_u32_inclusive(5, 7) <= 7
    # None of these is zero sixteen times.
    assert any([get_random_u8() for _ in range(16)])
    assert any([get_random_u16() for _ in range(16)])
    assert any([get_random_u32() for _ in range(16)])
    assert get_random_u64() != get_random_u64()
    assert get_random_long() != get_random_long()
    cdef unsigned int words[8]
    memset32(words, 0, 8)
    get_random_bytes(words, 32)
    assert any([words[i] for i in range(8)])
    # The same seed gives the same numbers.
    cdef rnd_state one
    cdef rnd_state two
    prandom_seed_state(&one, 42)
    prandom_seed_state(&two, 42)
    assert prandom_u32_state(&one) == prandom_u32_state(&two)
    cdef unsigned int others[8]
    prandom_bytes_state(&one, words, 32)
    prandom_bytes_state(&two, others, 32)
    assert [words[i] for i in range(8)] == [others[i] for i in range(8)]


@unsafe
def test_identifiers():
    # SAFETY: the arrays have sixteen bytes.
    cdef const char *text = b"00112233-4455-6677-8899-aabbccddeeff"
    cdef uuid_t uuid
    cdef uuid_t other
    cdef guid_t guid
    cdef guid_t another
    cdef unsigned char data[16]
    assert uuid_is_valid(text) is True and uuid_is_valid(b"00112233") is False
    assert uuid_parse(text, &uuid) == 0 and uuid_parse(b"x", &other) == -22
    export_uuid(data, &uuid)
    assert [data[i] for i in range(16)] == [i * 17 for i in range(16)]
    import_uuid(&other, data)
    assert uuid_equal(&uuid, &other) is True
    # Of the first parts a guid has the lowest byte first.
    assert guid_parse(text, &guid) == 0
    export_guid(data, &guid)
    assert [data[i] for i in range(8)] == [0x33, 0x22, 0x11, 0, 0x55, 0x44, 0x77, 0x66]
    import_guid(&another, data)
    assert guid_equal(&guid, &another) is True and guid_is_null(&guid) is False
    guid_copy(&another, &guid)
    assert guid_equal(&guid, &another) is True
    uuid_gen(&other)
    assert uuid_equal(&uuid, &other) is False and uuid_is_null(&other) is False
    export_uuid(data, &other)
    assert data[6] >> 4 == 4
    uuid_copy(&other, &uuid)
    assert uuid_equal(&uuid, &other) is True
