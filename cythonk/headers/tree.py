# SPDX-License-Identifier: GPL-2.0
"""Writes declarations as a tree of `.pxd` files that mirrors the headers: for people, and their editors.

A header's file has what stands in the header. Headers need each other's types in circles, which
Cython's files cannot; so the types are in files of their own, one for all headers of a circle, and a
type is the same wherever it is cimported from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from cythonk.headers import names
from cythonk.headers.model import Aggregate, Alias, Declarations, Named, Tagged, Type
from cythonk.headers.order import Node, in_order, parts
from cythonk.headers.ways import members
from cythonk.headers.writer import Writer, basic, basic_name, basic_of, block, is_enum

# Where the types are; the headers' own folders are those of the kernel.
TYPES = "_types"
BASIC = f"{TYPES}.basic"


def module(header: str) -> str:
    """The module that a header is cimported as: "linux/usb.h" is linux.usb."""
    return ".".join(names.module_word(word) for word in header.removesuffix(".h").split("/"))


def tree(
    declarations: Declarations, headers: Iterable[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Files, each by its path in the tree with its text.

    Args:
        declarations: what all of the headers declare.
        headers: those that there are files for; by default all that declare something. Types of
            others are written where these need them.
    """
    return iter(_Tree(declarations, None if headers is None else set(headers)))


class _Tree:
    def __init__(self, declarations: Declarations, headers: set[str] | None) -> None:
        self._all = declarations
        self._writer = Writer(declarations, declarations)
        self._wanted = headers
        self._types: dict[str, list[Node]] = defaultdict(list)
        self._open: set[str] = set()
        self._basic: dict[str, list[Alias]] = defaultdict(list)
        for alias in declarations.aliases.values():
            if alias.name in names.BASIC:
                self._basic[alias.place.header].append(alias)
        for node in in_order(declarations):
            if self._name(node):
                self._types[node.place.header].append(node)
        circles = _circles({header: self._reached(header) for header in self._types})
        # The first of a circle gives it its name.
        self._file = {
            header: f"{TYPES}.{module(min(circle))}" for circle in circles for header in circle
        }
        self._circles = {self._file[min(circle)]: circle for circle in circles}

    def __iter__(self) -> Iterator[tuple[str, str]]:
        others: dict[str, list[str]] = defaultdict(list)
        used: dict[str, list[Type]] = defaultdict(list)
        for place, lines in self._writer.others():
            others[place.header] += lines
        every = self._all
        for function in every.functions.values():
            used[function.place.header].append(function.type)
        for variable in every.variables.values():
            used[variable.place.header].append(variable.type)
        for constant in every.constants.values():
            used[constant.place.header].append(Named(constant.type))
        wanted = sorted({*others, *self._types} if self._wanted is None else self._wanted)
        files: dict[str, str] = {}
        reached: list[str] = []
        for header in wanted:
            own = [Named(node.name, True) for node in self._basic[header]]
            pairs = {self._pair(node) for node in self._types[header]}
            pairs |= {*self._pairs(own), *self._pairs(used[header])}
            reached += (file for file, _ in pairs)
            text = [_docstring(f"Declarations of {header}."), *_cimports(pairs)]
            # Without lines the header is included all the same.
            text += ["", block(header, others[header] or ["pass"])]
            files[module(header)] = "\n".join(text)
        done = {BASIC}
        while reached:
            file = reached.pop()
            if file not in done:
                done.add(file)
                files[file], more = self._types_file(file)
                reached += more
        opened = [self._writer.open_enum(tag) for tag in sorted(self._open)]
        files[BASIC] = _basic([line for lines in opened for line in lines])
        yield from _paths(files)

    def _types_file(self, file: str) -> tuple[str, list[str]]:
        """A file of types, and the files it needs."""
        circle = sorted(self._circles[file])
        # In the order of all: a type may need one of another header of the circle.
        inside = set(circle)
        nodes = [node for node in self._ordered if node.place.header in inside]
        pairs = {
            pair for node in nodes for pair in self._pairs(self._mentioned(node)) if pair[0] != file
        }
        heads = [line for node in nodes for line in self._writer.head(node)]
        lines = [line for node in nodes for line in self._writer.type(node)]
        about = f"Types of {', '.join(circle)}."
        text = [_docstring(about), *_cimports(pairs), "", block("", [*heads, *lines])]
        return "\n".join(text), sorted({pair[0] for pair in pairs})

    @property
    def _ordered(self) -> list[Node]:
        if not hasattr(self, "_in_order"):
            self._in_order = in_order(self._all)
        return self._in_order

    # --- names ---------------------------------------------------------------------------------

    def _name(self, node: Node) -> str | None:
        """What a type is called in Cython; None where it is not written."""
        return self._writer.name_of(node)

    def _pair(self, node: Node) -> tuple[str, str]:
        """The file and the name of a type."""
        name = self._name(node)
        assert name is not None
        return self._file[node.place.header], name

    def _pairs(self, kinds: Iterable[Type]) -> Iterator[tuple[str, str]]:
        for kind in kinds:
            for node in self._nodes(kind):
                yield self._pair(node)
            for said in basic_of(kind):
                yield BASIC, basic_name(said)
            for part in parts(kind):
                if is_enum(part) and part.tag not in self._all.enumerations:
                    yield BASIC, self._writer.name("enum", part.tag)
                    self._open.add(part.tag)

    def _nodes(self, kind: Type) -> Iterator[Node]:
        """The types that a type names and that are written."""
        every = self._all
        for part in parts(kind):
            node: Node | None
            match part:
                case Tagged("enum", tag):
                    node = every.enumerations.get(tag)
                case Tagged(what, tag):
                    node = every.aggregates.get((what, tag))
                case Named(name):
                    node = every.aliases.get(name) if part.typedef else None
            if node and self._name(node):
                yield node
            elif isinstance(node, Alias):
                # Said as what it stands for.
                yield from self._nodes(node.type)

    def _mentioned(self, node: Node) -> Iterator[Type]:
        """The types that a type's declaration is made of."""
        match node:
            case Alias():
                yield node.type
            case Aggregate():
                yield from (one.type for one, _ in members(self._all, node.fields or ()))

    def _reached(self, header: str) -> set[str]:
        """The headers whose types those of a header need."""
        found = {
            inner.place.header
            for node in self._types[header]
            for kind in self._mentioned(node)
            for inner in self._nodes(kind)
        }
        return found - {header}


