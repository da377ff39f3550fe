# SPDX-License-Identifier: GPL-2.0
"""`cythonk test` in guests, with CPython's doctest as the oracle of verdicts."""
