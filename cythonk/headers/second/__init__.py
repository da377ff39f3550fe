# SPDX-License-Identifier: GPL-2.0
"""A second, independent reader of headers, and what it and the first one disagree about.

No compiler is in it: gcc preprocesses, `shim.py` makes what is left standard C, pycparser reads that
declaration by declaration (`parser.py`), and `reader.py` puts it into the form of the first reader,
with `values.py` for the integers in it. `compare.py` says what differs and why. Tests use it; what is
built does not.
"""

from cythonk.headers.second.compare import Difference, compare
from cythonk.headers.second.reader import read_second, read_source

__all__ = ["Difference", "compare", "read_second", "read_source"]
