# SPDX-License-Identifier: GPL-2.0
"""Has the kernel's compiler judge declarations: every one is stated anew in C, beside the headers.

libclang reads the headers; modules are compiled by the kernel's own gcc. Where the two differ a module
would be wrong without a word. Static assertions compare types, sizes, offsets and values; what a
bit-field covers is no constant in C, so code that only stays when a byte is wrong refuses to compile.
What is wrong at the end of each source on purpose shows that the compiler came so far, and judges.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cythonk.headers.flags import Compilation
from cythonk.headers.model import (
    Aggregate,
    Constant,
    Declarations,
    Field,
    HeaderError,
    Named,
    Tagged,
    Type,
)
from cythonk.headers.ways import NamelessError, Spelling, members

SOURCE = "declarations.c"
# The compiler reads all headers for each source again.
CHECKS_EACH = 250_000
# Every complaint in one line, at the place in our source.
PLAIN = (
    "-w", "-fmax-errors=0", "-ftrack-macro-expansion=0", "-fno-diagnostics-show-caret",
    "-fdiagnostics-color=never",
)  # fmt: skip
TYPES_ONLY = ("-fsyntax-only",)
# What a bit-field's byte is takes the optimiser to know.
OPTIMISED = ("-O2", "-S", "-o", "/dev/null")
COMPLAINT = re.compile(r"(.*?):(\d+):(?:\d+:)? (?:fatal )?error: (.*)")
SENTINEL = "the compiler judges"
# An assertion would end the compilation before the optimiser's turn.
SENTINELS: Mapping[Sequence[str], str] = {
    TYPES_ONLY: f'_Static_assert(0, "{SENTINEL}");',
    OPTIMISED: f'extern void ck_wrong(void) __attribute__((error("{SENTINEL}"))); '
    "void ck_check(void); void ck_check(void) { ck_wrong(); }",
}


@dataclass(frozen=True)
class Mismatch:
    """Something that is not as it is declared, or cannot be checked.

    Attributes:
        what: the kind of check, as counted by `Verdict.checked`; "header" for a complaint about one.
        name: what is declared, such as "struct device.parent".
        cause: what the compiler says, or why it cannot be asked.
    """

    what: str
    name: str
    cause: str


@dataclass
class Verdict:
    """What the compiler says about declarations.

    Attributes:
        checked: how many were checked, by the kind of check.
        mismatches: those that the compiler has otherwise.
        unchecked: those that C cannot be asked about.
    """

    checked: Counter[str] = field(default_factory=Counter)
    mismatches: list[Mismatch] = field(default_factory=list)
    unchecked: list[Mismatch] = field(default_factory=list)


@dataclass(frozen=True)
class Check:
    """One check: its kind, what is declared, and the line of C that compiles when it is so."""

    what: str
    name: str
    line: str


def verify(declarations: Declarations, headers: Sequence[str], how: Compilation) -> Verdict:
    """Compare declarations with what the kernel's compiler has.

    Args:
        declarations: what was read from the headers.
        headers: these headers, as a source includes them.
        how: how the kernel compiles modules.

    Raises:
        HeaderError: the compiler does not get as far as judging.
    """
    writer = _Writer(declarations)
    static = list(writer.static())
    bits = list(writer.bit_fields())
    verdict = writer.verdict
    for checks, options in ((static, TYPES_ONLY), (bits, OPTIMISED)):
        for start in range(0, len(checks), CHECKS_EACH):
            judge(checks[start : start + CHECKS_EACH], headers, how, verdict, options)
    verdict.mismatches = list(dict.fromkeys(verdict.mismatches))
    return verdict


def judge(
    checks: Sequence[Check],
    headers: Sequence[str],
    how: Compilation,
    verdict: Verdict,
    options: Sequence[str] = TYPES_ONLY,
) -> None:
    """Have the compiler judge checks, and add what it says to a verdict.

    Raises:
        HeaderError: it does not get so far.
    """
    verdict.checked.update(check.what for check in checks)
    judged = False
    while not judged:
        log, judged, wrong = _compiled(checks, headers, how, options, verdict)
        if not judged and not wrong:
            raise HeaderError(next(iter(log.strip().splitlines()), "the compiler fails"))
        for number, message in sorted(wrong.items()):
            check = checks[number]
            cause = f"{message}: {check.line}"
            verdict.mismatches.append(Mismatch(check.what, check.name, cause))
        # What is no C at all keeps the optimiser from the others.
        checks = [check for number, check in enumerate(checks) if number not in wrong]


def _compiled(
    checks: Sequence[Check],
    headers: Sequence[str],
    how: Compilation,
    options: Sequence[str],
    verdict: Verdict,
) -> tuple[str, bool, dict[int, str]]:
    """What the compiler says, whether it came to the end, and its complaint to each wrong check."""
    lines = [f"#include <{header}>" for header in (*how.first, *headers)]
    first = len(lines) + 2
    lines.append(f'#line {first} "{SOURCE}"')
    lines += [check.line for check in checks]
    lines += [SENTINELS[options], ""]
    done = subprocess.run(
        [*how.command, *PLAIN, *options, "-x", "c", "-"],
        input="\n".join(lines),
        cwd=how.directory,
        capture_output=True,
        text=True,
        check=False,
    )
    judged = False
    wrong: dict[int, str] = {}
    for text in done.stderr.splitlines():
        if not (complaint := COMPLAINT.match(text)):
            continue
        file, line, message = complaint[1], int(complaint[2]), complaint[3]
        judged |= file == SOURCE and SENTINEL in message
        if file != SOURCE:
            verdict.mismatches.append(Mismatch("header", f"{file}:{line}", message))
        elif line < first + len(checks):
            wrong.setdefault(line - first, message)
    return done.stderr, judged, wrong


class _Writer:
    """Writes the checks, a line of C for each."""

    def __init__(self, declarations: Declarations) -> None:
        self._all = declarations
        self._spelling = Spelling(declarations)
        self.verdict = Verdict()
        self._dissolved = {
            (field.type.kind, field.type.tag)
            for aggregate in declarations.aggregates.values()
            for field in aggregate.fields or ()
            if not field.name and isinstance(field.type, Tagged)
        }

    def static(self) -> Iterator[Check]:
        """All that a static assertion can say."""
        every = self._all
        for function in every.functions.values():
            name = function.name
            yield from self._same("functions", name, name, function.type)
            yield Check(
                "addresses", name, f"static void *const ck_address_{name} = (void *)&{name};"
            )
        for variable in every.variables.values():
            yield from self._same("variables", variable.name, variable.name, variable.type)
        for alias in every.aliases.values():
            yield from self._same("typedefs", alias.name, alias.name, alias.type)
        for aggregate in every.aggregates.values():
            if aggregate.fields is not None:
                yield from self._aggregate(aggregate)
        for constant in every.constants.values():
            yield from self._constant(constant)

    def _same(self, what: str, name: str, value: str, kind: Type) -> Iterator[Check]:
        try:
            spelled = self._spelling.declare(kind)
        except NamelessError as error:
            self._cannot(what, name, f"C has no name for {error}")
            return
        same = f"__builtin_types_compatible_p(__typeof__({value}), {spelled})"
        yield Check(what, name, f'_Static_assert({same}, "another type");')

    def _aggregate(self, found: Aggregate) -> Iterator[Check]:
        name = f"{found.kind} {found.tag}"
        try:
            said = self._spelling.tag(found.kind, found.tag)
        except NamelessError as error:
            # The members of one without any name are checked as its owner's.
            if (found.kind, found.tag) not in self._dissolved:
                self._cannot("sizes", name, f"C has no name for {error}")
            return
        yield _equal("sizes", name, f"sizeof({said})", found.size)
        yield _equal("alignments", name, f"_Alignof({said})", found.align)
        for member, offset in members(self._all, found.fields or ()):
            if member.width is not None:
                continue
            whole = f"{name}.{member.name}"
            place = f"__builtin_offsetof({said}, {member.name})"
            yield _equal("offsets", whole, place, offset // 8)
            yield from self._same("members", whole, f"(({said} *)0)->{member.name}", member.type)

    def _constant(self, found: Constant) -> Iterator[Check]:
        name, value = found.name, found.value
        if isinstance(value, str):
            text = "".join(f"\\{byte:03o}" for byte in value.encode())
            same = f'!__builtin_strcmp({name}, "{text}")'
            yield Check("constants", name, f'_Static_assert({same}, "another text");')
            return
        # As many bits as there are, and the sign apart: -1 equals the largest number otherwise.
        same = f"({name}) == {_literal(value)} && (({name}) < 0) == {int(value < 0)}"
        yield Check("constants", name, f'_Static_assert({same}, "another value");')
        same = f"__builtin_types_compatible_p(__typeof__({name}), {found.type})"
        yield Check("types of constants", name, f'_Static_assert({same}, "another type");')

    def bit_fields(self) -> Iterator[Check]:
        """What each bit-field covers, and whether it has a sign."""
        number = 0
        for found in self._all.aggregates.values():
            inner = list(members(self._all, found.fields or ()))
            bits = [(one, offset) for one, offset in inner if one.width is not None]
            # Said already where it has no name.
            if not bits or not (found.tagged or (found.kind, found.tag) in self._spelling.ways):
                continue
            said = self._spelling.tag(found.kind, found.tag)
            for one, offset in bits:
                number += 1
                yield _covers(
                    number,
                    f"{found.kind} {found.tag}.{one.name}",
                    said,
                    one,
                    offset,
                    found.size,
                    self._is_signed(one.type),
                )

    def _is_signed(self, kind: Type) -> bool:
        match kind:
            case Named(name, True):
                return self._is_signed(self._all.aliases[name].type)
            case Named(name):
                return name not in ("_Bool", "bool") and not name.startswith("unsigned")
        return False

    def _cannot(self, what: str, name: str, why: str) -> None:
        self.verdict.unchecked.append(Mismatch(what, name, why))


def _equal(what: str, name: str, value: str, number: int) -> Check:
    return Check(what, name, f'_Static_assert({value} == {number}, "another number");')


def _literal(value: int) -> str:
    if value < 0:
        return f"(-{-value - 1}LL - 1)"
    return f"{value}ULL" if value >= 2**63 else f"{value}LL"


def _covers(
    number: int, name: str, said: str, one: Field, offset: int, size: int, signed: bool
) -> Check:
    """A function that calls what must not be called unless all bits of the member, and no others
    beside them, are set."""
    width = one.width or 0
    covered = ((1 << width) - 1) << offset
    near = range(max(offset // 8 - 1, 0), min((offset + width - 1) // 8 + 2, size))
    wrong = [f"ck_bits_{number}.b[{i}] != {covered >> 8 * i & 255}" for i in near]
    wrong.append(f"(ck_bits_{number}.s.{one.name} < 0) != {int(signed)}")
    line = (
        f"static const union {{ {said} s; unsigned char b[sizeof({said})]; }} ck_bits_{number} = "
        f"{{ .s = {{ .{one.name} = -1 }} }}; "
        f'extern void ck_wrong_{number}(void) __attribute__((error("other bits"))); '
        f"void ck_check_{number}(void); void ck_check_{number}(void) "
        f"{{ if ({' || '.join(wrong)}) ck_wrong_{number}(); }}"
    )
    return Check("bit-fields", name, line)
