# SPDX-License-Identifier: GPL-2.0
"""Prototypes of the macros that are used as functions are, proved by the compiler.

A macro has no types. What it may take is guessed from what it is made of (`candidates.py`) or said in a
table (`primitives.txt`); a guess holds when the compiler takes a call with variables of these types, and
what the call comes to is what the compiler says. Where a parameter may be any number or any pointer, the
compiler is asked what it turns the variable into, which is what the macro wants.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from clang import cindex

from cythonk.headers.candidates import (
    ANY_INTEGER,
    ANY_POINTER,
    UNNAMED,
    Candidates,
    Guess,
    same,
)
from cythonk.headers.conversions import Conversion, conversions
from cythonk.headers.expansion import Expansion, argument, expanded, other_names
from cythonk.headers.flags import Compilation
from cythonk.headers.forms import AS, LONG_LONG, Form, filled, primitives
from cythonk.headers.macro_kinds import Kind, classify
from cythonk.headers.model import (
    Declarations,
    Function,
    Macro,
    Named,
    Place,
    Pointer,
    Signature,
    Tagged,
    Type,
)
from cythonk.headers.prover import Prover
from cythonk.headers.reader import KINDS, _Unit
from cythonk.headers.spelling import VOID, has_spelling

# Kinds of macros that a prototype may be the form of.
PROVABLE = (Kind.EXPRESSION, Kind.STATEMENT)
FIRST_WAYS = 3
# Where the name stands in a form's line.
NAME_AT = len("static void ")
# Lines that are put before the compiler at once: it takes memory for each.
AT_ONCE = 4000
# What an integer turns into by itself says nothing of what is wanted.
WORD_SIZED = frozenset(("long long", "unsigned long long"))


def prototypes(
    macros: Mapping[str, Macro],
    declarations: Declarations,
    headers: Sequence[str],
    how: Compilation,
    *,
    names: Collection[str] | None = None,
    plain: Mapping[str, Place] | None = None,
    confirm: bool = False,
) -> dict[str, Function]:
    """The macros that can be called as functions are, each with types that hold.

    Args:
        macros: macros with parameters.
        declarations: what the headers declare.
        headers: as a source includes them.
        how: how the kernel compiles modules.
        names: those that are asked for, which is what takes time; None: all.
        plain: macros without parameters, which may be other names of functions and macros.
        confirm: whether the kernel's own compiler is asked too, and not clang alone.

    Raises:
        HeaderError: the headers do not compile.
    """
    others = {name: place for name, place in (plain or {}).items() if not names or name in names}
    anew, functions = with_other_names(others, macros, declarations, headers, how)
    every = {**macros, **anew}
    asked = every if names is None else {name: every[name] for name in names if name in every}
    if not asked:
        return functions
    # One waits for the preprocessor, the other for clang.
    with ThreadPoolExecutor(1) as pool:
        expanding = pool.submit(expanded, asked, headers, how)
        with Prover(headers, how) as prover:
            wanted = {
                name: expansion
                for name, expansion in expanding.result().items()
                if classify(expansion, declarations) in PROVABLE
            }
            return functions | prove(wanted, declarations, prover, how, confirm=confirm)


def with_other_names(
    plain: Mapping[str, Place],
    macros: Mapping[str, Macro],
    declarations: Declarations,
    headers: Sequence[str],
    how: Compilation,
) -> tuple[dict[str, Macro], dict[str, Function]]:
    """Macros without parameters that are another name of a macro, and of a function.

    Raises:
        HeaderError: the headers do not compile.
    """
    as_macros, as_functions = {}, {}
    for name, target in (other_names(plain, headers, how) if plain else {}).items():
        if target in macros:
            as_macros[name] = replace(macros[target], name=name, place=plain[name])
        elif function := declarations.functions.get(target):
            as_functions[name] = replace(function, name=name, place=plain[name])
    return as_macros, as_functions


def prove(
    expansions: Mapping[str, Expansion],
    declarations: Declarations,
    prover: Prover,
    how: Compilation,
    *,
    confirm: bool = False,
) -> dict[str, Function]:
    """The same for macros that are expanded already, with headers that are open."""
    return _Proof(expansions, declarations, prover, how).all_of(confirm)


Way = tuple[tuple[Guess, ...], Form]
# With what it comes to, as C spells it.
Held = tuple[tuple[Guess, ...], Form, str]


class _Types(_Unit):
    """Reads types; what they are made of has been read with the headers."""

    def _aggregate(self, cursor: Any) -> None:
        pass

    def _enumeration(self, cursor: Any) -> None:
        pass


class _Proof:
    def __init__(
        self,
        expansions: Mapping[str, Expansion],
        declarations: Declarations,
        prover: Prover,
        how: Compilation,
    ) -> None:
        self._expansions = expansions
        self._all = declarations
        self._prover = prover
        self._types = _Types(how)
        self._candidates = Candidates(declarations)

    def all_of(self, confirm: bool) -> dict[str, Function]:
        chosen = self._chosen()
        chosen = self._narrowed(chosen)
        proved = self._for_all(chosen)
        if confirm:
            self._confirm(proved)
        found = {}
        for name, (form, results) in proved.items():
            result = form.result if form.result is not None else _common(results)
            if result is None:
                continue
            place = self._expansions[name].macro.place
            said = form.signature(result)
            names = form.names[: len(said.parameters)]
            found[name] = Function(name, said, names, place, True)
        return found

    # --- which guess holds -----------------------------------------------------------------------

    def _chosen(self) -> dict[str, Form]:
        """The form of each macro that is worth more questions."""
        table = primitives(self._all)
        ways: dict[str, list[Way]] = defaultdict(list)
        for name, expansion in self._expansions.items():
            if name in table:
                ways[name].append(((), table[name]))
            if function := self._all.functions.get(name):
                ways[name].append((*self._with_form(name, *same(function)),))
            for guesses, types in self._candidates.ways(expansion):
                ways[name].append(self._with_form(name, guesses, types))
        # Most need no more than the first; a structure has to be the only one.
        first = {
            name: some if any(g.structures for gs, _ in some for g in gs) else some[:FIRST_WAYS]
            for name, some in ways.items()
        }
        held = self._holding(first)
        held |= self._holding(
            {name: some[FIRST_WAYS:] for name, some in ways.items() if name not in held}
        )
        chosen = {name: self._pick(some) for name, some in held.items()}
        return {name: form for name, form in chosen.items() if form}

    def _holding(self, ways: Mapping[str, list[Way]]) -> dict[str, list[Held]]:
        """Of some ways to fill in each macro those that hold, with what they come to."""
        flat = [(name, way) for name, some in ways.items() for way in some]
        answers = self._ask([form for _, (_, form) in flat])
        held: dict[str, list[Held]] = defaultdict(list)
        for (name, (guesses, form)), result in zip(flat, answers, strict=True):
            if result is not None and _is_stated(form, result):
                held[name].append((guesses, form, result[1]))
        return dict(held)

    @staticmethod
    def _with_form(name: str, guesses: tuple[Guess, ...], types: tuple[Type, ...]) -> Way:
        names = tuple(guess.name for guess in guesses)
        if len(set(names)) < len(names):
            names = tuple(f"{one}{i}" for i, one in enumerate(names))
        return guesses, Form(name, names, types)

    def _pick(self, held: list[Held]) -> Form | None:
        """The first form that holds, unless others with other structures do as well."""
        guesses, first, _ = held[0]
        form = _with_any_structure(first)
        for place, guess in enumerate(guesses):
            if not guess.structures:
                continue
            others = {
                other.parameters[place]: said
                for _, other, said in held
                if len(other.parameters) == len(first.parameters)
                and _without(other.parameters, place) == _without(first.parameters, place)
            }
            where = self._expansions[form.macro].macro.place
            far = {kind: self._candidates.distance(kind, guess.name, where) for kind in others}
            nearest = [kind for kind in others if far[kind] == min(far.values())]
            kind: Type
            if len(nearest) == 1:
                kind = nearest[0]
            elif isinstance(form.parameters[place], Pointer) and not form.any_of:
                kind = Pointer(Named("S"))
                any_of = tuple(one.to for one in others if isinstance(one, Pointer))
                form = replace(form, any_of=(("S", any_of),))
            else:
                return None
            parameters = list(form.parameters)
            parameters[place] = kind
            form = replace(form, parameters=tuple(parameters))
        return form

    # --- what it wants exactly -------------------------------------------------------------------

    def _narrowed(self, chosen: dict[str, Form]) -> dict[str, Form]:
        """Forms in which what may be any type is what the compiler turns it into."""
        open_ones = [
            form
            for form in chosen.values()
            if form.result is None
            and not form.any_of
            and any(kind in (ANY_INTEGER, ANY_POINTER) for kind in form.parameters)
        ]
        tried = []
        for form, function in zip(open_ones, self._functions(open_ones), strict=True):
            if function is None:
                continue
            turned = conversions(function)
            kinds = [
                self._wanted(kind, turned.get(argument(i), []))
                for i, kind in enumerate(form.parameters)
            ]
            if tuple(kinds) != form.parameters:
                tried.append(replace(form, parameters=tuple(kinds)))
        for form, result in zip(tried, self._ask(tried), strict=True):
            if result is not None:
                chosen[form.macro] = form
        pairs = [(form, one) for form in chosen.values() for one in self._with_const(form)]
        was = self._ask([form for form, _ in pairs])
        now = self._ask([one for _, one in pairs])
        for (_, form), before, result in zip(pairs, was, now, strict=True):
            if before and result and (before[1] == result[1]) == _has_const(form):
                chosen[form.macro] = form
        return chosen

    def _wanted(self, kind: Type, turned: Iterable[Conversion]) -> Type:
        if kind == ANY_INTEGER:
            found = {one.type.get_canonical().spelling: one.type for one in turned if one.type}
            if len(found) != 1 or any(one.is_free for one in turned):
                return kind
            (wanted,) = found.values()
            if wanted.get_canonical().kind not in INTEGER_KINDS:
                return kind
            return self._known(wanted, kind)
        if kind == ANY_POINTER:
            pointers = {
                one.type.get_canonical().get_pointee().spelling.replace("const ", ""): one.type
                for one in turned
                if one.type and not one.is_cast and _points_to_something(one.type)
            }
            if len(pointers) == 1:
                return self._known(next(iter(pointers.values())), kind)
        return kind

    def _known(self, kind: Any, otherwise: Type) -> Type:
        found = _plain(self._types._type(kind))
        return found if has_spelling(found, self._all) else otherwise

    @staticmethod
    def _with_const(form: Form) -> Iterable[Form]:
        """The same for what may not be written to, which takes both, and for what may be.

        A macro that leaves it to its argument whether what it comes to is const is better without.
        """
        if form.result is not None or form.any_of:
            return
        for const in (False, True):
            kinds = tuple(
                Pointer(replace(kind.to, const=const))
                if isinstance(kind, Pointer) and isinstance(kind.to, Tagged)
                else kind
                for kind in form.parameters
            )
            if kinds != form.parameters:
                yield replace(form, parameters=kinds)

    # --- for everything that it stands for -------------------------------------------------------

    def _for_all(
        self, chosen: dict[str, Form]
    ) -> dict[str, tuple[Form, list[tuple[dict[str, Type], Type]]]]:
        """Forms with what they come to, for all types that their letters stand for."""
        asked = [(form, instance) for form in chosen.values() for instance in form.instances()]
        lines = self._functions([form for form, _ in asked], [one for _, one in asked])
        results: dict[str, list[tuple[dict[str, Type], Type]]] = defaultdict(list)
        for (form, instance), function in zip(asked, lines, strict=True):
            if function is not None:
                results[form.macro].append((instance, self._result(function)))
        proved = {}
        for name, form in chosen.items():
            held = results[name]
            if not held:
                continue
            if len(held) < len(form.instances()):
                # Not for all of them, so only for the first that it is proved for.
                form = _fixed(form, held[0][0])
                held = [({}, held[0][1])]
            proved[name] = (form, held)
        return proved

    def _result(self, function: Any) -> Type:
        variable = _variable(function)
        pointee = variable.type.get_canonical().get_pointee()
        said = next((one for one in variable.get_children()), None)
        kind = pointee
        if said is not None and said.type.get_canonical().spelling == pointee.spelling:
            kind = said.type
        return _plain(self._types._type(kind))

    def _confirm(self, proved: dict[str, tuple[Form, list[tuple[dict[str, Type], Type]]]]) -> None:
        """Drop what the kernel's own compiler does not take."""
        asked = [
            (name, form.line(f"ckq_{name}_{i}", instance, _stated(result, self._all)))
            for name, (form, results) in proved.items()
            for i, (instance, result) in enumerate(results)
        ]
        for place in self._prover.confirm([line for _, line in asked]):
            proved.pop(asked[place][0], None)

    # --- questions -------------------------------------------------------------------------------

    def _ask(self, forms: Sequence[Form]) -> list[tuple[Any, str] | None]:
        """What calls come to (the type, and as it is spelled); None for what does not hold."""
        found: list[tuple[Any, str] | None] = []
        for function in self._functions(forms):
            kind = _variable(function).type.get_canonical().get_pointee() if function else None
            found.append((kind, _spelled(kind)) if kind else None)
        return found

    def _functions(
        self, forms: Sequence[Form], instances: Sequence[Mapping[str, Type]] = ()
    ) -> list[Any]:
        """The probes of forms, None for those that the compiler does not take."""
        found: list[Any] = []
        for start in range(0, len(forms), AT_ONCE):
            some = forms[start : start + AT_ONCE]
            lines = [
                form.line(f"ckq_{i}", instances[start + i] if instances else form.instances()[0])
                for i, form in enumerate(some)
            ]
            answer = self._prover.ask(lines)
            for i in range(len(some)):
                function = answer.function(i, NAME_AT)
                if function is not None and _variable(function) is None:
                    function = None
                found.append(function)
        return found


