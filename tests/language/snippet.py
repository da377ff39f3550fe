# SPDX-License-Identifier: GPL-2.0
"""Snippets: small pieces of the language, many to a file, and how many of them become one module.

A file of `snippets/` is a group. Each snippet begins with a line `# --- name` and is a small program
of its own; definitions stay at the module's level, the statements become a function (with
`# --- name module`: statements of the module). Names that a snippet defines get its own name added,
so that any number of snippets go into one source: a `Pack`. CPython runs the same text.

Lines `#> text` at the end are what the snippet prints where the dialect means to differ from CPython.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
SNIPPETS = HERE / "snippets"

_HEADER = re.compile(r"^# --- (?P<name>[a-z]\w*)(?P<module> module)?$")
_RECORDED = "#> "
# Lines that begin a definition; what they name is bound in the module.
_DEFINITION = re.compile(
    r"^(?:@|(?:async )?def |cpdef |class |cdef (?:class|enum|struct|union|extern)\b|cdef [^=]*\(.*:$"
    r"|ctypedef |from \S+ c?import |c?import )"
)
_VARIABLE = re.compile(r"^cdef ")
_BOUND = (
    re.compile(r"^(?:async )?(?:def|class|cdef class) (\w+)"),
    re.compile(r"^cp?def (?!class|enum|struct|union|extern)[^(=]*?(\w+)\("),
    re.compile(r"^(?:cdef|ctypedef) (?:enum|struct|union) (\w+)"),
    re.compile(r"^cdef (?!class|enum|struct|union|extern)[^(=:]*?(\w+)(?:\[\w+\])*\s*(?:=.*)?$"),
)
_CONTINUES = (")", "]", "}")
_BEGIN = "# --- "
_END = "# ---"


@dataclass(frozen=True)
class Snippet:
    """One snippet.

    Attributes:
        group: the file's name.
        name: its name in the file.
        text: the program.
        at_module_level: whether its statements are the module's, not a function's.
        recorded: what it prints, where that is not what CPython prints.
        line: where it begins in the file.
    """

    group: str
    name: str
    text: str
    at_module_level: bool = False
    recorded: tuple[str, ...] | None = None
    line: int = 0

    @property
    def id(self) -> str:
        """What it goes by."""
        return f"{self.group}.{self.name}"

    @property
    def tag(self) -> str:
        """Its name as part of other names."""
        return f"{self.group}_{self.name}"


def read_group(path: Path) -> list[Snippet]:
    """The snippets of a file, in order.

    Raises ValueError when a name is there twice, or something stands before the first one.
    """
    found: list[Snippet] = []
    head: re.Match[str] | None = None
    start = 0
    lines: list[str] = []

    def finish() -> None:
        recorded = [line.removeprefix(_RECORDED.strip())[1:] for line in lines if _is_record(line)]
        text = "\n".join(line for line in lines if not _is_record(line)).strip("\n") + "\n"
        if head is None:
            if re.sub(r"(?m)^#.*$", "", text).strip():
                raise ValueError(f"{path.name}: something stands before the first snippet")
            return
        found.append(
            Snippet(
                path.stem,
                head["name"],
                text,
                head["module"] is not None,
                tuple(recorded) if recorded else None,
                start,
            )
        )

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := _HEADER.match(line):
            finish()
            head, start, lines = match, number, []
        elif line.startswith("# ---"):
            raise ValueError(f"{path.name}:{number}: not a snippet's head: {line}")
        else:
            lines.append(line)
    finish()
    names = [snippet.name for snippet in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"{path.name}: more than one snippet is called {', '.join(twice)}")
    return found


def _is_record(line: str) -> bool:
    return line.startswith(_RECORDED) or line == _RECORDED.strip()


def read_all() -> list[Snippet]:
    """All snippets of all groups."""
    return [snippet for path in sorted(SNIPPETS.glob("*.pyx")) for snippet in read_group(path)]


def _split(snippet: Snippet) -> tuple[list[str], list[str]]:
    """Lines of definitions, and lines of statements; C variables are where the statements are."""
    definitions: list[str] = []
    body: list[str] = []
    current = body
    for line in snippet.text.splitlines():
        if line and not line[0].isspace() and line[0] not in _CONTINUES:
            defines = _DEFINITION.match(line) or (snippet.at_module_level and _VARIABLE.match(line))
            current = definitions if defines else body
        current.append(line)
    return definitions, body


def _defined(definitions: Iterable[str]) -> set[str]:
    """Names bound by definitions."""
    names = set()
    for line in definitions:
        for pattern in _BOUND:
            if match := pattern.match(line):
                names.add(match[1])
    return names


def _renamed(text: str, names: set[str], suffix: str) -> str:
    """The text with `suffix` added to names, other than attributes and keywords of calls."""
    if not names:
        return text
    lines = text.splitlines(keepends=True)
    words = re.compile(rf"(?<![\w.])({'|'.join(map(re.escape, sorted(names)))})(?!\w|=[^=])")
    depth = 0
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    changes: list[tuple[int, int, int, str]] = []
    for index, token in enumerate(tokens):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.string, 0)
        (row, start), (end_row, end) = token.start, token.end
        if token.type == tokenize.NAME and token.string in names:
            before = tokens[index - 1].string if index else ""
            after = tokens[index + 1].string
            if before != "." and not (depth and after == "="):
                changes.append((row, start, end, token.string + suffix))
        elif token.type == tokenize.STRING and row == end_row and _is_f_string(token.string):
            changed = re.sub(r"\{[^{}]*", lambda m: words.sub(rf"\1{suffix}", m[0]), token.string)
            changes.append((row, start, end, changed))
    for row, start, end, new in reversed(changes):
        line = lines[row - 1]
        lines[row - 1] = line[:start] + new + line[end:]
    return "".join(lines)


def _is_f_string(literal: str) -> bool:
    return "f" in literal[: literal.index(literal[-1])].lower()


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"    {line}" if line else line


def source_of(snippet: Snippet) -> str:
    """What of a module's source one snippet is; its lines are between two marks when it runs."""
    definitions, body = _split(snippet)
    names = _defined(definitions)
    lines = list(definitions)
    call = list(_indented(body))
    if not any(line.strip() for line in call):  # definitions and declarations may be all there is
        call = ["    pass"]
    if not snippet.at_module_level:
        lines += ["", f"def run_{snippet.tag}():", *call, ""]
        lines += [
            f"def try_{snippet.tag}():",
            "    try:",
            f"        run_{snippet.tag}()",
            "    except BaseException as failure:",
            '        print("raised", repr(failure))',
            "",
        ]
        call = [f"    try_{snippet.tag}()"]
    text = _renamed("\n".join(lines) + "\n", names, f"__{snippet.tag}")
    body_text = _renamed("\n".join(call).rstrip("\n") + "\n", names, f"__{snippet.tag}")
    if snippet.at_module_level:
        body_text = (
            f"try:\n{body_text}"
            'except BaseException as failure:\n    print("raised", repr(failure))\n'
        )
    else:
        body_text = f"try_{snippet.tag}()\n"
    return f'{text}print("{_BEGIN}{snippet.id}")\n{body_text}print("{_END}")\n'


