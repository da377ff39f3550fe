# SPDX-License-Identifier: GPL-2.0
"""Reads what gcc, sparse, objtool and modpost print and turns it into diagnostics at `.pyx` lines.

Runs after a build on its log. The generated C carries #line markers, so gcc and the debug
information name .pyx lines already; sparse ignores the markers, so its lines are mapped through
the C text. Columns are those of the C and mean nothing in the .pyx: they are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cythonk.diagnostics.model import Diagnostic, Position, Severity
from cythonk.kernel import lines
from cythonk.kernel.kbuild import CUnit

COMPILER = re.compile(
    r"(?P<file>[^\s:][^:]*):(?P<line>\d+):(?:\d+:)? (?P<sparse>sparse: )?"
    r"(?P<kind>fatal error|error|warning|note): (?P<text>.*?)(?: \[(?P<flag>-W\S+)\])?$"
)
SPARSE_MORE = re.compile(r"(?P<file>[^\s:][^:]*):(?P<line>\d+):(?:\d+:)? sparse:\s+(?P<text>.*)$")
IN_FUNCTION = re.compile(r"[^\s:][^:]*: In function '(?P<name>[^']+)':$")
OBJTOOL = re.compile(
    r"(?P<object>\S+\.o): (?:warning|error): objtool: "
    r"(?:(?P<function>[\w.]+)\+(?P<offset>0x[0-9a-f]+): )?(?P<text>.*)$"
)
MODPOST = re.compile(r"(?P<kind>ERROR|WARNING): modpost: (?P<text>.*)$")
NAMESPACE = re.compile(
    r"module \S+ uses symbol (?P<symbol>\S+) from namespace (?P<space>\S+), but does not import it"
)
TOOL_MISSING = re.compile(r"(?:/bin/)?sh: \d+: (?P<tool>\S+): not found$")
LINKER = re.compile(r"\S*\bld: (?P<text>.*)$")

# Lines with nothing to tell the user.
NOISE = re.compile(
    r"Skipping BTF generation|make(\[\d+\])?: |cc1: (some|all) warnings being treated as errors"
    r"|note: each undeclared identifier is reported only once"
)

# Messages of modpost that the look-up of symbols reports better.
SYMBOL_MESSAGES = re.compile(
    r'"\S+" \[\S+\] undefined!|uses GPL-only symbol|suppressed \d+ unresolved'
)

SEVERITIES = {
    "fatal error": Severity.ERROR,
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
}


@dataclass(frozen=True)
class Context:
    """What is known about the module whose log is read."""

    units: Sequence[CUnit]
    sources: Mapping[str, Path]  # file name as in #line, or its last part -> the source
    object: Path | None  # the module's object, for objtool's addresses


def source_names(paths: Sequence[Path]) -> dict[str, Path]:
    """The `Context.sources` of these source files: by path as given, absolute and by name."""
    names: dict[str, Path] = {}
    for path in reversed(paths):
        names[path.name] = path
        names[str(path)] = path
        names[str(path.absolute())] = path
    return names


def line_map(text: str) -> list[tuple[str, int] | None]:
    """The (file, line) that #line markers give each line of C; None before the first marker."""
    result: list[tuple[str, int] | None] = []
    file: str | None = None
    number = 0
    for line in text.split("\n"):
        marker = re.match(r'#\s*(?:line\s+)?(\d+)(?:\s+"((?:[^"\\]|\\.)*)")?', line)
        if marker:
            number = int(marker[1]) - 1
            file = marker[2] if marker[2] is not None else file
            result.append(None)
            continue
        number += 1
        result.append((file, number) if file is not None else None)
    return result


