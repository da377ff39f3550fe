# SPDX-License-Identifier: GPL-2.0
"""Benchmarks: CythonK against C twins and CPython in one run. `python -m bench` runs them."""
