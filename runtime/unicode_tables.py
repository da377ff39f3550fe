#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""Writes the tables of characters' properties (`unicode_*_table.h`) from Python's own ones.

Run by hand when the tables shall follow a newer Unicode: `python3 runtime/unicode_tables.py`. The
results are kept in the repository because they depend on nothing but the Python they come from,
and a build should not.

A property is the list of its runs' lengths (not having it, having it, not having it, …), a mapping
the list of runs of equal distance; numbers are little-endian base 128, so that a property of all
of Unicode takes about a kilobyte.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
SURROGATES = range(0xD800, 0xE000)
CODE_POINTS = [c for c in range(0x110000) if c not in SURROGATES]
BYTES_A_LINE = 14


def number(value: int) -> Iterator[int]:
    """The bytes of an unsigned number."""
    while value > 0x7F:
        yield value & 0x7F | 0x80
        value >>= 7
    yield value


def signed(value: int) -> Iterator[int]:
    """The bytes of a signed number: the sign is the lowest bit."""
    return number(abs(value) << 1 | (value < 0))


def runs(has: Callable[[str], bool]) -> Iterator[int]:
    """The bytes of a property's table."""
    start, inside = 0, False
    for code in CODE_POINTS:
        if has(chr(code)) != inside:
            yield from number(code - start)
            start, inside = code, not inside
    yield from number(0x110000 - start)


def mapping(convert: Callable[[str], str]) -> Iterator[int]:
    """The bytes of a table of mappings to one character: gap, length, stride, distance."""
    pairs = {c: ord(convert(chr(c))) - c for c in CODE_POINTS if len(convert(chr(c))) == 1}
    changed = [code for code, distance in pairs.items() if distance]
    end, at = 0, 0
    while at < len(changed):
        first, length, stride = changed[at], 1, 1
        distance = pairs[first]
        if at + 1 < len(changed):
            stride = changed[at + 1] - first
        if stride > 2 or (at + 1 < len(changed) and pairs[changed[at + 1]] != distance):
            stride = 1
        else:
            while at + length < len(changed):
                code = changed[at + length]
                if code != first + length * stride or pairs[code] != distance:
                    break
                length += 1
        yield from number(first - end)
        yield from number(length)
        yield from number(stride)
        yield from signed(distance)
        end = first + (length - 1) * stride + 1
        at += length


def expansions(convert: Callable[[str], str]) -> list[tuple[int, str]]:
    """The mappings to several characters."""
    return [(c, convert(chr(c))) for c in CODE_POINTS if len(convert(chr(c))) > 1]


def ignorable(char: str) -> bool:
    """Does the search for a word's end in str.lower() skip this character?"""
    return ("A" + char + "Σ").lower()[-1] == "ς" and (char + "Σ").lower()[-1] == "σ"  # noqa: RUF001


def in_name(char: str) -> bool:
    """May this character stand in a name, but not begin one?"""
    return not char.isidentifier() and ("a" + char).isidentifier()


def byte_table(name: str, data: Iterable[int]) -> str:
    """A C array of bytes."""
    values = [f"0x{byte:02x}," for byte in data]
    lines = [
        "\t" + " ".join(values[i : i + BYTES_A_LINE]) for i in range(0, len(values), BYTES_A_LINE)
    ]
    return f"static const u8 {name}[] = {{\n" + "\n".join(lines) + "\n};\n"


def expansion_table(name: str, entries: list[tuple[int, str]]) -> str:
    """A C array of struct ck_expansion."""
    lines = [
        f"\t{{ 0x{code:04x}, {{ {', '.join(f'0x{ord(c):04x}' for c in text)} }} }},"
        for code, text in entries
    ]
    return f"static const struct ck_expansion {name}[] = {{\n" + "\n".join(lines) + "\n};\n"


def title(char: str) -> str:
    """The character in title case."""
    return char.title()


def write(name: str, parts: list[str]) -> None:
    """One header with tables, included by one C file."""
    head = (
        "/* SPDX-License-Identifier: GPL-2.0 */\n"
        f"/* Unicode {unicodedata.unidata_version}, written by unicode_tables.py. */\n"
    )
    (HERE / name).write_text(head + "\n" + "\n".join(parts), encoding="utf-8")


def main() -> None:
    """Write all headers."""
    write("unicode_print_table.h", [byte_table("printable_runs", runs(str.isprintable))])
    write(
        "unicode_class_table.h",
        [
            byte_table("alpha_runs", runs(str.isalpha)),
            byte_table("decimal_runs", runs(str.isdecimal)),
            byte_table("digit_runs", runs(str.isdigit)),
            byte_table("numeric_runs", runs(str.isnumeric)),
        ],
    )
    special_titles = [(c, chr(c).title()) for c in CODE_POINTS if chr(c).title() != chr(c).upper()]
    write(
        "unicode_case_table.h",
        [
            byte_table("upper_runs", runs(str.isupper)),
            byte_table("lower_runs", runs(str.islower)),
            byte_table("title_runs", runs(lambda c: unicodedata.category(c) == "Lt")),
            byte_table("ignorable_runs", runs(ignorable)),
            byte_table("to_upper", mapping(str.upper)),
            byte_table("to_lower", mapping(str.lower)),
            expansion_table("upper_expansions", expansions(str.upper)),
            expansion_table("lower_expansions", expansions(str.lower)),
            expansion_table("title_differences", special_titles),
        ],
    )
    write(
        "unicode_fold_table.h",
        [
            byte_table("to_folded", mapping(str.casefold)),
            expansion_table("fold_expansions", expansions(str.casefold)),
        ],
    )
    write(
        "unicode_ident_table.h",
        [
            byte_table("start_exceptions", runs(lambda c: c.isidentifier() != c.isalpha())),
            byte_table("inner_runs", runs(in_name)),
        ],
    )


if __name__ == "__main__":
    main()
