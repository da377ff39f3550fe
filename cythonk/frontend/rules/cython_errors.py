# SPDX-License-Identifier: GPL-2.0
"""Cython's own errors in the project's form: code, message without CPython's words, and a hint.

`ERRORS` maps what Cython says (a pattern) to the code and the hint; the first row that matches
counts. A message that no row knows is passed on as CK200. Kept as data because the messages belong
to the pinned version of Cython.
"""

from __future__ import annotations

import difflib
import keyword
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from Cython.Compiler import Errors

from cythonk.diagnostics.model import Diagnostic, Severity
from cythonk.frontend.macros.problems import MacroError
from cythonk.frontend.rules.builtin_names import known_builtins
from cythonk.frontend.rules.tree import position

if TYPE_CHECKING:
    from cythonk.frontend.source import SourceFile


@dataclass(frozen=True)
class CythonError:
    """One row: which messages, our code for them, our words (None: Cython's), and the way out."""

    pattern: re.Pattern[str]
    code: str
    hint: str | None
    message: str | None = None


def _row(
    pattern: str, code: str, hint: str | None = None, message: str | None = None
) -> CythonError:
    return CythonError(re.compile(pattern), code, hint, message)


_ASSIGNABLE = "convert explicitly (<type>value), or declare the variable with another type"
_POINTER = "objects do not convert to pointers; take the bytes of an object, or declare a C array"

