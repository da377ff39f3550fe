# SPDX-License-Identifier: GPL-2.0
"""Many generated sources at once: translated by two processes, built by one make, run in one boot.

A build of its own for each module would spend most of its time on starting make.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from cythonk.diagnostics.model import Diagnostic, Position, Severity
from cythonk.guest.job import GuestJob, GuestResult, Step, module_files, module_steps
from cythonk.guest.problems import Problem, without_stamp
from cythonk.guest.run import run_guest
from cythonk.kernel import runtime_cache
from cythonk.kernel.discover import Kernel
from cythonk.kernel.kbuild import CFLAGS, CUnit, KbuildOptions, objects_mk, run_make

JOBS = min(2, os.cpu_count() or 1)

_BOOT_TIMEOUT = 180.0
_GCC = re.compile(
    r"^(?P<file>\S+\.pyx):(?P<line>\d+):\d+: (?P<kind>error|warning): (?P<text>.*)$", re.MULTILINE
)


@dataclass(frozen=True)
class Translated:
    """A source that went through the compiler: C files, or errors."""

    source: Path
    units: tuple[CUnit, ...] = ()
    errors: tuple[Diagnostic, ...] = ()


@dataclass
class Built:
    """What building many modules gave.

    Attributes:
        modules: the `.ko` files by the modules' names; empty when one of them did not compile.
        complaints: what gcc said of lines of the sources, errors and warnings.
    """

    modules: dict[str, Path] = field(default_factory=dict)
    complaints: list[Diagnostic] = field(default_factory=list)


@dataclass
class Ran:
    """What running many modules gave.

    Attributes:
        lines: what each module printed, as far as it came.
        problems: what the kernel reported, by the module that was being loaded or unloaded; "" is
            for what belongs to none.
    """

    lines: dict[str, list[str]] = field(default_factory=dict)
    problems: dict[str, list[str]] = field(default_factory=dict)


def errors_of(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that stop a build."""
    return [item for item in diagnostics if item.severity is Severity.ERROR]


def _translate(source: Path) -> Translated:
    from cythonk.pipeline import translate

    try:
        result = translate([source], module=source.stem)
    except Exception as error:  # the compiler's own fault: a result to be judged like any other
        fault = Diagnostic("CK900", f"{type(error).__name__}: {error}")
        return Translated(source, errors=(fault,))
    errors = tuple(errors_of(result.diagnostics))
    units = tuple(CUnit(unit.name, unit.c_text) for unit in result.units)
    return Translated(source, units, errors)


def translate_all(sources: Sequence[Path]) -> list[Translated]:
    """Translate sources, each a module of its own."""
    if len(sources) < 2:
        return [_translate(source) for source in sources]
    with ProcessPoolExecutor(JOBS) as pool:
        return list(pool.map(_translate, sources))


def build_all(
    kernel: Kernel, directory: Path, translated: Sequence[Translated], archive: Path | None = None
) -> Built:
    """Build modules of translated sources.

    Args:
        kernel: what to build for.
        directory: where, a path that Kbuild accepts; what is there already and did not change is
            not compiled again.
        translated: the sources, without errors.
        archive: the runtime to link, where it is not the project's.

    Raises AssertionError when the build fails for a reason that is no line's of the sources.
    """
    if not directory.is_dir():
        directory.mkdir(parents=True)
        (directory / "libck.a").symlink_to(archive or runtime_cache.ensure(kernel))
        (directory / "include").symlink_to(runtime_cache.INCLUDE.resolve())
    kbuild = []
    for item in translated:
        for unit in item.units:
            _write(directory / f"{unit.name}.pyx.c", unit.text)
        text = objects_mk(item.source.stem, item.units, True)
        kbuild.append(text.replace("obj-m := ", "obj-m += ").replace("flags-y := ", "flags-y = "))
    _write(directory / "Kbuild", "\n".join(kbuild))
    options = KbuildOptions(jobs=JOBS)
    status, log = run_make(kernel, directory, ["-k", "modules"], options)
    complaints = _complaints(log)
    if not status:
        modules = {t.source.stem: directory / f"{t.source.stem}.ko" for t in translated}
        return Built(modules, complaints)
    assert any(item.severity is Severity.ERROR for item in complaints), log
    return Built({}, complaints)