INTEGER_KINDS = frozenset(
    getattr(cindex.TypeKind, name)
    for name in "BOOL CHAR_U UCHAR USHORT UINT ULONG ULONGLONG CHAR_S SCHAR SHORT INT LONG"
    " LONGLONG ENUM".split()
)


def _points_to_something(kind: Any) -> bool:
    kind = kind.get_canonical()
    if kind.kind != cindex.TypeKind.POINTER:
        return False
    return bool(kind.get_pointee().kind != cindex.TypeKind.VOID)


def _variable(function: Any) -> Any:
    """The variable of a probe that points to what the macro comes to."""
    body = [one for one in function.get_children() if one.kind == KINDS.COMPOUND_STMT]
    statements = list(body[0].get_children()) if body else []
    for one in statements[-1].get_children() if statements else ():
        if one.kind == KINDS.VAR_DECL and one.spelling == "ckr":
            return one
    return None


def _spelled(kind: Any) -> str:
    """A type's canonical name, without a const that a value has not."""
    said = str(kind.spelling)
    is_pointer = kind.kind == cindex.TypeKind.POINTER
    return said if is_pointer else said.removeprefix("const ")


def _is_stated(form: Form, result: tuple[Any, str]) -> bool:
    """Whether a call comes to what a form says it does."""
    kind, said = result
    match form.result:
        case None | Named("void"):
            return True
        case Named("T" | "U" | "K" | "_Bool" | "bool"):
            return kind.kind in INTEGER_KINDS
        case Pointer() | Named("P"):
            return bool(kind.kind == cindex.TypeKind.POINTER)
        case Named(name, False):
            return said == name
        case Named():
            return kind.kind in INTEGER_KINDS
    return True


