# SPDX-License-Identifier: GPL-2.0
"""The declarations for user space: Cython takes them all, and they say what C does.

An extension module that is made with them is built by ordinary Cython and gcc, imported into this
Python, and says of each constant and structure what a C program says that includes the headers.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from cythonk.diagnostics.model import CythonkError
from cythonk.headers import uapi
from cythonk.headers.uapi import Report, module_path, write_uapi

pytestmark = pytest.mark.xdist_group("uapi")

# Of all kinds: numbers of ioctls, unions in structures, bit-fields, enums, keywords, dashes.
COMPARED = (
    "linux/fs.h", "linux/fcntl.h", "linux/if.h", "linux/input.h", "linux/io_uring.h", "linux/bpf.h",
    "linux/perf_event.h", "linux/usb/ch9.h", "linux/usbdevice_fs.h", "linux/videodev2.h",
    "linux/nl80211.h", "linux/stat.h", "linux/vfio.h", "linux/am437x-vpfe.h", "linux/cec-funcs.h",
    "linux/kvm.h", "linux/can/raw.h", "linux/pidfd.h", "linux/virtio_net.h", "linux/tcp.h",
    "sound/asound.h", "drm/drm_mode.h", "drm/amdgpu_drm.h", "mtd/mtd-abi.h", "rdma/rdma_user_ioctl.h",
)  # fmt: skip

CONSTANT = re.compile(r"^    const \S.* (\w+)$", re.MULTILINE)
ENUM_VALUE = re.compile(r"^        ([A-Z]\w*)$", re.MULTILINE)
KIND = re.compile(r"^    (struct|union) (\w+):$", re.MULTILINE)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """All declarations; reading the headers takes two minutes where the cache has them not."""
    return write_uapi(tmp_path_factory.mktemp("uapi") / "declarations", lambda _: None)


def _run(command: list[str], directory: Path) -> str:
    done = subprocess.run(command, cwd=directory, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


def _cython(report: Report, source: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "cython", "-3", "-I", str(report.directory), str(source)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stderr


def _names(report: Report, header: str) -> tuple[list[str], list[str]]:
    """Constants and structures ("struct x") that a header's declarations have."""
    text = (report.directory / f"{module_path(header)}.pxd").read_text()
    constants = [*CONSTANT.findall(text), *ENUM_VALUE.findall(text)]
    return constants, [f"{kind} {tag}" for kind, tag in KIND.findall(text)]


def test_all_but_a_few_headers_are_there(report: Report) -> None:
    headers = {str(path.relative_to(report.include)) for path in report.include.rglob("*.h")}
    assert report.written + len(report.left_out) == len(headers) > 900
    # Those of which the C library has its own, and those that no program can include.
    assert len(report.left_out) < 20
    assert "timeval" in report.left_out["linux/time.h"]
    assert report.left_out["linux/patchkey.h"].endswith('"patchkey.h included directly"')


def test_cython_takes_all_of_them(report: Report, tmp_path: Path) -> None:
    headers = {str(path.relative_to(report.include)) for path in report.include.rglob("*.h")}
    modules = [module_path(one).replace("/", ".") for one in sorted(headers - {*report.left_out})]
    source = tmp_path / "every.pyx"
    source.write_text("".join(f"cimport {module}\n" for module in modules))
    _cython(report, source)


def test_they_say_what_c_says(report: Report, tmp_path: Path) -> None:
    python = ["cdef dict constants = {}, sizes = {}"]
    c = ["#define _GNU_SOURCE", *(f"#include <{one}>" for one in uapi.PYTHONS)]
    body: list[str] = []
    count = 0
    for number, header in enumerate(COMPARED):
        constants, structures = _names(report, header)
        module = module_path(header).replace("/", ".")
        python.append(f"cimport {module} as m{number}")
        c.append(f"#include <{header}>")
        python.append(f"def fill{number}():")
        for name in constants:
            python.append(f"    constants['{name}'] = m{number}.{name}")
            sign = (
                f'({name}) < 0 ? "-" : "", ({name}) < 0 ? -(uint64_t)({name}) : (uint64_t)({name})'
            )
            body.append(f'printf("constant {name} %s%llu\\n", {sign});')
        for one in structures:
            tag = one.split()[1]
            python.append(f"    sizes['{tag}'] = sizeof(m{number}.{tag})")
            body.append(f'printf("size {tag} %zu\\n", sizeof({one}));')
        python += ["    return len(constants)", f"fill{number}()"]
        count += len(constants)
    python += ["def said():", "    return constants, sizes"]
    (tmp_path / "compared.pyx").write_text("\n".join(python) + "\n")
    (tmp_path / "compared_c.c").write_text(
        "\n".join([*c, "int main(void)\n{", *body, "return 0;\n}", ""])
    )
    _cython(report, tmp_path / "compared.pyx")
    include = f"-I{report.include}"
    pythons = f"-I{sysconfig.get_path('include')}"
    options = ["-O0", "-w", "-fPIC", "-shared", include, pythons]
    _run(["gcc", *options, "compared.c", "-o", "compared.so"], tmp_path)
    _run(["gcc", "-w", include, "compared_c.c", "-o", "compared_c"], tmp_path)
    expected: dict[str, dict[str, int]] = {"constant": {}, "size": {}}
    for line in _run([str(tmp_path / "compared_c")], tmp_path).splitlines():
        kind, name, value = line.split()
        expected[kind][name] = int(value)
    show = "import compared, json; print(json.dumps(compared.said()))"
    constants, sizes = json.loads(_run([sys.executable, "-c", show], tmp_path))
    assert count > 3000
    assert len(sizes) > 400
    assert constants == expected["constant"]
    assert sizes == expected["size"]


def test_types_come_along(report: Report, tmp_path: Path) -> None:
    source = tmp_path / "types.pyx"
    source.write_text(
        "from linux.types cimport __u32, __be16\n"
        "from linux.fs cimport file_clone_range, procmap_query\n"
        "cdef procmap_query q\n"
        "q.vma_name_size = <__u32> 7\n"
        "cdef __be16 port = 80\n"
    )
    _cython(report, source)


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("precious")
    with pytest.raises(CythonkError, match="has other things in it"):
        write_uapi(tmp_path, lambda _: None)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_folder_of_ours_is_replaced(report: Report) -> None:
    (report.directory / "linux/fcntl.pxd").write_text("nonsense")
    again = write_uapi(report.directory, lambda _: None)
    assert again == report
    assert "F_CREATED_QUERY" in (report.directory / "linux/fcntl.pxd").read_text()
