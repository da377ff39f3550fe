# SPDX-License-Identifier: GPL-2.0
"""Headers are read as the kernel's own compiler has them, all of them, in units that fit together."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cythonk.headers import prerequisites
from cythonk.headers.everything import Everything
from cythonk.headers.flags import Compilation, compilation
from cythonk.headers.model import Array, Declarations, Named, Pointer, Signature, Tagged
from cythonk.headers.partition import public_headers
from cythonk.headers.reader import read
from tests.kernels import kernel_named

# Each of the two has what the other one has too, with other members.
APART = ("linux/mfd/idt8a340_reg.h", "linux/mfd/idtRC38xxx_reg.h")
OF_ANOTHER_MACHINE = "linux/nubus.h"
NEEDY = "net/bluetooth/hci_sock.h"

OWN = """
#include <linux/types.h>
struct odd {
    unsigned char first:3, :0, second:5;
    volatile u32 seen;
    struct { int inner; union { u8 low; u16 high; }; };
    struct { int a; } one, *many[2];
    u64 late __attribute__((packed));
    char rest[];
};
enum far { FAR_LOW = -1, FAR_HIGH = 0x7fffffffffffffffll };
enum top { TOP = 0xffffffffffffffffull };
typedef int row[3];
typedef struct { int x; } by_name_only;
typedef int worker(void *, row *);
extern worker by_typedef;
int (*chooser(int which))(const char *, ...);
extern int table[];
extern const char *const name;
void again(int, int);
void again(int left, int right);
#define MAKE(tag) struct tag##_made { struct { int x; } in; }; static inline int tag##_get(void) { return 1; }
MAKE(first)
#define BIG 0xffffffffffffffffull
#define WORDS "two " "words"
#define ALIAS WORDS
#define NOTHING ((void *)0)
"""


@pytest.fixture(scope="module", params=["6.1", "6.12", "6.12-arm64"])
def how(request: pytest.FixtureRequest) -> Compilation:
    """How each of the kernels compiles modules."""
    return compilation(kernel_named(str(request.param)))


@pytest.fixture(scope="module")
def how_612() -> Compilation:
    """How the newest of them does."""
    return compilation(kernel_named("6.12"))


@pytest.fixture
def own(tmp_path: Path, how_612: Compilation) -> Compilation:
    """The compiler with a folder of our own that has own/odd.h."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own/odd.h").write_text(OWN)
    return replace(
        how_612,
        command=(*how_612.command, f"-I{tmp_path}"),
        clang=(*how_612.clang, f"-I{tmp_path}"),
    )


