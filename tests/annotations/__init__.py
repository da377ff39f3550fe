# SPDX-License-Identifier: GPL-2.0
"""Tests of annotations: the files' format, loading, merging, and whether what is shipped is so."""