class _Reader:
    """One reading of a log: knows the function gcc is in and what a note belongs to."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._maps = {f"{unit.name}.pyx.c": line_map(unit.text) for unit in context.units}
        self._texts = {f"{unit.name}.pyx.c": unit.text.split("\n") for unit in context.units}
        self._function = ""
        self._skip_notes = False
        self.found: list[Diagnostic] = []

    def position(self, file: str, line: int) -> Position | None:
        """The place in a source that a tool means; None for generated code and headers."""
        name = Path(file).name
        if name in self._maps:
            place = self._maps[name][line - 1] if 0 < line <= len(self._maps[name]) else None
            if place is None:
                return None
            file, line = place
        path = self._context.sources.get(file) or self._context.sources.get(Path(file).name)
        return Position(path, line) if path else None

    def _elsewhere(self, file: str, line: int) -> str:
        """Words for a place that is not in a source."""
        name = Path(file).name
        texts = self._texts.get(name)
        if texts and 0 < line <= len(texts):
            return f" (in the generated C: `{texts[line - 1].strip()}`)"
        return f" (at {file}:{line})"

    def read(self, line: str) -> None:
        """Take one line of the log."""
        if NOISE.search(line):
            return
        if match := IN_FUNCTION.match(line):
            self._function = match["name"].split(".")[0]
        elif match := COMPILER.match(line):
            self._compiler(match)
        elif match := SPARSE_MORE.match(line):
            self._continue_last(match["text"])
        elif match := OBJTOOL.match(line):
            self._objtool(match)
        elif match := MODPOST.match(line):
            self._modpost(match)
        elif match := TOOL_MISSING.match(line):
            hint = "run `cythonk doctor`"
            self._add(Diagnostic("CK508", f"{match['tool']} is not installed", hint=hint))
        elif match := LINKER.match(line):
            self._add(Diagnostic("CK500", f"ld: {match['text']}"))

    def _add(self, item: Diagnostic) -> None:
        if item not in self.found:
            self.found.append(item)

    def _compiler(self, match: re.Match[str]) -> None:
        file, line, text = match["file"], int(match["line"]), match["text"]
        position = self.position(file, line)
        if match["kind"] == "note":
            if position and self.found and not self._skip_notes:
                last = self.found[-1]
                self.found[-1] = replace(last, notes=(*last.notes, (position, text)))
            return
        severity = SEVERITIES[match["kind"]]
        flag = match["flag"] or ""
        if match["sparse"]:
            code, hint = "CK505", None
        elif "frame-larger-than" in flag:
            code, severity = "CK501", Severity.ERROR
            text = re.sub(r"^the frame size", f"the frame of {self._function}() takes", text)
            text = re.sub(
                r"takes of (\d+) bytes is larger than", r"takes \1 bytes, more than", text
            )
            hint = "make local arrays and structs smaller, or allocate them"
        else:
            code = "CK502" if severity is Severity.ERROR else "CK504"
            hint = None
            if flag:
                text += f" [{flag}]"
        if position is None:
            text += self._elsewhere(file, line)
            hint = hint or "`cythonk build --keep DIR` leaves the generated C for reading"
        before = len(self.found)
        self._add(Diagnostic(code, text, position, hint, severity))
        self._skip_notes = len(self.found) == before

    def _continue_last(self, text: str) -> None:
        """sparse explains a warning on further lines."""
        if self.found and self.found[-1].code == "CK505":
            last = self.found[-1]
            self.found[-1] = replace(last, message=f"{last.message}; {text}")

    def _objtool(self, match: re.Match[str]) -> None:
        position = None
        if match["function"] and self._context.object:
            table = lines.read(self._context.object)
            place = table.in_function(match["function"], int(match["offset"], 16))
            position = self.position(*place) if place else None
        function = f"{match['function']}(): " if match["function"] else ""
        self._add(
            Diagnostic(
                "CK506", f"objtool: {function}{match['text']}", position, None, Severity.WARNING
            )
        )

    def _modpost(self, match: re.Match[str]) -> None:
        text = match["text"]
        if SYMBOL_MESSAGES.search(text) and self._context.object:
            return
        severity = SEVERITIES[match["kind"]]
        if space := NAMESPACE.search(text):
            message = (
                f"{space['symbol']} is in the symbol namespace {space['space']}, not imported here"
            )
            self._add(Diagnostic("CK403", message, severity=severity))
            return
        text = re.sub(r"(\[|in )/\S*/(\S+?\.k?o)", r"\1\2", text)
        self._add(Diagnostic("CK507", f"modpost: {text}", severity=severity))


def parse(log: str, context: Context) -> list[Diagnostic]:
    """The diagnostics in a build's log, in the order the tools gave them, each once."""
    reader = _Reader(context)
    for line in log.splitlines():
        reader.read(line)
    return reader.found


def failure(log: str, status: int) -> Diagnostic:
    """The diagnostic of a failed build whose log tells nothing else: its last words."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    telling = [line for line in lines if not re.match(r"make(\[\d+\])?: \*\*\* \[", line)]
    words = (telling or lines or [f"make ended with status {status}"])[-1]
    return Diagnostic(
        "CK500", f"Kbuild failed: {words}", hint="run again with -v to see the commands"
    )