def _with_any_structure(form: Form) -> Form:
    """A form that takes pointers to whatever has a member, where no structure known has it."""
    for place, kind in enumerate(form.parameters):
        match kind:
            case Pointer(Named(name)) if name.startswith(UNNAMED):
                kinds = list(form.parameters)
                kinds[place] = Pointer(Named("S"))
                return replace(form, parameters=tuple(kinds), any_of=(("S", (kind.to,)),))
    return form


def _has_const(form: Form) -> bool:
    """Whether a form has a pointer to a structure that may not be written to."""
    return any(
        isinstance(kind, Pointer) and isinstance(kind.to, Tagged) and kind.to.const
        for kind in form.parameters
    )


def _without(kinds: tuple[Type, ...], place: int) -> tuple[Type, ...]:
    return kinds[:place] + kinds[place + 1 :]


def _plain(kind: Type) -> Type:
    """A type without a const of its own, which a value has not."""
    if isinstance(kind, Named | Tagged | Pointer) and kind.const:
        return replace(kind, const=False)
    return kind


def _fixed(form: Form, instance: Mapping[str, Type]) -> Form:
    result = filled(form.result, instance) if form.result else None
    parameters = tuple(filled(kind, instance) for kind in form.parameters)
    return replace(form, parameters=parameters, result=result, any_of=())


def _stated(kind: Type, declarations: Declarations) -> Type | None:
    return kind if kind != VOID and has_spelling(kind, declarations) else None


def _common(results: Sequence[tuple[dict[str, Type], Type]]) -> Type | None:
    """What covers all that a macro comes to; None where nothing does."""
    kinds = [kind for _, kind in results]
    if len(set(kinds)) == 1:
        return kinds[0]
    if any(isinstance(kind, Signature) for kind in kinds):
        return None
    if all(isinstance(kind, Pointer) for kind in kinds):
        return AS["P"]
    if all(isinstance(kind, Named) for kind in kinds):
        return LONG_LONG
    return None
