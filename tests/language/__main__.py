# SPDX-License-Identifier: GPL-2.0
"""Runs the snippets whose ids begin as asked, and shows what differs from CPython.

`python -m tests.language str.split list` tries those of both kinds on user-mode Linux; without
arguments all. `-v` shows what was printed as well. Entries of `unsupported.txt` are tried too.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path

from tests.kernels import kernel_named
from tests.language import oracle
from tests.language.results import (
    DIFFERS,
    REPORTS,
    Compiled,
    Compiler,
    Outcome,
    run_snippets,
    shown,
)
from tests.language.snippet import Snippet, by_snippet, read_all, source_of

# Codes of what often only follows from another error.
_CASCADES = frozenset({"CK108", "CK113", "CK200", "CK202", "CK300", "CK301", "CK504"})


def expectation(snippet: Snippet, text: list[str] | str) -> list[str]:
    """What a snippet has to print."""
    if snippet.recorded is not None:
        return list(snippet.recorded)
    if isinstance(text, str):
        return [text]
    return by_snippet(text).get(snippet.id, ["no end under CPython"])


def main() -> int:
    """Try, tell, and return 1 when anything differs."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("ids", nargs="*", help="beginnings of ids: GROUP.NAME")
    parser.add_argument("-k", "--kernel", default="uml", help="uml, 6.1 or 6.12")
    parser.add_argument(
        "-e", "--entries", action="store_true", help="print what unsupported.txt would say of them"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="show what is printed")
    options = parser.parse_args()
    wanted = tuple(options.ids) or ("",)
    snippets = [snippet for snippet in read_all() if snippet.id.startswith(wanted)]
    texts = oracle.run_texts([source_of(snippet) for snippet in snippets])
    bad = 0
    with tempfile.TemporaryDirectory(prefix="cythonk-snippets-") as scratch:
        kernel = kernel_named(options.kernel)
        compiler = Compiler(Path(scratch) / "sources", "try_")
        compiled = compiler.build(snippets, kernel, Path(scratch) / "modules")
        outcome = run_snippets(compiled, kernel, compiled.built)
        if options.entries:
            for snippet, text in zip(snippets, texts, strict=True):
                _entry(snippet, text, compiled, outcome)
            return 0
        for snippet, text in zip(snippets, texts, strict=True):
            bad += not _tell(snippet, text, compiled, outcome, options.verbose)
    for module, problems in outcome.ran.problems.items():
        bad += 1
        print(f"{module}: {', '.join(s.id for s in outcome.packs.get(module, ()))}")
        print("\n".join(problems))
    print(f"{len(snippets)} snippets, {bad} to look at")
    return 1 if bad else 0


def _entry(snippet: Snippet, text: list[str] | str, compiled: Compiled, outcome: Outcome) -> None:
    """Print the entry for a snippet that does not work."""
    errors = compiled.errors.get(snippet.id)
    got = outcome.printed.get(snippet.id)
    if errors:
        error = min(errors, key=lambda error: (error.code in _CASCADES, errors.index(error)))
        how, why = error.code, re.sub(rf"_*{snippet.tag}", "", error.message)
    elif got is None:
        how, why = REPORTS, "it does not run to its end"
    elif got != [line.rstrip() for line in expectation(snippet, text)]:
        how, why = DIFFERS, "it prints something else"
    else:
        return
    print(f"{snippet.id:50} {how:8} {why}")


def _tell(
    snippet: Snippet, text: list[str] | str, compiled: Compiled, outcome: Outcome, verbose: bool
) -> bool:
    """Show a snippet's result where it is worth a look; returns whether it is as expected."""
    want = [line.rstrip() for line in expectation(snippet, text)]
    if snippet.id in compiled.errors:
        print(f"{snippet.id}: " + "\n    ".join(map(shown, compiled.errors[snippet.id])))
        return False
    got = outcome.printed.get(snippet.id)
    if got is None:
        print(f"{snippet.id}: did not run to its end\n{outcome.why_not(snippet)}")
        return False
    if got != want:
        print(f"{snippet.id}:")
        print("".join(f"    - {line}\n" for line in want), end="")
        print("".join(f"    + {line}\n" for line in got), end="")
    elif verbose:
        print(f"{snippet.id}:\n" + "".join(f"    {line}\n" for line in got), end="")
    return got == want


if __name__ == "__main__":
    sys.exit(main())
