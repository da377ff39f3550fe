# SPDX-License-Identifier: GPL-2.0
"""Tables of words: kept apart from `tree` because `lexical` needs it without loading Cython."""

from __future__ import annotations


def words(text: str) -> list[str]:
    """The words of a text; tables of names read better as one text than as a list of strings."""
    return text.split()
