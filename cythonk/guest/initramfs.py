# SPDX-License-Identifier: GPL-2.0
"""Builds the guest's root file system: busybox, our insmod, the steps and the job's files, as one initramfs.

Written here rather than with cpio(1), so that no root, no device nodes on the host and no scratch tree are needed.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import lzma
import os
import shutil
import stat
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from cythonk.guest.job import GuestError, Step
from cythonk.kernel.cache import cache_root, replacing
from cythonk.kernel.discover import Kernel

# The second serial port carries the steps' output; the first one the kernel's log.
INIT = """#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /tmp /run /sbin /usr/bin /usr/sbin
/bin/busybox --install -s /bin
ln -sf /bin/ck-insmod /sbin/insmod
rm -f /bin/insmod
ln -sf /bin/ck-insmod /bin/insmod
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t debugfs debug /sys/kernel/debug 2>/dev/null
export PATH=/bin:/sbin HOME=/ TERM=dumb
P=/dev/ttyS1
stty -F $P raw -echo 2>/dev/null
exec 3>$P
printf '@@ready\\n' >&3
for n in $(cat /steps/list); do
  t=$(cat /steps/$n.timeout)
  echo "@@cythonk step $n" >/dev/kmsg
  printf '@@begin %s\\n' $n >&3
  rm -f /tmp/.late
  setsid sh /steps/$n.sh >&3 2>&1 3>&- </dev/null &
  p=$!
  w=
  if [ "$t" != 0 ]; then
    ( exec 3>&-; sleep $t; : >/tmp/.late; kill -9 -$p 2>/dev/null ) &
    w=$!
  fi
  wait $p
  s=$?
  [ -n "$w" ] && kill -9 $w 2>/dev/null
  l=0
  [ -e /tmp/.late ] && l=1
  printf '\\n@@end %s %s %s\\n' $n $s $l >&3
done
echo "@@cythonk step done" >/dev/kmsg
printf '@@done\\n' >&3
sleep 0.1
poweroff -f
"""

_DIRECTORY = stat.S_IFDIR | 0o755


class Archive:
    """A cpio archive in the "newc" format (Documentation/driver-api/early-userspace/buffer-format.rst)."""

    def __init__(self) -> None:
        self.out = io.BytesIO()
        self.known: set[str] = set()
        self.inode = 0

    def add(self, path: str, mode: int, data: bytes = b"", device: tuple[int, int] = (0, 0)) -> None:
        """One entry, its directories first."""
        name = path.lstrip("/")
        for parent in reversed(PurePosixPath(name).parents):
            if str(parent) != "." and str(parent) not in self.known:
                self._entry(str(parent), _DIRECTORY, b"", (0, 0))
        if name not in self.known or not stat.S_ISDIR(mode):
            self._entry(name, mode, data, device)

    def _entry(self, name: str, mode: int, data: bytes, device: tuple[int, int]) -> None:
        self.known.add(name)
        self.inode += 1
        raw = name.encode() + b"\0"
        fields = (self.inode, mode, 0, 0, 1, 0, len(data), 0, 0, *device, len(raw), 0)
        self.out.write(b"070701" + b"".join(b"%08X" % value for value in fields) + raw)
        self._pad()
        self.out.write(data)
        self._pad()

    def _pad(self) -> None:
        self.out.write(b"\0" * (-self.out.tell() % 4))

    def finish(self) -> bytes:
        """The whole archive."""
        self._entry("TRAILER!!!", 0, b"", (0, 0))
        return self.out.getvalue()


def _busybox() -> Path:
    for candidate in ("/bin/busybox", "/usr/bin/busybox"):
        if Path(candidate).is_file():
            return Path(candidate)
    raise GuestError("busybox is missing", "install it: apt-get install busybox-static")


def loader() -> Path:
    """Our insmod for guests, compiled once into the cache."""
    source = Path(__file__).with_name("loader.c")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    target = cache_root() / "guest" / f"insmod-{digest}"
    if target.is_file():
        return target
    with replacing(target) as temporary:
        command = ["gcc", "-static", "-Os", "-Wall", "-o", str(temporary), str(source)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise GuestError(
                f"the guest's module loader does not compile: {done.stderr.strip()}",
                "install a C compiler with static libraries: apt-get install gcc libc6-dev",
            )
        temporary.chmod(0o755)
    return target


def _file_mode(content: Path | bytes) -> int:
    if isinstance(content, bytes):
        return 0o755 if content.startswith((b"#!", b"\x7fELF")) else 0o644
    return stat.S_IMODE(content.stat().st_mode)


def _module_closure(kernel: Kernel, names: Sequence[str]) -> list[Path]:
    """The kernel's own modules that are wanted, each after those it depends on."""
    if not names:
        return []
    if kernel.modules is None:
        raise GuestError(f"the modules of {kernel.release} are not there", "run: make setup")
    needs: dict[str, list[str]] = {}
    paths: dict[str, str] = {}
    for line in (kernel.modules / "modules.dep").read_text().splitlines():
        path, _, dependencies = line.partition(":")
        needs[path] = dependencies.split()
        stem = PurePosixPath(path).name.split(".ko")[0].replace("-", "_")
        paths[stem] = path
    ordered: list[str] = []

    def visit(path: str) -> None:
        for dependency in reversed(needs.get(path, [])):
            visit(dependency)
        if path not in ordered:
            ordered.append(path)

    for name in names:
        found = paths.get(name.replace("-", "_"))
        if found is not None:
            visit(found)
        elif not _built_in(kernel.modules, name):
            raise GuestError(
                f"{kernel.release} has no module '{name}'", "see its modules.dep for what there is"
            )
    return [kernel.modules / path for path in ordered]