ERRORS: tuple[CythonError, ...] = (
    # --- names ---
    _row(
        r"undeclared name not builtin: (?P<name>\w+)",
        "CK108",
        None,
        "the name '{name}' is not declared",
    ),
    _row(
        r"'(?P<name>[\w.]+)' is not a (?:type identifier|known type|type)",
        "CK108",
        "declare it (cdef struct, ctypedef, cdef class), or cimport it",
    ),
    _row(
        r"Name '(?P<name>\w+)' not declared in module '(?P<module>[\w.]+)'",
        "CK108",
        "check the spelling",
    ),
    _row(r"cimported module has no attribute '(?P<name>\w+)'", "CK108", "check the spelling"),
    _row(
        r"'(?P<file>[\w./]+)\.pxd' not found",
        "CK103",
        'put the .pxd or .pyx beside the source, or declare what you need: cdef extern from "<…>"',
        "there is no module '{file}' to cimport",
    ),
    _row(
        r"'(?P<file>[\w./]+)\.pxi' not found",
        "CK112",
        "make the file a .pyx or .pxd of its own, and cimport from it",
        "include is not part of the dialect",
    ),
    _row(r"relative cimport", "CK103", "name the module without dots"),
    _row(
        r"local variable '(?P<name>\w+)' referenced before assignment", "CK202", "assign it first"
    ),
    _row(r"'(?P<name>\w+)' (?:redeclared|already defined)", "CK202", "rename one of the two"),
    _row(
        r"'(?P<name>\w+)' is not a function, a class or a builtin",
        "CK108",
        "define it with def or cdef, or cimport it",
    ),
    _row(r"class '(?P<class>\w+)' has no method '(?P<name>\w+)'", "CK113", "check the spelling"),
    # --- what the kernel has not ---
    _row(
        r"closures? inside c?p?def functions|[Cc]losures",
        "CK110",
        "move the inner function to the module's level; write lists instead of generators",
        "functions inside functions are not part of the dialect",
    ),
    _row(r"'?yield'? (?:not|outside)|[Gg]enerator", "CK105", "fill a list and return it"),
    _row(r"(?:async|await)\b", "CK105", "write a plain function"),
    _row(r"only allowed in c\+\+|C\+\+", "CK112", "C++ is not possible in the kernel"),
    _row(r"without (?:the )?gil|nogil", "CK202", "remove nogil: it has no meaning in the kernel"),
    _row(
        r"cdef function cannot have (?:star|starstar) argument",
        "CK111",
        "name the parameters, or pass a list or a dict",
        "a function cannot take any number of arguments",
    ),
    _row(
        r"Cdef functions(?:/classes)? cannot take arbitrary decorators",
        "CK112",
        "there are @unsafe, @staticmethod, @property, @NAME.setter, @ioctl(…) and @cython.DIRECTIVE",
        "the decorator is not part of the dialect",
    ),
    _row(
        r"C classes cannot take keyword bases",
        "CK112",
        "remove the keywords behind the base class",
        "metaclasses are not part of the dialect",
    ),
    _row(
        r"'(?P<name>\w+) object' is not an extension type",
        "CK112",
        "keep one in an attribute of the class, and derive it from object or KernelObject",
        "a class cannot be derived from '{name}'",
    ),
    # --- directives ---
    _row(
        r"(?:Invalid|No such|Unknown) directive|directive",
        "CK112",
        "docs/language.md lists the directives",
    ),
    # --- calls ---
    _row(
        r"Call with wrong number of arguments \(expected (?P<want>[^,]+), got (?P<got>\d+)\)",
        "CK202",
        "look at the function's parameters",
        "wrong number of arguments: the call passes {got}, the function takes {want}",
    ),
    _row(
        r"C function call is missing argument '(?P<name>\w+)'",
        "CK202",
        None,
        "the argument '{name}' is missing",
    ),
    _row(
        r"C function got unexpected keyword argument '(?P<name>\w+)'",
        "CK202",
        None,
        "the function has no parameter '{name}'",
    ),
    _row(
        r"Calling non-function type '(?P<type>.+)'",
        "CK202",
        None,
        "a value of type '{type}' cannot be called",
    ),
    _row(r"Non-default argument", "CK202", "put the parameters with defaults last"),
    _row(
        r"typed memoryview",
        "CK112",
        "one dimension of integers is there (int[:], u8[::1]), over a bytearray, an array or a memoryview",
    ),
    _row(r"Too many indices specified", "CK202", "a typed memoryview has one dimension"),
    # --- types ---
    _row(
        r"Cannot assign type '(?P<a>.+)' to '(?P<b>.+?)'",
        "CK202",
        _ASSIGNABLE,
        "'{a}' cannot be assigned to '{b}'",
    ),
    _row(
        r"Cannot convert '(?P<a>.+)' to Python object",
        "CK202",
        "objects are made of C numbers, char pointers and cdef classes; take the value out first",
        "a '{a}' cannot become an object",
    ),
    _row(
        r"Cannot convert Python object(?: argument)? to (?:type )?'(?P<b>.+?)'",
        "CK202",
        _POINTER,
        "an object cannot become '{b}'",
    ),
    _row(
        r"Python objects? cannot be cast (?:to|from) pointers? of primitive types",
        "CK202",
        _POINTER,
    ),
    _row(
        r"Storing unsafe C derivative of temporary",
        "CK202",
        "give the object a name first, and keep it",
    ),
    _row(r"Invalid operand types? for '(?P<op>.+)'", "CK202", "convert one side"),
    _row(r"Invalid types for '(?P<op>.+)' \((?P<a>.+), (?P<b>.+)\)", "CK202", "convert one side"),
    _row(
        r"Object of type '(?P<a>.+)' has no attribute '(?P<name>\w+)'",
        "CK113",
        "check the spelling and the declaration",
    ),
    _row(
        r"(?:C )?struct/union member cannot be (?:a Python object|reference-counted)",
        "CK202",
        "use a cdef class to hold objects, or void * for a borrowed one",
        "a struct cannot hold objects",
    ),
    _row(
        r"Array element cannot be a Python object",
        "CK202",
        "use a list",
        "a C array cannot hold objects",
    ),
    _row(
        r"(?:Pointer base type|Const.* base type) cannot be a Python object",
        "CK202",
        "use object itself",
    ),
    _row(r"Python object cannot be declared extern", "CK202", "declare a C type"),
    _row(
        r"Cannot take (?:the )?(?:address|sizeof)",
        "CK202",
        "only C values have an address and a size",
    ),
    _row(
        r"[Uu]nrecogni[sz]ed type modifier|Suite attached to non-function|"
        r"Declarator should be empty|Missing (?:argument )?name|[Nn]ame options only|"
        r"'\W+' is not a type identifier",
        "CK201",
        "look at the declaration: cdef TYPE NAME, cdef TYPE NAME(TYPE NAME): …",
    ),
    _row(
        r"[Ss]elf argument|[Bb]ase (?:of|class)|[Ff]irst base|keyword arguments need|"
        r"isinstance\(\) needs|super\(\)|C property",
        "CK202",
        "look at the class's declaration and at its base class",
    ),
    _row(
        r"Assignment to non-lvalue|Cannot assign to or delete this",
        "CK202",
        "assign to a name, x.y or x[i]",
    ),
    _row(r"Assignment to const", "CK202", "remove const from the declaration"),
    _row(
        r"Function signature does not match|Signature not compatible",
        "CK202",
        "make both declarations alike",
    ),
    _row(
        r"Return (?:value required|with value)",
        "CK202",
        "make the return statement fit the declared type",
    ),
    _row(
        r"incompatible types? in conditional|Incompatible types in conditional",
        "CK202",
        "convert one branch",
    ),
    _row(r"literals? (?:can|cannot|do not)|coerced? ", "CK202", _ASSIGNABLE),
    _row(
        r"^Cannot (?:convert|coerce|cast|interpret|index|iterate|select)|incompatible|"
        r"[Ii]nvalid index type",
        "CK202",
        _ASSIGNABLE,
    ),
    _row(
        r"C class '(?P<name>\w+)' already implemented",
        "CK202",
        "rename one of the two",
        "the class '{name}' is defined twice",
    ),
    _row(
        r"C class '(?P<name>\w+)' is declared but not defined",
        "CK202",
        "write its body",
        "the class '{name}' is declared but not defined",
    ),
    _row(r"declared after it is used", "CK202", "move the cdef before the first use"),
    _row(
        r"constant expression|must be (?:a )?(?:compile.time )?constant",
        "CK202",
        "use numbers, enum values and operators between them",
    ),
    _row(
        r"Cannot assign default value to fields",
        "CK112",
        "assign it in __init__",
        "an attribute cannot have a value in its declaration",
    ),
    _row(r"[Aa]rray dimension|[Aa]rray size", "CK202", "give the length as a constant number"),
    _row(
        r"'(?P<name>\w+)' is not a constant, variable or function identifier",
        "CK202",
        "it is a type: use it in a declaration, a cast or sizeof",
    ),
    # --- syntax ---
    _row(r"Mixed use of tabs and spaces", "CK201", "indent with spaces only"),
    _row(
        r"[Ii]nconsistent indentation|(?:in|de)crease in indentation",
        "CK201",
        "give all lines of a block the same indentation",
    ),
    _row(
        r"Unclosed string literal",
        "CK201",
        "close the string; one over several lines needs three quotes",
    ),
    _row(
        r"Unrecognized character",
        "CK201",
        "remove the character; copied text often brings invisible ones",
    ),
    _row(r"Unmatched '", "CK201", "remove the bracket, or open it before"),
    _row(
        r"Expected '(?P<want>.+)', found 'NEWLINE'",
        "CK201",
        "the line ends too early",
        "expected '{want}' before the end of the line",
    ),
    _row(
        r"Expected '(?P<want>.+)', found 'EOF'",
        "CK201",
        "a bracket, string or block is still open",
        "expected '{want}' before the end of the file",
    ),
    _row(
        r"Syntax error|[Ii]nvalid syntax|^[Ee]xpected|[Uu]nexpected|not allowed here|"
        r"Non-keyword arg|"
        r"statement not inside|Return not inside|illegal|Illegal|Invalid (?:hex|unicode) escape|"
        r"string prefix|Cannot (?:mix|concatenate)|f-string|conversion character|"
        r"Empty (?:enum|struct|declarator)|"
        r"Decorators can only|invalid character",
        "CK201",
        None,
    ),
)

