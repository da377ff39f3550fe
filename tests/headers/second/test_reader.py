# SPDX-License-Identifier: GPL-2.0
"""What the second reader makes of pieces of C."""

from __future__ import annotations

import pytest

from cythonk.headers.model import (
    Aggregate,
    Alias,
    Array,
    Enumeration,
    Field,
    Function,
    Named,
    Place,
    Pointer,
    Signature,
    Tagged,
    Type,
    Variable,
)
from cythonk.headers.second.parser import Rejected
from cythonk.headers.second.reader import TYPEOF, of_text
from cythonk.headers.second.values import UNKNOWN

INT, CHAR, LONG = Named("int"), Named("char"), Named("long")
U8 = Named("u8", typedef=True)
BEFORE = """
typedef unsigned char u8; typedef u8 bytes[4]; typedef int call(char);
struct s { u8 a; struct { int b; const char *c; }; };
extern struct s *known; int seen(u8 a);
"""

# The type of `x`.
TYPES: dict[str, Type] = {
    "int x;": INT,
    "unsigned x;": Named("unsigned int"),
    "long unsigned int x;": Named("unsigned long"),
    "int long long signed x;": Named("long long"),
    "short int x;": Named("short"),
    "char x;": CHAR,
    "signed char x;": Named("signed char"),
    "unsigned char x;": Named("unsigned char"),
    "_Bool x;": Named("_Bool"),
    "unsigned __int128 x;": Named("unsigned __int128"),
    "u8 x;": U8,
    "const u8 x;": Named("u8", typedef=True, const=True),
    "u8 const volatile x;": Named("u8", typedef=True, const=True, volatile=True),
    "const char *x;": Pointer(Named("char", const=True)),
    "char *const x;": Pointer(CHAR, const=True),
    "volatile int *volatile *x;": Pointer(Pointer(Named("int", volatile=True), volatile=True)),
    "int x[2][3];": Array(Array(INT, 3), 2),
    "extern int x[];": Array(INT, 0),
    "int x[] = { 1 };": Array(INT, UNKNOWN),
    "int x[sizeof(struct s)];": Array(INT, UNKNOWN),
    "const int x[2];": Array(Named("int", const=True), 2),
    "int (*x)[2];": Pointer(Array(INT, 2)),
    "int *x[2];": Array(Pointer(INT), 2),
    "int (*x)(char, ...);": Pointer(Signature(INT, (CHAR,), True)),
    "void (*x)(void);": Pointer(Signature(Named("void"), ())),
    "int (*(*x)(long))(char);": Pointer(Signature(Pointer(Signature(INT, (CHAR,))), (LONG,))),
    "call *x;": Pointer(Named("call", typedef=True)),
    "struct s x;": Tagged("struct", "s"),
    "const union u *x;": Pointer(Tagged("union", "u", const=True)),
    "enum e x;": Tagged("enum", "e"),
    "struct u8 { u8 u8; } x;": Tagged("struct", "u8"),
    "__typeof__(int) x;": INT,
    "typeof(const u8 *) x;": Pointer(Named("unsigned char", const=True)),
    "typeof(known) x;": Pointer(Tagged("struct", "s")),
    "typeof(*known) x;": Tagged("struct", "s"),
    "typeof(&known->c) x;": Pointer(Pointer(Named("char", const=True))),
    "typeof(((struct s *)0)->b) *x;": Pointer(INT),
    "typeof(known[0].a) x;": Named("unsigned char"),
    "typeof(seen(1)) x;": INT,
    "typeof(1UL << 3) x;": Named("unsigned long"),
    "typeof(unknown()) x;": TYPEOF,
    "__uint128_t x;": Named("__uint128_t", typedef=True),
    "__builtin_va_list x;": Named("__builtin_va_list", typedef=True),
}


@pytest.mark.parametrize("text", TYPES)
def test_type(text: str) -> None:
    """A variable has the type that its declaration says."""
    assert of_text(BEFORE + text, str).variables["x"].type == TYPES[text]


