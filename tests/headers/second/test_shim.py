# SPDX-License-Identifier: GPL-2.0
"""What becomes standard C, and what every word's place is."""

from __future__ import annotations

import pytest

from cythonk.headers.second.shim import COMPUTED, declarations, paths

# GNU C, and what is left of it for pycparser.
PAIRS = {
    "declaration": ("int a;", ["int a ;"]),
    "several": ("int a; int b;", ["int a ;", "int b ;"]),
    "body": (
        "static int f(int a) { return a + 1; } int b;",
        ["static int f ( int a ) ;", "int b ;"],
    ),
    "braces in a body": ("int f(void) { if (1) { { } } } int b;", ["int f ( void ) ;", "int b ;"]),
    "brace in a text": (
        "int f(void) { g(\"}\"); h('}'); } int b;",
        ["int f ( void ) ;", "int b ;"],
    ),
    "quote in a text": (r'int f(void) { g("\"}"); } int b;', ["int f ( void ) ;", "int b ;"]),
    "attribute before a body": (
        "void f(void) __attribute__((noinline)) { }",
        ["void f ( void ) ;"],
    ),
    "body behind a structure": (
        "struct s { int a; } f(void) { return (struct s){ 1 }; }",
        ["struct s { int a ; } f ( void ) ;"],
    ),
    "structure": (
        "struct __attribute__((packed)) s { int a; } __attribute__((aligned(8)));",
        ["struct s { int a ; } ;"],
    ),
    "structure with an attribute's parenthesis": (
        "struct __attribute__((packed)) { int a; } x;",
        ["struct { int a ; } x ;"],
    ),
    "initialiser": ("static int a = 1, b = (2, 3), c;", ["static int a , b , c ;"]),
    "initialiser in braces": ("struct s a = { .b = { 1, 2 }, };", ["struct s a ;"]),
    "initialiser that says a length": (
        "char a[] = { 1, 2 }, b[2] = { 1 };",
        [f"char a [ {COMPUTED} ] , b [ 2 ] ;"],
    ),
    "values of an enum": ("enum e { A = 1, B };", ["enum e { A = 1 , B } ;"]),
    "assertion": ('_Static_assert(sizeof(int) == 4, "int"); int a;', ["int a ;"]),
    "assertion in a structure": (
        'struct s { int a; _Static_assert(1, ""); };',
        ["struct s { int a ; ; } ;"],
    ),
    "assembler code": ('asm volatile("nop; {"); int a;', ["int a ;"]),
    "assembler name": ('register long sp asm("rsp");', ["register long sp ;"]),
    "extension": ("__extension__ typedef long long s64;", ["typedef long long s64 ;"]),
    "address space": ("extern int __seg_gs a;", ["extern int a ;"]),
    "inline": (
        "static __inline__ int f(void);static __inline int g(void);",
        ["static inline int f ( void ) ;", "static inline int g ( void ) ;"],
    ),
    "qualifiers": (
        "__const char *__restrict a; __volatile__ __signed__ char b;",
        ["const char * restrict a ;", "volatile signed char b ;"],
    ),
    "typeof": ("extern __typeof__(int) a;", ["extern typeof ( int ) a ;"]),
    "statement as expression": (
        "extern char a[({ int b = 1; b; })];",
        [f"extern char a [ {COMPUTED} ] ;"],
    ),
    "types as arguments": (
        "int a[__builtin_types_compatible_p(int, long)];",
        [f"int a [ {COMPUTED} ] ;"],
    ),
    "structure in an expression": (
        "int a[sizeof(struct { int b : 1; })]; int c;",
        ["int a [ sizeof ( struct { int b : 1 ; } ) ] ;", "int c ;"],
    ),
    "pragma": ("#pragma pack(push, {)\nint a;\n#pragma pack(pop)\n", ["int a ;"]),
    "nothing": (";;", []),
}


@pytest.mark.parametrize("case", PAIRS)
def test_standard(case: str) -> None:
    """Each piece of GNU C becomes what is expected."""
    text, expected = PAIRS[case]
    found = [" ".join(word.text for word in words) for words in declarations(text)]
    assert found == expected


def test_places() -> None:
    """Words stand where the markers say, also behind a body that has markers and lines in it."""
    text = """# 1 "first.h" 1
int a;
int
  b;
static inline int f(void)
{
# 40 "macro.h" 3 4
	return 1;
# 9 "first.h"
}
int c; int d(int x,
	int y);
# 7 "second.h" 2
struct s {
	int e;
# 3 "third.h"
	int g;
};
"""
    places = {word.text: (word.path, word.line) for words in declarations(text) for word in words}
    expected = {
        "a": ("first.h", 1), "b": ("first.h", 3), "f": ("first.h", 4), "c": ("first.h", 10),
        "d": ("first.h", 10), "y": ("first.h", 11), "s": ("second.h", 7), "e": ("second.h", 8),
        "g": ("third.h", 3),
    }  # fmt: skip
    assert {name: places[name] for name in expected} == expected
    text += '# 0 "<command-line>"\n# 1 "/build//"\n'
    assert paths(text) == {"first.h", "macro.h", "second.h", "third.h"}
