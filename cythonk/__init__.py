# SPDX-License-Identifier: GPL-2.0
"""CythonK: compile restricted Cython (.pyx) to plain kernel C and build loadable kernel modules."""

__version__ = "0.1.0"
