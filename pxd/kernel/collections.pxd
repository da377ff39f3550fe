# SPDX-License-Identifier: GPL-2.0
"""Containers beside the built-in ones: `deque`, `OrderedDict`."""

# The classes are declared by the table in cythonk/frontend/runtime_types.py.
cdef extern from "cythonk/containers.h":
    pass
