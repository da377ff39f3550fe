# SPDX-License-Identifier: GPL-2.0
"""What the uses of macros have in common: their arguments, checked and as C.

An argument is an expression, the name of a type or the name of a member, as its row in `table`
says. What no expression of C can be (a type, a name, a variable that the macro assigns to) goes
through Cython's C as calls of `__ck_c_…`, which the post-processor's emitter prints as what they
stand for.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, PyrexTypes, Symtab

from cythonk.frontend.macros.problems import MACRO, refuse
from cythonk.frontend.macros.table import Form

# The head of a list of the kernel's → what a member has to be to be on it.
NODE_OF = {
    "list_head*": "list_head",
    "hlist_head*": "hlist_node",
    "hlist_node*": "hlist_node",
    "table": "hlist_node",
    "llist_node*": "llist_node",
    "rb_root*": "rb_node",
    "rb_node*": "rb_node",
    "plist_head*": "plist_node",
}
_C_TYPES = {
    "int": PyrexTypes.c_int_type,
    "unsigned_int": PyrexTypes.c_uint_type,
    "unsigned_long": PyrexTypes.c_ulong_type,
    "size_t": PyrexTypes.c_size_t_type,
    "gfp_t": PyrexTypes.c_uint_type,
}


class MacroCallNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """A call of a macro, before anything is known of types.

    `args` are the arguments that are expressions, which every stage sees and may replace; `places`
    are theirs among all arguments. The others are names of types and members, and formats.
    """

    subexprs = ["args"]
    type = PyrexTypes.error_type
    form: Form
    written: str  # what the source calls it

    def take(self, form: Form, written: str, given: list[Any]) -> None:
        """Become a call of `form`; the node was a plain call until now."""
        self.form = form
        self.written = written
        self._given = given
        self.places = self._expressions(len(given))
        self.args: list[Any] = [given[place] for place in self.places]

    def _expressions(self, count: int) -> list[int]:
        """Which of so many arguments are expressions."""
        kinds = [parameter.split()[0] for parameter in getattr(self.form, "parameters", ())]
        if len(kinds) != count:
            return []
        return [place for place, kind in enumerate(kinds) if kind not in ("type", "member")]

    def given(self) -> list[Any]:
        """All arguments, as they are by now."""
        now = list(self._given)
        for place, node in zip(self.places, self.args, strict=True):
            now[place] = node
        return now

    def infer_type(self, env: Any) -> Any:
        """Nothing."""
        return PyrexTypes.error_type

    def analyse_types(self, env: Any) -> Any:
        """Only reached where such a call cannot stand."""
        refuse(
            self.pos,
            MACRO,
            f"'{self.written}' is a loop of the kernel's, and no value",
            f"write for … in {self.written}(…):",
        )
        return ExprNodes.NullNode(self.pos)


def plain(kind: Any) -> Any:
    """A type without const and volatile."""
    while kind is not None and getattr(kind, "is_cv_qualified", False):
        kind = kind.cv_base_type
    return kind


def struct_name(kind: Any) -> str | None:
    """The C name of a struct or union type, or None."""
    kind = plain(kind)
    if not getattr(kind, "is_struct_or_union", False):
        return None
    return str(kind.cname or kind.name)


def is_struct(kind: Any, name: str) -> bool:
    """Whether a type is a struct of the kernel's of a name."""
    kind = plain(kind)
    return bool(getattr(kind, "is_struct_or_union", False)) and name in (
        str(kind.cname),
        str(kind.name),
    )


def struct_type(name: str, env: Any) -> Any:
    """A struct of the kernel's by name: as declared where the code can see it, or only its name."""
    found = declared_type(name, env)
    if found is not None:
        return found
    return opaque_struct(name, name, typedef=name.endswith("_t"))


