# SPDX-License-Identifier: GPL-2.0
"""Rewrites the parts of the documentation that are made from the code: tables and stage outputs.

    python docs/regenerate.py            rewrites what is out of date
    python docs/regenerate.py --check    only says what would change

A part stands between `<!-- generated: KIND ARGUMENTS -->` and `<!-- end -->`. The tests run the
check, so a page cannot fall behind the code it shows.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

# The benchmarks are a package beside docs/.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.results import from_json
from bench.table import all_tables, machine_line, markdown
from cythonk.annotations.vocabulary import TERMS
from cythonk.diagnostics.codes import CODES
from cythonk.frontend import primitives
from cythonk.frontend.desugar.standard import STANDARD
from cythonk.frontend.macros import table as macro_table
from cythonk.pipeline import translate

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent

PART = re.compile(
    r"(?P<head><!-- generated: (?P<kind>[\w-]+)(?P<arguments>[^>]*?) -->\n)"
    r".*?(?P<tail><!-- end -->)",
    re.DOTALL,
)

# What --keep leaves for each unit, and what happens there.
STAGE_TEXTS: dict[str, str] = {
    "cython": "what Cython's code generator wrote",
    "sections": "only the sections with the module's own code",
    "preprocessed": "Cython's macros expanded, the kernel's left alone",
    "strip": "refnanny, tracing, argument parsing and other CPython ceremony dropped",
    "resolve": "constants, globals and types under their own names",
    "lower": "calls of the C API become calls of the runtime",
    "nonechecks": "repeated tests for None dropped",
    "ownlists": "lists that only their function knows are appended to without their lock",
    "recursion": "functions that can recurse watch the stack",
    "classes": "types, tables and attribute access of cdef classes",
    "functions": "the objects of functions that are used as values",
    "link": "names shared by the files of one module",
    "optables": "entries for functions the kernel calls; ops tables made static const",
    "module": "init, exit, parameters",
    "kernel": "tidied, renamed and printed as kernel C",
}

# Markers of the source's lines, and what stays of a line when a macro expanded to nothing.
MARKER = re.compile(r'^(?:#(?:line)? \d+ "[^"]*"|\s*;?)$')
# Kernel-doc comments; in one, stripped of its stars: name and summary, and what it returns.
KERNEL_DOC = re.compile(r"^/\*\*\n(.*?)\*/", re.DOTALL | re.MULTILINE)
SUMMARY = re.compile(r"(ck_\w+)(?:\(\))? - (.*?)(?=\n@|\n\n|\Z)", re.DOTALL)
# What a header declares: a name before a parenthesis in a line that begins in the first column.
DECLARED = re.compile(r"^(?:#define |[a-z_][\w *(),]*?\b)(ck_\w+)\(", re.MULTILINE)
RETURN = re.compile(r"^Return: (.*?)(?=\n\n|\n[A-Z]\w+:|\Z)", re.DOTALL | re.MULTILINE)

CLASS_ERRNO = re.compile(r"\{ &ck_(\w+), (E\w+) \}")


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(row) + " |\n" for row in lines)


def codes(_: list[str]) -> str:
    """All codes of diagnostics, with the way out."""
    rows = [(f"`{code}`", row.name, row.meaning, row.way_out) for code, row in CODES.items()]
    return table(("code", "name", "meaning", "way out"), [tuple(map(_cell, row)) for row in rows])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _kernel_doc(text: str) -> str:
    """Kernel-doc's text as Markdown on one line."""
    return _cell(re.sub(r"@(\w+)", r"`\1`", " ".join(text.split())))


def functions(_: list[str]) -> str:
    """The builtin functions and how many arguments each takes."""
    arities: dict[str, list[int]] = {}
    for name, count in primitives.FUNCTIONS:
        arities.setdefault(name, []).append(count)
    rows = [
        (
            f"`{name}`",
            "any" if -1 in counts else " or ".join(map(str, sorted(counts))),
            keywords(name),
        )
        for name, counts in sorted(arities.items())
    ]
    return table(("function", "arguments", "keywords"), rows)


def keywords(name: str) -> str:
    """The keyword names of a builtin."""
    names = [word for word in primitives.FUNCTION_KEYWORDS.get(name, ()) if word != "key"]
    return ", ".join(f"`{word}`" for word in names)


