# SPDX-License-Identifier: GPL-2.0
"""`cythonk doctor`: which tools and kernels are there, and how to get the rest."""

from __future__ import annotations

import json
import sys

import click

from cythonk import __version__
from cythonk.cli.session import Session, wants_color, with_session

EPILOG = """\b
Examples:
  cythonk doctor
  cythonk doctor --format json

The exit status is 1 when something that building needs is missing.
"""


@click.command("doctor", epilog=EPILOG)
@with_session
def command(session: Session) -> int:
    """Say which tools and kernels are there and how to get what is missing."""
    from cythonk.kernel.arch import NATIVE, TARGETS
    from cythonk.kernel.discover import find_kernels
    from cythonk.kernel.toolchain import check

    tools = check()
    kernels = [kernel for arch in TARGETS for kernel in find_kernels(arch=arch)]
    native = any(kernel.arch == NATIVE for kernel in kernels)
    ok = all(tool.found for tool in tools if tool.required) and native
    if session.json:
        report = {
            "version": __version__,
            "ok": ok,
            "tools": [
                {
                    "name": tool.name,
                    "purpose": tool.purpose,
                    "found": tool.found,
                    "path": str(tool.path) if tool.path else None,
                    "version": tool.version,
                    "required": tool.required,
                    "remedy": tool.remedy,
                }
                for tool in tools
            ],
            "kernels": [
                {
                    "release": kernel.release,
                    "arch": kernel.arch,
                    "build": str(kernel.build),
                    "bootable": kernel.image is not None,
                }
                for kernel in kernels
            ],
        }
        sys.stdout.write(json.dumps(report) + "\n")
        return 0 if ok else 1
    color = wants_color(sys.stdout)
    for tool in tools:
        if tool.found:
            state, shade = "ok", "green"
        else:
            state, shade = ("MISSING", "red") if tool.required else ("absent", "yellow")
        detail = tool.version or (str(tool.path) if tool.path else "")
        line = f"{tool.name:14} {detail}" if tool.found else f"{tool.name:14} to {tool.purpose}"
        click.echo(f"{click.style(f'{state:8}', fg=shade)} {line}", color=color)
        if not tool.found:
            click.echo(f"         {'':14} get it: {tool.remedy}")
    click.echo("\nkernels that can be targeted:")
    for kernel in kernels:
        boots = "boots in a guest" if kernel.image else "build only: no image to boot"
        click.echo(f"  {kernel.release:30} {kernel.arch:7} {boots}")
    if not native:
        click.echo("  none: run 'make setup', or apt-get install linux-headers-amd64")
    click.echo("\neverything needed is there" if ok else "\nsomething needed is missing: see above")
    return 0 if ok else 1
