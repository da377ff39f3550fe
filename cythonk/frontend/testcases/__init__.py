# SPDX-License-Identifier: GPL-2.0
"""The tests that stand in a `.pyx`, for `cythonk test`: `test_*` functions and doctests.

* `model`:      what a test case is: plain data, for the command and the post-processor too;
* `docstrings`: where in the file each line of a docstring stands;
* `examples`:   the examples of a docstring, parsed, at their places in the file;
* `collect`:    the cases of a module: each doctest becomes a function of it;
* `instrument`: what a doctest's function does besides its statements: show, catch, compare.

Nothing of this runs in an ordinary build.
"""
