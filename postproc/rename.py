# SPDX-License-Identifier: GPL-2.0
"""Pass 8, rename: file-scope names become those of the source (locals are `tidy`'s business).

Functions and variables are prefixed by their module or class, as drivers do, so that they cannot collide with names of
kernel headers; classes and structs keep their own names, unless these are lower case like the kernel's.
"""

from __future__ import annotations

import re

from pycparser import c_ast

from cythonk.frontend.info import ModuleInfo
from cythonk.postproc.cast import walk
from cythonk.postproc.classes import BASE, HEAD, VTAB
from cythonk.postproc.tidy.rename import KEYWORDS
from cythonk.postproc.unit import Unit

FIELDS = {HEAD: "base", BASE: "base", VTAB: "vtab", "__pyx_n": "count"}
HIDDEN = "_ck_"


def _prefixed(prefix: str, name: str) -> str:
    return name if name == prefix or name.startswith(f"{prefix}_") else f"{prefix}_{name}"


def _function_names(info: ModuleInfo) -> dict[str, str]:
    names: dict[str, str] = {}
    module = info.name.replace(".", "_")
    for cname, function in info.functions.items():
        if function.qualified_name == "<module>":
            names[cname] = f"{module}_module_body"
            continue
        if function.qualified_name.endswith("<lambda>"):
            names[cname] = f"{module}_lambda_{cname.rsplit('_', 1)[-1]}"
            continue
        parts = [p.strip("_") or p for p in function.qualified_name.split(".")]
        if len(parts) == 1:
            names[cname] = _prefixed(module, parts[0])
        else:
            names[cname] = "_".join(parts)
    return names


def class_name(info: ModuleInfo, name: str, qualified: str) -> str:
    """The C struct tag of a class."""
    module = qualified.rsplit(".", 1)[0].replace(".", "_") or info.name
    return name if name[:1].isupper() else f"{module}_{name}"


def _demangle(cname: str) -> tuple[str, str] | None:
    """Cython's `__pyx_<kind>_<len><module>_<name>` as (module, name), for one-word modules."""
    match = re.match(r"^__pyx_(?:t|f|v|e|obj|opt_args|vtabstruct|ctuple|p|vp)_(\d+)(.*)$", cname)
    if match is None:
        return None
    rest, parts = match[1] + match[2], []
    while step := re.match(r"^(\d+)(.*)$", rest):
        digits, tail = step[1], step[2]
        for cut in range(len(digits), 0, -1):
            length, text = int(digits[:cut]), digits[cut:] + tail
            if len(text) == length or text[length : length + 1] == "_":
                parts.append(text[:length])
                rest = text[length:]
                break
        else:
            return None
        if not re.match(r"^_\d", rest):
            break
        rest = rest[1:]
    return ("_".join(parts), rest.lstrip("_")) if parts else None


