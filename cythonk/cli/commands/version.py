# SPDX-License-Identifier: GPL-2.0
"""`cythonk version`: the versions of what takes part in a build, for reports."""

from __future__ import annotations

import sys
from importlib import metadata

import click

from cythonk import __version__

LIBRARIES = ("Cython", "pycparser", "click")

EPILOG = """\b
Example:
  cythonk version
"""


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


@click.command("version", epilog=EPILOG)
def command() -> int:
    """Print the versions of CythonK and of the libraries it builds with."""
    click.echo(f"cythonk {__version__}")
    click.echo(f"Python {sys.version.split()[0]}")
    for name in LIBRARIES:
        click.echo(f"{name} {_version(name)}")
    return 0
