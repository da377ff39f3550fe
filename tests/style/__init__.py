# SPDX-License-Identifier: GPL-2.0
"""Tests of how the C is written: the kernel's scripts judge its style and its documentation."""
