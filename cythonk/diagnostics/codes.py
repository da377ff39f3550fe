# SPDX-License-Identifier: GPL-2.0
"""The table of all diagnostic codes: name, meaning and way out of each `CKnnn`.

Read by `cythonk explain` and by the JSON output's consumers; a plain data table so that adding a
rule means adding a row. Ranges: CK0xx input files and command line, CK1xx language refusals, CK2xx
Cython's own errors, CK3xx constructs the post-processor cannot translate, CK4xx kernel, licence
and symbols, CK5xx Kbuild, compiler and checkers, CK6xx guest runs, CK9xx faults of CythonK itself.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """One row: the code's short name, what it means in one line, and the way out."""

    name: str
    meaning: str
    way_out: str


CODES: dict[str, Code] = {
    # --- CK0xx: input files and command line ------------------------------------------------------
    "CK001": Code(
        "file-not-found",
        "A file named on the command line, or needed by one, does not exist.",
        "Check the spelling and the directory; `ls` shows what is there.",
    ),
    "CK002": Code(
        "is-a-directory",
        "A directory was given where a source file is needed.",
        "Name the .pyx files inside it.",
    ),
    "CK003": Code(
        "file-unreadable",
        "The file exists but cannot be read.",
        "Check its permissions (`ls -l FILE`) and those of the directories above it.",
    ),
    "CK004": Code(
        "not-utf-8",
        "The source is not valid UTF-8, the one encoding sources may have, or holds NUL bytes.",
        "Convert it, for example with `iconv -f latin1 -t utf-8 FILE`.",
    ),
    "CK005": Code(
        "wrong-suffix",
        "The file's name does not end in what the command works on (.pyx; for `run` also .ko).",
        "Rename the file, or give another one.",
    ),
    "CK006": Code(
        "bad-module-name",
        "A file's name is not usable as a module name: it must be a C identifier and no keyword.",
        "Rename the file; letters, digits and '_' are allowed, and no digit first.",
    ),
    "CK007": Code(
        "module-name-too-long",
        "The kernel keeps at most 55 bytes of a module's name.",
        "Give the file a shorter name.",
    ),
    "CK008": Code(
        "output-directory-missing",
        "The directory the output should go to does not exist.",
        "Create it with `mkdir -p`, or name another place with -o.",
    ),
    "CK009": Code(
        "output-unwritable",
        "The output cannot be written: no permission, no space, or a directory has its name.",
        "Name another place with -o, or make room.",
    ),
    "CK010": Code(
        "output-is-input",
        "The output would overwrite one of the sources.",
        "Name another file with -o.",
    ),
    "CK011": Code(
        "wrong-output-suffix",
        "The output's name does not end as its kind does (.ko, .c or .html).",
        "Give the output the suffix the message names.",
    ),
    "CK012": Code(
        "project-exists",
        "`cythonk new` writes into a directory that does not exist yet or is empty.",
        "Choose another name, or remove the directory.",
    ),
    "CK013": Code(
        "not-a-kernel-module",
        "A .ko file given to `cythonk run` is not an ELF kernel module.",
        "Build it again with `cythonk build`.",
    ),
    "CK014": Code(
        "unknown-code",
        "`cythonk explain` was asked about a code that does not exist.",
        "`cythonk explain` without a code lists them all.",
    ),
    "CK015": Code(
        "unlisted-source",
        "A source is cimported, but the project's Kbuild file does not list it.",
        "Add it to the list of sources in the Kbuild file.",
    ),
    "CK016": Code(
        "annotation",
        "A file of annotations cannot be read, or says something that cannot be so.",
        "Correct the line; docs/annotations.md describes the format and the words.",
    ),
    "CK017": Code(
        "annotation-does-not-fit",
        "An annotation is about a function or a parameter that the kernel's header has not so.",
        "Correct the block, or limit it to the kernels that it is about; what does not fit is not used.",
    ),
    # --- CK1xx: refused by the language -----------------------------------------------------------
    "CK100": Code(
        "syntax",
        "The source is not valid Cython.",
        "Correct the line; the Cython documentation describes the syntax.",
    ),
    "CK101": Code(
        "float",
        "Floating-point numbers do not exist in kernel code: the FPU belongs to user space.",
        "Use integers, fixed point (a scaled int) and // instead of /.",
    ),
    "CK102": Code(
        "complex", "Complex numbers do not exist in kernel code.", "Keep two integers instead."
    ),
    "CK103": Code(
        "import-not-in-kernel",
        "The imported module is not backed by the kernel.",
        "Use `from linux.… cimport`, the `kernel.*` modules, or a .pyx beside the source.",
    ),
    "CK104": Code(
        "builtin-not-in-kernel",
        "The built-in needs an interpreter or user space (eval, exec, open, input, …).",
        "The message names the kernel's way, for example `kernel.os` for files.",
    ),
    "CK105": Code(
        "async-generator",
        "Coroutines and generators are not part of the dialect.",
        "Use a loop that fills a list, a class with __iter__/__next__, or a kernel thread.",
    ),
    "CK106": Code(
        "literal-too-big",
        "Integers have 64 bits; the literal needs more.",
        "Use a smaller value, or split it into several integers.",
    ),
    "CK107": Code(
        "license-missing",
        "Every module states its licence: `__license__` is missing or not one the kernel knows.",
        'Put `__license__ = "GPL"` (or another of the listed ones) at the top of the file.',
    ),
    "CK108": Code(
        "undeclared-name",
        "The name is declared nowhere: not in the module, its cimports or the built-ins.",
        "Declare it (`cdef`), cimport it, or correct the spelling.",
    ),
    "CK109": Code(
        "plain-class",
        "Only extension types exist in the kernel.",
        "Write `cdef class` and declare the attributes.",
    ),
    "CK110": Code(
        "nested-function",
        "A function inside of another, or a lambda that uses names of the code around it.",
        "Move the function to the module's level and pass it what it needs.",
    ),
    "CK111": Code(
        "star-arguments",
        "*args and **kwargs are not part of the dialect.",
        "Name the parameters, or pass a list or a dict.",
    ),
    "CK112": Code(
        "unsupported-statement",
        "The statement or declaration is not part of the dialect.",
        "The message names what to write instead; docs/language.md lists what there is.",
    ),
    "CK113": Code(
        "undeclared-attribute",
        "The attribute is declared neither in the class nor in its bases.",
        "Declare it in the class: `cdef object NAME`.",
    ),
    "CK114": Code(
        "type-not-there-yet",
        "The type is planned but not there yet.",
        "Use the type the message names.",
    ),
    "CK116": Code(
        "reserved-name",
        "Names that begin with ck_, CK_ or __pyx are CythonK's own.",
        "Choose another name.",
    ),
    "CK118": Code(
        "module-param",
        "A module_param is not declared in a way the kernel can take from the command line.",
        'Write `cdef int NAME = module_param(DEFAULT, mode=0o644, doc="…")`; int, bool or str.',
    ),
    "CK119": Code(
        "test-function",
        "A `test_*` function cannot be run as a test: it has a required argument or its name twice.",
        "Give its arguments defaults and each test a name of its own; helpers have other names.",
    ),
    "CK120": Code(
        "doctest",
        "A docstring has an example that cannot be read, or a directive that is not honoured.",
        "Correct the example; +SKIP, +ELLIPSIS and +NORMALIZE_WHITESPACE are honoured.",
    ),
    "CK121": Code(
        "format",
        "A format of the kernel's (pr_info, snprintf, …) and its arguments do not go together.",
        "The message names the directive; Documentation/core-api/printk-formats.rst has them all.",
    ),
    "CK122": Code(
        "kernel-macro",
        "A macro of the kernel's (list_entries, container_of, …) is not used as it has to be.",
        "The message says what it takes; docs/macros.md has an example of each.",
    ),
    # --- CK2xx: Cython's own errors ---------------------------------------------------------------
    "CK200": Code(
        "cython",
        "Cython refused the source; its message is passed on.",
        "Correct the line as the message says.",
    ),
    "CK201": Code(
        "cython-syntax",
        "Cython's parser did not understand the line.",
        "Look for a missing colon, bracket or quote on the line or just above it.",
    ),
    "CK202": Code(
        "cython-type",
        "The types on the line do not go together.",
        "Convert explicitly, or declare the variable with another type.",
    ),
    # --- CK3xx: not translatable ------------------------------------------------------------------
    "CK300": Code(
        "unsupported-construct",
        "The post-processor has no translation for the construct.",
        "Write it in a simpler way; please report it with the line it names.",
    ),
    "CK301": Code(
        "construct-not-supported",
        "The construct has no kernel counterpart in CythonK yet.",
        "Write it in a simpler way; docs/language.md lists what there is.",
    ),
    "CK302": Code(
        "generated-c-unreadable",
        "The C that Cython generated for the file cannot be read back.",
        "Please report it with the source; this is a fault of ours.",
    ),
    # --- CK4xx: kernel, licence and symbols -------------------------------------------------------
    "CK400": Code(
        "kernel-not-found",
        "No kernel to build for or to boot fits the request.",
        "`cythonk doctor` lists the kernels there are and how to get more.",
    ),
    "CK401": Code(
        "gpl-only-symbol",
        "The module uses a symbol the kernel exports to GPL-compatible modules only.",
        'Set `__license__ = "GPL"` if you may, or do without the function.',
    ),
    "CK402": Code(
        "duplicate-module",
        "Two of the files have the same module name.",
        "Rename one of them; one .ko can hold a name only once.",
    ),
    "CK403": Code(
        "symbol-namespace",
        "The symbol lives in a namespace that the module does not import.",
        'Import it: MODULE_IMPORT_NS("…") through `kernel.module`.',
    ),
    "CK404": Code(
        "name-not-declared",
        "A header of the kernel that is built for does not declare the name that is cimported from it.",
        "Check the spelling and the header; the message says which other kernels have the name.",
    ),
    "CK405": Code(
        "header-unreadable",
        "The compiler cannot read a header that is cimported.",
        "Cimport first what the header needs, as the message says; some are for other architectures.",
    ),
    # --- CK5xx: Kbuild, compiler, checkers --------------------------------------------------------
    "CK500": Code(
        "kbuild",
        "Kbuild failed for a reason no other code describes.",
        "Run again with -v to see the commands and their output.",
    ),
    "CK501": Code(
        "frame-too-large",
        "A function's stack frame is over 1 KiB; kernel stacks have 16 KiB in all.",
        "Make local arrays and structs smaller, or allocate them.",
    ),
    "CK502": Code(
        "c-compiler",
        "The C compiler refused the code generated for the line.",
        "Check the C types on the line; `--keep DIR` leaves the C for reading.",
    ),
    "CK503": Code(
        "unresolved-symbol",
        "The kernel exports no symbol of this name to modules.",
        "Check the name; not every function in the headers is exported.",
    ),
    "CK504": Code(
        "c-warning",
        "The C compiler warns about the code generated for the line.",
        "Check the C types on the line; `--keep DIR` leaves the C for reading.",
    ),
    "CK505": Code(
        "sparse",
        "sparse (the kernel's static checker) complains about the line.",
        "Check user pointers, byte orders and locks on the line.",
    ),
    "CK506": Code(
        "objtool",
        "objtool complains about the object code of the line.",
        "Please report it with the line; raw inline assembly is the usual cause.",
    ),
    "CK507": Code(
        "modpost",
        "Kbuild's final check of the module complains.",
        "The message says what is missing; -v shows the command.",
    ),
    "CK508": Code(
        "tool-missing",
        "A program the step needs is not installed.",
        "`cythonk doctor` lists what is missing and how to get it.",
    ),
    "CK509": Code(
        "runtime-build",
        "The C runtime does not compile for this kernel.",
        "Run again with -v; please report it with the kernel's release.",
    ),
    # --- CK6xx: guest runs ------------------------------------------------------------------------
    "CK601": Code(
        "guest-step-failed",
        "A step in the guest (insmod, the script, rmmod) failed.",
        "Its output and the kernel's log are above.",
    ),
    "CK602": Code(
        "guest-kernel-problem",
        "The guest's kernel reported an oops, a warning or a leak.",
        "The log is above; places in the module are decoded to .pyx lines where possible.",
    ),
    "CK603": Code(
        "guest-timeout",
        "The guest did not finish in time and was ended.",
        "Give it more time with --timeout, or look for a loop or a deadlock.",
    ),
    "CK604": Code(
        "guest-not-started",
        "The guest could not be started.",
        "`cythonk doctor` says what is missing.",
    ),
    "CK605": Code(
        "test-bed-build",
        "A kernel for tests, which is built here once, could not be built.",
        "The message says what is missing; the packages are those `make setup` installs.",
    ),
    "CK606": Code(
        "test-failed",
        "A test raised, left something behind, or a doctest's output is not the expected one.",
        "The line and what was logged are shown; `-k NAME` runs this test alone.",
    ),
    "CK607": Code(
        "no-tests",
        "`cythonk test` found no test in the files, or none whose name fits -k.",
        "Write a function test_…() that asserts something, or a >>> example in a docstring.",
    ),
    "CK608": Code(
        "tests-not-finished",
        "The module was loaded, but its tests did not all run.",
        "Run again with -v to see the whole log; the last test that ended is the clue.",
    ),
    # --- CK9xx: faults of CythonK itself ----------------------------------------------------------
    "CK900": Code(
        "internal",
        "CythonK itself failed; this is a fault of ours.",
        "Please report it with the log file the message names.",
    ),
}


def explain(code: str) -> Code | None:
    """Look a code up; case does not matter. None when there is no such code."""
    return CODES.get(code.upper())
