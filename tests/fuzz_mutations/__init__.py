# SPDX-License-Identifier: GPL-2.0
"""Mutated sources: whatever the input, the answer is C or a diagnostic."""
