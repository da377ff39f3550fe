# SPDX-License-Identifier: GPL-2.0
"""What is counted is what was read, and what no header declares is found in the kernel itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.headers import btf, report
from cythonk.headers.everything import Everything
from cythonk.headers.flags import compilation
from tests.kernels import kernel_named

HEADERS = ("linux/usb.h", "linux/nubus.h")


@pytest.mark.parametrize("name", ["6.1", "6.12", "6.12-arm64"])
def test_prototypes_from_the_kernel_itself(name: str) -> None:
    found = btf.prototypes(kernel_named(name))
    assert len(found) > 40_000
    assert found["_printk"] == "int _printk(const char *fmt, ...);"
    compares = "cmp_func_t cmp_func, swap_func_t swap_func"
    assert found["sort"] == f"void sort(void *base, size_t num, size_t size, {compares});"


def test_a_kernel_without_type_information_has_no_prototypes(tmp_path: Path) -> None:
    nowhere = kernel_named("6.12").__class__("none", tmp_path, None, tmp_path, "x86_64")
    assert btf.prototypes(nowhere) == {}


def test_counts() -> None:
    kernel = kernel_named("6.12")
    everything = Everything(compilation(kernel), public=HEADERS)
    (unit,) = units = list(everything)
    found = report.Counting(kernel, everything).finished(units)
    assert (found.headers, found.readable, found.units) == (2, 1, 1)
    assert "usb_control_msg" in found.declared
    assert "i2c_transfer" not in found.declared
    # What no header that was read declares.
    assert found.prototypes["i2c_transfer"].startswith("int i2c_transfer(struct i2c_adapter *adap")
    assert "usb_control_msg" not in found.prototypes
    assert found.numbers + found.texts + found.opaque_macros == len(
        {*unit.declarations.constants, *unit.declarations.others}
        - {name for one in unit.declarations.enumerations.values() for name, _ in one.values}
    )
    urb = unit.declarations.aggregates["struct", "urb"]
    assert 0 < len([one for one in urb.fields or () if one.name]) < found.fields
    assert found.unplaced == 0
    text = report.table([found, found])
    assert text.splitlines()[0].count(kernel.release) == 2
    assert "| of these readable | 1 (50.0 %) | 1 (50.0 %) |" in text
    assert report.unreadable(found).startswith("- `linux/nubus.h`: linux/nubus.h:14: ")
    assert "- `int i2c_transfer(" in report.undeclared(found)