def faulty_runtime(kernel: Kernel, directory: Path, file: str, text: str) -> Path:
    """The runtime's archive with another text for one of its files, in a directory that is made."""
    directory.mkdir(parents=True)
    runtime = runtime_cache.RUNTIME.resolve()
    for header in [*runtime.glob("*.h"), runtime / "include"]:
        (directory / header.name).symlink_to(header)
    (directory / file).write_text(text, encoding="utf-8")
    member = Path(file).with_suffix(".o").name
    (directory / "Kbuild").write_text(
        f"obj-m := {runtime_cache.PART_OF}.o\n{runtime_cache.PART_OF}-y := {member}\n"
        f"ccflags-y := -I$(src)/include {CFLAGS}\n"
    )
    status, log = run_make(kernel, directory, [member], KbuildOptions(jobs=JOBS))
    assert status == 0, log
    archive = Path(shutil.copy2(runtime_cache.ensure(kernel), directory / "libck.a"))
    subprocess.run(["ar", "rD", archive.name, member], cwd=directory, check=True, timeout=60)
    return archive


def _write(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _complaints(log: str) -> list[Diagnostic]:
    """What gcc said of lines of `.pyx` files."""
    found = []
    for match in _GCC.finditer(log):
        fatal = match["kind"] == "error"
        if "[-Wtautological-compare]" in match["text"]:
            continue  # true of the source as well: x < x
        code, severity = ("CK502", Severity.ERROR) if fatal else ("CK504", Severity.WARNING)
        place = Position(Path(match["file"]), int(match["line"]))
        found.append(Diagnostic(code, match["text"], place, severity=severity))
    return found


def printed(log: Iterable[str], module: str) -> list[str]:
    """What a module printed, without printk's decoration."""
    prefix = re.compile(rf"^{module}: ?")
    noise = re.compile(rf"^{module}: (loading out-of-tree|module verification failed)")
    lines = [without_stamp(line) for line in log]
    return [prefix.sub("", line) for line in lines if prefix.match(line) and not noise.match(line)]


def run_all(kernel: Kernel, modules: Mapping[str, Path], timeout: float = _BOOT_TIMEOUT) -> Ran:
    """Load and unload modules one after the other.

    All in one boot; where a module ends the guest, the others go on in the next one.
    """
    ran = Ran()
    waiting = list(modules)
    while waiting:
        steps: list[Step] = []
        for name in waiting:
            steps += module_steps([modules[name]], timeout=timeout / 2)
        files = module_files([modules[name] for name in waiting])
        result = run_guest(GuestJob(kernel, files, steps, timeout=timeout, memory_mb=1024))
        done = _take(result, waiting, ran)
        if result.boot_time is None or not done:
            _note(ran, waiting[0], "the guest did not run it to its end")
            done = waiting[:1] if result.boot_time is not None else waiting
        waiting = [name for name in waiting if name not in done]
    return ran


def _take(result: GuestResult, names: Sequence[str], ran: Ran) -> list[str]:
    """Enter what one boot says; returns the modules that were tried in it."""
    tried = []
    for name in names:
        load, unload = result.step(f"insmod {name}"), result.step(f"rmmod {name}")
        if load.status is None and not load.log:
            continue
        tried.append(name)
        ran.lines[name] = printed([*load.log, *unload.log], name)
        if not load.ok:
            _note(ran, name, f"insmod failed: {load.output.strip()}")
        elif not unload.ok:
            _note(ran, name, f"rmmod failed: {unload.output.strip()}")
    for problem in result.problems:
        module = (problem.step or "").removeprefix("insmod ").removeprefix("rmmod ")
        _note(ran, module if module in names else "", _told(problem))
    return tried


def _told(problem: Problem) -> str:
    return "\n".join([f"{problem.kind}: {problem.message}", *problem.context])


def _note(ran: Ran, module: str, text: str) -> None:
    ran.problems.setdefault(module, []).append(text)
