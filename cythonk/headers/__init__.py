# SPDX-License-Identifier: GPL-2.0
"""Declarations of the kernel's headers, exactly as one kernel is configured.

How a header becomes a `.pxd`: `flags.py` finds out how Kbuild compiles a module for that kernel,
`reader.py` has libclang read headers with these flags into the form of `model.py`, `needs.py` picks
what a module cimports and what that needs, and `writer.py` writes it in Cython's language.

A macro that is used as a function is gets a prototype from `calls.py`, which has the compiler prove what
`candidates.py` guesses; `macro_kinds.py` says what the other ones are.

All headers at once: `everything.py` reads them in the units that `partition.py` finds, and `report.py`
counts what they give.
"""
