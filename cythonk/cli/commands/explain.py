# SPDX-License-Identifier: GPL-2.0
"""`cythonk explain`: what a diagnostic code means and the way out."""

from __future__ import annotations

import click

from cythonk.cli.session import Session, with_session
from cythonk.diagnostics.codes import CODES, explain
from cythonk.diagnostics.model import Diagnostic

EPILOG = """\b
Examples:
  cythonk explain CK101
  cythonk explain             lists all codes
"""


def complete_code(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The codes a shell offers."""
    return [code for code in CODES if code.startswith(incomplete.upper())]


@click.command("explain", epilog=EPILOG)
@click.argument("code", required=False, metavar="[CODE]", shell_complete=complete_code)
@with_session
def command(code: str | None, session: Session) -> int:
    """Explain a diagnostic code such as CK101, or list them all."""
    if code is None:
        for name, row in CODES.items():
            click.echo(f"{name}  {row.name:24}  {row.meaning}")
        return 0
    found = explain(code)
    if found is None:
        hint = "`cythonk explain` without a code lists them all"
        return session.report([Diagnostic("CK014", f"there is no code {code!r}", hint=hint)])
    click.echo(f"{code.upper()} ({found.name})\n\n{found.meaning}\n\nWay out: {found.way_out}")
    return 0
