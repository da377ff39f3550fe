# SPDX-License-Identifier: GPL-2.0
"""`cythonk new`: a driver project to start from."""

from __future__ import annotations

from pathlib import Path

import click

from cythonk.cli import inputs
from cythonk.cli.session import Session, with_session
from cythonk.diagnostics.model import Diagnostic, Position

EPILOG = """\b
Examples:
  cythonk new mydriver
  cythonk new work/mydriver       in another directory

Then `cd mydriver && make` builds it, and `make run` loads it in a guest.
"""


@click.command("new", epilog=EPILOG)
@click.argument("name", type=click.Path(path_type=Path), metavar="NAME")
@with_session
def command(name: Path, session: Session) -> int:
    """Write a driver project into the new directory NAME; the module gets its name."""
    from cythonk.project.writer import write_project

    module = name.name or name.absolute().name
    problem = inputs.module_name_problem(module)
    if problem:
        code, reason, better = problem
        hint = f"for example: cythonk new {name.with_name(better) if name.name else better}"
        return session.report([Diagnostic(code, reason, Position(name, 0), hint)])
    files = write_project(name, module)
    session.output(f"{name}/")
    for file in files:
        session.output(f"  {file}")
    session.progress(f"next: cd {name} && make")
    return session.report([])
