# SPDX-License-Identifier: GPL-2.0
"""Counts how often each work asks for memory: ours, the twin and CPython.

The kernel's allocating functions are wrapped in copies of the modules (`ld --wrap`), malloc() in
CPython by a preloaded library. What counts is the difference between four calls of a work and one,
so that preparing and measuring fall out. A boot of its own, because counting takes time.

What a function of the kernel allocates by itself while it is called (rhashtable's tables, the pages
behind a slab) is not seen, and CPython's free lists serve some objects without asking.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.catalogue import KERNEL_DIRECTORY, Case
from bench.modules import Built, Pair, make_modules, run_tool
from bench.samples import OURS, TWIN, Plan, run_cpython, run_modules
from cythonk.kernel.arch import ARCHES
from cythonk.kernel.discover import Kernel

# Functions of the kernel that allocate, as modules import them.
ALLOCATORS = frozenset(
    {
        *("__kmalloc_noprof", "__kmalloc_cache_noprof", "__kmalloc_node_noprof"),
        *("__kmalloc_large_noprof", "__kvmalloc_node_noprof", "kvrealloc_noprof"),
        *("kmem_cache_alloc_noprof", "kmem_cache_alloc_node_noprof", "krealloc_noprof"),
        "kmem_cache_alloc_bulk_noprof",
        *("vmalloc_noprof", "vzalloc_noprof", "__vmalloc_noprof"),
        *("kstrdup", "kstrndup", "kmemdup_noprof", "kmemdup_nul", "kasprintf", "kvasprintf"),
        *("memdup_user", "memdup_user_nul", "vmemdup_user", "strndup_user"),
    }
)

# Adds 1 and goes on to the function, whatever its arguments. Modules and the kernel can be far
# apart, hence the jump through a register; %r11 is nobody's between a call and its function.
STUB = """\
	.globl	__wrap_{name}
__wrap_{name}:
	movabsq	$bench_allocations, %r11
	incq	(%r11)
	movabsq	$__real_{name}, %r11
	jmp	*%r11
"""

CALLS = (1, 4)

SCRIPT = """\
count() {
	cat /sys/module/$1/parameters/bench_allocations
}
ask() {
	before=$(count $2)
	echo "$3 $4 $5 1" >/dev/$2 && echo "row $1 $3 $5 $(($(count $2) - before))"
}
call() {
	before=$(count $6)
	/client $3 $2 $4 $5 1 >/dev/null && echo "row $1 $3 $5 $(($(count $6) - before))"
}
"""


@dataclass(frozen=True)
class Counters:
    """What counts: an object that copies of modules are linked with, and a library for CPython."""

    module: Path
    malloc: Path


def build_counters(kernel: Kernel, scratch: Path) -> Counters:
    """Compile both, once for all cases."""
    return Counters(_build_module_counter(kernel, scratch), _build_malloc_counter(scratch))


def counted_copy(module: Path, counter: Path, scratch: Path) -> Path:
    """A copy of a module in which the calls of allocators are counted."""
    imported = {line.split()[-1] for line in run_tool(["nm", "-u", str(module)]).splitlines()}
    names = sorted(imported & ALLOCATORS)
    stubs = scratch / f"{module.stem}.stubs"
    text = "\t.section .note.GNU-stack\n\t.text\n" + "".join(STUB.format(name=n) for n in names)
    stubs.with_suffix(".s").write_text(text)
    run_tool(["as", "-o", f"{stubs}.o", str(stubs.with_suffix(".s"))])
    copy = scratch / module.name
    wraps = [f"--wrap={name}" for name in names]
    parts = [str(module), f"{stubs}.o", str(counter)]
    run_tool(["ld", "-r", "-m", "elf_x86_64", *wraps, "-o", str(copy), *parts])
    return copy


def _build_module_counter(kernel: Kernel, scratch: Path) -> Path:
    """The object with the counter, compiled as part of a module."""
    directory = scratch / "counter"
    directory.mkdir()
    shutil.copyfile(KERNEL_DIRECTORY / "count.c", directory / "count.c")
    (directory / "Kbuild").write_text("obj-m := count.o\n")
    make_modules(kernel, directory, goal="count.o")
    return directory / "count.o"


def possible(kernel: Kernel) -> bool:
    """Whether the stubs are for this kernel's processor."""
    return kernel.arch in ("um", "x86_64") and kernel.arch in ARCHES


def count_modules(
    built: Built, kernel: Kernel, todo: Sequence[Plan], counter: Path, scratch: Path
) -> dict[tuple[str, str], float]:
    """Allocations of a call, by (who, work)."""
    scratch.mkdir()
    pairs = tuple(
        Pair(counted_copy(p.ours, counter, scratch), counted_copy(p.twin, counter, scratch))
        for p in built.pairs
    )
    copy = Built(built.case, pairs, built.client)
    lines = [
        _line(built.case, who, plan, calls)
        for plan in todo
        for who in (OURS, TWIN)
        for calls in CALLS
    ]
    result = run_modules(copy, kernel, SCRIPT + " &&\n".join(lines) + "\n")
    counts = dict(_read(result.step("script").output))
    return {
        (who, plan.work.name): (
            counts[who, plan.work.name, CALLS[1]] - counts[who, plan.work.name, CALLS[0]]
        )
        / (CALLS[1] - CALLS[0])
        for plan in todo
        for who in (OURS, TWIN)
    }


def _line(case: Case, who: str, plan: Plan, calls: int) -> str:
    suffix = "" if who == OURS else "_twin"
    work = plan.work
    name = f"bench_{case.name}{suffix}"
    if not work.device:
        return f"ask {who} {name} {work.name} {plan.size} {calls}"
    device = work.device.format(suffix)
    module = Path(device).name
    return f"call {who} {device} {work.name} {plan.size} {calls} {module}"


def _read(text: str) -> Iterator[tuple[tuple[str, str, int], int]]:
    for line in text.splitlines():
        if line.startswith("row "):
            _, who, work, calls, count = line.split()
            yield (who, work, int(calls)), int(count)


def _build_malloc_counter(scratch: Path) -> Path:
    """The library that counts CPython's calls of malloc()."""
    library = scratch / "malloc_count.so"
    source = str(KERNEL_DIRECTORY / "malloc_count.c")
    run_tool(["gcc", "-shared", "-fPIC", "-O2", "-fno-builtin", "-o", str(library), source])
    return library


def count_cpython(case: Case, todo: Sequence[Plan], library: Path) -> dict[str, float]:
    """CPython's allocations of a call, by the work's name."""
    environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONMALLOC": "malloc"}
    once = [Plan(plan.work, plan.size, 1, 1) for plan in todo]
    rows = run_cpython(case, once, count=True, environment=environment)
    return {row[0]: float(row[5]) for row in rows}
