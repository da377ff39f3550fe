# SPDX-License-Identifier: GPL-2.0
"""Facts about kernel functions that C's types do not carry: their files, loaded and merged.

`load.load()` reads the files, `merge.merge()` gives the declarations of headers what they say;
docs/annotations.md describes both the files and the words in them.
"""