# Said by Cython as an error of its own, after the one it belongs to.
_PREVIOUS = re.compile(r"[Pp]revious declaration")

# CPython's words → the kernel dialect's.
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        (r"\bPython objects\b", "objects"),
        (r"\ba Python object\b", "an object"),
        (r"\bPython object\b", "object"),
        (r"\bPython (int|str|bytes|list|tuple|dict|bool)\b", r"\1"),
        (r"\ban extension type\b", "a cdef class"),
        (r"\bC class\b", "cdef class"),
        (r"\bextension types?\b", "cdef class"),
        (r"\bExtension types?\b", "cdef classes"),
        (r"\bfound 'NEWLINE'", "found the end of the line"),
        (r"\bfound 'EOF'", "found the end of the file"),
        (r"\bfound 'IN?DENT'|\bfound 'DEDENT'", "found a change of indentation"),
        (r"\bfound 'BEGIN_(?:FT_)?STRING'", "found a string"),
        (r"\bfound 'INT'", "found a number"),
        (r"^Expected 'IDENT'", "Expected a name"),
    )
)


def translate(error: Any, source: SourceFile) -> Diagnostic:
    """One of Cython's errors as a diagnostic."""
    where = position(getattr(error, "position", None), source)
    if isinstance(error, Errors.CompilerCrash):
        return Diagnostic(
            "CK300",
            "the construct is not supported",
            where,
            "write the line in a simpler way; please report it with the source",
        )
    text = str(getattr(error, "message_only", "") or error).strip()
    if isinstance(error, MacroError):
        return Diagnostic(error.code, text, where, error.hint)
    if _PREVIOUS.match(text):
        return Diagnostic("CK202", "the name was declared here before", where, None, Severity.NOTE)
    for row in ERRORS:
        found = row.pattern.search(text)
        if found is None:
            continue
        groups = {key: _clean(value or "") for key, value in found.groupdict().items()}
        message = row.message.format(**groups) if row.message else _sentence(text)
        hint = row.hint
        if row.code == "CK108" and row.message:
            hint = _undeclared_hint(groups["name"], source)
        return Diagnostic(row.code, message, where, hint)
    return Diagnostic("CK200", _sentence(text) or "Cython refused the source", where, None)


