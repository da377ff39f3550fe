# SPDX-License-Identifier: GPL-2.0
"""Ends by an exception with a chain: the log's traceback against CPython's, but for the source lines."""

__license__ = "GPL"

from traced_parts cimport Part, PartError, use


class Worse(RuntimeError):
    pass


def deep(n):
    if n == 0:
        return use(Part("screw"))
    return deep(n - 1)


def first():
    try:
        deep(2)
    except PartError as e:
        e.add_note("a note\nof two lines")
        raise


def second():
    try:
        first()
    except ValueError as e:
        try:
            print(len(Part(5)))
        except TypeError:
            raise KeyError(e.part)


def third():
    try:
        second()
    except LookupError as e:
        raise Worse("third", 3) from e


def fourth():
    try:
        third()
    finally:
        PartError(None)


fourth()
