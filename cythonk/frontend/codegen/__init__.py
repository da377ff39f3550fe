# SPDX-License-Identifier: GPL-2.0
"""What Cython's code generator writes for constructs whose CPython form has no place in the kernel.

Cython's nodes write their own C. For exceptions, iteration, calls of builtins, shared object references and object
construction, the typed tree's nodes are swapped (`retarget`) for subclasses that write calls of the runtime instead.
They write in Cython's idiom (`PyObject *`, `__pyx_t_1`, error gotos) and name runtime functions directly; gfp arguments
and final names are the post-processor's business.
"""
