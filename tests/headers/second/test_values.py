# SPDX-License-Identifier: GPL-2.0
"""Integer constants, with gcc as the judge of C's arithmetic."""

from __future__ import annotations

import subprocess

import pytest

from cythonk.headers.second.reader import of_text
from cythonk.headers.second.values import UNKNOWN

TYPES = """
typedef unsigned long long u64; typedef unsigned char u8; typedef u8 array_t[3];
enum known { ONE = 1, MINUS = -1, BIG = 0xffffffff, HIGH = 1 << 30 };
enum small { FIVE = 5, MANY = 0x7fffffff }; enum positive { TOP = 0xffffffff };
struct s { int a; char b; }; int f(int);
"""
EXPRESSIONS = (
    "0", "1", "017", "0x1F", "0b101", "1UL << 40", "-1", "~0", "~0U", "~0UL >> 60", "1 << 31",
    "1U << 31", "0x80000000", "2147483648", "0xffffffff + 1", "'a'", r"'\n'", r"'\0'", "!5", "!0",
    "7 / 2", "-7 / 2", "-7 % 3", "7 % -3", "(u8)300", "(u8)-1", "(signed char)200", "(u64)-1 >> 63",
    "-1 < 0U", "-1L < 0U", "1 ? -1 : 0U", "0 ? 1 : 2", "5 > 3 && 2", "0 || 0", "0 && (1 / 0)",
    "1 || (1 / 0)", "6 & 3", "6 | 3", "6 ^ 3", "ONE + 1", "MINUS", "BIG", "BIG + 1", "HIGH * 2U",
    "sizeof(int)", "sizeof(u64)", "sizeof(array_t)", "sizeof(char *)", "sizeof(enum known)",
    "sizeof(long[4]) / sizeof(long)", "-sizeof(int) > 0", "-1 >> 1", "-8 >> 1", "3 * -4",
    "(int)(signed char)-1", "(enum known)5",
    "sizeof(enum small)", "sizeof(enum positive)", "TOP", "TOP + 1",
    "(unsigned short)-1 + 1", "1LL << 62", "18446744073709551615ULL > 0",
    "(typeof(1UL))-1 > 0", "+'b' - 'a'",
    "__builtin_bswap16(0x1234)", "~__builtin_bswap16(0x0100)", "__builtin_bswap32(1)",
    "__builtin_bswap64(1) + 0", "__builtin_ctz(0x38)", "__builtin_popcount(0xF0F)",
    "__builtin_constant_p(3) ? 5 : f(3)", "__builtin_choose_expr(1, 2, 3UL)",
    "__builtin_choose_expr(0, 2, 3UL) - 4 > 0",
    "(int)sizeof(struct { int : (-!!(1 > 2)); })", "sizeof(struct { int : 0; }) - 1 > 0",
)  # fmt: skip


def test_as_gcc() -> None:
    """Each value is what gcc has for it."""
    enums = "".join(f"enum {{ V{i} = ({text}) }};\n" for i, text in enumerate(EXPRESSIONS))
    found = of_text(TYPES + enums, str).constants
    values = {text: found[f"V{i}"].value for i, text in enumerate(EXPRESSIONS)}
    assert UNKNOWN not in values.values()
    # Beyond 64 bits no value of C is, so both signs of one are told apart.
    said = [
        f"_Static_assert((__int128)({text}) == ((__int128){value >> 64} << 64 | {value & MASK}UL),"
        f' "{i}: {value}");'
        for i, (text, value) in enumerate(values.items())
        if isinstance(value, int)
    ]
    done = subprocess.run(
        ["gcc", "-std=gnu11", "-funsigned-char", "-w", "-fsyntax-only", "-x", "c", "-"],
        input=TYPES + "\n".join(said),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


MASK = (1 << 64) - 1


@pytest.mark.parametrize(
    "text",
    [
        "sizeof(struct s)",
        "({ 1; })",
        "f(1)",
        "1 ? f(1) : 2",
        "f(1) ? 1 : 2",
        "sizeof(struct s) * 2",
        "UNDECLARED",
        "1 / 0",
        "1.5",
        "(char)-1",
    ],
)
def test_unknown(text: str) -> None:
    """What only a compiler knows has no value, nor has what follows it."""
    found = of_text(f"{TYPES} enum {{ A = {text}, B, C = 3, D }};", str).constants
    assert [found[name].value for name in "ABCD"] == [UNKNOWN, UNKNOWN, 3, 4]


def test_widths_and_lengths() -> None:
    """Bit-fields and arrays have the values of their expressions."""
    declared = of_text("enum { N = 3 }; struct s { int a : N - 1; char b[N][2]; char c[]; };", str)
    fields = declared.aggregates["struct", "s"].fields
    assert fields is not None
    assert [field.width for field in fields] == [2, None, None]
    lengths = [getattr(field.type, "length", None) for field in fields]
    assert lengths == [None, 3, 0]