def gcc(source: str, how: Compilation) -> str:
    """What the kernel's compiler has to say about a source."""
    done = subprocess.run(
        [*how.command, "-w", "-fsyntax-only", "-x", "c", "-"],
        input=source,
        cwd=how.directory,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr


def claims(found: Declarations) -> Iterator[str]:
    """What was read, said to the compiler as something to be true."""
    for (kind, tag), one in found.aggregates.items():
        if one.fields is None or not one.tagged:
            continue
        yield f"_Static_assert(sizeof({kind} {tag}) == {one.size}, "
        yield f"_Static_assert(_Alignof({kind} {tag}) == {one.align}, "
        for field in one.fields:
            if field.name and field.width is None:
                at = f"__builtin_offsetof({kind} {tag}, {field.name})"
                yield f"_Static_assert({at} * 8 == {field.offset}, "
    for constant in found.constants.values():
        if isinstance(constant.value, int):
            text = f"{constant.value}ull" if constant.value >= 2**63 else f"{constant.value}"
            if constant.value != -(2**63):
                yield f"_Static_assert(({constant.name}) == {text}, "


def test_the_kernel_compiler_has_the_same_sizes_offsets_and_values(how: Compilation) -> None:
    headers = ("linux/usb.h", "linux/netdevice.h")
    (unit,) = Everything(how, public=headers)
    lines = [f'{claim}"");' for claim in claims(unit.declarations)]
    assert len(lines) > 20_000
    includes = "".join(f"#include <{one}>\n" for one in ("linux/module.h", *headers))
    assert gcc(includes + "\n".join(lines), how) == ""
    wrong = lines[0].replace(" == ", " == 1 + ")
    assert "static assertion failed" in gcc(includes + wrong, how)


def test_headers_that_exclude_each_other_are_both_read(how_612: Compilation) -> None:
    everything = Everything(how_612, public=APART)
    units = list(everything)
    assert [unit.headers for unit in units] == [(one,) for one in APART]
    assert not everything.unreadable
    for unit, header in zip(units, APART, strict=True):
        assert any(one.place.header == header for one in unit.declarations.enumerations.values())
    # What both include is said once.
    assert "_printk" in units[0].declarations.functions
    assert "_printk" not in units[1].declarations.functions


def test_a_header_that_cannot_be_had_says_why_and_is_in_nobodys_way(how_612: Compilation) -> None:
    seen: list[tuple[str, int, int]] = []
    everything = Everything(
        how_612, lambda *told: seen.append(told), public=(OF_ANOTHER_MACHINE, "linux/usb.h")
    )
    (unit,) = everything
    assert unit.headers == ("linux/usb.h",)
    assert everything.unreadable == {
        OF_ANOTHER_MACHINE: f"{OF_ANOTHER_MACHINE}:14: 'asm/nubus.h' file not found"
    }
    assert seen[-1] == ("done", 2, 2)


def test_what_a_header_needs_is_in_the_table(how_612: Compilation) -> None:
    everything = Everything(how_612, public=(NEEDY,))
    (unit,) = everything
    assert unit.headers == (NEEDY,)
    assert not everything.needs


def test_what_a_header_needs_is_found_where_the_table_lacks_it(
    how_612: Compilation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(prerequisites._BEFORE, NEEDY)
    needed = "net/bluetooth/bluetooth.h"
    everything = Everything(how_612, public=(needed, NEEDY))
    # Without the header that helps nothing can be found.
    alone = Everything(how_612, public=(NEEDY,))
    assert [unit.headers for unit in everything] == [(needed, NEEDY)]
    assert list(alone) == []
    assert "bdaddr_t" in alone.unreadable[NEEDY]


def test_reading_all_at_once_agrees_with_reading_one(how_612: Compilation) -> None:
    headers = ("linux/usb.h", "linux/i2c.h", "net/sock.h", "linux/mtd/mtd.h", "sound/core.h")
    (unit,) = Everything(how_612, public=headers)
    for header in headers:
        alone = read([header], how_612)
        for name, function in alone.functions.items():
            assert unit.declarations.functions[name].type == function.type, name
        for key, aggregate in alone.aggregates.items():
            if aggregate.fields is not None:
                assert unit.declarations.aggregates[key] == aggregate


def test_public_headers(how: Compilation) -> None:
    found = public_headers(how)
    assert len(found) == len(set(found)) > 5_000
    assert {"linux/usb.h", "asm/page.h", "linux/if_ether.h"} <= set(found)
    assert not [one for one in found if one.startswith(("generated/", "uapi/", "/"))]


def test_what_c_can_say(own: Compilation) -> None:
    found = read(["own/odd.h"], own)
    odd = found.aggregates["struct", "odd"]
    by_name = {field.name: field for field in odd.fields or () if field.name}
    assert (by_name["first"].offset, by_name["first"].width) == (0, 3)
    assert (by_name["second"].offset, by_name["second"].width) == (8, 5)
    assert by_name["seen"].type == Named("u32", True, volatile=True)
    assert by_name["rest"].type == Array(Named("char"), 0)
    nameless = [field for field in odd.fields or () if not field.name]
    assert nameless[0].width == 0
    assert isinstance(nameless[1].type, Tagged)
    inner = found.aggregates["struct", nameless[1].type.tag]
    assert not inner.tagged
    assert inner.tag == "odd_nameless1"
    assert by_name["many"].type == Array(Pointer(by_name["one"].type), 2)
    assert dict(found.enumerations["far"].values) == {"FAR_LOW": -1, "FAR_HIGH": 2**63 - 1}
    assert found.constants["TOP"].value == 2**64 - 1
    nameless_struct = found.aliases["by_name_only"].type
    assert isinstance(nameless_struct, Tagged)
    assert not found.aggregates["struct", nameless_struct.tag].tagged
    assert found.aliases["row"].type == Array(Named("int"), 3)
    worker = found.functions["by_typedef"]
    assert worker.type == Signature(
        Named("int"), (Pointer(Named("void")), Pointer(Named("row", True)))
    )
    chosen = Signature(Named("int"), (Pointer(Named("char", const=True)),), True)
    assert found.functions["chooser"].type == Signature(Pointer(chosen), (Named("int"),))
    assert found.variables["table"].type == Array(Named("int"), 0)
    assert found.variables["name"].type == Pointer(Named("char", const=True), const=True)
    # Of two declarations the one that names its parameters.
    assert found.functions["again"].names == ("left", "right")
    # What a macro declares stands where the macro is used.
    assert found.functions["first_get"].inline
    line = 1 + OWN.split("\n").index("MAKE(first)")
    assert found.functions["first_get"].place.line == line
    assert found.aggregates["struct", "first_made"].place.line == line


def test_macros_have_the_values_that_the_compiler_has(own: Compilation) -> None:
    (unit,) = Everything(own, public=("own/odd.h",))
    constants = unit.declarations.constants
    assert constants["BIG"].value == 2**64 - 1
    assert constants["WORDS"].value == constants["ALIAS"].value == "two words"
    assert constants["GFP_KERNEL"].value == 0xCC0
    assert "NOTHING" in unit.declarations.others
    assert unit.declarations.macros["MAKE"].parameters == ("tag",)
