# SPDX-License-Identifier: GPL-2.0
"""Tests of the language rules and of reading sources."""
