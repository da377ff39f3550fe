# SPDX-License-Identifier: GPL-2.0
"""Weighs objects and elements of containers: bytes of memory that each of very many takes.

Not what an object says it has but what the machine has less of: the pages that the kernel has given
out before and after, and the pages of CPython's process. So it holds what lies between objects, what
containers keep in reserve, and what the allocators need themselves.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from bench.catalogue import BENCH, CASES_DIRECTORY
from bench.modules import BenchError, build_ours, run_tool
from bench.results import Memory
from cythonk.guest.job import GuestJob, module_files, module_steps
from cythonk.guest.run import run_guest
from cythonk.kernel.discover import Kernel

NAME = "memory"
# So many that single pages do not count; the arrays of containers are full to their usual part.
NUMBER = 500_000
MEMORY_MB = 2048
LIMIT = 120.0

# What is made, and how it is called; what lies in a list includes its slot of the list.
THINGS = {
    "list_slots": "None, appended to a list",
    "tuple_slots": "None in a tuple",
    "dict_entries": "int: None in a dict",
    "set_entries": "int in a set",
    "ints": "int in a list",
    "texts": "str of some 9 bytes in a list",
    "pairs": "tuple of two in a list",
    "objects": "object with two attributes in a list",
    "lists": "empty list in a list",
    "dicts": "empty dict in a list",
}

DEVICE = '''\
# SPDX-License-Identifier: GPL-2.0
"""Keeps what a function of the case makes until the next request."""

__license__ = "GPL"

from case_memory cimport {names}
from kernel.misc cimport File, MiscDevice


def made(str request):
    name, number = request.split()
    number = int(number)
{choices}
    return None


cdef class Scales(MiscDevice):
    cdef object kept

    def __init__(self):
        super().__init__("bench_memory", mode=0o600)

    def write(self, File f, bytes request):
        self.kept = None
        self.kept = made(request.decode())


scales = Scales()
'''

CHOICE = """\
    if name == "{name}":
        return {name}(number)"""

# Pages of slabs and of large arrays; those that were given up go after a grace period. (Free pages
# tell less: each CPU keeps some of them.)
SCRIPT = """\
taken() {
	sleep 1
	sum=0
	while read name size unit; do
		case $name in Slab: | VmallocUsed:) sum=$((sum + size)) ;; esac
	done </proc/meminfo
	echo $sum
}
weigh() {
	echo "nothing 0" >/dev/bench_memory
	before=$(taken)
	echo "$1 $2" >/dev/bench_memory || return 1
	echo "weighed $1 $(($(taken) - before))"
}
"""


def weigh(kernel: Kernel, scratch: Path) -> list[Memory]:
    """Weigh everything on both sides. Raises BenchError when a part of it fails."""
    ours, cpython = _in_kernel(kernel, scratch), _in_cpython()
    return [
        Memory(label, ours[name] / NUMBER, cpython[name] / NUMBER, ours[name] / cpython[name])
        for name, label in THINGS.items()
    ]


def _in_kernel(kernel: Kernel, scratch: Path) -> dict[str, int]:
    directory = scratch / NAME
    directory.mkdir()
    works = directory / "case_memory.pyx"
    shutil.copyfile(CASES_DIRECTORY / NAME / "case.pyx", works)
    device = directory / "bench_memory.pyx"
    choices = "\n".join(CHOICE.format(name=name) for name in THINGS)
    device.write_text(DEVICE.format(names=", ".join(THINGS), choices=choices), encoding="utf-8")
    module = build_ours([device, works], kernel, directory / "bench_memory.ko")
    script = SCRIPT + " &&\n".join(f"weigh {name} {NUMBER}" for name in THINGS) + "\n"
    steps = module_steps([module], script, timeout=LIMIT)
    job = GuestJob(kernel, module_files([module]), steps, timeout=LIMIT, memory_mb=MEMORY_MB)
    result = run_guest(job)
    if not result.ok:
        raise BenchError("memory: the guest failed\n" + "\n".join(result.log[-20:]))
    found = {}
    for line in result.step("script").output.splitlines():
        match line.split():
            case ["weighed", name, kilobytes]:
                found[name] = int(kilobytes) * 1024
    if missing := THINGS.keys() - found.keys():
        raise BenchError(f"memory: not weighed: {', '.join(sorted(missing))}")
    return found


def _in_cpython() -> dict[str, int]:
    source = CASES_DIRECTORY / NAME / "case.py"
    command = [sys.executable, "-I", "-S", str(BENCH / "weigh.py"), str(source)]
    return {name: int(run_tool([*command, name, str(NUMBER)])) for name in THINGS}
