# SPDX-License-Identifier: GPL-2.0
"""The kernel's headers as modules: what a cimport of them means, and what is said where it fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cythonk.diagnostics.model import Diagnostic
from cythonk.kernel.discover import Kernel, guest_kernel
from cythonk.pipeline import Translation, translate

LICENSE = '__license__ = "GPL"\n'


@pytest.fixture(scope="module")
def kernel() -> Kernel:
    """The newer of the guests' kernels."""
    return guest_kernel("6.12")


def translated(
    directory: Path, text: str, kernel: Kernel, folders: tuple[Path, ...] = ()
) -> Translation:
    """What becomes of a source, whose first line is 2."""
    source = directory / "driver.pyx"
    source.write_text(LICENSE + text)
    return translate([source], module="driver", kernel=kernel, folders=folders)


def c_of(directory: Path, text: str, kernel: Kernel, folders: tuple[Path, ...] = ()) -> str:
    """The C of a source without a mistake."""
    found = translated(directory, text, kernel, folders)
    assert found.diagnostics == []
    return found.units[0].c_text


def said(found: Translation) -> list[tuple[str, int, int, str, str | None]]:
    """Code, line, column, message and hint of each diagnostic."""

    def one(item: Diagnostic) -> tuple[str, int, int, str, str | None]:
        assert item.position is not None
        return item.code, item.position.line, item.position.column, item.message, item.hint

    return [one(item) for item in found.diagnostics]


def test_functions_types_constants_and_variables(tmp_path: Path, kernel: Kernel) -> None:
    """All that a header declares, called by the names that it has there."""
    text = c_of(
        tmp_path,
        "from linux.usb cimport usb_driver, usb_register_driver, USB_DIR_IN\n"
        "from linux.jiffies cimport jiffies, msecs_to_jiffies\n"
        "from linux.fs cimport file, inode, file_operations, loff_t\n"
        "cdef usb_driver own\n"
        'own.name = "own"\n'
        "cdef ssize_t take(file *f, char *buf, size_t n, loff_t *pos) noexcept:\n"
        "    return n\n"
        "cdef file_operations ops\n"
        "ops.read = take\n"
        "print(usb_register_driver(&own, NULL, 'own'), USB_DIR_IN)\n"
        "print(jiffies + msecs_to_jiffies(10))\n",
        kernel,
    )
    assert re.findall(r"#include <(linux/(?:usb|jiffies|fs)\.h)>", text) == [
        "linux/usb.h",
        "linux/jiffies.h",
        "linux/fs.h",
    ]
    assert "static struct usb_driver driver_own;" in text
    assert 'usb_register_driver(&driver_own, NULL, "own")' in text
    assert ".read = driver_take," in text
    assert "msecs_to_jiffies(10)" in text


@pytest.mark.parametrize(
    "text",
    [
        "from linux.delay cimport msleep\nmsleep(1)\n",
        "from linux.delay cimport msleep as rest\nrest(1)\n",
        "from linux.delay cimport (\n    msleep,\n    usleep_range,\n)\nmsleep(1)\n",
        "from linux.delay cimport usleep_range, \\\n    msleep\nmsleep(1)\n",
        "cimport linux.delay\nlinux.delay.msleep(1)\n",
        "cimport linux.delay as sleeping\nsleeping.msleep(1)\n",
        "from linux cimport delay\ndelay.msleep(1)\n",
        "from linux.delay cimport *\nmsleep(1)\n",
        "from linux.delay cimport msleep; from linux.slab cimport kfree\nmsleep(1)\n",
    ],
)
def test_every_way_of_importing(tmp_path: Path, kernel: Kernel, text: str) -> None:
    """The same call, whatever its name came by."""
    assert "\tmsleep(1);\n" in c_of(tmp_path, text, kernel)


def test_a_type_is_the_same_through_every_header(tmp_path: Path, kernel: Kernel) -> None:
    """struct file comes from linux/fs.h by way of another header, too."""
    c_of(
        tmp_path,
        "from linux.fs cimport file as first\n"
        "from linux.seq_file cimport file as second\n"
        "cdef void use(first *f) noexcept:\n"
        "    cdef second *other = f\n"
        "    f = other\n",
        kernel,
    )


