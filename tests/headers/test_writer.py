# SPDX-License-Identifier: GPL-2.0
"""What is written in Cython's language, Cython reads, and has the same types for as the compiler."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cythonk.headers.flags import compilation
from cythonk.headers.model import Declarations
from cythonk.headers.needs import needed
from cythonk.headers.tree import module, tree
from cythonk.headers.verify import Mismatch, Verdict, judge
from cythonk.headers.writer import pxd
from cythonk.kernel.discover import GUEST_SERIES, Kernel, guest_kernel
from tests.headers import odd
from tests.headers.as_cython_has_it import checks, scope_of
from tests.headers.test_verify import CAUSES
from tests.headers.whole import everything
from tests.stages import compare, compile_to

HEADERS = ["linux/usb.h"]
# Types that Cython takes for something else on purpose: a truth value, and what nobody computes with.
OTHERWISE = {"bool", "va_list", "signed __int128", "unsigned __int128"}


@pytest.fixture(scope="module")
def known(each_kernel: Kernel) -> Declarations:
    """What some headers declare."""
    return everything(HEADERS, compilation(each_kernel))


def written(text: str, directory: Path, headers: list[str], how: object) -> list[Mismatch]:
    """What the compiler has otherwise than Cython has it from a text."""
    (directory / "written.pxd").write_text(text)
    scope, complaints = scope_of(directory, "written")
    assert complaints == []
    verdict = Verdict()
    judge(list(checks(scope)), headers, how, verdict)  # type: ignore[arg-type]
    assert verdict.checked["functions"] > 10
    assert verdict.checked["members"] > 30
    assert verdict.checked["variables and constants"] > 10
    return [
        one
        for one in verdict.mismatches
        if one.name not in CAUSES.keys() | OTHERWISE and "bit-field" not in one.cause
    ]


def test_what_is_hard_to_say(each_kernel: Kernel, tmp_path: Path) -> None:
    text = pxd(odd.odd(each_kernel), odd.all_of(each_kernel))
    assert written(text, tmp_path, [odd.HEADER], odd.how(each_kernel)) == []


def test_what_is_hard_to_say_is_said_so(update_golden: bool) -> None:
    kernel = guest_kernel(GUEST_SERIES[-1])
    text = pxd(odd.odd(kernel), odd.all_of(kernel), includes=False)
    compare(text, Path(__file__).parent / "odd.pxd", update_golden)


def test_headers(each_kernel: Kernel, known: Declarations, tmp_path: Path) -> None:
    found = written(pxd(known), tmp_path, HEADERS, compilation(each_kernel))
    # A text is an array in C and a pointer to who reads it.
    texts = {one.name for one in known.constants.values() if isinstance(one.value, str)}
    assert [one for one in found if one.name not in texts] == []


def test_a_wrong_type_is_found(each_kernel: Kernel, tmp_path: Path) -> None:
    text = pxd(odd.odd(each_kernel), odd.all_of(each_kernel))
    for true, lie in (
        ("long long odd_long(", "long odd_long("),
        ("u16 whole", "u32 whole"),
        ("const unsigned int ODD_MASK", "const int ODD_MASK"),
    ):
        assert true in text
        found = written(text.replace(true, lie), tmp_path, [odd.HEADER], odd.how(each_kernel))
        assert len(found) == 1, found


# Which files of the tree a source may cimport together.
TOGETHER = """
from linux.bitmap cimport bitmap_alloc
from linux.device cimport device, get_device
from linux.list cimport INIT_LIST_HEAD, list_add
from linux.types cimport atomic_t, bool, list_head
from linux.usb cimport usb_device, usb_get_dev

__license__ = "GPL"


@unsafe
cdef int use(usb_device *dev):
    # SAFETY: whoever calls has a device.
    cdef device *inner = &usb_get_dev(dev).dev
    cdef device *same = get_device(inner)
    cdef list_head head
    INIT_LIST_HEAD(&head)
    list_add(&same.devres_head, &head)
    cdef atomic_t count
    count.counter = dev.devnum
    cdef bool answer = dev.can_submit
    return count.counter + answer
