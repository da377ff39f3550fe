# SPDX-License-Identifier: GPL-2.0
"""Containers beside Python's built-in ones, and kernel names of those."""

# The classes are declared by the table in cythonk/frontend/runtime_types.py.
cdef extern from "cythonk/containers.h":
    pass
