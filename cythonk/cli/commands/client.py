# SPDX-License-Identifier: GPL-2.0
"""`cythonk client`: a Python module that calls a driver's ioctls."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cythonk.cli import inputs
from cythonk.cli.builder import translate
from cythonk.cli.outputs import write_output
from cythonk.cli.session import Session, with_session
from cythonk.diagnostics.model import Severity

EPILOG = """\b
Examples:
  cythonk client calculator.pyx            writes calculator_client.py
  cythonk client calculator.pyx -o -       prints it
"""


@click.command("client", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path), metavar="DRIVER.pyx")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="OUT.py",
    help="Where the module goes; - prints it. Default: DRIVER_client.py in the current directory.",
)
@with_session
def command(file: Path, output: Path | None, session: Session) -> int:
    """Write a Python module that calls the ioctls of DRIVER.pyx."""
    from cythonk.client import interface, module

    inputs.check_sources([file])
    output = output or Path(f"{file.stem}_client.py")
    to_stdout = str(output) == "-"
    if not to_stdout:
        inputs.check_output(output, ".py", [file])
    translation = translate([file], file.stem, None)
    if any(item.severity is Severity.ERROR for item in translation.diagnostics):
        return session.report(translation.diagnostics)
    text = module.text(interface.read(file), file.name)
    if to_stdout:
        sys.stdout.write(text)
    else:
        write_output(output, text.encode())
        session.progress(f"{output} written")
    return session.report(translation.diagnostics)
