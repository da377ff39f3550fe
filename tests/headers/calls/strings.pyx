# SPDX-License-Identifier: GPL-2.0
"""Functions for text and memory, called through generated declarations."""

from linux.ctype cimport __tolower, __toupper
from linux.gfp cimport GFP_KERNEL
from linux.glob cimport glob_match
from linux.inet cimport in4_pton, in_aton
from linux.kernel cimport (
    bin2hex, hex2bin, hex_byte_pack, hex_byte_pack_upper, hex_to_bin, kasprintf, mac_pton, scnprintf,
    snprintf, sscanf,
)
from linux.parser cimport match_wildcard
from linux.slab cimport kfree
from linux.string cimport (
    argv_free, argv_split, bcmp, get_option, get_options, kbasename, kmemdup_nul, kstrdup, kstrndup,
    match_string, memchr, memchr_inv, memory_read_from_buffer, memparse, memscan, memset16, memset32,
    memset64, memset_l, memweight, memzero_explicit, next_arg, skip_spaces, str_has_prefix, strcasecmp,
    strchr, strchrnul, strcmp, strcspn, strim, strncasecmp, strncmp, strnchr, strnlen, strnstr, strpbrk,
    strrchr, strreplace, strsep, strspn, strstarts, strstr, strstrip, sysfs_streq,
)
from linux.string_helpers cimport (
    STRING_UNITS_2, STRING_UNITS_10, string_escape_mem_any_np, string_get_size, string_lower,
    string_unescape_any, string_upper,
)

__license__ = "GPL"

cdef const char *TEXT = b"the quick brown fox"


@unsafe
def test_searching_for_characters():
    # SAFETY: every pointer is into TEXT, which is constant.
    assert strchr(TEXT, 113) - TEXT == 4
    assert strchr(TEXT, 122) is NULL
    assert strrchr(TEXT, 111) - TEXT == 17
    assert strchrnul(TEXT, 122) - TEXT == 19
    assert strnchr(TEXT, 4, 113) is NULL
    assert strnchr(TEXT, 5, 113) - TEXT == 4
    assert strpbrk(TEXT, b"wxyz") - TEXT == 13
    assert strspn(TEXT, b"eht ") == 4
    assert strcspn(TEXT, b"q") == 4
    assert <const char *>memchr(TEXT, 107, 19) - TEXT == 8
    assert <const char *>memscan(<void *>TEXT, 0, 19) - TEXT == 19


@unsafe
def test_searching_for_texts():
    # SAFETY: every pointer is into TEXT, which is constant.
    assert strstr(TEXT, b"brown") - TEXT == 10
    assert strstr(TEXT, b"black") is NULL
    assert strnstr(TEXT, b"fox", 18) is NULL
    assert strnstr(TEXT, b"fox", 19) - TEXT == 16
    assert strstarts(TEXT, b"the ") is True
    assert strstarts(TEXT, b"The ") is False
    assert str_has_prefix(TEXT, b"the") == 3
    assert str_has_prefix(TEXT, b"a") == 0
    assert strnlen(TEXT, 5) == 5
    assert strnlen(TEXT, 50) == 19
    assert kbasename(b"/lib/modules/a.ko") == "a.ko"
    assert skip_spaces(b" \t\n x ") == "x "


@unsafe
def test_comparing():
    # SAFETY: constants.
    assert strcmp(b"abc", b"abd") < 0
    assert strcmp(b"abc", b"abc") == 0
    assert strncmp(b"abc", b"abd", 2) == 0
    assert strncmp(b"abd", b"abc", 3) > 0
    assert strcasecmp(b"ABC", b"abc") == 0
    assert strcasecmp(b"ABC", b"abd") < 0
    assert strncasecmp(b"ABx", b"abY", 2) == 0
    assert bcmp(b"abc", b"abc", 3) == 0
    assert bcmp(b"abc", b"abd", 3) != 0
    assert sysfs_streq(b"on\n", b"on") is True
    assert sysfs_streq(b"on", b"off") is False
    assert glob_match(b"[a-c]*.k?", b"b-long-name.ko") is True
    assert glob_match(b"[!a-c]*", b"b") is False
    assert match_wildcard(b"*fox", TEXT) is True
    assert match_wildcard(b"fox*", TEXT) is False
    assert __tolower(81) == 113 and __tolower(113) == 113
    assert __toupper(113) == 81 and __toupper(81) == 81


