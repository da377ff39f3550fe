"""Modules that the kernel does not have."""

__license__ = "GPL"

import numpy as np
import os.path, time
import cython
from libc.stdlib cimport malloc
from libc.stdint cimport uint32_t
from cpython.ref cimport PyObject
from linux.slab cimport kfree
from linux.no_such_header cimport nothing
from kernel.misk cimport MiscDevice
from cython cimport boundscheck
from cython cimport parallel, floating
from cython.parallel import prange
from my_other_file import thing
from . import sibling
from .. import above
from kernel.misc import *
cimport linux.string


def f():
    import re
    import gc
    return cython.double

# error: CK103 at 5:8
# error: CK103 at 6:8
# error: CK103 at 6:17
# error: CK103 at 8:1
# error: CK103 at 9:1
# error: CK103 at 10:1
# error: CK103 at 12:1
# error: CK103 at 13:1
# error: CK112 at 15:21
# error: CK101 at 15:31
# error: CK112 at 16:6
# error: CK112 at 16:29
# error: CK103 at 17:6
# error: CK103 at 18:15
# error: CK103 at 19:9
# error: CK112 at 20:6
# error: CK103 at 25:12
# error: CK103 at 26:12
# error: CK101 at 27:18
