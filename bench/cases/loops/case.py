# SPDX-License-Identifier: GPL-2.0
"""What CPython runs for loops/case.pyx: the same algorithms over the same data, in plain Python."""

from __future__ import annotations

from collections.abc import Iterator

CRC_BYTES = 65536
SORT_ITEMS = 4096
RECORDS = 2048
NUMBER_LIMIT = 0x0FFFFFFF


def random_numbers(state: int) -> Iterator[int]:
    while True:
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        yield state >> 8


def make_crc_table() -> list[int]:
    table = []
    for i in range(256):
        crc = i
        for _ in range(8):
            crc = 0xEDB88320 ^ (crc >> 1) if crc & 1 else crc >> 1
        table.append(crc)
    return table


def make_text() -> bytes:
    numbers = random_numbers(7)
    out = bytearray()
    for _ in range(RECORDS):
        for _ in range(6):
            out.append(ord("a") + next(numbers) % 26)
        out += b"="
        value = next(numbers)
        while value:
            out.append(ord("0") + value % 10)
            value //= 10
        out += b";\n"
    return bytes(out)


def crc32(data: bytes) -> int:
    crc = 0xFFFFFFFF
    for byte in data:
        crc = CRC_TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def parse(text: bytes) -> int:
    total = 0
    p = 0
    end = len(text)
    while True:
        while p < end and text[p] in b" \n":
            p += 1
        if p == end:
            return total
        name = 2166136261
        if not 97 <= text[p] <= 122:
            return 0
        while p < end and 97 <= text[p] <= 122:
            name = ((name ^ text[p]) * 16777619) & 0xFFFFFFFF
            p += 1
        if p == end or text[p] != 61:
            return 0
        p += 1
        if p == end or not 48 <= text[p] <= 57:
            return 0
        value = 0
        while p < end and 48 <= text[p] <= 57:
            if value > NUMBER_LIMIT // 10:
                return 0
            value = value * 10 + text[p] - 48
            p += 1
        if p == end or text[p] != 59:
            return 0
        p += 1
        total += name ^ value


def sift_down(a: list[int], root: int, n: int) -> None:
    value = a[root]
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


def heap_sort(a: list[int]) -> None:
    n = len(a)
    for i in range(n // 2, 0, -1):
        sift_down(a, i - 1, n)
    for i in range(n - 1, 0, -1):
        a[0], a[i] = a[i], a[0]
        sift_down(a, 0, i)


def crc(n: int) -> int:
    return crc32(CRC_DATA)


def records(n: int) -> int:
    return parse(TEXT)


def sort(n: int) -> int:
    numbers = random_numbers(1)
    items = [next(numbers) for _ in range(SORT_ITEMS)]
    heap_sort(items)
    if any(items[i - 1] > items[i] for i in range(1, SORT_ITEMS)):
        return 0
    return sum(items)


def checked(n: int) -> int:
    best = 0
    for start in range(1, n):
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


CRC_TABLE = make_crc_table()
_bytes = random_numbers(3)
CRC_DATA = bytes(next(_bytes) & 0xFF for _ in range(CRC_BYTES))
TEXT = make_text()