def _basic(more: list[str]) -> str:
    lines = [basic(*one) for one in sorted(set(names.BASIC.values()))]
    about = "Types that C has without a header, and enums that no header has the values of."
    return "\n".join([_docstring(about), "", block("", lines + more)])


def _docstring(text: str) -> str:
    return f'# SPDX-License-Identifier: GPL-2.0\n"""{text}"""\n'


def _cimports(pairs: Iterable[tuple[str, str]]) -> list[str]:
    by_file: dict[str, list[str]] = defaultdict(list)
    for file, name in sorted(set(pairs)):
        by_file[file].append(name)
    return [f"from {file} cimport {', '.join(said)}" for file, said in sorted(by_file.items())]


def _paths(files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    folders = {file.rsplit(".", i)[0] for file in files for i in range(1, file.count(".") + 1)}
    for folder in sorted(folders):
        path = folder.replace(".", "/")
        # A header may be called as its folder.
        yield f"{path}/__init__.pxd", files.get(folder, "")
    for file, text in files.items():
        if file not in folders:
            yield f"{file.replace('.', '/')}.pxd", text


def _circles(edges: Mapping[str, set[str]]) -> list[list[str]]:
    """Groups of nodes that reach each other, by Tarjan's algorithm."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[list[str]] = []
    for root in sorted(edges):
        if root in index:
            continue
        open_ = [(root, iter(sorted(edges[root])))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while open_:
            node, rest = open_[-1]
            for one in rest:
                if one not in index:
                    index[one] = low[one] = len(index)
                    stack.append(one)
                    on_stack.add(one)
                    open_.append((one, iter(sorted(edges.get(one, ())))))
                    break
                if one in on_stack:
                    low[node] = min(low[node], index[one])
            else:
                open_.pop()
                if open_:
                    low[open_[-1][0]] = min(low[open_[-1][0]], low[node])
                if low[node] == index[node]:
                    at = stack.index(node)
                    found.append(stack[at:])
                    on_stack.difference_update(stack[at:])
                    del stack[at:]
    return found