def translate_fault(error: Exception, source: SourceFile) -> Diagnostic:
    """An exception that escaped from Cython as a diagnostic, at the last node it worked on."""
    where = source.position(1)
    trace = error.__traceback__
    while trace is not None:
        for value in trace.tb_frame.f_locals.values():
            pos = getattr(value, "pos", None)
            if isinstance(pos, tuple) and len(pos) == 3 and hasattr(pos[0], "filename"):
                where = position(pos, source)
        trace = trace.tb_next
    return Diagnostic(
        "CK300",
        f"the construct is not supported ({type(error).__name__} in the compiler)",
        where,
        "write the line in a simpler way; please report it with the source",
    )


def _clean(text: str) -> str:
    for pattern, replacement in _WORDS:
        text = pattern.sub(replacement, text)
    return text


def _sentence(text: str) -> str:
    """The message on one line, beginning small as the project's own do."""
    text = _clean(" ".join(text.split())).rstrip(".")
    first = text.split(" ")[0]
    return text[0].lower() + text[1:] if first[:1].isupper() and first[1:].islower() else text


def _undeclared_hint(name: str, source: SourceFile) -> str:
    close = difflib.get_close_matches(name, sorted(_names_of(source, name)), n=1, cutoff=0.7)
    declare = f"declare it (cdef TYPE {name}), cimport it, or assign it first"
    return f"did you mean '{close[0]}'? Otherwise {declare}" if close else declare


_STRINGS = re.compile(
    r"#[^\n]*|'''.*?'''|\"\"\".*?\"\"\"|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"", re.DOTALL
)


def _names_of(source: SourceFile, name: str) -> set[str]:
    """The names a source uses, and the builtins, without the one in question."""
    words = set(re.findall(r"[A-Za-z_]\w+", _STRINGS.sub(" ", source.text)))
    return (words | set(known_builtins())) - {name} - set(keyword.kwlist)