@unsafe
def test_texts_are_changed_in_place():
    # SAFETY: the texts are in arrays that are large enough, and end.
    cdef char text[16]
    scnprintf(text, 16, b"  a-b-c  ")
    assert strim(text) == "a-b-c"
    scnprintf(text, 16, b" x ")
    assert strstrip(text) == "x"
    scnprintf(text, 16, b"a-b-c")
    strreplace(text, 45, 95)
    assert text == "a_b_c"
    string_upper(text, text)
    assert text == "A_B_C"
    string_lower(text, text)
    assert text == "a_b_c"
    memzero_explicit(text, 16)
    assert memchr_inv(text, 0, 16) is NULL


@unsafe
def test_splitting():
    # SAFETY: the text is an array's, and ends; what argv_split() returns is freed once.
    cdef char text[32]
    cdef char *rest = text
    scnprintf(text, 32, b"one,two;three")
    assert strsep(&rest, b",;") == "one"
    assert strsep(&rest, b",;") == "two"
    assert strsep(&rest, b",;") == "three"
    assert rest is NULL
    cdef int count = 0
    cdef char **words = argv_split(GFP_KERNEL, TEXT, &count)
    assert words is not NULL
    assert count == 4
    assert words[0] == "the" and words[3] == "fox"
    assert words[4] is NULL
    argv_free(words)
    cdef char *name = NULL
    cdef char *value = NULL
    scnprintf(text, 32, b"speed=9600 quiet")
    rest = next_arg(text, &name, &value)
    assert name == "speed" and value == "9600" and rest == "quiet"
    next_arg(rest, &name, &value)
    assert name == "quiet" and value is NULL


@unsafe
def test_options():
    # SAFETY: the text is an array's, and ends.
    cdef char text[32]
    cdef char *rest = text
    cdef int number = 0
    cdef int several[5]
    scnprintf(text, 32, b"12,-3")
    assert get_option(&rest, &number) == 2
    assert number == 12
    assert get_option(&rest, &number) == 1
    assert number == -3
    get_options(b"1,3-5,9", 5, several)
    assert [several[i] for i in range(5)] == [4, 1, 3, 4, 5]
    assert memparse(b"3k", &rest) == 3072
    assert memparse(b"0x10M", NULL) == 16 << 20
    assert memparse(b"2G", NULL) == 2 << 30
    cdef const char *names[2]
    names[0] = b"off"
    names[1] = b"on"
    assert match_string(names, 2, b"on") == 1
    assert match_string(names, 2, b"no") == -22


@unsafe
def test_copies():
    # SAFETY: what is copied is checked and freed once.
    cdef char *copy = kstrdup(TEXT, GFP_KERNEL)
    assert copy is not NULL and copy != TEXT
    assert copy == "the quick brown fox"
    kfree(copy)
    copy = kstrndup(TEXT, 9, GFP_KERNEL)
    assert copy is not NULL and copy == "the quick"
    kfree(copy)
    copy = kmemdup_nul(TEXT + 4, 5, GFP_KERNEL)
    assert copy is not NULL and copy == "quick"
    kfree(copy)
    cdef char part[8]
    cdef long long where = 16
    assert memory_read_from_buffer(part, 8, &where, TEXT, 19) == 3
    assert where == 19
    assert part[0] == 102 and part[2] == 120


