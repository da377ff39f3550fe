# SPDX-License-Identifier: GPL-2.0
"""Checks what the print workload left in the kernel log: every line whole, in each actor's order.

Apart from the workload because only the log shows it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from cythonk.guest.problems import without_stamp

CASE = "print.lines"
LETTERS = "abcdefghij"

# Lines of the other kinds may stand before and behind parts of a line.
_WORD = re.compile(r"\b(print|open|closed) (\d+) (\d+)")
_PRINT = re.compile(r"ck_race: print (\d+) (\d+) ([a-j]*)")
# The log was overrun: what is missing then is not the module's fault.
_DROPPED = re.compile(r"printk messages dropped")


def complaints(log: Sequence[str]) -> list[str]:
    """What is wrong with the lines of one run."""
    if any(_DROPPED.search(line) for line in log):
        return []
    found: list[str] = []
    whole: dict[int, list[int]] = defaultdict(list)
    opened: dict[int, list[int]] = defaultdict(list)
    closed: dict[int, list[int]] = defaultdict(list)
    for line in map(without_stamp, log):
        for word, actor, number in _WORD.findall(line):
            if word != "closed":
                whole[int(actor)].append(int(number))
            if word != "print":
                (opened if word == "open" else closed)[int(actor)].append(int(number))
        if "print " in line and line.startswith("ck_race:"):
            match = _PRINT.match(line)
            if not match or match[3] != LETTERS[: int(match[2]) % 10]:
                found.append(f"a line is not whole: {line}")
    for actor, numbers in whole.items():
        if numbers != list(range(1, len(numbers) + 1)):
            found.append(f"actor {actor}'s lines are {numbers}")
        if opened[actor] != closed[actor]:
            found.append(f"actor {actor} opened {opened[actor]} and closed {closed[actor]}")
    if not whole:
        found.append("nothing was printed")
    return found
