# SPDX-License-Identifier: GPL-2.0
"""`python -m cythonk.beds [NAME…]`: build kernels that are not in the cache yet; lists them without
a name.

For the make targets, which want the building done, and its progress seen, before tests run.
"""

from __future__ import annotations

import sys

from cythonk.beds import BEDS, bed
from cythonk.beds.build import known
from cythonk.cli.session import Session, report_exception


def main(names: list[str]) -> int:
    """Build the named kernels; returns the exit status."""
    session = Session()
    if not names:
        for row in BEDS.values():
            state = "in the cache" if known(row.name) else f"about {row.minutes} minutes to build"
            session.output(f"{row.name:14}{row.purpose} ({state})")
        return 0
    try:
        for name in names:
            bed(name, session.progress)
    except KeyboardInterrupt:
        print("\ninterrupted", file=sys.stderr)
        return 130
    except Exception as error:
        return report_exception(error, session)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
