# SPDX-License-Identifier: GPL-2.0
"""Third stage: text to a C syntax tree, with pycparser.

The parser must know which identifiers are types. CPython's few are fixed; those of kernel headers come from the front
end, which read them from `.pxd` declarations. Each is declared as a dummy typedef in a preamble that is cut off again.
"""

from __future__ import annotations

from collections.abc import Iterable

from pycparser import CParser, c_ast
from pycparser.c_parser import ParseError

from cythonk.postproc.cast import walk

PREAMBLE_FILE = "<types>"

BASE_TYPES = """
    PyObject __Pyx_memviewslice Py_ssize_t Py_hash_t Py_UCS4 Py_UNICODE PyTypeObject size_t ssize_t ptrdiff_t bool
    gfp_t u8 u16 u32 u64 s8 s16 s32 s64 __u8 __u16 __u32 __u64 __s8 __s16 __s32 __s64 uint8_t
    uint16_t uint32_t uint64_t int8_t int16_t int32_t int64_t uintptr_t intptr_t va_list loff_t
    off_t dev_t umode_t pid_t uid_t gid_t ulong uint ushort fmode_t irqreturn_t spinlock_t
    ktime_t dma_addr_t phys_addr_t sector_t atomic_t atomic64_t netdev_tx_t time64_t __le16
    __le32 __le64 __be16 __be32 __be64 __wsum __sum16 __poll_t wait_queue_head_t kuid_t kgid_t
""".split()

__all__ = ["ParseError", "parse"]


def parse(text: str, typedefs: Iterable[str]) -> c_ast.FileAST:
    """The tree of a preprocessed unit; `ParseError` when it is not the C we know."""
    names = dict.fromkeys([*BASE_TYPES, *typedefs])
    preamble = f'# 1 "{PREAMBLE_FILE}"\n' + "".join(f"typedef int {name};\n" for name in names)
    tree = CParser().parse(preamble + text, filename=PREAMBLE_FILE)
    del tree.ext[: len(names)]
    for node in walk(tree):
        if isinstance(node, c_ast.Compound) and node.block_items is None:
            node.block_items = []
    return tree
