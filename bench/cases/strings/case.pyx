# SPDX-License-Identifier: GPL-2.0
"""Texts: formatting, joining, splitting, finding, replacing, comparing, and numbers from text.

Plain Python: CPython runs this very file.
"""

__license__ = "GPL"


def format_lines(n):
    total = 0
    for i in range(n):
        line = f"eth{i}: {i * 64:08x} up"
        total += len(line)
    return total


def prepare_names(n):
    return [f"eth{i}" for i in range(n)]


def join(names):
    return len(",".join(names))


def compare(names):
    equal = 0
    last = names[len(names) - 1]
    for name in names:
        if name == last:
            equal += 1
    return equal


def prefix(names):
    found = 0
    for name in names:
        if name.startswith("eth1"):
            found += 1
    return found


def concat(names):
    total = 0
    for name in names:
        total += len(name + ".100")
    return total


def prepare_text(n):
    return ",".join([f"eth{i}" for i in range(n)])


def split(text):
    total = 0
    for part in text.split(","):
        total += len(part)
    return total


def find(text):
    return text.find("wlan") + 2


def replace(text):
    return len(text.replace("eth", "wlan"))


def prepare_numbers(n):
    return [f"{i * 40503}" for i in range(n)]


def parse(numbers):
    total = 0
    for text in numbers:
        total += int(text)
    return total
