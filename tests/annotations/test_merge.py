# SPDX-License-Identifier: GPL-2.0
"""Facts reach the declarations they are about, and only where these fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.annotations.load import Root, load
from cythonk.annotations.merge import merge, stated, unknown
from cythonk.annotations.model import Callback, Parameter
from cythonk.diagnostics.model import Severity
from cythonk.headers.model import (
    Aggregate,
    Alias,
    Array,
    Declarations,
    Field,
    Function,
    Macro,
    Named,
    Place,
    Pointer,
    Signature,
    Tagged,
    Type,
)

HERE = Place("linux/a.h", 1)
INT, VOID, CHAR = Named("int"), Named("void"), Named("char", const=True)
GFP = Named("gfp_t", typedef=True)
HANDLER = Named("handler_t", typedef=True)
DATA = Pointer(VOID)
TEXT = Pointer(CHAR)


def function(name: str, result: Type, *parameters: tuple[str, Type]) -> Function:
    names = tuple(name for name, _ in parameters)
    kinds = tuple(kind for _, kind in parameters)
    return Function(name, Signature(result, kinds), names, HERE)


def declared() -> Declarations:
    """What a header may declare."""
    found = Declarations(headers={"linux/a.h"})
    for one in (
        function("alloc", DATA, ("size", INT), ("flags", GFP)),
        function("copy", INT, ("", DATA), ("", INT)),
        function("say", VOID, ("fmt", TEXT), ("letters", Array(CHAR, 0))),
        function("request", INT, ("irq", INT), ("handler", HANDLER)),
        function("fill", DATA, ("to", DATA), ("value", INT)),
        function("make_noprof", DATA, ("size", INT), ("flags", GFP)),
    ):
        found.functions[one.name] = one
    called = Pointer(Signature(Named("irqreturn_t", True), (INT,)))
    found.aliases["handler_t"] = Alias("handler_t", called, HERE)
    found.aliases["irqreturn_t"] = Alias("irqreturn_t", Tagged("enum", "irqreturn"), HERE)
    found.macros["make"] = Macro("make", ("...",), "alloc_hooks(make_noprof(__VA_ARGS__))", HERE)
    found.macros["fill"] = Macro("fill", ("p", "q"), "checked(p, q)", HERE)
    found.macros["start"] = Macro("start", ("work", "func"), "…", HERE)
    found.macros["any"] = Macro("any", ("...",), "…", HERE)
    reads = Pointer(Signature(INT, (DATA, DATA)))
    found.aggregates["union", "inner"] = Aggregate(
        "union", "inner", HERE, (Field("write", reads, 0),), 8, 8, tagged=False
    )
    found.aggregates["struct", "ops"] = Aggregate(
        "struct",
        "ops",
        HERE,
        (Field("read", reads, 0), Field("", Tagged("union", "inner"), 64), Field("x", INT, 128)),
        24,
        8,
    )
    return found


def merged(text: str, directory: Path) -> tuple[Declarations, list[str]]:
    """The declarations with what a file says of them, and the complaints."""
    path = directory / "linux" / "a.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    found = declared()
    known = load("6.12", [Root(directory)])
    misfits = [*merge(found, known), *unknown(found, known)]
    assert all(one.code == "CK017" and one.severity is Severity.WARNING for one in misfits)
    assert all(one.position and one.position.file == path for one in misfits)
    return found, [one.message for one in misfits]


def fact(key: str, value: str) -> str:
    return f'{key} = {{ is = {value}, source = "here" }}\n'


FITTING = {
    "function": (
        "[alloc]\n" + fact("result", '"null"') + fact("gfp", '"flags"'),
        {"alloc": {"result": "null", "gfp": Parameter("flags", 1)}},
    ),
    "number of a parameter without a name": (
        "[copy]\n" + fact("user", "[1]") + fact("result", '"not_copied"'),
        {"copy": {"user": (Parameter("", 0),), "result": "not_copied"}},
    ),
    "pointer and array of characters": (
        "[say]\n" + fact("format", "1"),
        {"say": {"format": Parameter("fmt", 0)}},
    ),
    "format in an array": (
        "[say]\n" + fact("format", '"letters"'),
        {"say": {"format": Parameter("letters", 1)}},
    ),
    "callback behind a typedef": (
        "[request]\n" + fact("calls", '{ handler = "hardirq" }') + fact("gets", '"irq"'),
        {
            "request": {
                "calls": (Callback(Parameter("handler", 1), "hardirq"),),
                "gets": Parameter("irq", 0),
            }
        },
    ),
    "macro": (
        "[start]\n" + fact("calls", '{ func = "process" }'),
        {"start": {"calls": (Callback(Parameter("func", 1), "process"),)}},
    ),
    "macro of a function that is counted": (
        "[make]\n" + fact("gfp", '"flags"'),
        {"make": {"gfp": Parameter("flags", 1)}},
    ),
    "macro in front of a function": (
        "[fill]\n" + fact("result", '"pointer"') + fact("takes", '["to"]'),
        {"fill": {"result": "pointer", "takes": (Parameter("to", 0),)}},
    ),
    "macro of whatever": (
        "[any]\n" + fact("gfp", '"flags"'),
        {"any": {"gfp": Parameter("flags", None)}},
    ),
    "lock that is no parameter": (
        "[copy]\n" + fact("acquires", '"rcu"'),
        {"copy": {"acquires": "rcu"}},
    ),
    "member": (
        "[ops.read]\n" + fact("context", '"process"') + fact("user", "[2]"),
        {"ops.read": {"context": "process", "user": (Parameter("", 1),)}},
    ),
    "member of a union without a name": (
        "[ops.write]\n" + fact("context", '"softirq"'),
        {"ops.write": {"context": "softirq"}},
    ),
}


@pytest.mark.parametrize(("text", "expected"), FITTING.values(), ids=FITTING.keys())
def test_facts_reach_their_declaration(
    text: str, expected: dict[str, dict[str, object]], tmp_path: Path
) -> None:
    found, misfits = merged(text, tmp_path)
    assert misfits == []
    said = {
        subject: {key: one.value for key, one in facts.items()} for subject, facts in stated(found)
    }
    assert said == expected


MISFITS = {
    "no such function": ("[allocate]\n" + fact("result", '"null"'), "linux/a.h declares no "),
    "no such member": ("[ops.seek]\n" + fact("context", '"process"'), "declares no 'ops.seek'"),
    "no such parameter": (
        "[alloc]\n" + fact("gfp", '"gfp"'),
        "'alloc' has no parameter 'gfp' for 'gfp'; it has size, flags",
    ),
    "no parameter of that number": (
        "[alloc]\n" + fact("nullable", "[3]"),
        "'alloc' has no parameter 3 for 'nullable'; it has 2",
    ),
    "parameters without names": (
        "[copy]\n" + fact("user", '["to"]'),
        "'copy' has no parameter 'to' for 'user'; it has (no name), (no name)",
    ),
    "member's parameter by name": (
        "[ops.read]\n" + fact("user", '["to"]'),
        "'ops.read' has no parameter 'to' for 'user'; it has 2 without names",
    ),
    "no pointer": (
        "[alloc]\n" + fact("nullable", '["size"]'),
        "'alloc' has for 'nullable' size, which is not a pointer",
    ),
    "no flags": (
        "[alloc]\n" + fact("gfp", '"size"'),
        "'alloc' has for 'gfp' size, which is not a gfp_t",
    ),
    "no text": (
        "[copy]\n" + fact("format", "1"),
        "'copy' has for 'format' parameter 1, which is not a pointer to characters",
    ),
    "no function": (
        "[alloc]\n" + fact("calls", '{ size = "process" }'),
        "'alloc' has for 'calls' size, which is not a pointer to a function",
    ),
    "number for a pointer": (
        "[alloc]\n" + fact("result", '"errno"'),
        "'alloc' does not return an integer, as 'result = errno' says",
    ),
    "pointer for a number": (
        "[copy]\n" + fact("result", '"err_ptr"'),
        "'copy' does not return a pointer, as 'result = err_ptr' says",
    ),
    "nothing returned": (
        "[say]\n" + fact("result", '"value"'),
        "'say' does not return anything, as 'result = value' says",
    ),
    "lock that depends on nothing": (
        "[say]\n" + fact("acquires", '"rcu"') + fact("acquires_if", '"zero"'),
        "'say' does not return an integer, as 'acquires_if = zero' says",
    ),
}


@pytest.mark.parametrize(("text", "expected"), MISFITS.values(), ids=MISFITS.keys())
def test_what_does_not_fit_is_told_and_left_out(text: str, expected: str, tmp_path: Path) -> None:
    found, misfits = merged(text, tmp_path)
    assert len(misfits) == 1
    assert expected in misfits[0]
    keys = [key for _, facts in stated(found) for key in facts]
    assert keys in ([], ["acquires"])


def test_facts_are_no_part_of_a_declaration(tmp_path: Path) -> None:
    found, _ = merged("[alloc]\n" + fact("result", '"null"'), tmp_path)
    assert found.functions["alloc"].facts
    assert found.functions["alloc"] == declared().functions["alloc"]
    assert hash(found.functions["alloc"]) == hash(declared().functions["alloc"])


def test_other_kernels_facts_are_not_missed(tmp_path: Path) -> None:
    _, misfits = merged('[gone."..6.1"]\n' + fact("result", '"null"'), tmp_path)
    assert misfits == []
