# SPDX-License-Identifier: GPL-2.0
"""`cythonk headers`: the kernel's headers as .pxd files, for people and their editors."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cythonk.cli.outputs import write_output
from cythonk.cli.session import (
    Session,
    arch_option,
    find_kernel,
    folders_option,
    kernel_option,
    with_session,
)
from cythonk.diagnostics.model import CythonkError, Diagnostic, Position

if TYPE_CHECKING:
    from cythonk.headers.store import Store

EPILOG = """\b
Examples:
  cythonk headers linux/usb.h                   writes kernel-headers/linux/usb.pxd
  cythonk headers linux/usb.h --kernel 6.1      of another kernel
  cythonk headers mychip.h -I include           a header of your own
  cythonk headers --all                         every header there is
  cythonk headers --uapi -o uapi                those for user space, for ordinary Cython
  cythonk headers --report                      how much of the kernel's API that gives

A build needs none of this: `from linux.usb cimport …` reads the header by itself. The files show what
there is, with the kernel's own names, types and values.
"""


@click.command("headers", epilog=EPILOG)
@click.argument("headers", nargs=-1, metavar="[HEADER]…")
@click.option("--all", "everything", is_flag=True, help="Write all of the kernel's headers.")
@click.option("--report", is_flag=True, help="Count what the headers give, and list what not.")
@click.option("--uapi", is_flag=True, help="Write the headers for user space, for Cython there.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("kernel-headers"),
    show_default=True,
    metavar="DIR",
    help="Where the files go, in folders like the headers'.",
)
@kernel_option
@arch_option
@folders_option
@with_session
def command(
    headers: tuple[str, ...],
    everything: bool,
    report: bool,
    uapi: bool,
    output: Path,
    kernel: str | None,
    arch: str | None,
    folders: tuple[Path, ...],
    session: Session,
) -> int:
    """Write what HEADERs declare, exactly as one kernel is configured, as .pxd files."""
    from cythonk.headers.store import Store

    if bool(headers) + bool(everything or report) + uapi > 1:
        raise click.UsageError("name headers, or ask for --all, or for --uapi")
    if uapi:
        return _uapi(output, session)
    if not (headers or everything or report):
        raise click.UsageError("name a header, such as linux/usb.h, or ask for --all")
    store = Store(find_kernel(kernel, arch), folders)
    if everything or report:
        return _whole(store, output if everything else None, report, session)
    problems: list[Diagnostic] = []
    files: dict[str, str] = {}
    for header in headers:
        try:
            files.update(_tree(store, header))
        except CythonkError as error:
            problems += error.diagnostics
    _write(output, files.items())
    status = session.report(problems)
    if files:
        session.progress(f"{len(files)} files written to {output} ({store.kernel.release})")
    return status


def _whole(store: Store, output: Path | None, wants_report: bool, session: Session) -> int:
    """All headers, written to a folder, or counted."""
    from cythonk.headers import report
    from cythonk.headers.model import HeaderError

    release = store.kernel.release
    try:
        found = store.whole(session.progress)
    except HeaderError as error:
        reason = f"the headers of {release} cannot be read: {error}"
        raise CythonkError(Diagnostic("CK405", reason)) from error
    if output is not None:
        try:
            shutil.copytree(found.tree, output, dirs_exist_ok=True)
        except (OSError, shutil.Error) as error:
            reason = f"cannot be written: {error}"
            raise CythonkError(Diagnostic("CK009", reason, Position(output, 0))) from error
        known = found.coverage
        session.progress(
            f"{known.readable} of {known.headers} headers written to {output} ({release})"
        )
    if wants_report:
        for text in (
            report.table([found.coverage]),
            "\nHeaders that no module can include:\n",
            report.unreadable(found.coverage),
            "\nExported, and declared by no public header:\n",
            report.undeclared(found.coverage),
        ):
            session.output(text.rstrip("\n"))
    return session.report([])


def _uapi(output: Path, session: Session) -> int:
    """The headers for user space, of the kernel source that Debian has."""
    from cythonk.headers.uapi import write_uapi

    found = write_uapi(output, session.progress)
    session.progress(f"{found.written} headers written to {output} (Linux {found.version})")
    for header, reason in sorted(found.left_out.items()):
        session.progress(f"left out: {header}: {reason}")
    return session.report([])


def _tree(store: Store, header: str) -> Iterator[tuple[str, str]]:
    """The files of one header, by their paths.

    Raises:
        CythonkError: there is no such header (CK103), or it cannot be read (CK405).
    """
    from cythonk.headers.model import HeaderError
    from cythonk.headers.tree import tree

    release = store.kernel.release
    if store.header(header) is None:
        close = store.similar(header)
        hint = f"did you mean {close}?" if close else "name it as a source includes it: linux/usb.h"
        raise CythonkError(Diagnostic("CK103", f"{release} has no header {header}", hint=hint))
    try:
        return tree(store.unit(header), [header])
    except HeaderError as error:
        reason = f"{header} of {release} cannot be read: {error}"
        raise CythonkError(Diagnostic("CK405", reason)) from error


def _write(output: Path, files: Iterable[tuple[str, str]]) -> None:
    for name, text in files:
        path = output / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = f"cannot make the directory: {error.strerror}"
            raise CythonkError(Diagnostic("CK009", reason, Position(path.parent, 0))) from error
        write_output(path, text.encode())