def test_declarations() -> None:
    """Everything has its names, parts and place."""
    declared = of_text(
        """# 3 "a.h"
enum kind { FIRST = 2,
	SECOND };
struct outer {
	int a : 3, : 5;
	union { int b; } u;
};
typedef struct { int c; } nameless;
int linked(int a, char *, ...);
static inline nameless inlined(void) { return (nameless){ 1 }; }
extern call_t before; typedef int call_t(char c);
""".replace("extern call_t before; ", ""),
        lambda path: f"linux/{path}",
    )
    at = {line: Place("linux/a.h", line) for line in range(20)}
    assert declared.enumerations == {
        "kind": Enumeration("kind", at[3], (("FIRST", 2), ("SECOND", 3)))
    }
    assert {c.name: (c.value, c.place) for c in declared.constants.values()} == {
        "FIRST": (2, at[3]),
        "SECOND": (3, at[4]),
    }
    outer = declared.aggregates["struct", "outer"]
    assert outer.fields is not None
    union = outer.fields[2].type
    assert isinstance(union, Tagged)
    assert outer == Aggregate(
        "struct",
        "outer",
        at[5],
        (Field("a", INT, 0, 3), Field("", INT, 0, 5), Field("u", union, 0)),
    )
    assert not declared.aggregates["union", union.tag].tagged
    alias = declared.aliases["nameless"]
    assert isinstance(alias.type, Tagged)
    assert alias == Alias("nameless", Tagged("struct", alias.type.tag), at[9])
    assert not declared.aggregates["struct", alias.type.tag].tagged
    assert declared.functions == {
        "linked": Function("linked", Signature(INT, (INT, Pointer(CHAR)), True), ("a", ""), at[10]),
        "inlined": Function(
            "inlined", Signature(Named("nameless", typedef=True), ()), (), at[11], True
        ),
    }
    assert declared.aliases["call_t"].type == Signature(INT, (CHAR,))
    assert declared.headers == {"linux/a.h"}


def test_function_by_typedef() -> None:
    """A function that a typedef or another function declares is one, and no variable."""
    declared = of_text(BEFORE + "extern call f; typeof(seen) g;", str)
    assert declared.functions["f"].type == Signature(INT, (CHAR,))
    assert declared.functions["g"].type == Signature(INT, (Named("unsigned char"),))
    assert set(declared.variables) == {"known"}


def test_of_several() -> None:
    """The first declaration counts, of a function that which has a body; all are kept."""
    declared = of_text(
        "static int f(int);\nint g(int);\nint g(int a);\nextern int v[];\nextern int v[2];\n"
        "int h(int);\nstatic inline int h(int b) { }\n",
        str,
    )
    assert declared.functions["f"].inline
    assert declared.functions["g"].names == ("",)
    assert declared.functions["h"].names == ("b",)
    assert declared.variables["v"] == Variable("v", Array(INT, 0), Place("", 4))
    lines = {name: [one.place.line for one in all_] for name, all_ in declared.again.items()}
    assert lines == {
        ("Function", "g"): [2, 3],
        ("Variable", "v"): [4, 5],
        ("Function", "h"): [6, 7],
    }


def test_members_that_come_later() -> None:
    """A structure that is mentioned first has its members, and may point to itself."""
    declared = of_text("struct a *p; struct a { struct a *next; struct b b; };", str)
    fields = declared.aggregates["struct", "a"].fields
    assert fields is not None
    assert [field.name for field in fields] == ["next", "b"]
    assert declared.aggregates["struct", "b"].fields is None


@pytest.mark.parametrize("text", ["int + ;", "int (;", "int a; }", "struct s { int a;", "int a"])
def test_rejected(text: str) -> None:
    """What is no C is named with its place, also where it does not end."""
    with pytest.raises(Rejected, match=r"bad\.h:5|At end of input"):
        of_text(f'# 5 "bad.h"\n{text}\nint b;', str)
