# SPDX-License-Identifier: GPL-2.0
"""What Python has for the numbers that tests of the kernel's functions expect.

A line of a test that ends in `# = expression` has the expression's value in it.
"""

from __future__ import annotations

import calendar
import math
import re
import time
import zlib
from collections.abc import Callable, Iterator

EXPECTED = re.compile(r"== (-?\w+)  # = (.*)$")
MASK = 0xFFFFFFFF


def wrong(source: str) -> Iterator[str]:
    """The lines whose number is not Python's, with that."""
    names: dict[str, object] = {
        "math": math, "zlib": zlib, "calendar": calendar, "time": time, "crc_be": crc_be,
        "crc_le": crc_le, "jhash2": jhash2, "jhash_words": jhash_words,
    }  # fmt: skip
    for line in source.splitlines():
        if found := EXPECTED.search(line):
            value = eval(found[2], names)
            if int(found[1], 0) != value:
                yield f"{line.strip()}: {value}"


def crc_le(polynomial: int, data: bytes) -> int:
    """A checksum whose lowest bit is the first."""
    value = MASK
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ polynomial * (value & 1)
    return value ^ MASK


def crc_be(polynomial: int, data: bytes) -> int:
    """A checksum whose highest bit is the first; as the kernel has it, not inverted at the end."""
    value = MASK
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ polynomial * (value >> 31)) & MASK
    return value


def _rol(value: int, count: int) -> int:
    value &= MASK
    return (value << count | value >> 32 - count) & MASK


def _final(a: int, b: int, c: int) -> int:
    """The end of Bob Jenkins' lookup3."""
    c = (c ^ b) - _rol(b, 14) & MASK
    a = (a ^ c) - _rol(c, 11) & MASK
    b = (b ^ a) - _rol(a, 25) & MASK
    c = (c ^ b) - _rol(b, 16) & MASK
    a = (a ^ c) - _rol(c, 4) & MASK
    b = (b ^ a) - _rol(a, 14) & MASK
    return (c ^ b) - _rol(b, 24) & MASK


def _jhash(start: int, words: list[int]) -> int:
    a, b, c = (start + word & MASK for word in (*words, 0, 0, 0)[:3])
    return _final(a, b, c)


def jhash2(words: list[int], initial: int) -> int:
    """lookup3 of up to three words."""
    return _jhash(0xDEADBEEF + (len(words) << 2) + initial, words)


jhash_words: Callable[[list[int], int], int] = jhash2
