# SPDX-License-Identifier: GPL-2.0
"""`cythonk annotate`: the source with what each line costs, opening to the C it became."""

from __future__ import annotations

from pathlib import Path

import click

from cythonk.cli import inputs
from cythonk.cli.builder import translate
from cythonk.cli.outputs import write_output
from cythonk.cli.session import Session, with_session
from cythonk.diagnostics.model import Severity

EPILOG = """\b
Examples:
  cythonk annotate driver.pyx                 writes driver.html
  cythonk annotate driver.pyx -o costs.html
"""


@click.command("annotate", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.pyx")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT.html",
    help="Where the page goes. Default: FILE.html in the current directory.",
)
@with_session
def command(file: Path, output: Path | None, session: Session) -> int:
    """Write FILE.pyx as a page that shows what each line costs and the C it became."""
    inputs.check_sources([file])
    output = output or Path(f"{file.stem}.html")
    inputs.check_output(output, ".html", [file])
    translation = translate([file], file.stem, None)
    if any(item.severity is Severity.ERROR for item in translation.diagnostics):
        return session.report(translation.diagnostics)
    from cythonk.annotate.analysis import annotate
    from cythonk.annotate.page import render

    c_text = next(unit.c_text for unit in translation.units if unit.source.samefile(file))
    text = file.read_text(encoding="utf-8-sig")
    write_output(output, render(annotate(file, text, c_text)).encode())
    status = session.report(translation.diagnostics)
    session.progress(f"{output} written")
    return status