def opaque_struct(name: str, cname: str, *, typedef: bool) -> Any:
    """A struct of which nothing but its name is known."""
    scope = Symtab.StructOrUnionScope(name)
    kind = PyrexTypes.CStructOrUnionType(name, "struct", scope, int(typedef), cname)
    kind._convert_to_py_code = False  # Cython would make a dict of it
    return kind


def declared_type(name: str, env: Any) -> Any:
    """The type of a name as the module, or a module that it cimports, declares it; or None."""
    entry = env.lookup(name)
    if entry is not None and entry.is_type:
        return entry.type
    seen: set[int] = set()
    scopes = [env.global_scope()]
    while scopes:
        scope = scopes.pop()
        if id(scope) in seen:
            continue
        seen.add(id(scope))
        entry = scope.lookup_here(name)
        if entry is not None and entry.is_type and not entry.type.is_pyobject:
            return entry.type
        scopes += scope.cimported_modules
    return None


def c_type(text: str, types: dict[str, Any], env: Any) -> Any:
    """The type that a row names: `int`, `list_head*`, or a parameter's."""
    stars = text.count("*")
    base = text.rstrip("*")
    kind = types.get(base) or _C_TYPES.get(base)
    if kind is None:
        if base in ("char", "void"):
            kind = PyrexTypes.c_char_type if base == "char" else PyrexTypes.c_void_type
        else:
            kind = struct_type(base, env)
    for _ in range(stars):
        kind = PyrexTypes.CPtrType(kind)
    return kind


