# SPDX-License-Identifier: GPL-2.0
"""`cythonk translate`: the kernel C of a .pyx, without building it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cythonk.cli import inputs
from cythonk.cli.builder import translate
from cythonk.cli.outputs import write_output
from cythonk.cli.session import (
    Session,
    arch_option,
    find_kernel,
    folders_option,
    kernel_option,
    with_session,
)
from cythonk.diagnostics.model import Severity

EPILOG = """\b
Examples:
  cythonk translate hello.pyx               writes hello.c
  cythonk translate hello.pyx -o -          prints the C
  cythonk translate hello.pyx --keep stages leaves each stage's output
"""


@click.command("translate", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.pyx")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="OUT.c",
    help="Where the C goes; - prints it. Default: FILE.c in the current directory.",
)
@click.option(
    "--keep",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Leave the output of every stage in DIR for reading.",
)
@kernel_option
@arch_option
@folders_option
@with_session
def command(
    file: Path,
    output: Path | None,
    keep: Path | None,
    kernel: str | None,
    arch: str | None,
    folders: tuple[Path, ...],
    session: Session,
) -> int:
    """Write just the kernel C that FILE.pyx becomes."""
    inputs.check_sources([file])
    output = output or Path(f"{file.stem}.c")
    to_stdout = str(output) == "-"
    if not to_stdout:
        inputs.check_output(output, ".c", [file])
    target = find_kernel(kernel, arch) if kernel or arch else None
    translation = translate([file], file.stem, keep, kernel=target, folders=folders)
    failed = any(item.severity is Severity.ERROR for item in translation.diagnostics)
    if not failed:
        text = next(unit.c_text for unit in translation.units if unit.source.samefile(file))
        if to_stdout:
            sys.stdout.write(text)
        else:
            write_output(output, text.encode())
    status = session.report(translation.diagnostics)
    if not failed and not to_stdout:
        session.progress(f"{output} written")
    return status
