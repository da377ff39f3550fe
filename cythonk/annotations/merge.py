# SPDX-License-Identifier: GPL-2.0
"""Gives the declarations of headers the facts that annotations state, where the two fit together.

Runs between reading headers and using them. The parameters that facts name become places here, and
what a declaration contradicts is reported and left out: an annotation may be older than the kernel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cythonk.annotations.load import Annotations
from cythonk.annotations.model import Callback, Fact, Facts, Parameter, Value
from cythonk.annotations.vocabulary import TERMS, Shape
from cythonk.diagnostics.model import Diagnostic, Severity
from cythonk.headers.model import (
    Aggregate,
    Array,
    Declarations,
    Macro,
    Named,
    Pointer,
    Signature,
    Tagged,
    Type,
)

CODE = "CK017"
# What a macro without named parameters calls, since kernels count allocations.
COUNTED = "_noprof"
ANY_NUMBER = "..."


def merge(declarations: Declarations, annotations: Annotations) -> list[Diagnostic]:
    """Put what is known of each function, macro and ops member into its declaration.

    Returns:
        What does not fit, as warnings: those facts are left out.

    Raises:
        CythonkError: a file of annotations is wrong.
    """
    return _Merging(declarations, annotations).all()


def unknown(declarations: Declarations, annotations: Annotations) -> list[Diagnostic]:
    """Functions and members that annotations are about and the headers do not declare, as warnings.

    Args:
        declarations: all that the headers declare, macros too, not a part of it.
        annotations: what is known.

    Raises:
        CythonkError: a file of annotations is wrong.
    """
    found = []
    for header in sorted(declarations.headers):
        for subject in sorted(annotations.subjects(header)):
            said = annotations.of(subject, header)
            if said and not _declared(declarations, subject):
                fact = next(iter(said.values()))
                message = f"{header} declares no '{subject}' in this kernel"
                found.append(_warning(message, fact, "check the name, or name the kernels"))
    return found


def _declared(declarations: Declarations, subject: str) -> bool:
    owner, _, member = subject.partition(".")
    if not member:
        return owner in declarations.functions or owner in declarations.macros
    aggregate = declarations.aggregates.get(("struct", owner))
    parts = _parts(aggregate, declarations) if aggregate else ()
    return any(field.name == member for part in parts for field in part.fields or ())


def _parts(whole: Aggregate, declarations: Declarations) -> list[Aggregate]:
    """A struct, and the structs and unions without names inside, whose members count as its."""
    found = {(whole.kind, whole.tag): whole}
    for part in (rest := [whole]):
        for field in part.fields or ():
            if field.name == "" and isinstance(field.type, Tagged):
                key = (field.type.kind, field.type.tag)
                # One that a macro writes can stand at the place of another one, and be named so.
                if key not in found and (inner := declarations.aggregates.get(key)):
                    found[key] = inner
                    rest.append(inner)
    return rest


def _warning(message: str, fact: Fact, hint: str | None = None) -> Diagnostic:
    return Diagnostic(CODE, message, fact.place, hint, Severity.WARNING)


@dataclass(frozen=True)
class _Target:
    """What facts are about: its type, and the names of its parameters where these are known.

    Attributes:
        subject: its name.
        names: of its parameters; "" for those without.
        type: its type; None for a macro.
    """

    subject: str
    names: Sequence[str]
    type: Signature | None


class _Misfit(Exception):
    """A fact is not one about this declaration: the message."""


class _Merging:
    def __init__(self, declarations: Declarations, annotations: Annotations) -> None:
        self._all = declarations
        self._known = annotations
        self._misfits: list[Diagnostic] = []

    def all(self) -> list[Diagnostic]:
        functions, macros = self._all.functions, self._all.macros
        for function in list(functions.values()):
            if said := self._known.of(function.name, function.place.header):
                target = _Target(function.name, function.names, function.type)
                functions[function.name] = replace(function, facts=self._fitting(said, target))
        for macro in list(macros.values()):
            if said := self._known.of(macro.name, macro.place.header):
                facts = self._fitting(said, self._of_macro(macro))
                macros[macro.name] = replace(macro, facts=facts)
        for aggregate in list(self._all.aggregates.values()):
            if aggregate.tagged and aggregate.fields:
                for part in _parts(aggregate, self._all):
                    self._members(part, aggregate)
        return self._misfits

    def _of_macro(self, macro: Macro) -> _Target:
        """A macro; its parameters are those of the function that it stands in front of, if any."""
        passes_all = macro.parameters == (ANY_NUMBER,)
        called = self._all.functions.get(macro.name + COUNTED if passes_all else macro.name)
        if called and (passes_all or len(called.names) == len(macro.parameters)):
            return _Target(macro.name, called.names, called.type)
        return _Target(macro.name, macro.parameters, None)

    def _members(self, part: Aggregate, owner: Aggregate) -> None:
        """What is known of a struct's members, in the struct or a part of it without a name."""
        found: dict[str, Facts] = {}
        for field in part.fields or ():
            kind = self._plain(field.type)
            if isinstance(kind, Pointer) and isinstance(to := self._plain(kind.to), Signature):
                subject = f"{owner.tag}.{field.name}"
                if said := self._known.of(subject, owner.place.header):
                    found[field.name] = self._fitting(said, _Target(subject, (), to))
        if found:
            fields = (replace(one, facts=found.get(one.name)) for one in part.fields or ())
            key = (part.kind, part.tag)
            self._all.aggregates[key] = replace(self._all.aggregates[key], fields=tuple(fields))

    # --- one declaration -----------------------------------------------------------------------

    def _fitting(self, said: Facts, target: _Target) -> Facts:
        """The facts that fit, with the places of their parameters."""
        fitting = {}
        for key, fact in said.items():
            try:
                self._check_result(fact, target)
                fitting[key] = replace(fact, value=self._placed(fact, target))
            except _Misfit as misfit:
                self._misfits.append(_warning(f"'{target.subject}' {misfit}", fact))
        return fitting

    def _check_result(self, fact: Fact, target: _Target) -> None:
        if target.type is None or not isinstance(fact.value, str):
            return
        choice = TERMS[fact.key].choices.get(fact.value)
        wanted = Shape.INTEGER if fact.key == "acquires_if" else choice.result if choice else None
        result = self._plain(target.type.result)
        nothing = fact.key == "result" and result == Named("void")
        if nothing or (wanted and not FITS[wanted](self, target.type.result)):
            raise _Misfit(
                f"does not return {wanted.value if wanted and not nothing else 'anything'}"
                f", as '{fact.key} = {fact.value}' says"
            )

    def _placed(self, fact: Fact, target: _Target) -> Value:
        value = fact.value
        if isinstance(value, Parameter):
            return self._place(value, fact, target)
        if isinstance(value, str):
            return value
        places = [self._place(one, fact, target) for one in value if isinstance(one, Parameter)]
        if places:
            return tuple(places)
        callbacks = [one for one in value if isinstance(one, Callback)]
        if callbacks:
            return tuple(
                Callback(self._place(one.parameter, fact, target), one.context) for one in callbacks
            )
        return value

    def _place(self, parameter: Parameter, fact: Fact, target: _Target) -> Parameter:
        index, count = parameter.index, len(target.type.parameters if target.type else target.names)
        if index is None:
            if parameter.name not in target.names:
                if ANY_NUMBER in target.names:
                    return parameter
                named = ", ".join(name or "(no name)" for name in target.names)
                there = f"it has {named}" if named else f"it has {count} without names"
                raise _Misfit(f"has no parameter '{parameter.name}' for '{fact.key}'; {there}")
            index = list(target.names).index(parameter.name)
        elif index >= count and ANY_NUMBER not in target.names:
            raise _Misfit(f"has no parameter {index + 1} for '{fact.key}'; it has {count}")
        shape = TERMS[fact.key].shape
        if target.type and not FITS[shape](self, target.type.parameters[index]):
            raise _Misfit(f"has for '{fact.key}' {parameter}, which is not {shape.value}")
        name = target.names[index] if index < len(target.names) else ""
        return Parameter(name, index)

    # --- types ---------------------------------------------------------------------------------

    def _plain(self, kind: Type) -> Type:
        """A type behind its typedefs."""
        while isinstance(kind, Named) and kind.typedef and kind.name in self._all.aliases:
            kind = self._all.aliases[kind.name].type
        return kind

    def is_integer(self, kind: Type) -> bool:
        plain = self._plain(kind)
        if isinstance(plain, Tagged):
            return plain.kind == "enum"
        return isinstance(plain, Named) and plain.name != "void"

    def is_pointer(self, kind: Type) -> bool:
        return isinstance(self._plain(kind), Pointer | Array)

    def is_string(self, kind: Type) -> bool:
        match self._plain(kind):
            case Pointer(to) | Array(to):
                return self._plain(to) in (Named("char"), Named("char", const=True))
        return False

    def is_function(self, kind: Type) -> bool:
        plain = self._plain(kind)
        return isinstance(plain, Pointer) and isinstance(self._plain(plain.to), Signature)

    def is_gfp(self, kind: Type) -> bool:
        return isinstance(kind, Named) and kind.name == "gfp_t"


FITS: Mapping[Shape, Callable[[_Merging, Type], bool]] = {
    Shape.ANY: lambda merging, kind: True,
    Shape.INTEGER: _Merging.is_integer,
    Shape.POINTER: _Merging.is_pointer,
    Shape.STRING: _Merging.is_string,
    Shape.FUNCTION: _Merging.is_function,
    Shape.GFP: _Merging.is_gfp,
}


def stated(declarations: Declarations) -> Iterator[tuple[str, Facts]]:
    """All that declarations have facts of, by subject."""
    for function in declarations.functions.values():
        if function.facts:
            yield function.name, function.facts
    for macro in declarations.macros.values():
        if macro.facts:
            yield macro.name, macro.facts
    for aggregate in declarations.aggregates.values():
        for part in _parts(aggregate, declarations) if aggregate.tagged else ():
            for field in part.fields or ():
                if field.facts:
                    yield f"{aggregate.tag}.{field.name}", field.facts