@dataclass
class Pack:
    """Snippets that are one module.

    Attributes:
        name: the module's name.
        snippets: what is in it.
        text: its source.
        owners: the snippet of each line of the source, None for lines of the pack's own.
    """

    name: str
    snippets: Sequence[Snippet]
    text: str = field(init=False)
    owners: list[Snippet | None] = field(init=False)

    def __post_init__(self) -> None:
        self.text = '__license__ = "GPL"\n'
        self.owners = [None]
        for snippet in self.snippets:
            part = "\n" + source_of(snippet)
            self.text += part
            self.owners += [snippet] * part.count("\n")

    def owner(self, line: int) -> Snippet | None:
        """The snippet that a line of the source, from 1, belongs to."""
        return self.owners[line - 1] if 0 < line <= len(self.owners) else None


def packed(snippets: Sequence[Snippet], size: int, prefix: str, first: int = 0) -> list[Pack]:
    """Packs of about `size` snippets each, named by a prefix and numbers."""
    count = max(1, -(-len(snippets) // size))
    step = -(-len(snippets) // count) or 1
    parts = [snippets[start : start + step] for start in range(0, len(snippets), step)]
    return [Pack(f"{prefix}{number:02}", part) for number, part in enumerate(parts, first)]


def by_snippet(lines: Iterable[str]) -> dict[str, list[str]]:
    """What each snippet printed, of those that ran to their ends."""
    found: dict[str, list[str]] = {}
    current: str | None = None
    printed: list[str] = []
    for line in lines:
        if line.startswith(_BEGIN):
            current, printed = line.removeprefix(_BEGIN), []
        elif line == _END and current is not None:
            found[current] = printed
            current = None
        else:
            printed.append(line.rstrip())
    return found