class Arguments:
    """The arguments of one call, after analysis.

    `expressions` are by the parameter's name; `types` are Cython's types by the name of a type's
    parameter; `members` the names of members. `ok` is false when something was refused.
    """

    def __init__(self, node: MacroCallNode, parameters: tuple[str, ...]) -> None:
        self.node = node
        self.parameters = [tuple(p.split()) for p in parameters]
        self.expressions: dict[str, Any] = {}
        self.types: dict[str, Any] = {}
        self.members: dict[str, str] = {}
        self.member_pos: Any = None
        self.ok = True
        self.example = ""

    def refuse(self, pos: Any, message: str, hint: str) -> None:
        """Report, and remember that there is nothing to generate."""
        refuse(pos, MACRO, message, hint)
        self.ok = False

    def _wanted(self) -> str:
        return f"{self.node.written}({', '.join(self._called(k, n) for k, n in self.parameters)})"

    def _called(self, kind: str, name: str) -> str:
        return {"type": "type", "member": "member"}.get(kind, name)

    def analyse_names(self, env: Any) -> None:
        """Types and members; no expression is looked at."""
        given = self.node.given()
        if len(given) != len(self.parameters):
            self.refuse(
                self.node.pos,
                f"'{self.node.written}' takes {counted(len(self.parameters))}, "
                f"and {given_count(len(given))} given",
                f"write {self._wanted()}",
            )
            return
        for (kind, name), value in zip(self.parameters, given, strict=True):
            if kind == "type":
                found = value.analyse_as_type(env)
                if found is None or found.is_pyobject or found is PyrexTypes.error_type:
                    self.refuse(
                        value.pos,
                        f"the {self._place(name)} argument of '{self.node.written}' "
                        "has to be the name of a C type",
                        f"write {self._wanted()} with a struct",
                    )
                else:
                    self.types[name] = found
            elif kind == "member":
                text = _dotted(value)
                if text is None:
                    self.refuse(
                        value.pos,
                        f"the {self._place(name)} argument of '{self.node.written}' "
                        "has to be the name of a member",
                        f"write {self._wanted()}",
                    )
                else:
                    self.members[name] = text
                    self.member_pos = value.pos

    def _place(self, name: str) -> str:
        index = [n for _, n in self.parameters].index(name)
        return ("first", "second", "third", "fourth", "fifth")[index]

    def analyse_expressions(self, env: Any) -> None:
        """The arguments that are values; what a head has to be is checked."""
        if not self.ok:
            return
        for (kind, name), value in zip(self.parameters, self.node.given(), strict=True):
            if kind not in ("type", "member"):
                node = self._value(kind, name, value.analyse_types(env), env)
                self.expressions[name] = node

    def _value(self, kind: str, name: str, node: Any, env: Any) -> Any:
        given = node.type
        if given is PyrexTypes.error_type:
            self.ok = False
            return node
        if kind == "expr":
            return node.coerce_to(PyrexTypes.c_long_type, env) if given.is_pyobject else node
        if kind == "any" and not given.is_pyobject:
            return node
        if kind == "any":
            kind = "expr"
        if kind == "void*" and (given.is_ptr or given.is_array):
            return node
        if kind == "declared":
            index = 1 + [n for _, n in self.parameters].index(name)
            return node.coerce_to(self.node.arg_types[index], env)
        if kind in _C_TYPES:
            return node.coerce_to(_C_TYPES[kind], env)
        if kind == "percpu":
            element = getattr(given, "ck_percpu", None)
            if element is None:
                self.refuse(
                    node.pos,
                    f"'{self.node.written}' takes a variable of each CPU, and this is {described(given)}",
                    "declare it at the level of the file: counter = DEFINE_PER_CPU(int)",
                )
            self.types["item"] = element
            return node
        if kind == "item":
            return node.coerce_to(self.types["item"], env) if self.types.get("item") else node
        if kind == "table":
            if given.is_array and is_struct(given.base_type, "hlist_head"):
                return node
            self.refuse(
                node.pos,
                f"'{self.node.written}' takes a hash table, and this is {described(given)}",
                "give the array itself: the kernel asks for its size",
            )
            return node
        if kind == "bits":
            if (given.is_ptr or given.is_array) and given.base_type.is_int:
                if plain(given.base_type).rank == PyrexTypes.c_ulong_type.rank:
                    return node
            elif given.is_int and node.is_lvalue() and given.rank == PyrexTypes.c_ulong_type.rank:
                return address(node, env)
            self.refuse(
                node.pos,
                f"'{self.node.written}' takes bits, and this is {described(given)}",
                "bits are an array of unsigned long: cdef unsigned long bits[…]",
            )
            return node
        base = kind.removesuffix("*")
        if base in self.types or base == "?":
            wanted = self.types.get(base)
            if given.is_ptr and (wanted is None or plain(given.base_type).same_as(wanted)):
                self.types.setdefault(base, plain(given.base_type))
                return node
        elif base == "t":  # the struct is what the argument points to
            if given.is_ptr and struct_name(given.base_type):
                self.types["t"] = plain(given.base_type)
                return node
            self.refuse(
                node.pos,
                f"'{self.node.written}' takes a pointer to a struct, and this is {described(given)}",
                f"write {self._wanted()}",
            )
            return node
        elif given is PyrexTypes.c_null_ptr_type:
            return node
        elif base == "char":
            item = plain(given.base_type) if given.is_ptr or given.is_array else None
            if item is not None and item.is_int and item.rank == 0:
                return node
        elif is_struct(given, base) and node.is_lvalue():
            return address(node, env)
        elif (given.is_ptr or given.is_array) and is_struct(given.base_type, base):
            return node
        self.refuse(
            node.pos,
            f"'{self.node.written}' takes {_pointer(base)}, and this is {described(given)}",
            self.example or f"write {self._wanted()}",
        )
        return node

    def check_members(self) -> None:
        """That the struct has the member, and that it is of the kind that the head asks for."""
        owner = self._owner()
        for text in self.members.values():
            if owner is None or not self.ok:
                return
            found = self.member_type(owner, text)
            for kind, name in self.parameters:
                wanted = NODE_OF.get(kind)
                if found is not None and wanted is not None and not is_struct(found, wanted):
                    self.refuse(
                        self.member_pos,
                        f"the member '{text}' is {described(found)}, and '{self.node.written}' "
                        f"goes by a struct {wanted} ({name})",
                        _members_hint(owner, lambda k, w=wanted: is_struct(k, w)),
                    )
                    return

    def member_type(self, owner: Any, text: str) -> Any:
        """The type of a (nested) member; None when it was refused or the struct is not known."""
        kind = owner
        for part in text.split("."):
            kind = plain(kind)
            if not getattr(kind, "is_struct_or_union", False):
                self.refuse(
                    self.member_pos,
                    f"{described(kind)} has no members",
                    "give the name of a struct or union",
                )
                return None
            if kind.scope is None or not kind.scope.entries:
                return None  # declared without its members: gcc knows them
            entry = kind.scope.lookup_here(part)
            if entry is None:
                self.refuse(
                    self.member_pos,
                    f"{described(kind)} has no member '{part}'",
                    _members_hint(kind, lambda _: True),
                )
                return None
            kind = entry.type
        return kind

    def _owner(self) -> Any:
        """The struct that members are of."""
        owner = self.types.get("t") or self.types.get("?")
        return owner.base_type if owner is not None and owner.is_ptr else owner

    def c(self) -> dict[str, str]:
        """All arguments as C, by name."""
        found = {name: node.result() for name, node in self.expressions.items()}
        found |= {name: type_text(kind) for name, kind in self.types.items() if kind is not None}
        owner = self._owner()
        found |= {n: f'__ck_c_name("{_c_member(owner, m)}")' for n, m in self.members.items()}
        return found


