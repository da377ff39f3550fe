# SPDX-License-Identifier: GPL-2.0
"""`cythonk completion`: the script that makes a shell complete cythonk's command lines."""

from __future__ import annotations

import click

EPILOG = """\b
Examples:
  eval "$(cythonk completion bash)"                          in ~/.bashrc
  eval "$(cythonk completion zsh)"                           in ~/.zshrc
  cythonk completion fish > ~/.config/fish/completions/cythonk.fish
"""


@click.command("completion", epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> int:
    """Print the completion script for a shell."""
    from click.shell_completion import get_completion_class

    from cythonk.cli.main import cli

    maker = get_completion_class(shell)
    assert maker is not None
    click.echo(maker(cli, {}, "cythonk", "_CYTHONK_COMPLETE").source())
    return 0
