# SPDX-License-Identifier: GPL-2.0
"""Ranges of kernel releases, as annotations name them: "6.1..6.8", "..6.8", "6.9..".

Both ends belong to the range, and an end stands for all releases that begin so: 6.8.12 is in
"6.1..6.8".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

VERSION = r"\d+(?:\.\d+)*"
RANGE = re.compile(rf"({VERSION})?\.\.({VERSION})?")
RELEASE = re.compile(VERSION)

Version = tuple[int, ...]


class RangeError(Exception):
    """A text is no range of kernels."""


@dataclass(frozen=True)
class Range:
    """Releases from `first` to `last`; None: without end on that side."""

    first: Version | None
    last: Version | None

    @classmethod
    def parse(cls, text: str) -> Range:
        """A range from its text.

        Raises:
            RangeError: it is none, or holds no release.
        """
        words = RANGE.fullmatch(text)
        if not words or not (words[1] or words[2]):
            raise RangeError(f"'{text}' is no range of kernels")
        first, last = (version(word) if word else None for word in words.groups())
        if first and last and last < first[: len(last)]:
            raise RangeError(f"the range '{text}' ends before it begins")
        return cls(first, last)

    def __contains__(self, release: Version | None) -> bool:
        """Whether a release is in it; None is a release newer than all."""
        if release is None:
            return self.last is None
        if self.first and release < self.first:
            return False
        return not self.last or release[: len(self.last)] <= self.last


def version(release: str) -> Version:
    """The numbers that a release begins with: (6, 12, 117) of "6.12.117+deb12-amd64".

    Raises:
        RangeError: it does not begin with numbers.
    """
    numbers = RELEASE.match(release)
    if not numbers:
        raise RangeError(f"'{release}' is no release of a kernel")
    return tuple(int(number) for number in numbers[0].split("."))
