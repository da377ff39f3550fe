# SPDX-License-Identifier: GPL-2.0
"""Tests of the documentation: examples run, links lead somewhere, tables are current."""
