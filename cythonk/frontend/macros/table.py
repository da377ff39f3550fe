# SPDX-License-Identifier: GPL-2.0
"""Which macros of the kernel have a form in the language, and what that form is: tables of data.

A macro that takes a type, the name of a member, a variable to assign to or a literal format is no
function, so no declaration can describe it. Each such macro is a row here, by its own name; what
the rows mean is in the modules beside this one, a module a kind. `form()` is what a cimport asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cythonk.frontend.macros import rows


@dataclass(frozen=True)
class Form:
    """One name that can be cimported; `header` is the header that has the macro behind it."""

    name: str
    module: str

    @property
    def header(self) -> str:
        """The header as it is included: `<linux/list.h>` of `linux.list`."""
        return f"<{rows.INCLUDED_BY.get(self.module, self.module.replace('.', '/'))}.h>"

    def shown(self) -> str:
        """How it is written, for the documentation."""
        parameters: tuple[str, ...] | None = getattr(self, "parameters", None)
        if parameters is None:
            return self.name
        words = [p.split() for p in parameters]
        names = [kind if kind in ("type", "member") else name for kind, name in words]
        return f"{self.name}({', '.join(names)})"


@dataclass(frozen=True)
class Format(Form):
    """A function with a format, such as `pr_info`.

    `leading` are the C types of the arguments before the format; `has_level` says that a `KERN_…`
    may stand before it; `result` is the C type of what it gives.
    """

    leading: tuple[str, ...] = ()
    has_level: bool = False
    result: str = "void"


@dataclass(frozen=True)
class Each(Form):
    """A loop over something of the kernel's.

    `parameters` are what the call takes, each `kind name` (see `iterate`). `head` is the C of the
    loop, in which `{name}` is a parameter or a variable; `first` are statements at the start of
    the loop's body. `variables` are those that Python's target is assigned, `hidden` those that
    nobody sees, each `type name`; of type `?` is what the call says or the target is declared as.
    """

    parameters: tuple[str, ...] = ()
    head: str = ""
    variables: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    first: str = ""
    is_unsafe: bool = True


@dataclass(frozen=True)
class Member(Form):
    """An expression about a member of a struct.

    `parameters` as of `Each`; `text` is its C. `result` is its type: a C type, `*` for a pointer
    to the struct; of a variable of each CPU `=` for its type and `&` for a pointer to it.
    """

    parameters: tuple[str, ...] = ()
    text: str = ""
    result: str = "*"
    is_unsafe: bool = False


@dataclass(frozen=True)
class Declarer(Form):
    """A macro at the level of the file that declares a variable: `lock = DEFINE_MUTEX()`.

    `text` is its C, `{v}` the variable's name and others the parameters. `type` is the type of
    what it declares: a struct's name, a typedef's, or `kind[size]` of an array; `t` is the type
    that is its argument, which it keeps for each CPU.
    """

    parameters: tuple[str, ...] = ()
    text: str = ""
    type: str = ""


@dataclass(frozen=True)
class Statement(Form):
    """A macro at the level of the file that declares nothing: `MODULE_ALIAS("…")`."""

    parameters: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Table(Form):
    """`ids = MODULE_DEVICE_TABLE("usb", […])`: a table of what a driver is for."""


@dataclass(frozen=True)
class Initialiser(Form):
    """A macro that is part of an initialiser of a table's entry: `USB_DEVICE(0x1234, 0x5678)`."""

    owner: str = ""  # the struct


def _lines(text: str) -> list[str]:
    """The rows of a table; an indented line belongs to the one before."""
    return re.sub(r"\n\s+", " ", text.strip()).splitlines()


def _loops() -> list[Form]:
    """Rows `name | parameters | C | variables | hidden`, by module."""
    found: list[Form] = []
    for module, text in rows.LOOPS.items():
        for line in _lines(text):
            name, parameters, head, variables, hidden, *rest = (p.strip() for p in line.split("|"))
            given = _parts(variables)
            found.append(
                Each(
                    name,
                    module,
                    _parts(parameters),
                    head,
                    given,
                    _parts(hidden),
                    rest[0] if rest else "",
                    is_unsafe=any("*" in variable for variable in given),
                )
            )
    return found


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _members() -> list[Form]:
    found: list[Form] = []
    for module, text in rows.MEMBERS.items():
        for line in _lines(text):
            name, parameters, text, result = (part.strip() for part in line.split("|"))
            found.append(
                Member(
                    name, module, _parts(parameters), text, result, is_unsafe=result in ("*", "&")
                )
            )
    return found


