# SPDX-License-Identifier: GPL-2.0
"""The samples for user space: each query answers where the kernel has it, and says so where not.

They run with this machine's Python, in guests of Linux 6.1, which has none of the queries, and 6.12,
which has all but PIDFD_GET_INFO, and on this machine itself, whose kernel may be newer.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from cythonk.guest.job import GuestJob, GuestResult, Step
from cythonk.guest.run import run_guest
from cythonk.headers.uapi import write_uapi
from cythonk.kernel.discover import guest_kernel
from tests.guestpython import GUEST_PYTHON, python_files

pytestmark = pytest.mark.xdist_group("uapi")

SAMPLES = Path(__file__).resolve().parents[2] / "samples/userspace"
HERE = tuple(int(part) for part in re.findall(r"\d+", os.uname().release)[:2])

# The first kernel that has what a program asks.
SINCE = {"same_file": (6, 10), "created": (6, 12), "mappings": (6, 11), "information": (6, 13)}
NAMES = {
    "same_file": "F_DUPFD_QUERY",
    "created": "F_CREATED_QUERY",
    "mappings": "PROCMAP_QUERY",
    "information": "PIDFD_GET_INFO",
}

# What each says is what something else says of the same, or false; all are asked of both kinds.
PROGRAMS = {
    "same_file": """
from fcntl_queries import same_file
a = os.open("/proc/version", os.O_RDONLY)
b, c = os.dup(a), os.open("/proc/version", os.O_RDONLY)
say([same_file(a, b), same_file(a, c), error(same_file, a, 999)], [True, False, "EBADF"])
""",
    "created": """
from fcntl_queries import created
path = f"/tmp/cythonk-{os.getpid()}"
a = os.open(path, os.O_RDWR | os.O_CREAT)
b = os.open(path, os.O_RDWR | os.O_CREAT)
os.unlink(path)
say([created(a), created(b), error(created, 999)], [True, False, "EBADF"])
""",
    "mappings": """
from mappings import mappings
# A process that sleeps: its own mappings would change between the two.
ready, go = os.pipe(), os.pipe()
pid = os.fork()
if not pid:
    os.write(ready[1], b"x")
    os.read(go[0], 1)
    os._exit(0)
os.read(ready[0], 1)
found = [
    f"{m.start:08x}-{m.end:08x} {m.permissions} {m.offset:08x} "
    f"{m.device[0]:02x}:{m.device[1]:02x} {m.inode} {m.name}".rstrip()
    for m in mappings(pid)
]
with open(f"/proc/{pid}/maps") as file:
    lines = [" ".join(line.split(maxsplit=5)).rstrip() for line in file]
os.write(go[1], b"x")
os.waitpid(pid, 0)
# The page of old system calls is no mapping of the process.
say(found, [line for line in lines if "[vsyscall]" not in line])
assert len(found) > 10 and any("[stack]" in line for line in found), found
""",
    "information": """
from pidfd_info import information
fd = os.pidfd_open(os.getpid())
found = information(fd)
names = ("pid", "ppid", "ruid", "euid", "rgid", "egid")
pid, uid, gid = os.getpid(), os.getuid(), os.getgid()
say([found[n] for n in names], [pid, os.getppid(), uid, os.geteuid(), gid, os.getegid()])
say(error(information, 0), "ENOTTY")
child = os.fork()
if not child:
    os._exit(0)
fd = os.pidfd_open(child)
os.waitpid(child, 0)
say(error(information, fd), "ESRCH")
""",
}
FRAME = """
import errno, json, os, sys
sys.path.insert(0, {place!r})
def error(function, *arguments):
    try:
        function(*arguments)
    except OSError as failure:
        return errno.errorcode[failure.errno]
def say(found, expected):
    assert found == expected, (found, expected)
try:
{body}
except NotImplementedError as lacking:
    print(json.dumps(str(lacking)))
else:
    print(json.dumps(None))
"""


def program(name: str, place: str) -> str:
    """The text of a program that prints null, or why the kernel cannot."""
    body = PROGRAMS[name].replace("\n", "\n    ")
    return FRAME.format(place=place, body=body)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as extension modules of this machine's Python."""
    directory = tmp_path_factory.mktemp("userspace")
    uapi = write_uapi(directory / "uapi", lambda _: None)
    include = ["-I", str(uapi.include), "-I", sysconfig.get_path("include")]
    for sample in sorted(SAMPLES.glob("*.pyx")):
        c = directory / f"{sample.stem}.c"
        cython = [sys.executable, "-m", "cython", "-I", str(uapi.directory), str(sample)]
        gcc = ["gcc", "-O1", "-Wall", "-Werror", "-shared", "-fPIC", *include, str(c)]
        for command in ([*cython, "-o", str(c)], [*gcc, "-o", str(c.with_suffix(".so"))]):
            done = subprocess.run(command, capture_output=True, text=True)
            # asm/bitsperlong.h defines a name again, on purpose, and Cython says so.
            said = [line for line in done.stderr.splitlines() if "redeclared" not in line]
            assert (done.returncode, said) == (0, [])
    return directory


@pytest.fixture(scope="module", params=("6.1", "6.12"))
def run(request: pytest.FixtureRequest, built: Path) -> tuple[tuple[int, ...], GuestResult]:
    """All programs in a guest."""
    modules = sorted(built.glob("*.so"))
    files: dict[str, Path | bytes] = {
        **python_files(("json", "collections", "errno"), modules),
        **{f"/samples/{module.name}": module for module in modules},
    }
    steps = []
    for name in PROGRAMS:
        files[f"/samples/{name}_test.py"] = program(name, "/samples").encode()
        steps.append(Step(name, f"{GUEST_PYTHON} /samples/{name}_test.py"))
    kernel = guest_kernel(str(request.param))
    version = tuple(int(part) for part in str(request.param).split("."))
    return version, run_guest(GuestJob(kernel, files, steps, timeout=120))


def expected(name: str, version: tuple[int, ...], release: str) -> str | None:
    """What a program has to print."""
    if version >= SINCE[name]:
        return None
    needs = ".".join(map(str, SINCE[name]))
    return f"{NAMES[name]} needs Linux {needs}; this is Linux {release}"


@pytest.mark.parametrize("name", PROGRAMS)
def test_in_a_guest(name: str, run: tuple[tuple[int, ...], GuestResult]) -> None:
    version, result = run
    step = result.step(name)
    assert step.ok, step.output
    release = guest_kernel(".".join(map(str, version))).release
    assert json.loads(step.output) == expected(name, version, release)
    assert result.problems == []


@pytest.mark.parametrize("name", PROGRAMS)
def test_on_this_machine(name: str, built: Path) -> None:
    command = ["/usr/bin/python3", "-I", "-c", program(name, str(built))]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == expected(name, HERE, os.uname().release)


def test_every_sample_is_tested() -> None:
    modules = {re.findall(r"^from (\w+) import", text, re.M)[0] for text in PROGRAMS.values()}
    assert {sample.stem for sample in SAMPLES.glob("*.pyx")} == modules
