# SPDX-License-Identifier: GPL-2.0
"""The words of annotations, as a table: which facts there are, their values and what these mean.

The loader checks files against it, merging checks declarations against it, and the table in
docs/annotations.md is made from it. A fact that is not here cannot be said; a new one is a new row.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field


class Kind(enum.Enum):
    """What the value of a fact is, in the words of the documentation."""

    CHOICE = "one of the words"
    PARAMETER = "a parameter"
    PARAMETERS = "parameters"
    SUBJECT = "a parameter or a word"
    FUNCTIONS = "functions"
    CALLBACKS = "parameters and contexts"


class Shape(enum.Enum):
    """What C type the thing that a fact is about has to have."""

    ANY = "any type"
    INTEGER = "an integer"
    POINTER = "a pointer"
    STRING = "a pointer to characters"
    FUNCTION = "a pointer to a function"
    GFP = "a gfp_t"


@dataclass(frozen=True)
class Choice:
    """A word that a fact may have: what it means, and what type the result must have for it."""

    meaning: str
    result: Shape = Shape.ANY


@dataclass(frozen=True)
class Term:
    """One row: a fact that can be said.

    Attributes:
        kind: what its value is.
        meaning: what it says, for the documentation.
        choices: the words that are allowed beside or instead of parameters.
        shape: what the parameters that it names have to be.
        members: whether it can be said of a member of an ops table too.
    """

    kind: Kind
    meaning: str
    choices: Mapping[str, Choice] = field(default_factory=dict)
    shape: Shape = Shape.ANY
    members: bool = True


# From the one that allows most to the one that allows least.
CONTEXTS: Mapping[str, Choice] = {
    "process": Choice("process context: a system call, a work item, a thread"),
    "softirq": Choice("softirq: timers, tasklets, network receive; no sleeping"),
    "hardirq": Choice("hardirq: interrupt handlers; no sleeping, interrupts off"),
}

RESULTS: Mapping[str, Choice] = {
    "errno": Choice("0, or a negative errno", Shape.INTEGER),
    "count_or_errno": Choice("a number from 0, or a negative errno", Shape.INTEGER),
    "err_ptr": Choice("a pointer, or `ERR_PTR`; never NULL", Shape.POINTER),
    "err_ptr_or_null": Choice("a pointer, or `ERR_PTR`, or NULL", Shape.POINTER),
    "null": Choice("a pointer, or NULL where it failed or there is none", Shape.POINTER),
    "pointer": Choice("a pointer that is never NULL and never `ERR_PTR`", Shape.POINTER),
    "bool": Choice("yes (not 0) or no (0); neither is a failure", Shape.INTEGER),
    "not_copied": Choice("how many bytes could not be copied: 0 is success", Shape.INTEGER),
    "time_left": Choice("what is left of the time, 0 when it is over", Shape.INTEGER),
    "time_left_or_errno": Choice(
        "what is left of the time, 0 when it is over, or a negative errno", Shape.INTEGER
    ),
    "value": Choice("a value; the function cannot fail"),
}

# Locks that nothing is passed for.
LOCKS: Mapping[str, Choice] = {
    "rcu": Choice("the read side of RCU"),
    "bottom halves": Choice("softirqs, kept off this CPU"),
    "interrupts": Choice("interrupts, kept off this CPU"),
    "preemption": Choice("other tasks, kept off this CPU"),
}

TERMS: Mapping[str, Term] = {
    "result": Term(Kind.CHOICE, "what the result says of failure", RESULTS),
    "sleeps": Term(
        Kind.CHOICE,
        "whether it may sleep, so that only code that may sleep may call it",
        {
            "yes": Choice("it may sleep"),
            "no": Choice("it never sleeps"),
            "gfp": Choice("it may where the parameter that `gfp` names allows it"),
        },
    ),
    "gfp": Term(Kind.PARAMETER, "the parameter with the allocation's flags", shape=Shape.GFP),
    "context": Term(
        Kind.CHOICE,
        "of a function: the strictest context that it may be called in, those above it are fine "
        "too; of a member: the context that the kernel calls it in",
        CONTEXTS,
    ),
    "atomic": Term(
        Kind.CHOICE,
        "whether code may sleep after it; with `acquires_if`: where it has taken the lock",
        {
            "begins": Choice("what follows may not sleep"),
            "ends": Choice("what follows may sleep again, unless something else forbids it"),
        },
        members=False,
    ),
    "acquires": Term(Kind.SUBJECT, "the lock that it takes", LOCKS, members=False),
    "releases": Term(Kind.SUBJECT, "the lock that it lets go of", LOCKS, members=False),
    "acquires_if": Term(
        Kind.CHOICE,
        "when it has taken the lock; without this: always",
        {
            "zero": Choice("the result is 0", Shape.INTEGER),
            "true": Choice("the result is not 0", Shape.INTEGER),
        },
        members=False,
    ),
    "user": Term(Kind.PARAMETERS, "pointers into the memory of a process", shape=Shape.POINTER),
    "nullable": Term(Kind.PARAMETERS, "pointers that may be NULL", shape=Shape.POINTER),
    "format": Term(
        Kind.PARAMETER,
        "a format as of printk; what follows belongs to it",
        shape=Shape.STRING,
        members=False,
    ),
    "gets": Term(
        Kind.SUBJECT,
        "what the caller has to give back after success: memory, a reference, a registration",
        {"result": Choice("what it returns")},
    ),
    "put_by": Term(
        Kind.FUNCTIONS, "what gives back what `gets` names; one of several", members=False
    ),
    "managed": Term(
        Kind.PARAMETER,
        "the device with whose driver everything is given back that this gets",
        shape=Shape.POINTER,
        members=False,
    ),
    "puts": Term(Kind.PARAMETER, "what is given back", members=False),
    "takes": Term(
        Kind.PARAMETERS,
        "what belongs to the kernel after success: the caller does not give it back any more",
        shape=Shape.POINTER,
        members=False,
    ),
    "keeps": Term(
        Kind.PARAMETERS,
        "pointers that the kernel goes on using after the call, until what `gets` names is given "
        "back: what they point to has to stay",
        shape=Shape.POINTER,
        members=False,
    ),
    "calls": Term(
        Kind.CALLBACKS,
        "functions that the kernel calls later, and where",
        CONTEXTS,
        shape=Shape.FUNCTION,
        members=False,
    ),
}

# A fact that says nothing without another one: the key, its values (empty: any), the other.
NEEDS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("sleeps", ("gfp",), "gfp"),
    ("acquires_if", (), "acquires"),
    ("put_by", (), "gets"),
    ("managed", (), "gets"),
)

# Two facts of a function that cannot both be so, and why.
CONTRADICTIONS: tuple[tuple[str, str, str, str, str], ...] = (
    ("sleeps", "yes", "context", "softirq", "what sleeps is called in process context only"),
    ("sleeps", "yes", "context", "hardirq", "what sleeps is called in process context only"),
)