@unsafe
def test_memory():
    # SAFETY: the arrays are as large as is said.
    cdef unsigned short halves[4]
    cdef unsigned int words[4]
    cdef unsigned long long doubles[4]
    cdef unsigned long longs[4]
    memset16(halves, 0xBEEF, 4)
    memset32(words, 0xDEADBEEF, 4)
    memset64(doubles, 0x7EADBEEFCAFEF00D, 4)
    memset_l(longs, 0x8000000000000001, 4)
    assert [halves[0], halves[3]] == [0xBEEF, 0xBEEF]
    assert [words[0], words[3]] == [0xDEADBEEF, 0xDEADBEEF]
    assert [doubles[0], doubles[3]] == [0x7EADBEEFCAFEF00D, 0x7EADBEEFCAFEF00D]
    assert memweight(longs, 32) == 8
    words[2] = 5
    assert <char *>memchr_inv(&words[2], 5, 1) is NULL
    assert <char *>memchr_inv(&words[2], 5, 2) - <char *>words == 9


@unsafe
def test_hexadecimal():
    # SAFETY: the arrays are as large as is said.
    cdef unsigned char data[4]
    cdef char text[16]
    assert [hex_to_bin(c) for c in b"0aFg"] == [0, 10, 15, -1]
    assert hex2bin(data, b"00fF7a80", 4) == 0
    assert [data[i] for i in range(4)] == [0, 255, 122, 128]
    assert hex2bin(data, b"0x", 1) < 0
    cdef char *end = bin2hex(text, data, 4)
    assert end - text == 8
    end[0] = 0
    assert text == "00ff7a80"
    hex_byte_pack(text, 0xAB)[0] = 0
    assert text == "ab"
    hex_byte_pack_upper(text, 0xAB)[0] = 0
    assert text == "AB"
    cdef unsigned char mac[6]
    assert mac_pton(b"02:00:5e:10:00:ff", mac) is True
    assert [mac[i] for i in range(6)] == [2, 0, 0x5E, 0x10, 0, 0xFF]
    assert mac_pton(b"02-00", mac) is False


@unsafe
def test_addresses_of_networks():
    # SAFETY: the array is as large as an address.
    cdef unsigned char address[4]
    cdef const char *end = NULL
    assert in4_pton(b"192.168.1.42/24", -1, address, 47, &end) == 1
    assert [address[i] for i in range(4)] == [192, 168, 1, 42]
    assert end == "/24"
    # The network's order: the first byte is the lowest of this machine's.
    assert in_aton(b"1.2.3.4") == 0x04030201


@unsafe
def test_formats():
    # SAFETY: the array is as large as is said; formats have the types that follow.
    cdef char text[32]
    assert snprintf(text, 8, b"%d-%s", 42, <const char *>b"abcdefgh") == 11
    assert text == "42-abcd"
    assert scnprintf(text, 8, b"%d-%s", 42, <const char *>b"abcdefgh") == 7
    cdef int number = 0
    cdef unsigned int other = 0
    assert sscanf(b"-7 0xff", b"%d %x", &number, &other) == 2
    assert number == -7 and other == 255
    cdef char *made = kasprintf(GFP_KERNEL, b"%s/%llu", <const char *>b"x", <unsigned long long>2**63)
    assert made is not NULL and made == "x/9223372036854775808"
    kfree(made)
    string_get_size(8192, 512, STRING_UNITS_2, text, 32)
    assert text == "4.00 MiB"
    string_get_size(8192, 512, STRING_UNITS_10, text, 32)
    assert text == "4.19 MB"


@unsafe
def test_escapes():
    # SAFETY: the arrays are as large as is said.
    cdef char text[32]
    cdef int size = string_escape_mem_any_np(b"a\n", 2, text, 32, NULL)
    text[size] = 0
    assert text == "a\\n"
    assert string_unescape_any(b"\\x41\\102\\n", text, 32) == 3
    assert text == "AB\n"
