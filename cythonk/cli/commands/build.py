# SPDX-License-Identifier: GPL-2.0
"""`cythonk build`: .pyx files in, one .ko out."""

from __future__ import annotations

from pathlib import Path

import click

from cythonk.cli import inputs
from cythonk.cli.builder import BuildRequest, build
from cythonk.cli.session import (
    Session,
    arch_option,
    find_kernel,
    folders_option,
    kernel_option,
    with_session,
)

EPILOG = """\b
Examples:
  cythonk build hello.pyx
  cythonk build driver.pyx ring.pyx -o driver.ko     two files, one module
  cythonk build hello.pyx --kernel 6.1               for another kernel
  cythonk build hello.pyx --arch arm64               for another architecture
  cythonk build hello.pyx --keep stages              leaves each stage's output

The output goes to the current directory unless -o says otherwise. Nothing is done when nothing has
changed since the last build.
"""


@click.command("build", epilog=EPILOG)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.pyx…"
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT.ko",
    help="Where the module goes.",
)
@kernel_option
@arch_option
@folders_option
@click.option(
    "--keep",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Leave the output of every stage in DIR for reading.",
)
@click.option(
    "-W", "--warnings", is_flag=True, help="Build with the kernel's extra warnings (W=1)."
)
@click.option("--sparse", is_flag=True, help="Check the generated C with sparse (C=2).")
@click.option("--force", is_flag=True, help="Build even when nothing has changed.")
@with_session
def command(
    files: tuple[Path, ...],
    output: Path | None,
    kernel: str | None,
    arch: str | None,
    folders: tuple[Path, ...],
    keep: Path | None,
    warnings: bool,
    sparse: bool,
    force: bool,
    session: Session,
) -> int:
    """Build one kernel module from one or more .pyx files; the first names the module."""
    inputs.check_sources(files)
    target = find_kernel(kernel, arch)
    output = output or Path(f"{files[0].stem}.ko")
    request = BuildRequest(files, output, target, keep, warnings, sparse, force, folders=folders)
    outcome = build(request, session)
    status = session.report(outcome.diagnostics)
    if status == 0:
        if outcome.fresh:
            session.progress(f"{output} is up to date ({target.release})")
        else:
            session.progress(f"{output} built for {target.release} in {outcome.seconds:.1f} s")
    return status
