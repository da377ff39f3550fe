# SPDX-License-Identifier: GPL-2.0
"""What may be imported: kernel headers, the `kernel` modules, and modules of the user's own beside
the source.

`cimport` and `import` are treated alike. Whether a module exists is asked of the run
(`known_modules`); well-known modules of Python and of Cython's own includes are refused with the
kernel's counterpart named.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from Cython.Compiler import ExprNodes

from cythonk.frontend.rules.run import Rules, Run
from cythonk.frontend.rules.text import words
from cythonk.frontend.rules.tree import Place
from cythonk.frontend.runtime_types import MODULES

if TYPE_CHECKING:
    from cythonk.frontend.header_modules import HeaderModules

PXD_ROOT = Path(__file__).resolve().parents[2] / "data" / "pxd"

# Roots whose modules mirror the kernel's header tree.
HEADER_ROOTS = (
    "linux",
    "net",
    "uapi",
    "asm",
    "crypto",
    "scsi",
    "sound",
    "drm",
    "media",
    "acpi",
    "trace",
)

_FLOATS = "kernel code has no floating point: use integers"
_USER_SPACE = (
    "it belongs to user space; do it in a program there and talk to the module through a device"
)

# Longest prefix first decides: module → what to use instead.
WAYS_OUT: dict[str, str] = {
    "libc.stdint": "from linux.types cimport u8, u16, u32, u64, s32, s64",
    "libc.stddef": "size_t and ptrdiff_t are known without any cimport",
    "libc.stdlib": "from linux.slab cimport kmalloc, kfree, GFP_KERNEL",
    "libc.string": "from linux.string cimport memcpy, memset, strlen",
    "libc.stdio": "print(…) writes to the kernel's log",
    "libc.errno": "from kernel.errno cimport EINVAL, ENOMEM",
    "libc.limits": "from linux.limits cimport …",
    "libc.time": "use kernel.time",
    "libc.math": _FLOATS,
    "libc.signal": "from linux.sched.signal cimport signal_pending",
    "libc": "the kernel has its own C library: cimport from linux.…",
    "libcpp": "C++ is not possible in the kernel: use C structs and cdef classes",
    "cpython": "there is no CPython in the kernel: use the language's own objects, or linux.…",
    "posix": "use kernel.os, or cimport from linux.…",
    "openmp": "use kernel threads or work queues",
    "numpy": "use a C array (cdef int x[64]), bytes or a list of ints",
    "os": "use kernel.os",
    "pathlib": "use kernel.os with plain str paths",
    "shutil": "use kernel.os",
    "io": "use kernel.os",
    "sys": "use kernel.sys",
    "time": "use kernel.time",
    "datetime": "use kernel.time",
    "logging": "use kernel.log, or print(…)",
    "errno": "import it at the top of the file, outside of functions",
    "random": "from linux.random cimport get_random_u32",
    "secrets": "from linux.random cimport get_random_bytes",
    "threading": "use the kernel's threads, work queues and locks: from linux.kthread cimport …",
    "queue": "use a list with a lock, or a work queue",
    "asyncio": "use work queues, timers or kernel threads",
    "concurrent": "use work queues or kernel threads",
    "multiprocessing": "use kernel threads",
    "signal": "from linux.sched.signal cimport signal_pending",
    "socket": "cimport from linux.net and net.sock",
    "struct": "declare a packed struct, or shift and mask the ints of bytes",
    "ctypes": "declare C types and functions directly: cdef struct, cdef extern",
    "array": "declare a C array (cdef int x[64]), or use a list",
    "hashlib": "use the kernel's crypto API: from crypto.hash cimport …",
    "zlib": "from linux.zlib cimport …, or crc32 from linux.crc32",
    "binascii": "use bytes.hex(), or from linux.hex cimport …",
    "string": "str has the methods",
    "re": "use the methods of str: find, split, startswith, partition",
    "math": _FLOATS,
    "cmath": _FLOATS,
    "decimal": _FLOATS,
    "fractions": _FLOATS,
    "statistics": _FLOATS,
    "typing": "annotate with the classes themselves: int, str, list",
    "types": "use isinstance with the classes themselves",
    "enum": "declare a C enum: cdef enum Color: RED, GREEN",
    "dataclasses": "write a cdef class with its attributes declared",
    "abc": "let the base class's method raise NotImplementedError",
    "collections": "import it at the top of the file, outside of functions",
    "itertools": "write the loop",
    "functools": "write the function out",
    "operator": "write the operator",
    "contextlib": "write a cdef class with __enter__ and __exit__",
    "copy": "list(x), dict(x) and x.copy() make copies",
    "gc": "import it at the top of the file, outside of functions",
    "weakref": "keep a plain reference, and set it to None when done",
    "traceback": "an exception nobody catches prints its traceback",
    "inspect": "it needs an interpreter; write what is needed out",
    "importlib": "write an import or cimport statement",
    "unittest": "test from user space with `cythonk run --script`",
    "pytest": "test from user space with `cythonk run --script`",
    "json": "format the text with an f-string, and parse it with split()",
    "pickle": _USER_SPACE,
    "subprocess": _USER_SPACE,
    "argparse": "take the values as module_param(…)",
    "urllib": _USER_SPACE,
    "http": _USER_SPACE,
    "requests": _USER_SPACE,
    "sqlite3": _USER_SPACE,
    "tempfile": _USER_SPACE,
    "ssl": _USER_SPACE,
}

# What the `cython` module offers that the dialect does not have: name → (code, hint).
CYTHON_MISSING: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        words("float double longdouble floating p_float p_double p_longdouble pp_float pp_double"),
        ("CK101", "use an integer type: cython.int, cython.long, cython.longlong"),
    ),
    **dict.fromkeys(
        words("floatcomplex doublecomplex longdoublecomplex complex p_doublecomplex"),
        ("CK102", "keep two integers"),
    ),
    **dict.fromkeys(
        words("parallel prange threadid"), ("CK112", "use kernel threads or work queues")
    ),
    **dict.fromkeys(
        words("fused_type integral numeric"),
        ("CK112", "write one function for each type, or use the widest type"),
    ),
    "operator": ("CK112", "C++ is not possible in the kernel; use pointers as p[0]"),
    "view": ("CK114", "use bytes, a list, or a C array with its length"),
    "array": ("CK114", "use bytes, a list, or a C array with its length"),
    "dataclasses": ("CK112", "declare the attributes, and write __init__"),
    "total_ordering": ("CK112", "write the comparison methods out"),
    "ufunc": ("CK112", "write the loop"),
    "gil": ("CK112", "the kernel has no global lock: use a kernel lock"),
    "with_gil": ("CK112", "the kernel has no global lock: remove it"),
    "critical_section": ("CK114", "use a kernel lock: with self.lock:"),
    "pymutex": ("CK114", "use a kernel lock"),
    "pythread_type_lock": ("CK112", "use a kernel lock"),
    "cfunc": ("CK112", "write cdef instead of def"),
    "ccall": ("CK112", "write cdef instead of def"),
    "cclass": ("CK109", "write cdef class"),
    "returns": ("CK112", "write the type before the name: cdef int f()"),
    "exceptval": ("CK112", "write it behind the signature: cdef int f() except -1"),
    "binding": ("CK112", "remove it: functions are not objects in the kernel"),
    "freelist": ("CK112", "remove it: objects come from the kernel's slab caches"),
    "trashcan": ("CK112", "remove it: deep structures are always freed safely"),
    "profile": ("CK112", "remove it: perf and ftrace profile the module"),
    "linetrace": ("CK112", "remove it: perf and ftrace trace the module"),
    "embedsignature": ("CK112", "remove it: functions have no docstrings at run time"),
    "auto_pickle": ("CK112", "remove it: there is no pickle in the kernel"),
    "c_string_type": ("CK112", "remove it: text is str, encoded as UTF-8"),
    "c_string_encoding": ("CK112", "remove it: text is str, encoded as UTF-8"),
    "np_pythran": ("CK112", "remove it"),
    "cpp_locals": ("CK112", "C++ is not possible in the kernel"),
    "collection_type": ("CK112", "remove it"),
    "inline_module": ("CK112", "remove it"),
    "legacy_implicit_noexcept": ("CK112", "write noexcept where it is meant"),
}


def refuse_cython_name(run: Run, name: str, pos: Any) -> None:
    """Report a name of the `cython` module that the dialect does not have."""
    if name in CYTHON_MISSING:
        code, hint = CYTHON_MISSING[name]
        run.refuse(code, pos, f"cython.{name} is not part of the dialect", hint)


def own_file(source: Path, roots: tuple[Path, ...], name: str) -> Path | None:
    """The file of a module, for a source compiled alone: beside it, or below the roots."""
    if not name:
        return None  # the package that the source is in
    relative = Path(*name.split("."))
    candidates = [
        root / path
        for root in (source.parent, *roots)
        for path in (
            relative.with_name(relative.name + ".pxd"),
            relative.with_name(relative.name + ".pyx"),
            relative / "__init__.pxd",
        )
    ]
    return next((path for path in candidates if path.is_file()), None)


def module_finder(source: Path, roots: tuple[Path, ...]) -> Callable[[str], bool]:
    """The `known_modules` of a source compiled alone."""
    return lambda name: own_file(source, roots, name) is not None


def way_out(name: str) -> str | None:
    """The kernel's counterpart of a module of Python's, by the longest known prefix of its name."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        hint = WAYS_OUT.get(".".join(parts[:end]))
        if hint is not None:
            return hint
    return None


