# SPDX-License-Identifier: GPL-2.0
"""Arrays of C integers: `array`."""

# The class is declared by the table in cythonk/frontend/runtime_types.py.
cdef extern from "cythonk/array.h":
    pass
