# SPDX-License-Identifier: GPL-2.0
"""Merges configuration fragments and tells which of their wishes Kconfig did not grant.

Apart from the building, to be tested without a kernel's source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SET = re.compile(r"(CONFIG_\w+)=(.*)")
_UNSET = re.compile(r"# (CONFIG_\w+) is not set")


def read(text: str) -> dict[str, str]:
    """The options of a fragment or of a `.config`; "n" is the value of those that are not set."""
    options: dict[str, str] = {}
    for line in text.splitlines():
        if found := _SET.fullmatch(line):
            options[found[1]] = found[2]
        elif found := _UNSET.fullmatch(line):
            options[found[1]] = "n"
    return options


def merge(fragments: Iterable[str]) -> dict[str, str]:
    """The options of several fragments; a later one wins."""
    merged: dict[str, str] = {}
    for fragment in fragments:
        merged.update(read(fragment))
    return merged


def write(options: dict[str, str]) -> str:
    """A fragment with those options, each once, as Kconfig wants them."""
    return "".join(f"{name}={value}\n" for name, value in sorted(options.items()))


def unmet(wanted: dict[str, str], config: str) -> list[str]:
    """What was asked for and is not so in a `.config`, as `CONFIG_X=y (is n)`."""
    got = read(config)
    return [
        f"{name}={value} (is {got.get(name, 'n')})"
        for name, value in sorted(wanted.items())
        if got.get(name, "n") != value
    ]
