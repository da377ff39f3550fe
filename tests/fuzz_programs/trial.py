# SPDX-License-Identifier: GPL-2.0
"""Runs random programs in a guest and under CPython, and says which differ.

Programs are snippets (tests/language): many to a module, modules to a boot.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cythonk.diagnostics.model import Diagnostic
from cythonk.kernel.discover import Kernel
from tests.language import oracle
from tests.language.results import Compiled, Compiler, Outcome, run_snippets, shown
from tests.language.snippet import Snippet, by_snippet, source_of

from .program import Program

# Programs in a module: more make larger modules, which take longer when one has to be left out.
PACK = 4


@dataclass(frozen=True)
class Failure:
    """What is wrong with a program.

    Attributes:
        program: the program.
        kind: "refused" with the codes, "differs", "unfinished", or "reports".
        detail: for people.
    """

    program: Program
    kind: str
    detail: str

    def __str__(self) -> str:
        return f"seed {self.program.seed}: {self.kind}\n{self.detail}"


class Trial:
    """Tries programs on one kernel."""

    def __init__(self, kernel: Kernel, archive: Path | None = None) -> None:
        self._kernel = kernel
        self._archive = archive

    def failures(self, programs: Sequence[Program], pack: int = PACK) -> list[Failure]:
        """The programs that fail, in order; where the kernel complains each is a module alone."""
        snippets = [_snippet(number, program, "pyx") for number, program in enumerate(programs)]
        expected = self.expected(programs)
        with tempfile.TemporaryDirectory(prefix="cythonk-fuzz-") as scratch:
            compiler = Compiler(Path(scratch) / "sources", "fuzz_", pack)
            place = Path(scratch) / "modules"
            compiled = compiler.build(snippets, self._kernel, place, self._archive)
            outcome = run_snippets(compiled, self._kernel, compiled.built)
        found = []
        suspects = []
        for snippet, program, want in zip(snippets, programs, expected, strict=True):
            failure = _judged(snippet, program, want, compiled, outcome)
            if failure is None and _complains(snippet, outcome):
                suspects.append(program)
            elif failure is not None:
                found.append(failure)
        if suspects and pack > 1:
            found += self.failures(suspects, pack=1)
        elif suspects:
            name = outcome.why_not
            found += [
                Failure(program, "reports", name(snippet))
                for snippet, program in zip(snippets, programs, strict=True)
                if program in suspects
            ]
        return found

    def sound(self, programs: Sequence[Program]) -> list[Program]:
        """Those of some cut programs that CPython can run: others lack a name they need."""
        texts = [source_of(_snippet(n, program, "py")) for n, program in enumerate(programs)]
        ran = zip(programs, oracle.run_texts(texts), strict=True)
        return [program for program, lines in ran if not isinstance(lines, str)]

    def expected(self, programs: Sequence[Program]) -> list[list[str]]:
        """What each program has to print."""
        texts = [source_of(_snippet(n, program, "py")) for n, program in enumerate(programs)]
        out = []
        for number, lines in enumerate(oracle.run_texts(texts)):
            assert not isinstance(lines, str), f"seed {programs[number].seed}: {lines}"
            out.append(by_snippet(lines)[f"program.p{number}"])
        return out


def _snippet(number: int, program: Program, language: str) -> Snippet:
    return Snippet("program", f"p{number}", program.text(language))


def _complains(snippet: Snippet, outcome: Outcome) -> bool:
    return any(
        snippet in members and outcome.ran.problems.get(name)
        for name, members in outcome.packs.items()
    )


def _judged(
    snippet: Snippet, program: Program, want: list[str], compiled: Compiled, outcome: Outcome
) -> Failure | None:
    """What is wrong with what a program printed."""
    errors = compiled.errors.get(snippet.id)
    if errors:
        return Failure(program, _refused(errors), "\n".join(map(shown, errors)))
    got = outcome.printed.get(snippet.id)
    if got is None:
        return Failure(program, "unfinished", outcome.why_not(snippet))
    if got == want:
        return None
    return Failure(program, "differs", _difference(want, got))


def _refused(errors: Sequence[Diagnostic]) -> str:
    return f"refused {','.join(sorted({error.code for error in errors}))}"


def _difference(want: Sequence[str], got: Sequence[str]) -> str:
    """The first line that differs, with those before it."""
    for number, (left, right) in enumerate(zip([*want, "(end)"], [*got, "(end)"], strict=False)):
        if left != right:
            before = "".join(f"  {line}\n" for line in want[max(0, number - 3) : number])
            return f"{before}- {left}\n+ {right}"
    return "one of them ends early"
