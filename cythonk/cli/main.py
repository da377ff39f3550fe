# SPDX-License-Identifier: GPL-2.0
"""The entry point: finds the sub-command, runs it, and turns whatever ends it into an exit status.

Exit statuses: 0 fine, 1 diagnostics or a failed step, 2 usage, 130 interrupted (128 + n for other
signals). Runs at every start, so it imports click and nothing else of weight: `cythonk build` of
an unchanged file is judged by it.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

import click

from cythonk import __version__

# Name of each sub-command, in the order of the help page; `commands/<module>.py` holds it.
COMMANDS: dict[str, str] = {
    "build": "build",
    "run": "run",
    "test": "test",
    "new": "new",
    "translate": "translate",
    "annotate": "annotate",
    "headers": "headers",
    "client": "client",
    "doctor": "doctor",
    "explain": "explain",
    "completion": "completion",
    "version": "version",
    "kbuild": "kbuild",
}

# Signals that end a command as an interruption does, cleaning up on the way.
ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP)


class LazyGroup(click.Group):
    """A group that imports a sub-command's module only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The sub-commands in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the sub-command; None when there is no such one."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"cythonk.cli.commands.{COMMANDS[cmd_name]}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with a hint when the name is a file or nearly a command."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            name = args[0] if args else ""
            if name.endswith(".pyx"):
                hint = f"{error.message} Did you mean `cythonk build {name}`?"
                raise click.UsageError(hint, ctx=ctx) from error
            raise


EPILOG = """\b
Examples:
  cythonk new mydriver              a driver project to start from
  cythonk build mydriver.pyx        make mydriver.ko
  cythonk run mydriver.pyx          load it in a guest and show the log
  cythonk test mydriver.pyx         run its doctests and test_ functions in a guest
  cythonk doctor                    what is missing on this machine
"""


@click.command(
    cls=LazyGroup,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="cythonk", message="%(prog)s %(version)s")
def cli() -> None:
    """Write Linux kernel modules in Python syntax: compiles .pyx files to .ko modules."""


def _ending_signal(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line `args` (default: this process's) and exit with its status."""
    for number in ENDING_SIGNALS:
        if signal.getsignal(number) is signal.SIG_DFL:  # leave nohup's ignored SIGHUP alone
            signal.signal(number, _ending_signal)
    sys.exit(run(sys.argv[1:] if args is None else args))


def run(args: list[str]) -> int:
    """Run the command line `args` and return its exit status; never raises but SystemExit."""
    try:
        status = cli.main(args, prog_name="cythonk", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        with contextlib.suppress(OSError):
            print("\ninterrupted", file=sys.stderr)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output went away, as `head` does: end quietly, and keep the interpreter
        # from complaining when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    except Exception as error:
        from cythonk.cli.session import report_exception

        return report_exception(error)
