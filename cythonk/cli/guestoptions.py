# SPDX-License-Identifier: GPL-2.0
"""The options of commands that boot a guest, and which kernel and time limit they mean."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from cythonk.cli.guestrun import bootable
from cythonk.cli.session import Session, arch_option, find_kernel, kernel_option
from cythonk.kernel.discover import Kernel

# The kernel of --sanitize, and how long its guests may take, in seconds.
BED = "uml-sanitize"
SANITIZE_TIMEOUT = 600.0


@dataclass(frozen=True)
class GuestChoice:
    """What was asked for on the command line.

    Attributes:
        kernel: what --kernel was given.
        arch: what --arch was given.
        timeout: seconds until the guest is ended.
        smp: its CPUs.
        sanitize: whether it is to be the sanitizers' kernel.
    """

    kernel: str | None
    arch: str | None
    timeout: float
    smp: int
    sanitize: bool

    def target(self, session: Session) -> Kernel:
        """The kernel to boot; that of --sanitize is built where it is missing.

        Raises KernelError when there is none, BedError when it cannot be built.
        """
        if self.sanitize:
            from cythonk.beds import bed

            return bed(BED, session.progress)
        return bootable(find_kernel(self.kernel, self.arch), self.kernel is not None)


def guest_options(timeout: float, sanitize: str) -> Callable[[Callable[..., int]], Any]:
    """Add the options to a command, which gets them as one argument `guest`.

    Args:
        timeout: the time limit in seconds where none is given.
        sanitize: the help of --sanitize.

    The command raises click.UsageError for what does not go together with --sanitize.
    """

    def add(function: Callable[..., int]) -> Any:
        @kernel_option
        @arch_option
        @click.option(
            "--timeout",
            type=click.FloatRange(min=1),
            metavar="SECONDS",
            help=f"End the guest after this time (default {timeout:g}; "
            f"{SANITIZE_TIMEOUT:g} with --sanitize).",
        )
        @click.option(
            "--smp",
            type=click.IntRange(1, 64),
            default=1,
            show_default=True,
            help="CPUs of the guest.",
        )
        @click.option("--sanitize", is_flag=True, help=sanitize)
        @functools.wraps(function)
        def wrapper(
            *args: Any,
            kernel: str | None,
            arch: str | None,
            timeout: float | None,
            smp: int,
            sanitize: bool,
            **others: Any,
        ) -> int:
            if sanitize:
                _check_sanitize(kernel, arch, smp)
            limit = timeout or (SANITIZE_TIMEOUT if sanitize else usual)
            guest = GuestChoice(kernel, arch, limit, smp, sanitize)
            return function(*args, guest=guest, **others)

        return wrapper

    usual = timeout
    return add


def _check_sanitize(kernel: str | None, arch: str | None, smp: int) -> None:
    for option, value in (("--kernel", kernel), ("--arch", arch)):
        if value is not None:
            raise click.UsageError(f"--sanitize brings its own kernel: leave {option} out")
    if smp != 1:
        raise click.UsageError("the kernel of --sanitize has one CPU: leave --smp out")