def _check(run: Run, name: str, pos: Any, members: list[tuple[Any, str]] | None = None) -> None:
    """Check one module by its dotted name; `members` are the names taken from it."""
    parts = name.split(".")
    if parts[:2] == ["cython", "cimports"]:
        parts = parts[2:]
        name = ".".join(parts)
        if not name:
            run.refuse("CK103", pos, "cython.cimports needs the module's name", None)
            return
    if parts[0] == "cython":
        if len(parts) > 1:
            refuse_cython_name(run, parts[1], pos)
        for member_pos, member in members or []:
            refuse_cython_name(run, member, member_pos)
        return
    if name in MODULES:
        _runtime_members(run, name, members)
        return
    if run.headers is not None and name in run.headers:
        _header_members(run, run.headers, name, pos, members)
        return
    if run.known_modules(name) or _submodules_known(run, name, members):
        return
    if parts[0] in HEADER_ROOTS:
        header = "/".join(parts) + ".h"
        similar = run.headers.similar(name) if run.headers is not None else None
        run.refuse(
            "CK103",
            pos,
            f"the kernel has no header {header}",
            f"did you mean {similar}?"
            if similar
            else "folders of your own headers are named by -I",
        )
    elif parts[0] == "kernel":
        run.refuse(
            "CK103",
            pos,
            f"there is no module '{name}'",
            _similar_module(name) or "docs/language.md lists the kernel modules there are",
        )
    else:
        run.refuse(
            "CK103",
            pos,
            f"the module '{name}' is not backed by the kernel",
            way_out(name) or f"if it is yours, put {parts[-1]}.pyx beside {run.source.path.name}",
        )


