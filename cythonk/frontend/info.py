# SPDX-License-Identifier: GPL-2.0
"""What the post-processor must know of a module beyond Cython's C: the bridge between the two halves.

Cython's C names constants, classes and functions by mangled names and fills them in at import time through the
CPython API. The front end knows what they are, so it hands the values over as data and the post-processor emits
static objects. Everything here is plain data and can be dumped as JSON (`--keep`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cythonk.frontend.testcases.model import TestCase


@dataclass(frozen=True)
class StringConstant:
    """A str or bytes literal: `cname` is Cython's name of it, `data` its bytes (UTF-8 for str)."""

    cname: str
    data: bytes
    is_text: bool


@dataclass(frozen=True)
class TupleConstant:
    """A tuple of constants; `items` are C expressions in Cython's names."""

    cname: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class ArgumentInfo:
    """One argument of a method as a dynamic call passes it.

    `kind` is object, class, builtin, exception, int or (of attributes only) bool.
    """

    name: str
    kind: str
    type_name: str  # struct of a class, name of a builtin, C type of an int


@dataclass(frozen=True)
class FieldInfo:
    """One attribute of a cdef class or one module variable; `value` is its type where objects can become such."""

    name: str
    cname: str
    is_object: bool
    value: ArgumentInfo | None = None


@dataclass
class SpecialMethod:
    """A special method of a cdef class (`__len__`, …) and the C function that holds its body."""

    name: str
    cname: str
    returns_object: bool
    has_defaults: bool = False  # its C function takes the struct of those given


@dataclass(frozen=True)
class CallableInfo:
    """A method that can be called by name on an object of unknown class; `result` is object, status, int or void."""

    name: str
    slot: str
    arguments: tuple[ArgumentInfo, ...]
    optional: int
    optional_struct: str | None
    result: str
    result_type: str
    is_static: bool = False


@dataclass(frozen=True)
class FunctionValue:
    """A function that is used as a value: what its object is made of; `is_here` says that this file has it."""

    cname: str
    qualified_name: str
    call: CallableInfo
    is_here: bool


@dataclass
class ClassInfo:
    """A cdef class defined or used in the module."""

    name: str
    qualified_name: str
    struct_cname: str
    type_cname: str
    vtab_struct: str | None
    vtab_ptr: str | None
    vtab_table: str | None
    base: str | None
    defined_here: bool
    builtin_base: str | None = None  # the builtin exception that an exception class derives from
    is_exported: bool = False
    fields: list[FieldInfo] = field(default_factory=list)
    methods: list[tuple[str, str]] = field(default_factory=list)  # vtable slot, C function
    specials: list[SpecialMethod] = field(default_factory=list)
    callables: list[CallableInfo] = field(default_factory=list)
    call: CallableInfo | None = None  # __call__
    constructors: list[CallableInfo] | None = None  # in the order of their calls
    keeps_arguments: bool = False  # of an exception: by its builtin base, before they run
    doc: str | None = None
    line: int = 1


@dataclass(frozen=True)
class FunctionInfo:
    """A function of the module: Cython's C name and what it is called in Python."""

    cname: str
    qualified_name: str
    line: int
    is_unsafe: bool = False
    is_exported: bool = False


@dataclass(frozen=True)
class Parameter:
    """A module parameter (`x = module_param(…)`)."""

    name: str
    ctype: str  # int, bool, charp, …
    mode: int
    doc: str
    default: int | str | bool = 0


@dataclass(frozen=True)
class Definition:
    """A module variable that a macro of the kernel declares.

    `template` is its C, in which `{v}` is the variable and `{0}` an argument; those are C in
    Cython's names.
    """

    template: str
    arguments: tuple[str, ...]


@dataclass
class ModuleInfo:
    """Everything the post-processor is told of one module."""

    name: str
    source: str
    doc: str | None = None
    license: str | None = None
    authors: list[str] = field(default_factory=list)
    version: str | None = None
    aliases: list[str] = field(default_factory=list)
    parameters: list[Parameter] = field(default_factory=list)
    strings: dict[str, StringConstant] = field(default_factory=dict)
    c_strings: dict[str, bytes] = field(default_factory=dict)
    integers: dict[str, int] = field(default_factory=dict)
    tuples: dict[str, TupleConstant] = field(default_factory=dict)
    classes: dict[str, ClassInfo] = field(default_factory=dict)
    functions: dict[str, FunctionInfo] = field(default_factory=dict)
    globals: dict[str, FieldInfo] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)  # by the variable's name
    file_lines: list[str] = field(default_factory=list)  # MODULE_ALIAS(…) and the like
    imports: list[str] = field(
        default_factory=list
    )  # other modules of the same .ko, in order of first use
    includes: list[str] = field(default_factory=list)  # <linux/…> or "…" in order
    typedefs: list[str] = field(default_factory=list)  # extern type names the C parser must know
    dynamic_calls: bool = False  # some file of the module calls methods by name
    dynamic_attributes: bool = False  # some file of the module reads or stores attributes by name
    class_values: bool = False  # a class of the module is a value, so that it may be called as one
    attributes_read: set[str] = field(default_factory=set)  # by name, of objects of unknown class
    function_values: dict[str, FunctionValue] = field(default_factory=dict)
    unbound_methods: set[tuple[str, str]] = field(default_factory=set)  # builtin class, method
    uses: set[str] = field(default_factory=set)  # optional parts of the runtime to be linked
    body: str | None = None  # C function of the module body
    init: str | None = None  # user's module_init
    exit: str | None = None  # user's module_exit
    under_test: bool = False  # a build of `cythonk test`
    catch_output: bool = False  # it has doctests: what print() writes may be compared
    tests: list[TestCase] = field(default_factory=list)  # of the main module