def standard_modules(_: list[str]) -> str:
    """Python's modules that may be imported, and what their declarations say of themselves."""
    rows = []
    for name, counterpart in sorted(STANDARD.items()):
        path = (ROOT / "pxd").joinpath(*counterpart.split("."))
        path = next(
            path.with_suffix(end) for end in (".pxd", ".pyx") if path.with_suffix(end).is_file()
        )
        docstring = re.search(r'"""(.*?)"""', path.read_text(encoding="utf-8"), re.DOTALL)
        assert docstring is not None, f"{path.name} does not say what it is"
        rows.append((f"`{name}`", f"`{counterpart}`", " ".join(docstring[1].split())))
    return table(("module", "the kernel's", "what it has"), rows)


def errnos(_: list[str]) -> str:
    """The errno of each exception class, read from the runtime's table."""
    source = (ROOT / "runtime" / "exceptions.c").read_text(encoding="utf-8")
    rows = [(f"`{name}`", errno) for name, errno in CLASS_ERRNO.findall(source)]
    rows.append(("an `OSError` with a number", "that number"))
    rows.append(("any other", "EIO"))
    return table(("exception", "errno"), rows)


@cache
def stages(sample: str) -> dict[str, str]:
    """The output of every stage for a sample, by the stage's name."""
    with tempfile.TemporaryDirectory() as name:
        keep = Path(name)
        source = ROOT / sample
        found = translate([source], module=source.stem, keep=keep)
        if found.diagnostics:
            raise SystemExit(f"{sample} does not translate: {found.diagnostics}")
        files = sorted((keep / source.stem).iterdir())
        return {path.stem.partition("-")[2]: path.read_text(encoding="utf-8") for path in files}


def stage_list(arguments: list[str]) -> str:
    """The files that --keep leaves for a sample, what each is, and how long it is."""
    rows = []
    for number, (name, text) in enumerate(stages(arguments[0]).items(), 1):
        lines = len(text.splitlines())
        rows.append((f"`{number:02d}-{name}.c`", STAGE_TEXTS[name], f"{lines:,}"))
    return table(("file", "what it is", "lines"), rows)


def stage(arguments: list[str]) -> str:
    """A function of a sample as one stage has it, less markers of lines: SAMPLE STAGE C-NAME."""
    sample, name, function = arguments
    blank = name == "kernel"  # blank lines mean something only where people read
    lines = cut(stages(sample)[name], function).splitlines()
    kept = [line for line in lines if not MARKER.match(line) or (blank and not line)]
    return "```c\n" + "\n".join(kept) + "\n```\n"


def cut(text: str, function: str) -> str:
    """The definition of a C function, signature and body."""
    for found in re.finditer(rf"\b{re.escape(function)}\(", text):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        if text[end:].lstrip().startswith("{"):
            start = text.rindex("\n", 0, found.start()) + 1
            return text[start : text.index("\n}", end) + 2] + "\n"
    raise SystemExit(f"there is no function {function}")


def source(arguments: list[str]) -> str:
    """Lines FROM to TO of a file, as a block: FILE LANGUAGE FROM TO."""
    name, language, first, last = arguments
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()[int(first) - 1 : int(last)]
    return f"```{language}\n" + "\n".join(lines) + "\n```\n"


def function(arguments: list[str]) -> str:
    """A C function of a file, as a block: FILE C-NAME."""
    text = (ROOT / arguments[0]).read_text(encoding="utf-8")
    return f"```c\n{cut(text, arguments[1])}```\n"


@cache
def kernel_docs() -> dict[str, tuple[str, str]]:
    """Of each documented function of the runtime what it does and what it returns."""
    found = {}
    for path in sorted((ROOT / "runtime").rglob("*.[ch]")):
        for comment in KERNEL_DOC.findall(path.read_text(encoding="utf-8")):
            text = re.sub(r"^ \* ?", "", comment, flags=re.MULTILINE).strip()
            summary, result = SUMMARY.match(text), RETURN.search(text)
            if summary is not None:
                found[summary[1]] = (summary[2], result[1].rstrip(".") if result else "")
    return found


