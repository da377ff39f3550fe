# SPDX-License-Identifier: GPL-2.0
"""The post-processor: Cython's C in, kernel C out.

A compiler stage on a C syntax tree, one file a stage or pass, in this order:

    sections  →  preprocess  →  parse  →  strip  →  resolve  →  lower  →  nonechecks  →  recursion  →  classes  →  link
              →  optables  →  module  →  unused  →  leftovers  →  rename  →  tidy/  →  emit/

`compile_unit` runs them all; see each file for what it does and why it is separate.
"""

from cythonk.postproc.driver import compile_unit

__all__ = ["compile_unit"]
