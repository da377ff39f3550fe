# SPDX-License-Identifier: GPL-2.0
"""Reads headers without a compiler's help: declarations in the form of the first reader.

What is read is what gcc's preprocessor has for a module that includes the headers. Of what only a
compiler knows there are placeholders: offsets, sizes and alignments are 0, integers that depend on
them are UNKNOWN, and a `typeof` of an expression is a type of that name.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pycparser import c_ast

from cythonk.headers.flags import FIRST, Compilation
from cythonk.headers.model import (
    Aggregate,
    Alias,
    Array,
    Constant,
    Declarations,
    Enumeration,
    Field,
    Function,
    HeaderError,
    Named,
    Place,
    Pointer,
    Signature,
    Tagged,
    Type,
    Variable,
)
from cythonk.headers.reader import Header
from cythonk.headers.second import shim
from cythonk.headers.second.canonical import canonical, qualified
from cythonk.headers.second.parser import BUILTIN_TYPES, Parser
from cythonk.headers.second.values import Values


@dataclass
class Repeated(Declarations):
    """Declarations, and those that say again what another one has said.

    Attributes:
        again: all declarations of a function, variable or typedef that there are several of, by
            their class and name, in their order.
    """

    again: dict[tuple[str, str], list[Function | Variable | Alias]] = field(default_factory=dict)


# The type that a `typeof` of an expression has.
TYPEOF = Named("typeof")

# C says the words of its own types in any order, and may leave "int" and "signed" out.
_RANKS = ("char", "short", "long", "__int128", "int")
_WHOLE = {"float", "double", "_Bool", "void", "long double"}


def read_second(headers: Sequence[str], how: Compilation) -> Repeated:
    """All that some headers and what they include declare.

    Args:
        headers: as a source includes them, such as "linux/usb.h".
        how: how the kernel compiles modules.

    Raises:
        HeaderError: the preprocessor fails.
        Rejected: pycparser takes a declaration for no C.
    """
    return read_source("".join(f"#include <{header}>\n" for header in (FIRST, *headers)), how)


def read_source(source: str, how: Compilation) -> Repeated:
    """All that a source and what it includes declare.

    Raises:
        HeaderError: the preprocessor fails.
        Rejected: pycparser takes a declaration for no C.
    """
    return of_text(preprocessed(source, how), Header(how))


def preprocessed(source: str, how: Compilation) -> str:
    """What the kernel's own preprocessor makes of a source.

    Raises:
        HeaderError: it fails.
    """
    done = subprocess.run(
        [*how.command, "-E", "-x", "c", "-"],
        input=source,
        cwd=how.directory,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()
        raise HeaderError(next((line for line in said if "error:" in line), said[0]))
    return done.stdout


def of_text(text: str, header: Callable[[str], str]) -> Repeated:
    """All that preprocessed text declares.

    Args:
        text: what the preprocessor has written.
        header: what one includes a file by, from the path in a line marker.

    Raises:
        Rejected: pycparser takes a declaration for no C.
    """
    reader = _Reader(header)
    parser = Parser()
    for words in shim.declarations(text):
        reader.take(parser.parse(words))
    reader.out.headers.update(header(path) for path in shim.paths(text))
    return reader.out


class _Reader:
    def __init__(self, header: Callable[[str], str]) -> None:
        self.out = Repeated()
        self._header = header
        self._values = Values(self._canonical, self.out.aggregates)
        # Tags of those without one, by the node that several declarations share.
        self._made_up: dict[int, str] = {}
        self._count = 0

    def take(self, nodes: Sequence[c_ast.Node]) -> None:
        """One declaration, which may declare several names."""
        self._made_up.clear()
        for node in nodes:
            match node:
                case c_ast.Typedef():
                    self._alias(node)
                case c_ast.Decl(name=None):
                    self._type(node.type)
                case c_ast.Decl(type=c_ast.FuncDecl()):
                    self._function(node)
                case c_ast.Decl():
                    self._variable(node)

    def _place(self, node: c_ast.Node) -> Place:
        return Place(self._header(node.coord.file), node.coord.line)

    # --- types ---------------------------------------------------------------------------------

    def _type(self, node: c_ast.Node) -> Type:
        match node:
            case c_ast.TypeDecl():
                return qualified(self._type(node.type), *_qualifiers(node))
            case c_ast.Typename() | c_ast.Decl():
                return self._type(node.type)
            case c_ast.PtrDecl():
                return Pointer(self._type(node.type), *_qualifiers(node))
            case c_ast.ArrayDecl():
                length = self._values.of(node.dim) if node.dim else 0
                return Array(self._type(node.type), length)
            case c_ast.FuncDecl():
                return self._signature(node)
            case c_ast.IdentifierType():
                return _named(node.names, self.out)
            case c_ast.Struct() | c_ast.Union():
                return self._aggregate(node)
            case c_ast.Enum():
                return Tagged("enum", self._enumeration(node))
            case c_ast.TypeOf():
                return self._type_of(node.expr)
        raise AssertionError(f"a type that standard C does not have: {node}")

    def _canonical(self, node: c_ast.Node) -> Type:
        return canonical(self._type(node), self.out.aliases)

    def _type_of(self, node: c_ast.Node) -> Type:
        """The type that an expression or a type in `typeof` has, without typedefs."""
        return canonical(self._type_in(node), self.out.aliases)

    def _type_in(self, node: c_ast.Node) -> Type:
        match node:
            case c_ast.Typename():
                return self._type(node)
            case c_ast.Cast():
                return self._type(node.to_type)
            case c_ast.ID() if known := (
                self.out.variables.get(node.name) or self.out.functions.get(node.name)
            ):
                return known.type
            case c_ast.UnaryOp(op="&"):
                of = self._type_of(node.expr)
                return TYPEOF if of == TYPEOF else Pointer(of)
            case c_ast.UnaryOp(op="*"):
                return _item(self._type_of(node.expr))
            case c_ast.ArrayRef():
                return _item(self._type_of(node.name))
            case c_ast.StructRef():
                of = self._type_of(node.name)
                return self._member(_item(of) if node.type == "->" else of, node.field.name)
            case c_ast.FuncCall():
                called = self._type_of(node.name)
                return called.result if isinstance(called, Signature) else TYPEOF
        return self._values.type_of(node) or TYPEOF

    def _member(self, of: Type, name: str) -> Type:
        known = self.out.aggregates.get((of.kind, of.tag)) if isinstance(of, Tagged) else None
        for field_ in (known and known.fields) or ():
            # Members of one without a name are its owner's.
            inside = TYPEOF if field_.name else self._member(field_.type, name)
            if field_.name == name or inside != TYPEOF:
                found = field_.type if field_.name == name else inside
                assert isinstance(of, Tagged)
                return qualified(found, of.const, of.volatile)
        return TYPEOF

    def _signature(self, node: c_ast.FuncDecl) -> Signature:
        parameters = list(node.args.params) if node.args else []
        variadic = bool(parameters) and isinstance(parameters[-1], c_ast.EllipsisParam)
        if variadic:
            parameters.pop()
        types = tuple(self._type(parameter) for parameter in parameters)
        if types == (Named("void"),):
            types = ()
        return Signature(self._type(node.type), types, variadic)

    # --- declarations --------------------------------------------------------------------------

    def _function(self, node: c_ast.Decl) -> None:
        signature = self._signature(node.type)
        parameters = node.type.args.params if signature.parameters else []
        names = tuple(
            parameter.name or ""
            for parameter in parameters
            if not isinstance(parameter, c_ast.EllipsisParam)
        )
        inline = "static" in node.storage
        self._add(Function(node.name, signature, names, self._place(node), inline))

    def _alias(self, node: c_ast.Typedef) -> None:
        self._add(Alias(node.name, self._type(node.type), self._place(node)))

    def _variable(self, node: c_ast.Decl) -> None:
        name, type_, place = node.name, self._type(node.type), self._place(node)
        # A function may be declared by a typedef of its type, or by another function's.
        meant = canonical(type_, self.out.aliases)
        if isinstance(meant, Signature):
            names = ("",) * len(meant.parameters)
            self._add(Function(name, meant, names, place, "static" in node.storage))
        else:
            self._add(Variable(name, type_, place))

    def _add(self, one: Function | Variable | Alias) -> None:
        """Of several declarations the first one counts, of a function's one that has a body."""
        known: Function | Variable | Alias | None
        match one:
            case Function():
                known = self.out.functions.get(one.name)
                if known is None or (one.inline and not known.inline):
                    self.out.functions[one.name] = one
            case Variable():
                known = self.out.variables.setdefault(one.name, one)
            case Alias():
                known = self.out.aliases.setdefault(one.name, one)
        if known is not None and known is not one:
            key = (type(one).__name__, one.name)
            self.out.again.setdefault(key, [known]).append(one)

    def _tag(self, node: c_ast.Node) -> str:
        if node.name:
            return str(node.name)
        if id(node) not in self._made_up:
            self._count += 1
            self._made_up[id(node)] = f"without_tag_{self._count}"
        return self._made_up[id(node)]

    def _aggregate(self, node: c_ast.Struct | c_ast.Union) -> Tagged:
        kind = "struct" if isinstance(node, c_ast.Struct) else "union"
        tag = self._tag(node)
        known = self.out.aggregates.get((kind, tag))
        if known is None or (known.fields is None and node.decls is not None):
            # Its members may point to it.
            unknown = Aggregate(kind, tag, self._place(node), None, tagged=bool(node.name))
            self.out.aggregates[kind, tag] = unknown
            if node.decls is not None:
                fields = tuple(self._field(member) for member in node.decls)
                self.out.aggregates[kind, tag] = Aggregate(
                    kind, tag, unknown.place, fields, tagged=unknown.tagged
                )
        return Tagged(kind, tag)

    def _field(self, node: c_ast.Decl) -> Field:
        width = self._values.of(node.bitsize) if node.bitsize else None
        return Field(node.name or "", self._type(node), 0, width)

    def _enumeration(self, node: c_ast.Enum) -> str:
        tag = self._tag(node)
        if node.values is None or tag in self.out.enumerations:
            return tag
        items = node.values.enumerators
        values = self._values.enum(tag, [(item.name, item.value) for item in items])
        for item, value in zip(items, values, strict=True):
            self.out.constants[item.name] = Constant(item.name, value, self._place(item))
        named = zip((item.name for item in items), values, strict=True)
        self.out.enumerations[tag] = Enumeration(
            tag, self._place(node), tuple(named), bool(node.name)
        )
        return tag


def _item(of: Type) -> Type:
    """What a pointer points to, or an array has."""
    match of:
        case Pointer(to):
            return to
        case Array(item):
            return item
    return TYPEOF


def _qualifiers(node: c_ast.TypeDecl | c_ast.PtrDecl) -> tuple[bool, bool]:
    """Whether it is const, and whether it is volatile."""
    return "const" in node.quals, "volatile" in node.quals


def _named(words: Sequence[str], known: Declarations) -> Named:
    """A type by its words: a typedef's, or C's own as compilers spell it."""
    if len(words) == 1 and (words[0] in known.aliases or words[0] in BUILTIN_TYPES):
        return Named(words[0], True)
    said = list(words)
    if " ".join(said) in _WHOLE:
        return Named(" ".join(said))
    rank = next((rank for rank in _RANKS if rank in said), "int")
    name = " ".join(["long"] * said.count("long")) if rank == "long" else rank
    if "unsigned" in said:
        name = f"unsigned {name}"
    elif "signed" in said and rank == "char":
        name = "signed char"
    return Named(name)