class Renamer:
    """Maps every Cython name of a unit."""

    def __init__(self, unit: Unit) -> None:
        self.info = unit.info
        self.names = dict(_function_names(unit.info))
        if unit.entry is not None:
            self.names[unit.entry] = f"{unit.module}_init"
        self.module = unit.info.name.replace(".", "_")
        for cname, field in unit.info.globals.items():
            self.names[cname] = _prefixed(self.module, field.name)
        self.tags: dict[str, str] = {}
        for klass in unit.info.classes.values():
            tag = class_name(unit.info, klass.name, klass.qualified_name)
            self.tags[klass.struct_cname] = tag
            if klass.vtab_struct:
                self.tags[klass.vtab_struct] = f"{tag}_vtable"
            for part in ("type", "vtable", "alloc"):
                self.names[f"__ck_{part}_{klass.struct_cname}"] = f"{tag}_{part}"
            if not klass.defined_here:
                for slot, function in klass.methods:
                    self.names.setdefault(function, f"{tag}_{slot.rsplit('.', 1)[-1].strip('_')}")
                for special in klass.specials:
                    self.names[special.cname] = f"{tag}_{special.name.strip('_')}"
        self.taken = set(self.names.values())

    def name(self, cname: str) -> str:
        """The new name of an identifier."""
        new = self.names.get(cname)
        if new is not None:
            return new
        if cname == "__pyx_optional_args":
            return "optional"
        if cname.startswith("__ck_entry_"):
            new = self.name(cname.removeprefix("__ck_entry_")) + "_entry"
        elif match := re.match(r"^__ck_(value|call|names)_(__pyx_f_.*)$", cname):
            new = f"{self.name(match[2])}_{match[1]}"
        elif cname.startswith("__ck_method_"):
            new = cname.removeprefix("__ck_")
        elif cname.startswith("__ck_"):
            for struct, tag in self.tags.items():
                if cname.endswith(f"_{struct}"):
                    part = cname.removeprefix("__ck_").removesuffix(f"_{struct}")
                    new = f"{tag}_{part}"
                    while new in self.taken:
                        new += "_slot"
                    break
        elif cname.startswith("__pyx_") and not re.match(
            r"^__pyx_(v_[^0-9]|t_\d+$|r$|L\d|lineno)", cname
        ):
            parts = _demangle(cname)
            if parts is not None:
                new = "_".join(p.replace(HIDDEN, "") for p in parts if p)
        if new is None:
            return cname
        self.names[cname] = new
        self.taken.add(new)
        return new

    def tag(self, cname: str | None) -> str | None:
        """The new tag of a struct, union or enum."""
        if cname is None or not cname.startswith("__pyx_"):
            return cname
        if cname not in self.tags:
            parts = _demangle(cname)
            tag = "_".join(p for p in parts if p) if parts else cname.removeprefix("__pyx_")
            if cname.startswith("__pyx_opt_args"):
                tag = (
                    self.names.get(cname.replace("__pyx_opt_args_", "__pyx_f_"), tag) + "_defaults"
                )
            self.tags[cname] = tag.replace(HIDDEN, "")
        return self.tags[cname]

    def field(self, name: str) -> str:
        """The new name of a struct field."""
        new = FIELDS.get(name) or name.replace(HIDDEN, "").removeprefix("__pyx_")
        return f"{new}_" if new in KEYWORDS else new


def run(unit: Unit) -> None:
    """Rename everything at file scope, and fields."""
    renamer = Renamer(unit)
    for node in walk(unit.tree):
        if isinstance(node, (c_ast.Struct, c_ast.Union, c_ast.Enum)):
            node.name = renamer.tag(node.name)
            for member in getattr(node, "decls", None) or []:
                if isinstance(member, c_ast.Decl) and member.name:
                    _set_name(member, renamer.field(member.name))
        elif isinstance(node, c_ast.StructRef):
            node.field.name = renamer.field(node.field.name)
        elif isinstance(node, c_ast.NamedInitializer):
            for part in node.name:
                if isinstance(part, c_ast.ID):
                    part.name = renamer.field(part.name)
        elif isinstance(node, c_ast.Enumerator):
            node.name = renamer.name(node.name)
    fields = _field_nodes(unit.tree)
    for node in walk(unit.tree):
        if isinstance(node, c_ast.ID) and id(node) not in fields:
            node.name = renamer.name(node.name)
        elif isinstance(node, (c_ast.Decl, c_ast.TypeDecl, c_ast.Typedef)):
            name = node.name if not isinstance(node, c_ast.TypeDecl) else node.declname
            if (
                name
                and (id(node) not in fields or name == "__pyx_optional_args")
                and name.startswith("__")
            ):
                _set_name(node, renamer.name(name))
        elif isinstance(node, c_ast.IdentifierType):
            node.names = [renamer.tag(n) or n for n in node.names]
    unit.renames = renamer.names


def _field_nodes(tree: c_ast.Node) -> set[int]:
    found: set[int] = set()
    for node in walk(tree):
        if isinstance(node, c_ast.StructRef):
            found.add(id(node.field))
        elif isinstance(node, c_ast.NamedInitializer):
            found.update(id(part) for part in node.name)
        elif isinstance(node, (c_ast.Struct, c_ast.Union)):
            for member in node.decls or []:
                found.update(
                    id(n)
                    for n in walk(member)
                    if isinstance(n, (c_ast.Decl, c_ast.TypeDecl))
                    and _declared(n) == _declared(member)
                )
    return found


def _declared(node: c_ast.Node) -> str | None:
    return getattr(node, "name", None) if not isinstance(node, c_ast.TypeDecl) else node.declname


def _set_name(node: c_ast.Node, name: str) -> None:
    if isinstance(node, c_ast.TypeDecl):
        node.declname = name
        return
    node.name = name
    inner = getattr(node, "type", None)
    while inner is not None:
        if isinstance(inner, c_ast.TypeDecl):
            inner.declname = name
            return
        inner = getattr(inner, "type", None)