def _formats() -> list[Form]:
    found: list[Form] = [Format("printk", "linux.printk", has_level=True)]
    found += [Form(level, "linux.printk") for level in rows.KERN_LEVELS]
    found += [Form(level, "linux.kern_levels") for level in rows.KERN_LEVELS]
    names = [*rows.LEVELS, "debug", "cont", "devel"]
    for level in names:
        found.append(Format(f"pr_{level}", "linux.printk"))
        if level not in ("cont", "devel"):
            found.append(Format(f"pr_{level}_once", "linux.printk"))
            found.append(Format(f"pr_{level}_ratelimited", "linux.printk"))
    found.append(Format("printk_once", "linux.printk", has_level=True))
    found.append(Format("printk_ratelimited", "linux.printk", has_level=True))
    for level in (*rows.LEVELS, "dbg"):
        for module in ("linux.dev_printk", "linux.device"):
            found.append(Format(f"dev_{level}", module, ("device*",)))
            found.append(Format(f"dev_{level}_once", module, ("device*",)))
            found.append(Format(f"dev_{level}_ratelimited", module, ("device*",)))
        found.append(Format(f"netdev_{level}", "linux.netdevice", ("net_device*",)))
    for module, text in rows.FORMATS.items():
        for line in _lines(text):
            name, leading, result = (part.strip() for part in line.split("|"))
            found.append(Format(name, module, _parts(leading), result=result))
    return found


def _file_scope() -> list[Form]:
    found: list[Form] = []
    for module, text in rows.DECLARERS.items():
        for line in _lines(text):
            name, parameters, text, kind = (part.strip() for part in line.split("|"))
            found.append(Declarer(name, module, _parts(parameters), text, kind))
    for line in _lines(rows.STATEMENTS):
        name, parameters, text = (part.strip() for part in line.split("|"))
        module = rows.STATEMENT_HEADERS.get(name, "linux.module")
        found.append(Statement(name, module, _parts(parameters), text))
    for module, (owner, names) in rows.INITIALISERS.items():
        found += [Initialiser(name, module, owner) for name in names.split()]
    found.append(Table("MODULE_DEVICE_TABLE", "linux.module"))
    found += [Form(owner, "linux.mod_devicetable") for owner in set(rows.DEVICE_IDS.values())]
    return found


@cache
def _table() -> dict[tuple[str, str], Form]:
    return {(f.module, f.name): f for f in (*_loops(), *_members(), *_formats(), *_file_scope())}


def form(module: str, name: str) -> Form | None:
    """The form that a name of a module (`linux.list`, `list_entries`) has, or None."""
    for each in (module, *rows.ALSO.get(module, ())):
        found = _table().get((each, name))
        if found is not None:
            return found
    return None


def forms(module: str) -> dict[str, Form]:
    """All forms that can be cimported from a module, by name."""
    wanted = (*rows.ALSO.get(module, ()), module)
    return {name: f for (owner, name), f in _table().items() if owner in wanted}


def by_module() -> dict[str, list[Form]]:
    """All forms, by the module that they are listed under."""
    found: dict[str, list[Form]] = {}
    for each in _table().values():
        found.setdefault(each.module, []).append(each)
    return dict(sorted(found.items()))


# How headers call the parameters of their loops: those that are names, and the spare variable.
_MEMBER_NAMES = frozenset(("member", "field", "memb"))
_TYPE_NAMES = frozenset(("type", "typ"))
_SPARE_NAMES = frozenset(("n", "tmp", "next", "nxt", "temp"))


def general(module: str, name: str, parameters: tuple[str, ...]) -> Form | None:
    """The form of a macro that is only known by its parameters' names, or None.

    A loop of the kernel's has `for_each` in its name and its variable as the first parameter
    (`for_each_child(child, parent)`). The target's declaration says what it is. Where the name says
    that the current entry may be removed, the second parameter is the macro's spare variable.
    """
    known = form(module, name)
    if known is not None or "for_each" not in name or not parameters:
        return known
    variable, *rest = parameters
    hidden: tuple[str, ...] = ()
    if "safe" in name and rest and rest[0].lstrip("_") in _SPARE_NAMES:
        hidden = (f"? {rest.pop(0)}",)
    kinds = {**dict.fromkeys(_MEMBER_NAMES, "member"), **dict.fromkeys(_TYPE_NAMES, "type")}
    return Each(
        name,
        module,
        tuple(f"{kinds.get(each, 'any')} {each}" for each in rest),
        f"{name}({', '.join(f'{{{each}}}' for each in parameters)})",
        (f"? {variable}",),
        hidden,
    )


def learn(module: str, macros: Mapping[str, tuple[str, ...]]) -> None:
    """Take up the loops among the macros of a header, each by its name with its parameters' names.

    From then on `form` knows them; a macro that has a row of its own keeps it.
    """
    for name, parameters in macros.items():
        found = general(module, name, parameters)
        if found is not None:
            _table().setdefault((module, name), found)


@cache
def by_name(name: str) -> Form | None:
    """The form of a macro whatever header it is said to come from: for `cdef extern` of it."""
    return next((f for (_, each), f in _table().items() if each == name), None)