def _runtime_members(run: Run, name: str, members: list[tuple[Any, str]] | None) -> None:
    """Check the names taken from a module of the runtime's classes."""
    for pos, member in members or []:
        if member not in MODULES[name] and member != "*":
            close = difflib.get_close_matches(member, MODULES[name], n=1)
            run.refuse(
                "CK103",
                pos,
                f"'{member}' of the module '{name}' is not backed by the kernel",
                f"did you mean {close[0]}?" if close else f"there are {', '.join(MODULES[name])}",
            )


def _header_members(
    run: Run,
    headers: HeaderModules,
    name: str,
    pos: Any,
    members: list[tuple[Any, str]] | None,
) -> None:
    """Check a kernel header, and the names taken from it."""
    asked: list[tuple[Any, str | None]] = [(pos, None), *(members or [])]
    for where, member in asked:
        problem = headers.problem(name, member)
        if problem is not None:
            code, message, hint = problem
            run.refuse(code, where, message, hint)
            if member is None:
                return


def _submodules_known(run: Run, name: str, members: list[tuple[Any, str]] | None) -> bool:
    """`from package cimport module`: the package need not be a module itself."""
    return bool(members) and all(run.known_modules(f"{name}.{m}") for _, m in members or [])


def _similar_module(name: str) -> str | None:
    """The shipped module whose name is nearest to a name that is none."""
    root = name.split(".")[0]
    there = [
        ".".join(path.relative_to(PXD_ROOT).with_suffix("").parts)
        for path in sorted((PXD_ROOT / root).rglob("*.p[xy][dx]"))
        if path.stem != "__init__"
    ]
    close = difflib.get_close_matches(name, there, n=1, cutoff=0.8)
    return f"did you mean {close[0]}?" if close else None


def _relative(
    run: Run, level: int | None, name: str, pos: Any, members: list[tuple[Any, str]]
) -> bool:
    """Check an import with leading dots; false when there are none."""
    if not level:
        return False
    if level > 1:
        run.refuse(
            "CK103",
            pos,
            "an import from a directory above is not possible",
            "put the file beside this one, or give both to one build",
        )
    elif name:
        _check(run, name, pos, members)
    else:
        for member_pos, member in members:
            _check(run, member, member_pos)
    return True


def _cimport(run: Run, place: Place) -> None:
    _check(run, str(place.node.module_name), place.node.pos)


def _from_cimport(run: Run, place: Place) -> None:
    node = place.node
    members = [(pos, str(name)) for pos, name, _ in node.imported_names]
    name = str(node.module_name)
    if not _relative(run, node.relative_level, name, node.pos, members):
        _check(run, name, node.pos, members)


def _import(run: Run, place: Place) -> None:
    node = place.node
    name = str(node.module_name.value)
    names = node.imported_names or []
    members = [(item.pos, str(item.value)) for item in getattr(names, "args", names)]
    if any(member == "*" for _, member in members):
        run.refuse(
            "CK112",
            node.pos,
            "'import *' is not part of the dialect",
            f"name what you use: from {name} import …",
        )
        return
    if not _relative(run, node.level, name, node.pos, members):
        _check(run, name, node.pos, members)


def _attribute(run: Run, place: Place) -> None:
    obj = place.node.obj
    if isinstance(obj, ExprNodes.NameNode) and obj.name == "cython":
        refuse_cython_name(run, str(place.node.attribute), place.node.pos)


def _type(run: Run, place: Place) -> None:
    node = place.node
    if node.module_path and str(node.module_path[0]) == "cython":
        refuse_cython_name(run, str(node.name), node.pos)


RULES: Rules = {
    "CImportStatNode": (_cimport,),
    "FromCImportStatNode": (_from_cimport,),
    "ImportNode": (_import,),
    "AttributeNode": (_attribute,),
    "CSimpleBaseTypeNode": (_type,),
}
