# SPDX-License-Identifier: GPL-2.0
"""What is done with each sample while it is loaded, for every guest that judges samples.

Apart from the tests because they share it: the sample's own on Debian's kernels, those under the
sanitizers, and those on other architectures.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "samples").glob("*.pyx"))

# One round of use of each sample, as a shell script whose status is 0 when all went well. It is also
# run with allocations failing, where it may fail but must not hang.
USE: dict[str, str] = {
    "hello": "grep -q '^hello ' /proc/modules",
    "echo": """\
echo hi there >/dev/echo || exit 1
[ "$(cat /dev/echo)" = "hi there" ] || exit 1
printf 0123456789 >/dev/echo
[ "$(dd if=/dev/echo bs=4 count=2 2>/dev/null)" = 01234567 ] || exit 1
limit=/sys/module/echo/parameters/limit
echo 4 >$limit
! echo too long >/dev/echo || exit 1
echo 4096 >$limit
""",
}
