# SPDX-License-Identifier: GPL-2.0
"""What the comparison sees and what it takes for the same, on pieces of C."""

from __future__ import annotations

import pytest

from cythonk.headers.second.causes import CAUSES
from cythonk.headers.second.compare import Difference, compare
from cythonk.headers.second.reader import of_text

TEXT = """# 1 "a.h"
typedef unsigned int u32;
typedef struct { int counter; } atomic_t;
enum kind { FIRST, SECOND = 5 };
enum { NAMELESS = 3 };
struct deep { int last; };
struct s {
	u32 a;
	unsigned b : 3;
	struct { int c; struct deep *d; };
	union { char e; struct s *self; } u[2];
	int (*call)(struct s *s, const char *name);
};
union either { int i; long l; };
int linked(struct s *s, const char *text, u32 n);
static inline atomic_t *inlined(void) { return 0; }
extern const struct s *variable;
extern char *array[4];
int many(int a, ...);
"""
# What is changed in the text, and the difference: kind, name and what of it.
CHANGES = [
    ("typedef unsigned int u32", "typedef unsigned long u32", ("typedef", "u32", "")),
    ("{ int counter; }", "{ long counter; }", ("typedef", "atomic_t", ".counter")),
    ("{ int counter; }", "{ int count; }", ("typedef", "atomic_t", ".members")),
    ("FIRST, ", "FIRST = 1, ", ("constant", "FIRST", "value")),
    ("SECOND = 5", "SECOND = 6", ("constant", "SECOND", "value")),
    ("NAMELESS = 3", "NAMELESS = 4", ("constant", "NAMELESS", "value")),
    ("{ int last; }", "{ long last; }", ("struct", "deep", "last")),
    ("{ int last; }", "{ int last; int more; }", ("struct", "deep", "members")),
    ("struct deep { int last; };", "struct deep;", ("struct", "deep", "members")),
    ("	u32 a;", "	unsigned a;", ("struct", "s", "a")),
    ("	u32 a;", "	const u32 a;", ("struct", "s", "a")),
    ("	u32 a;", "	volatile u32 a;", ("struct", "s", "a")),
    ("b : 3", "b : 4", ("struct", "s", "b:")),
    ("b : 3", "b", ("struct", "s", "b:")),
    ("int c;", "char c;", ("struct", "s", ".c")),
    ("struct deep *d", "struct s *d", ("struct", "s", ".d*")),
    ("char e", "int e", ("struct", "s", "u[].e")),
    ("struct s *self", "struct s **self", ("struct", "s", "u[].self*")),
    ("u[2]", "u[3]", ("struct", "s", "u")),
    ("*call)(struct s *s, const", "*call)(struct s *s,", ("struct", "s", "call*(1)*")),
    ("int (*call)", "long (*call)", ("struct", "s", "call*()")),
    ("union either { int i; long l; }", "union either { long l; int i; }", ("union", "either", "members")),
    ("const char *text", "char *text", ("function", "linked", "(1)*")),
    ("u32 n", "unsigned n", ("function", "linked", "(2)")),
    ("u32 n", "u32 number", ("function", "linked", "names")),
    ("int linked(", "long linked(", ("function", "linked", "()")),
    ("static inline atomic_t", "extern inline atomic_t", ("function", "inlined", "inline")),
    ("const struct s *variable", "struct s *variable", ("variable", "variable", "*")),
    ("const struct s *variable", "const struct s *const variable", ("variable", "variable", "")),
    ("*array[4]", "*array[5]", ("variable", "array", "")),
    ("extern char *array[4]", "extern char array[4]", ("variable", "array", "[]")),
    (", ...", "", ("function", "many", "")),
    ("int many", "int other; int many", ("variable", "other", "presence")),
    ("extern char *array[4];", "", ("variable", "array", "presence")),
    ("int many", "\nint many", ("function", "many", "place")),
    ("int many", '\n# 18 "b.h"\nint many', ("function", "many", "place")),
]  # fmt: skip


def differences(first: str, second: str) -> list[Difference]:
    """What two texts that the same reader has read differ in."""
    return compare(of_text(first, str), of_text(second, str))


def test_same() -> None:
    """A text is the same as itself."""
    assert differences(TEXT, TEXT) == []


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_change_is_named(old: str, new: str, expected: tuple[str, str, str]) -> None:
    """One change is one difference that nothing explains, in whichever reader it is."""
    assert TEXT.count(old) == 1
    changed = TEXT.replace(old, new)
    for found in (differences(TEXT, changed), differences(changed, TEXT)):
        assert [(one.kind, one.name, one.about) for one in found] == [expected]
        assert found[0].cause is None
        assert found[0].name in str(found[0])