"""


def test_files_of_a_tree_share_their_types(
    each_kernel: Kernel, known: Declarations, tmp_path: Path
) -> None:
    names = []
    for path, text in tree(known):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        names.append(path.removesuffix(".pxd").removesuffix("/__init__").replace("/", "."))
    assert len(names) == len(set(names)) > 400
    every = "".join(f"cimport {name}\n" for name in names if "." in name)
    (tmp_path / "every.pyx").write_text(f'{every}\n__license__ = "GPL"\n')
    assert compile_to(tmp_path / "every.pyx", "parse").messages() == ""
    (tmp_path / "together.pyx").write_text(TOGETHER)
    words = [sys.executable, "-m", "cythonk", "build", "together.pyx", "--kernel"]
    done = subprocess.run(
        [*words, str(each_kernel.build)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warning" not in done.stdout + done.stderr


def test_some_files_of_a_tree(known: Declarations) -> None:
    files = dict(tree(known, ["linux/list.h"]))
    assert "linux/list.pxd" in files
    assert files.keys().isdisjoint({"linux/usb.pxd", "linux/usb/__init__.pxd"})
    assert 'cdef extern from "<linux/list.h>":' in files["linux/list.pxd"]
    # Types are cimported, and nowhere else declared.
    assert " struct " not in files["linux/list.pxd"].replace("const struct", "")


def test_names_of_modules() -> None:
    assert module("linux/usb.h") == "linux.usb"
    assert module("asm-generic/bitops/le.h") == "asm_generic.bitops.le"
    assert module("linux/if.h") == "linux.if_"
    assert module("linux/8250_pci.h") == "linux._8250_pci"


class Asked(dict):  # type: ignore[type-arg]
    """A table that is only asked for single names."""

    def __iter__(self) -> None:  # type: ignore[override]
        raise AssertionError("everything is looked at")

    keys = values = items = __iter__  # type: ignore[assignment]


def lazily(known: Declarations) -> Declarations:
    """The same declarations, which may only be asked for by name."""
    return Declarations(
        Asked(known.aggregates), Asked(known.enumerations), Asked(known.aliases),
        Asked(known.functions), Asked(known.variables), Asked(known.constants), Asked(known.macros),
    )  # fmt: skip


def test_no_more_than_is_needed(known: Declarations) -> None:
    names = ["usb_get_dev", "USB_SPEED_HIGH", "usb_device", "PAGE_SIZE"]
    found = needed(lazily(known), names, {"devnum"})
    assert sorted(found.functions) == ["usb_get_dev"]
    assert sorted(found.constants) == ["PAGE_SIZE", "USB_SPEED_HIGH"]
    assert [one.name for one in found.aggregates["struct", "usb_device"].fields or ()] == ["devnum"]
    assert found.enumerations["usb_device_speed"].values == (("USB_SPEED_HIGH", 3),)
    assert len(found.aggregates) == 1
    text = pxd(found, lazily(known), includes=False)
    assert text == pxd(needed(known, reversed(names), {"devnum"}), known, includes=False)
    assert "const unsigned long PAGE_SIZE" in text
    assert "<" not in text


def test_members_within_members_are_needed(known: Declarations) -> None:
    found = needed(lazily(known), ["usb_device"], {"dev", "kobj", "name"})
    assert {"usb_device", "device", "kobject"} <= {tag for _, tag in found.aggregates}
    assert [f.name for f in found.aggregates["struct", "kobject"].fields or ()] == ["name"]


def test_other_names_are_found() -> None:
    kernel = guest_kernel(GUEST_SERIES[-1])
    known = odd.all_of(kernel)
    found = needed(lazily(known), ["odd_stat_struct", "except_", "class_"], {"class_", "a"})
    assert ("struct", "odd_stat") in found.aggregates
    assert "except" in found.functions
    text = pxd(found, lazily(known), includes=False)
    assert 'struct odd_stat_struct "odd_stat":' in text
    assert 'int except_ "except"(int from_)' in text
    assert needed(lazily(known), ["nothing_of_the_kind"], None) == Declarations()