def test_headers_in_folders_beside_headers(tmp_path: Path, kernel: Kernel) -> None:
    """linux/usb.h and linux/usb/ch9.h."""
    text = c_of(
        tmp_path,
        "from linux.usb cimport usb_device\n"
        "from linux.usb.ch9 cimport USB_DT_DEVICE, usb_speed_string, USB_SPEED_HIGH\n"
        "cdef usb_device *none = NULL\n"
        "print(USB_DT_DEVICE)\n"
        "usb_speed_string(USB_SPEED_HIGH)\n",
        kernel,
    )
    assert "#include <linux/usb/ch9.h>" in text
    assert "usb_speed_string(USB_SPEED_HIGH)" in text


def test_names_that_python_has_otherwise(tmp_path: Path, kernel: Kernel) -> None:
    """linux/in.h, a header with a dash, a struct called like a function, a member `lambda`."""
    text = c_of(
        tmp_path,
        "from linux.in_ cimport IPPROTO_TCP\n"
        "from linux.device_mapper cimport DM_MAPIO_SUBMITTED\n"
        "from linux.stat cimport kstat\n"
        "from linux.device cimport class_struct as device_class\n"
        "cdef device_class *none = NULL\n"
        "print(IPPROTO_TCP, DM_MAPIO_SUBMITTED)\n",
        kernel,
    )
    assert "#include <linux/in.h>" in text
    assert "#include <linux/device-mapper.h>" in text
    assert "struct class *" in text


def test_declarations_of_ones_own_use_headers(tmp_path: Path, kernel: Kernel) -> None:
    """A .pxd that cimports from a header, and whose members count as used."""
    (tmp_path / "shapes.pxd").write_text(
        "from linux.list cimport list_head\n"
        "cdef inline bint is_alone(list_head *head) noexcept:\n"
        "    return head.next == head\n"
    )
    text = c_of(
        tmp_path,
        "from shapes cimport is_alone\n"
        "from linux.list cimport list_head, INIT_LIST_HEAD\n"
        "cdef list_head head\n"
        "INIT_LIST_HEAD(&head)\n"
        "print(is_alone(&head))\n",
        kernel,
    )
    assert "INIT_LIST_HEAD(&driver_head);" in text


def test_ones_own_file_comes_first(tmp_path: Path, kernel: Kernel) -> None:
    """Beside the source, under the header's name."""
    (tmp_path / "linux").mkdir()
    (tmp_path / "linux" / "delay.pxd").write_text(
        'cdef extern from "<linux/delay.h>":\n    void msleep(unsigned int mine) noexcept\n'
    )
    found = translated(tmp_path, "from linux.delay cimport usleep_range\n", kernel)
    assert [item.code for item in found.diagnostics] == ["CK103"]
    assert "msleep(1)" in c_of(tmp_path, "from linux.delay cimport msleep\nmsleep(1)\n", kernel)


def test_a_name_that_is_not_there(tmp_path: Path, kernel: Kernel) -> None:
    """The place, the header, the kernel, and the nearest name."""
    found = translated(tmp_path, "from linux.usb cimport usb_register_drivr\n", kernel)
    assert said(found) == [
        (
            "CK404",
            2,
            24,
            f"'usb_register_drivr' is not declared by linux/usb.h of {kernel.release}",
            "did you mean usb_register_driver?",
        )
    ]


def test_a_name_that_other_kernels_have(tmp_path: Path, kernel: Kernel) -> None:
    """6.1 has a function that is gone in 6.12."""
    older = guest_kernel("6.1")
    [one] = said(translated(tmp_path, "from linux.fs cimport generic_file_splice_read\n", kernel))
    assert one[:3] == ("CK404", 2, 23)
    assert one[4] is not None
    assert one[4].endswith(f"{older.release} has it")
    c_of(tmp_path, "from linux.fs cimport generic_file_splice_read\n", older)


