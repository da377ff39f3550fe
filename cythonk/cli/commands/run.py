# SPDX-License-Identifier: GPL-2.0
"""`cythonk run`: build if needed, boot a guest, load, run a script, unload, say what went wrong."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import click

from cythonk.cli import inputs
from cythonk.cli.builder import BuildOutcome, BuildRequest, build
from cythonk.cli.decode import GuestModule
from cythonk.cli.guestoptions import GuestChoice, guest_options
from cythonk.cli.guestrun import bootable, run_job, run_modules, vermagic
from cythonk.cli.session import Session, find_kernel, with_session
from cythonk.diagnostics.model import CythonkError, Diagnostic, Position
from cythonk.kernel.arch import of_object
from cythonk.kernel.cache import cache_root
from cythonk.kernel.discover import Kernel

EPILOG = """\b
Examples:
  cythonk run hello.pyx
  cythonk run echo.pyx --script 'echo hi > /dev/echo; cat /dev/echo'
  cythonk run driver.ko --script test.sh --timeout 120
  cythonk run hello.pyx --kernel 6.1
  cythonk run hello.pyx --arch arm64
  cythonk run echo.pyx --sanitize --script 'echo hi > /dev/echo; cat /dev/echo'

The script runs in the guest's busybox shell while the module is loaded. The exit status is 1 when
a step fails, the kernel reports an oops, a warning or a leak, or the time is over.
"""


# Seconds for everything in the guest.
TIMEOUT = 60.0


@click.command("run", epilog=EPILOG)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.pyx|FILE.ko…"
)
@click.option(
    "--script",
    metavar="SH",
    help="A shell script to run in the guest: a file, - for standard input, or the text itself.",
)
@guest_options(
    TIMEOUT,
    "Run under KASAN, UBSAN, lockdep and kmemleak, then again with each allocation failing "
    "in turn. The first use builds the kernel for it.",
)
@with_session
def command(
    files: tuple[Path, ...],
    script: str | None,
    guest: GuestChoice,
    session: Session,
) -> int:
    """Load a module in a guest. Several .pyx make one module; .ko files are loaded in order."""
    text = script_text(script)
    found: list[Diagnostic] = []
    if guest.sanitize:
        return session.report(sanitized(files, text, guest, session))
    if all(file.suffix == ".ko" for file in files):
        target, modules = _prebuilt(files, guest.kernel, guest.arch)
    else:
        inputs.check_sources(files)
        target = guest.target(session)
        module, outcome = build_for_guest(files, target, session)
        found += outcome.diagnostics
        if not outcome.ok:
            return session.report(found)
        modules = [module]
    session.progress(f"booting {target.release}")
    found += run_modules(session, target, modules, text, timeout=guest.timeout, smp=guest.smp)
    return session.report(found)


def sanitized(
    files: tuple[Path, ...], script: str | None, guest: GuestChoice, session: Session
) -> list[Diagnostic]:
    """Build for the sanitizer kernel and put the module through everything; what went wrong."""
    from cythonk.guest.sanitize import Scenario, sanitize_job

    for file in files:
        if file.suffix == ".ko":
            raise click.UsageError(
                f"--sanitize builds the module for its own kernel: give the .pyx, not '{file}'"
            )
    inputs.check_sources(files)
    target = guest.target(session)
    module, outcome = build_for_guest(files, target, session)
    if not outcome.ok:
        return outcome.diagnostics
    session.progress(f"booting {target.release}")
    job = sanitize_job(target, [Scenario(module.ko, script)], timeout=guest.timeout)
    return [*outcome.diagnostics, *run_job(session, job, [module])]


def script_text(script: str | None) -> str | None:
    """The text of `--script`: of a file, of standard input for `-`, or the argument itself.

    Raises CythonkError: CK001 for what looks like a file's name and is none, CK003, CK004.
    """
    if script is None:
        return None
    if script == "-":
        return sys.stdin.read()
    path = Path(script)
    try:
        if "\n" not in script and path.is_file():
            return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CythonkError(Diagnostic("CK004", "is not UTF-8", Position(path, 0))) from error
    except OSError as error:
        if error.strerror and "too long" not in error.strerror:
            reason = f"cannot be read: {error.strerror}"
            raise CythonkError(Diagnostic("CK003", reason, Position(path, 0))) from error
    if script.endswith(".sh") and not any(char.isspace() for char in script):
        raise CythonkError(Diagnostic("CK001", "no such file", Position(path, 0)))
    return script


def _prebuilt(
    files: tuple[Path, ...], spec: str | None, arch: str | None
) -> tuple[Kernel, list[GuestModule]]:
    """The kernel that fits the modules, and the modules."""
    releases: dict[str, Path] = {}
    for file in files:
        if not file.is_file():
            code, reason = (
                ("CK002", "is a directory") if file.is_dir() else ("CK001", "no such file")
            )
            raise CythonkError(Diagnostic(code, reason, Position(file, 0)))
        releases.setdefault(vermagic(file), file)
    if len(releases) > 1:
        lists = ", ".join(f"{file} for {release}" for release, file in releases.items())
        raise CythonkError(Diagnostic("CK400", f"the modules are for different kernels: {lists}"))
    release = next(iter(releases))
    # A directory says its architecture itself; other names of kernels are of the modules'.
    own = arch or (None if spec else of_object(files[0]))
    target = find_kernel(spec or release, own)
    if target.release != release:
        raise CythonkError(
            Diagnostic(
                "CK400",
                f"the module was built for {release}, not for {target.release}",
                Position(releases[release], 0),
                f"leave --kernel out, or build it with --kernel {target.release}",
            )
        )
    return bootable(target, chosen=True), [GuestModule(file) for file in files]


def build_for_guest(
    files: tuple[Path, ...], target: Kernel, session: Session
) -> tuple[GuestModule, BuildOutcome]:
    """Build into the cache, unless it is there and fresh; the module counts if the outcome is ok.

    Raises CythonkError as `builder.build` does, and CK009 when the cache cannot be written.
    """
    name = hashlib.sha256("\0".join(str(f.absolute()) for f in files).encode()).hexdigest()[:16]
    output = cache_root() / "modules" / target.release / name / f"{files[0].stem}.ko"
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"cannot write the cache: {error.strerror}"
        hint = "set CYTHONK_CACHE to a directory you can write"
        place = Position(output.parent, 0)
        raise CythonkError(Diagnostic("CK009", reason, place, hint)) from error
    outcome = build(BuildRequest(files, output, target, emitted=output.parent), session)
    if outcome.ok:
        state = "is up to date" if outcome.fresh else f"built in {outcome.seconds:.1f} s"
        session.progress(f"{output.name} for {target.release} {state}")
    return GuestModule(output, files, tuple(sorted(output.parent.glob("*.pyx.c")))), outcome
