# SPDX-License-Identifier: GPL-2.0
"""The builtin names of Python that the dialect does not have, and what to write instead.

A name is looked at only where the module has not bound it itself: a method or a function called
`open` is the user's own. Type names in declarations (`cdef set s`) are looked up in the same
tables.
"""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from typing import Any

from Cython.Compiler import Nodes

from cythonk.frontend import primitives
from cythonk.frontend.rules.run import Rules, Run
from cythonk.frontend.rules.text import words
from cythonk.frontend.rules.tree import Place


@dataclass(frozen=True)
class MissingBuiltin:
    """A builtin the dialect does not have: the code, why, and the way out."""

    code: str
    why: str
    hint: str


def _rows(code: str, why: str, hint: str, names: str) -> dict[str, MissingBuiltin]:
    return {name: MissingBuiltin(code, why, hint) for name in names.split()}


_NO_INTERPRETER = "there is no interpreter in the kernel"
_STATIC_NAMES = "names are resolved when the module is built"

MISSING: dict[str, MissingBuiltin] = {
    **_rows("CK104", _NO_INTERPRETER, "write the code out, or choose with if/elif", "eval exec"),
    **_rows("CK104", _NO_INTERPRETER, "write the code as a function of the module", "compile"),
    **_rows(
        "CK104",
        "files are opened through the kernel's own file layer",
        "use the functions of kernel.os: from kernel.os cimport …",
        "open",
    ),
    **_rows(
        "CK104",
        "a kernel module has no terminal",
        "take a module_param(…), or the bytes written to a device: see kernel.misc",
        "input",
    ),
    **_rows(
        "CK104", _STATIC_NAMES, "keep the values in a dict of your own", "globals locals vars dir"
    ),
    **_rows(
        "CK104",
        "modules are linked when the .ko is built",
        "write an import or cimport statement at the top of the file",
        "__import__",
    ),
    **_rows(
        "CK104",
        "there is no Python debugger in the kernel",
        "print the values, or set a kprobe",
        "breakpoint",
    ),
    **_rows("CK104", "a kernel module has no terminal", "read docs/language.md", "help"),
    **_rows(
        "CK104",
        "a module does not end by itself",
        "raise an exception: in the module's body it makes insmod fail",
        "exit quit",
    ),
    **_rows(
        "CK104",
        "attributes are resolved when the module is built",
        "write x.name; keep values whose names come at run time in a dict",
        "getattr setattr hasattr delattr",
    ),
    **_rows(
        "CK104",
        "methods belong to their class in the kernel",
        "write @staticmethod, or a function at the module's level",
        "classmethod",
    ),
    **_rows("CK101", "kernel code has no floating point", "use int, scaled if need be", "float"),
    **_rows("CK101", "integers need no rounding", "use // and %", "round"),
    **_rows("CK102", "kernel code has no complex numbers", "keep two integers", "complex"),
    **_rows("CK114", "async iteration does not exist", "write a plain for loop", "aiter anext"),
    **_rows("CK104", "the Ellipsis object does not exist", "use None", "Ellipsis"),
    **_rows(
        "CK104",
        "a kernel module is never run as a script",
        "write the code at the module's level (it runs at insmod) or in module_init()",
        "__name__",
    ),
    **_rows(
        "CK104",
        "a kernel module keeps no such fact about itself",
        "write the text where it is needed",
        "__file__ __path__ __spec__ __loader__ __package__ __cached__ __builtins__ __debug__ "
        "__doc__ __build_class__",
    ),
    **_rows(
        "CK104",
        "a kernel module cannot be ended from within",
        "raise OSError(errno.…) or another exception",
        "SystemExit KeyboardInterrupt GeneratorExit",
    ),
    **_rows(
        "CK104",
        "exception groups are not part of the dialect",
        "raise the first exception, and print the others",
        "BaseExceptionGroup ExceptionGroup",
    ),
    **_rows(
        "CK104",
        "there are no warnings at run time",
        "print the text",
        "Warning BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning "
        "PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning "
        "UserWarning",
    ),
    **_rows(
        "CK104",
        "there are no coroutines",
        "raise StopIteration in __next__",
        "StopAsyncIteration",
    ),
    **_rows("CK104", "this is a name of Python 2", "use str", "unicode basestring"),
    **_rows("CK104", "this is a name of Python 2", "use int", "long"),
    **_rows("CK104", "this is a name of Python 2", "use range()", "xrange"),
    **_rows(
        "CK104", "this is a name of Python 2", "use input's way out: module_param(…)", "raw_input"
    ),
    **_rows("CK104", "this is a name of Python 2", "write a loop", "reduce apply"),
    **_rows("CK104", "this is a name of Python 2", "use chr()", "unichr"),
}

# Builtins beside the functions of `primitives` and the exceptions.
_PRESENT = frozenset(
    words("""
    print isinstance super object bool bytes str int list tuple dict range chr ord NotImplemented
    property staticmethod module_param __license__ __author__ __version__ __alias__
    """)
) | frozenset(name for name, _ in primitives.FUNCTIONS)

_EXCEPTIONS = frozenset(
    name
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException) and name not in MISSING
)

# What may stand in a declaration without being bound: C types, Cython's names for them, builtin
# classes.
_TYPE_REFUSALS = {name: MISSING[name] for name in words("unicode basestring")}


def missing(name: str) -> MissingBuiltin | None:
    """Why a builtin name is refused; None when the dialect has it or it is no builtin at all."""
    if name in MISSING:
        return MISSING[name]
    if name in _PRESENT or name in _EXCEPTIONS or not hasattr(builtins, name):
        return None
    return MissingBuiltin(
        "CK104", "it is not part of the dialect", "docs/language.md lists the builtins there are"
    )


def known_builtins() -> list[str]:
    """The builtin names of the dialect, for suggestions."""
    return sorted(_PRESENT | _EXCEPTIONS)


def refuse_name(run: Run, name: str, pos: Any) -> bool:
    """Report a builtin name the dialect does not have; false when there is nothing to report."""
    found = missing(name)
    if found is None:
        return False
    run.refuse(found.code, pos, f"the builtin '{name}' is not available: {found.why}", found.hint)
    return True


def _name(run: Run, place: Place) -> None:
    if place.parent and isinstance(place.parent.node, Nodes.DecoratorNode):
        return  # `functions` speaks of decorators
    if not run.bindings.is_bound(place):
        refuse_name(run, str(place.node.name), place.node.pos)


def _type(run: Run, place: Place) -> None:
    node = place.node
    name = str(node.name)
    found = _TYPE_REFUSALS.get(name)
    if found and not node.module_path and name not in run.bindings.module:
        run.refuse(
            found.code, node.pos, f"the type '{name}' is not available: {found.why}", found.hint
        )


RULES: Rules = {"NameNode": (_name,), "CSimpleBaseTypeNode": (_type,)}