# What C calls the same, whoever reads it.
SAME = [
    ("int f(int a[4]);", "int f(int *a);"),
    ("int f(int call(char));", "int f(int (*call)(char));"),
    ("int f(const int a);", "int f(int a);"),
    ("unsigned a; long int b;", "unsigned int a; signed long b;"),
    ("char const *a;", "const char *a;"),
    ("struct { int a; } x;", "\n#line\nstruct { int a; } x;"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_same_in_c(first: str, second: str) -> None:
    """What says the same is the same."""
    found = differences(f'# 1 "a.h"\n{first}', f'# 1 "a.h"\n{second}')
    assert [one for one in found if one.about != "place"] == []


def test_one_of_several() -> None:
    """Of several declarations that of the first reader's place is compared."""
    second = '# 1 "a.h"\nint f(int);\nint f(int a);\nextern int v[];\nextern int v[3];\n'
    assert differences('# 2 "a.h"\nint f(int a);\n\nextern int v[3];\n', second) == []
    wrong = differences('# 2 "a.h"\nint f(int b);\n\nextern int v[4];\n', second)
    assert [(one.name, one.about) for one in wrong] == [("f", "names"), ("v", "")]


def test_leads_to_itself() -> None:
    """A structure without a tag may have something that leads back to it."""
    text = "typedef struct { struct { int a; } *b; } t; struct s { t *t; struct s *s; };"
    assert differences(text, text) == []


# What the second reader cannot know, and the cause there is for it.
EXPLAINED = [
    ("extern int a[8];", "extern int a[sizeof(struct s)];", "computed"),
    ("enum { A = 8 };", "enum { A = sizeof(struct s) };", "computed"),
    ("struct t { int a : 8; };", "struct t { int a : sizeof(struct s); };", "computed"),
    (
        "typedef unsigned long size_t; int memcmp(void *a, unsigned long b);",
        "typedef unsigned long size_t; int memcmp(void *a, size_t b);",
        "library",
    ),
    ("int isdigit(int c);", "", "builtin"),
    (
        "typedef struct { int x; } n; typedef int f_t(n); struct t { int (*f)(n); };",
        "typedef struct { int x; } n; typedef int f_t(n); struct t { f_t *f; };",
        "attribute",
    ),
    ("typedef long word_type;", "typedef int word_type;", "mode"),
    (
        "extern struct s const_pcpu_hot;",
        "extern const struct s const_pcpu_hot;",
        "address space",
    ),
]


@pytest.mark.parametrize(("first", "second", "cause"), EXPLAINED)
def test_explained(first: str, second: str, cause: str) -> None:
    """A placeholder explains its own place, and only with the second reader."""
    known = '# 1 "a.h"\nstruct s { int x; };'
    assert [one.cause for one in differences(known + first, known + second)] == [cause]
    swapped = differences(known + second, known + first)
    assert [one.cause for one in swapped] == [cause if cause in BOTH_WAYS else None]


# Causes that a name has, whoever says which of the two.
BOTH_WAYS = ("library", "mode")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("int memcmp(int a);", "int memcmp(long a);"),
        ("int other(unsigned long a);", "typedef unsigned long u; int other(u a);"),
        ("extern long a;", "extern typeof(f(1)) a;"),
        ("typedef int f_t(char); int (*v)(long);", "typedef int f_t(char); f_t *v;"),
        ("extern int *a;", "extern int a[sizeof(struct s)];"),
        ("struct t { int a; };", "struct t { int a : sizeof(struct s); };"),
        ("int (*v)(long);", "__builtin_va_list *v;"),
        ("extern struct s v;", "extern const struct s v;"),
        ("extern struct s *const_pcpu_hot;", "extern const struct s const_pcpu_hot;"),
    ],
)
def test_not_explained(first: str, second: str) -> None:
    """What only looks like a known cause is not explained."""
    assert None in [one.cause for one in differences(first, second)]


def test_causes_have_names() -> None:
    """Every cause is named once, says why, and is shown to explain something."""
    names = [cause.name for cause in CAUSES]
    assert set(names) == {cause for *_, cause in EXPLAINED}
    assert len(set(names)) == len(names)
    assert all(cause.why for cause in CAUSES)
