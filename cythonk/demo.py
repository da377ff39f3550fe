# SPDX-License-Identifier: GPL-2.0
"""`make demo`: builds two sample drivers, boots a guest, loads both, talks to /dev/echo, unloads.

Run as `python -m cythonk.demo [KERNEL]` after the set-up; ends with status 0 only when every step
worked and the guest's kernel had nothing to complain about. Apart from the command line because it
shows what the command's parts do together, in one boot.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from cythonk.cli.commands.run import build_for_guest
from cythonk.cli.decode import GuestModule
from cythonk.cli.guestrun import run_modules
from cythonk.cli.session import Session, report_exception
from cythonk.kernel.discover import resolve

SAMPLES = Path(__file__).resolve().parent / "data" / "samples"
DRIVERS = ("hello.pyx", "echo.pyx")
KERNEL = "6.12"

# Fails unless what was written comes back.
SCRIPT = """\
echo '$ echo hi > /dev/echo'
echo hi > /dev/echo
echo '$ cat /dev/echo'
cat /dev/echo
[ "$(cat /dev/echo)" = hi ]
"""

TIMEOUT = 90.0  # seconds; a boot takes 3 to 4 without KVM


def demo(session: Session, spec: str) -> int:
    """Run the demonstration on the kernel `spec`; returns the exit status."""
    started = time.monotonic()
    kernel = resolve(spec)
    modules: list[GuestModule] = []
    for name in DRIVERS:
        source = SAMPLES / name
        session.progress(f"== build {name} for {kernel.release}")
        module, outcome = build_for_guest((source,), kernel, session)
        if not outcome.ok:
            return session.report(outcome.diagnostics)
        modules.append(module)
    names = " and ".join(module.name for module in modules)
    session.progress(f"== boot {kernel.release} in a guest; load {names}, use /dev/echo, unload")
    status = session.report(run_modules(session, kernel, modules, SCRIPT, timeout=TIMEOUT))
    verdict = "done" if status == 0 else "failed"
    session.progress(f"== {verdict} in {time.monotonic() - started:.1f} s")
    return status


def main() -> int:
    """Run the demonstration; failures end as diagnostics."""
    session = Session()
    try:
        return demo(session, sys.argv[1] if len(sys.argv) > 1 else KERNEL)
    except KeyboardInterrupt:
        print("\ninterrupted", file=sys.stderr)
        return 130
    except Exception as error:
        return report_exception(error, session)


if __name__ == "__main__":
    sys.exit(main())