def test_a_header_that_is_not_there(tmp_path: Path, kernel: Kernel) -> None:
    """The nearest is named."""
    found = translated(tmp_path, "from linux.usbb cimport usb_driver\n", kernel)
    assert said(found)[0] == (
        "CK103",
        2,
        1,
        "the kernel has no header linux/usbb.h",
        "did you mean linux.usb?",
    )


def test_headers_of_ones_own(tmp_path: Path, kernel: Kernel) -> None:
    """Found in a folder that is named; read again when it changes."""
    folder = tmp_path / "include"
    folder.mkdir()
    header = folder / "chip.h"
    header.write_text(
        "#include <linux/types.h>\n"
        "#define CHIP_LIMIT 12\n"
        "struct chip { u32 id; };\n"
        "static inline u32 chip_id(const struct chip *c) { return c->id; }\n"
    )
    text = "from chip cimport chip, chip_id, CHIP_LIMIT\ncdef chip one\nprint(chip_id(&one))\n"
    made = c_of(tmp_path, text, kernel, (folder,))
    assert "#include <chip.h>" in made
    assert "static struct chip driver_one;" in made
    found = translated(tmp_path, text, kernel, (folder,))
    assert header in found.inputs
    header.write_text(header.read_text().replace("chip_id(", "chip_number("))
    again = translated(tmp_path, text, kernel, (folder,))
    assert said(again)[0][:3] == ("CK404", 2, 25)


def test_a_header_that_cannot_be_read(tmp_path: Path, kernel: Kernel) -> None:
    """The compiler's first complaint; other headers are not blamed."""
    folder = tmp_path / "include"
    folder.mkdir()
    (folder / "broken.h").write_text("\nstruct chip { nothing id; };\n")
    text = "from linux.delay cimport msleep\nfrom broken cimport chip\nmsleep(1)\n"
    found = translated(tmp_path, text, kernel, (folder,))
    [one] = said(found)
    assert one[:3] == ("CK405", 3, 1)
    assert "broken.h of" in one[3]
    assert "broken.h:2: unknown type name 'nothing'" in one[3]


def test_a_header_that_needs_another_one(tmp_path: Path, kernel: Kernel) -> None:
    """The other one is included before it."""
    text = c_of(tmp_path, "from acpi.acpi_bus cimport acpi_bus_type\n", kernel)
    assert text.index("#include <linux/acpi.h>") < text.index("#include <acpi/acpi_bus.h>")


def test_a_loop_of_a_header(tmp_path: Path, kernel: Kernel) -> None:
    """A macro whose variable comes first, as loops of the kernel have it."""
    text = c_of(
        tmp_path,
        "from linux.console cimport console, console_lock, console_unlock, for_each_console\n"
        "@unsafe\n"
        "def count():\n"
        "    cdef console *each\n"
        "    found = 0\n"
        "    console_lock()\n"
        "    for each in for_each_console():\n"
        "        found += 1\n"
        "    console_unlock()\n"
        "    return found\n"
        "print(count())\n",
        kernel,
    )
    assert "for_each_console(each)" in text


def test_a_macro_is_called_like_a_function(tmp_path: Path, kernel: Kernel) -> None:
    """kmalloc() is a macro in 6.12 and a function in 6.1."""
    source = (
        "from linux.slab cimport GFP_KERNEL, kfree, kmalloc\n"
        "from linux.kernel cimport DIV_ROUND_UP\n"
        "@unsafe\n"
        "def take(size_t n):\n"
        "    cdef void *p = kmalloc(n, GFP_KERNEL)\n"
        "    if p is NULL:\n"
        "        raise MemoryError()\n"
        "    kfree(p)\n"
        "take(100)\n"
        "print(DIV_ROUND_UP(10, 3))\n"
    )
    for each in (kernel, guest_kernel("6.1")):
        text = c_of(tmp_path, source, each)
        assert "kmalloc(n, GFP_KERNEL)" in text
        assert "DIV_ROUND_UP(10, 3)" in text