def _built_in(modules: Path, name: str) -> bool:
    try:
        text = (modules / "modules.builtin").read_text()
    except OSError:
        return False
    wanted = name.replace("-", "_")
    return any(PurePosixPath(p).stem.replace("-", "_") == wanted for p in text.split())


def _module_data(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix == ".xz":
        return lzma.decompress(data)
    if path.suffix == ".gz":
        return gzip.decompress(data)
    if path.suffix == ".zst":
        tool = shutil.which("zstd")
        if tool is None:
            raise GuestError("zstd is missing", "install it: apt-get install zstd")
        return subprocess.run([tool, "-dcq", str(path)], capture_output=True, check=True).stdout
    return data


def kernel_module_step(kernel: Kernel, names: Sequence[str]) -> tuple[Step | None, dict[str, bytes]]:
    """The step that loads the kernel's own modules, and the files it needs."""
    files: dict[str, bytes] = {}
    lines = []
    for path in _module_closure(kernel, names):
        target = f"/modules/kernel/{path.name.split('.ko')[0]}.ko"
        files[target] = _module_data(path)
        lines.append(f"insmod {target} || exit 1")
    if not lines:
        return None, {}
    return Step("kernel modules", "\n".join(lines)), files


def build(files: Mapping[str, Path | bytes], steps: Sequence[Step]) -> bytes:
    """The compressed initramfs of a job."""
    archive = Archive()
    archive.add("/dev/console", stat.S_IFCHR | 0o600, device=(5, 1))
    archive.add("/bin/busybox", stat.S_IFREG | 0o755, _busybox().read_bytes())
    archive.add("/bin/ck-insmod", stat.S_IFREG | 0o755, loader().read_bytes())
    archive.add("/init", stat.S_IFREG | 0o755, INIT.encode())
    archive.add("/steps/list", stat.S_IFREG | 0o644, " ".join(map(str, range(len(steps)))).encode())
    for number, step in enumerate(steps):
        timeout = "0" if step.timeout is None else f"{step.timeout:g}"
        archive.add(f"/steps/{number}.sh", stat.S_IFREG | 0o755, step.command.encode() + b"\n")
        archive.add(f"/steps/{number}.timeout", stat.S_IFREG | 0o644, timeout.encode())
    for path, content in sorted(files.items()):
        try:
            data = content if isinstance(content, bytes) else content.read_bytes()
            archive.add(path, stat.S_IFREG | _file_mode(content), data)
        except OSError as error:
            raise GuestError(
                f"cannot read {content!s}: {os.strerror(error.errno or 0)}", "it is to go into the guest"
            ) from error
    return gzip.compress(archive.finish(), compresslevel=1)
