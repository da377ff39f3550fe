# SPDX-License-Identifier: GPL-2.0
"""Programs' side of a driver: `cythonk client` writes a Python module that calls its ioctls.

`interface.py` finds out what a driver's source declares, `module.py` writes the Python.
"""