def api(arguments: list[str]) -> str:
    """The functions that one header of the runtime declares, from their kernel-doc: HEADER."""
    header = ROOT / "runtime" / "include" / "cythonk" / arguments[0]
    declared = dict.fromkeys(DECLARED.findall(header.read_text(encoding="utf-8")))
    rows = [
        (f"`{name}`", *map(_kernel_doc, kernel_docs()[name]))
        for name in declared
        if name in kernel_docs()
    ]
    return table(("function", "what it does", "returns"), rows)


def measured(arguments: list[str]) -> str:
    """A table of the report that the benchmarks wrote: FILE and the table's title, or "machine"."""
    report = from_json((DOCS / arguments[0]).read_text(encoding="utf-8"))
    title = " ".join(arguments[1:])
    if title == "machine":
        return machine_line(report) + ".\n"
    found = {table.title: table for table in all_tables(report)}
    # A kind of measurement may be younger than the report.
    return markdown(found[title]) if title in found else "Not measured in this report.\n"


def macros(arguments: list[str]) -> str:
    """The macros with a form in the language, of one kind: loops, members, formats or declarers."""
    (kind,) = arguments
    wanted = MACROS[kind]
    lines = ["| `cimport` from | forms |", "| --- | --- |"]
    for module, forms in macro_table.by_module().items():
        shown = [f"`{each.shown()}`" for each in forms if isinstance(each, wanted)]
        if shown:
            lines.append(f"| `{module}` | {', '.join(shown)} |")
    return "\n".join(lines) + "\n"


MACROS: dict[str, tuple[type, ...]] = {
    "loops": (macro_table.Each,),
    "members": (macro_table.Member,),
    "formats": (macro_table.Format,),
    "declarers": (macro_table.Declarer, macro_table.Statement, macro_table.Initialiser),
}


def annotations(_: list[str]) -> str:
    """The facts that annotations can state: two tables, of facts and of their words."""
    rows = [
        (f"`{key}`", term.kind.value, "both" if term.members else "functions", term.meaning)
        for key, term in TERMS.items()
    ]
    words = [
        (f"`{key}`", f"`{word}`", choice.meaning)
        for key, term in TERMS.items()
        for word, choice in term.choices.items()
    ]
    facts = table(("fact", "value", "of", "meaning"), rows)
    return facts + "\n" + table(("fact", "word", "meaning"), words)


def coverage(_: list[str]) -> str:
    """What the headers of each kernel give, as docs/measure_headers.py found it."""
    known = json.loads((DOCS / "kernel-api.json").read_text(encoding="utf-8"))
    labels = list(next(iter(known.values()))["rows"])
    rows = [(label, *(one["rows"].get(label, "") for one in known.values())) for label in labels]
    return table(("", *known), rows)


def unreadable(arguments: list[str]) -> str:
    """The headers of one kernel that compile in no module, with the compiler's first complaint."""
    known = json.loads((DOCS / "kernel-api.json").read_text(encoding="utf-8"))
    found = known[" ".join(arguments)]["unreadable"]
    rows = [(f"`{header}`", why.replace("|", "\\|")) for header, why in found.items()]
    return table(("header", "what the compiler says"), rows)


KINDS: dict[str, Callable[[list[str]], str]] = {
    "codes": codes,
    "functions": functions,
    "errnos": errnos,
    "standard-modules": standard_modules,
    "stages": stage_list,
    "stage": stage,
    "source": source,
    "function": function,
    "api": api,
    "measured": measured,
    "macros": macros,
    "annotations": annotations,
    "coverage": coverage,
    "unreadable": unreadable,
}


def regenerated(page: str) -> str:
    """A page with all its generated parts made anew."""

    def part(match: re.Match[str]) -> str:
        made = KINDS[match["kind"]](match["arguments"].split())
        return match["head"] + made + match["tail"]

    return PART.sub(part, page)


def pages() -> list[Path]:
    """The pages that may have generated parts."""
    return [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]


def main() -> int:
    """Rewrite, or with --check only tell; the status is then 1 when a page is out of date."""
    check = "--check" in sys.argv[1:]
    stale = []
    for page in pages():
        old = page.read_text(encoding="utf-8")
        new = regenerated(old)
        if new != old:
            stale.append(page)
            if not check:
                page.write_text(new, encoding="utf-8")
    for page in stale:
        print(f"{page.relative_to(ROOT)}: {'out of date' if check else 'rewritten'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
