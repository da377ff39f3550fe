# SPDX-License-Identifier: GPL-2.0
"""What every sub-command shares: the common options, what is printed where, and how failures end
it.

Diagnostics and progress go to standard error (with `--format json` one object goes to standard
output instead), so that what a command is asked for stays alone on standard output.
"""

from __future__ import annotations

import functools
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import click

from cythonk.diagnostics.model import CythonkError, Diagnostic, Severity
from cythonk.kernel.arch import NATIVE, TARGETS
from cythonk.kernel.discover import Kernel, resolve


def wants_color(stream: TextIO) -> bool:
    """Whether `stream` is a terminal that may be sent colours (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    try:
        return stream.isatty()
    except (ValueError, OSError):  # closed
        return False


@dataclass
class Session:
    """One command's way to speak to the user."""

    json: bool = False
    verbose: bool = False

    def progress(self, text: str) -> None:
        """Say what is going on; silent in JSON mode."""
        if not self.json:
            click.echo(text, err=True)

    def output(self, line: str) -> None:
        """Print a line the command is asked for; in JSON mode to standard error."""
        click.echo(line, err=self.json)

    def command(self, line: str) -> None:
        """Show a command that is run, or what it printed, for -v."""
        click.echo(line, err=True)

    @property
    def on_command(self) -> Callable[[str], None] | None:
        """`command` when -v was given, else None."""
        return self.command if self.verbose else None

    def report(self, diagnostics: Iterable[Diagnostic]) -> int:
        """Show the closing diagnostics; returns the exit status: 1 when one is an error."""
        from cythonk.diagnostics import render

        items = list(diagnostics)
        failed = any(item.severity is Severity.ERROR for item in items)
        if self.json:
            sys.stdout.write(render.render_json(items, ok=not failed))
            sys.stdout.flush()
        elif items:
            color = wants_color(sys.stderr)
            sys.stderr.write(render.render_text(items, color=color))
            counts = render.summary(items)
            if len(items) > 1 and counts:
                sys.stderr.write(counts + "\n")
            sys.stderr.flush()
        return 1 if failed else 0


def with_session(function: Callable[..., int]) -> Callable[..., int]:
    """Give a sub-command `-v` and `--format` and a `session`, and report the failures it raises."""

    @click.option(
        "--format",
        "format_",
        type=click.Choice(["text", "json"]),
        default="text",
        help="How diagnostics are shown; json puts one object on standard output.",
    )
    @click.option("-v", "--verbose", is_flag=True, help="Show the commands that are run.")
    @functools.wraps(function)
    def wrapper(*args: Any, format_: str, verbose: bool, **kwargs: Any) -> int:
        session = Session(json=format_ == "json", verbose=verbose)
        try:
            return function(*args, session=session, **kwargs)
        except click.ClickException:
            raise
        except Exception as error:
            return report_exception(error, session)

    return wrapper


def complete_kernel(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The releases a shell offers for --kernel, of the --arch said so far."""
    from cythonk.beds.table import BEDS
    from cythonk.kernel.discover import find_kernels

    arch = ctx.params.get("arch")
    names = [kernel.release for kernel in find_kernels(arch=arch or NATIVE)]
    names += BEDS if arch is None else ()
    return [name for name in names if name.startswith(incomplete)]


kernel_option = click.option(
    "--kernel",
    metavar="RELEASE|DIR|BED",
    shell_complete=complete_kernel,
    help="Kernel to build for: a release, its beginning (6.12), a build directory, or a kernel for "
    "tests that is built on first use (uml, uml-sanitize, x86-kasan). "
    "Default: the running kernel if its headers are there, else the newest.",
)


arch_option = click.option(
    "--arch",
    type=click.Choice(TARGETS),
    help=f"Architecture to build for. Default: that of the build directory given, else {NATIVE}.",
)


folders_option = click.option(
    "-I",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Look for headers in DIR before the kernel's; may be given several times.",
)


def find_kernel(spec: str | None, arch: str | None = None) -> Kernel:
    """The kernel that `--kernel` and `--arch` mean; a test bed is built when it is asked for.

    Raises KernelError when there is none, BedError when the bed cannot be built.
    """
    from cythonk.beds.table import BEDS

    if arch is None and spec in BEDS:
        from cythonk.beds import bed

        return bed(spec, Session().progress)
    return resolve(spec, arch=arch)


def report_exception(error: Exception, session: Session | None = None) -> int:
    """Show what ended a command as diagnostics, never as a traceback; returns the exit status.

    With CYTHONK_DEBUG set an internal error is shown in full.
    """
    session = session or Session()
    if isinstance(error, CythonkError):
        return session.report(error.diagnostics)
    if isinstance(error, BrokenPipeError):
        raise error
    text = "".join(traceback.format_exception(error))
    if os.environ.get("CYTHONK_DEBUG"):
        sys.stderr.write(text)
        where = "the traceback is above"
    else:
        log = _write_log(text)
        where = f"please report it with {log}" if log else "set CYTHONK_DEBUG=1 for the traceback"
    first = str(error).split("\n")[0]
    summary = type(error).__name__ + (f": {first}" if first else "")
    return session.report([Diagnostic("CK900", f"internal error: {summary}", hint=where)])


def _write_log(text: str) -> Path | None:
    """Keep the traceback of an internal error in the cache; None when that is not possible."""
    from cythonk import __version__
    from cythonk.kernel.cache import cache_root

    name = f"error-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
    path = cache_root() / "logs" / name
    head = f"cythonk {__version__}, Python {sys.version.split()[0]}\n{' '.join(sys.argv)}\n\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + text, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    return path