def counted(count: int) -> str:
    """So many arguments, in words."""
    return f"{count or 'no'} argument{'' if count == 1 else 's'}"


def given_count(count: int) -> str:
    """So many of them, with the verb."""
    return f"{count or 'none'} {'are' if count > 1 else 'is'}"


def type_text(kind: Any) -> str:
    """A type as an argument."""
    return f"__ck_c_type(sizeof({kind.empty_declaration_code()}))"


def address(node: Any, env: Any) -> Any:
    """`&node`, of a struct that stands where its address is wanted."""
    if node.is_name:
        node.entry.used = True
    made = ExprNodes.AmpersandNode(node.pos, operand=node)
    made.type = PyrexTypes.c_ptr_type(node.type)
    return made


def _dotted(node: Any) -> str | None:
    if isinstance(node, ExprNodes.NameNode):
        return str(node.name)
    if isinstance(node, ExprNodes.AttributeNode):
        before = _dotted(node.obj)
        return None if before is None else f"{before}.{node.attribute}"
    return None


def _c_member(owner: Any, text: str) -> str:
    """A member as C calls it, which differs where that is a keyword of Python."""
    kind, out = plain(owner), []
    for part in text.split("."):
        scope = getattr(kind, "scope", None)
        entry = scope.lookup_here(part) if scope is not None else None
        out.append(str(entry.cname) if entry is not None and entry.cname else part)
        kind = plain(entry.type) if entry is not None else None
    return ".".join(out)


def _members_hint(kind: Any, fits: Any) -> str:
    names = [str(n) for n, e in plain(kind).scope.entries.items() if n and fits(e.type)]
    if not names:
        return "none of its members is one: check the type"
    shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return f"there {'is' if len(names) == 1 else 'are'} {shown}"


def _pointer(base: str) -> str:
    return f"a pointer to {'a struct ' if base not in ('char', 'int') else ''}{base}"


def described(kind: Any) -> str:
    """A type in a message."""
    if kind is None:
        return "unknown"
    kind = plain(kind)
    if kind.is_pyobject:
        return "an object"
    if kind.is_array:
        return f"an array of {_bare(kind.base_type)}"
    if kind.is_ptr:
        return f"a pointer to {_bare(kind.base_type)}"
    text = _bare(kind)
    return f"{'an' if text[0] in 'aeiou' and not text.startswith('union') else 'a'} {text}"


def _bare(kind: Any) -> str:
    kind = plain(kind)
    if getattr(kind, "is_struct_or_union", False):
        return f"{kind.kind} {kind.name}"
    return str(kind)
