# SPDX-License-Identifier: GPL-2.0
"""scripts/fetch-kernels with a made-up archive: small packages of Debian's layout, and an apt that
only has those."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cythonk.kernel.discover import build_release, guest_kernel

SCRIPT = Path(__file__).parents[2] / "scripts/fetch-kernels"
RELEASES = {"6.1": "6.1.0-99-amd64", "6.12": "6.12.99+deb12-amd64"}
KBUILD = {"6.1": "linux-kbuild-6.1", "6.12": "linux-kbuild-6.12.99+deb12"}
META = {"6.1": "linux-image-amd64", "6.12": "linux-image-6.12-amd64"}

# $ARCHIVE has the packages; every call is noted in $ARCHIVE/calls.
APT_GET = """#!/bin/sh
echo "apt-get $*" >> "$ARCHIVE/calls"
download=
for word; do
	case $word in
	update) exit 0 ;;
	download) download=yes ;;
	*) [ -z "$download" ] || cp "$ARCHIVE/${word%%=*}.deb" . || exit 100 ;;
	esac
done
"""
APT_CACHE = """#!/bin/sh
echo "apt-cache $*" >> "$ARCHIVE/calls"
for package; do :; done
case $1 in
depends) cat "$ARCHIVE/$package.depends" 2> /dev/null ;;
policy) printf '%s:\\n  Installed: (none)\\n  Candidate: 1.0-1\\n' "$package" ;;
esac
exit 0
"""


class Archive:
    """A made-up archive, and runs of the script that see it alone."""

    def __init__(self, top: Path) -> None:
        self.top = top / "archive"
        self.cache = top / "cache"
        self._bin = top / "bin"
        self._work = top / "work"
        self.top.mkdir()
        self._bin.mkdir()
        for name, text in (("apt-get", APT_GET), ("apt-cache", APT_CACHE)):
            program = self._bin / name
            program.write_text(text)
            program.chmod(0o755)
        # Neither root nor sudo: this is about fetching.
        (self._bin / "sudo").write_text("#!/bin/sh\nexit 1\n")
        (self._bin / "sudo").chmod(0o755)

    def add(self, package: str, files: dict[str, str], depends: list[str]) -> None:
        """Build a package; a file's text may be "-> target" for a link."""
        tree = self._work / package
        shutil.rmtree(tree, ignore_errors=True)
        for name, text in files.items():
            path = tree / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text.startswith("-> "):
                path.symlink_to(text[3:])
            else:
                path.write_text(text)
        (tree / "DEBIAN").mkdir(parents=True)
        (tree / "DEBIAN/control").write_text(
            f"Package: {package}\nVersion: 1.0-1\nArchitecture: amd64\n"
            "Maintainer: nobody <nobody@example.org>\nDescription: made up\n"
        )
        subprocess.run(
            ["dpkg-deb", "-b", "--root-owner-group", tree, self.top / f"{package}.deb"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        text = "".join(f"  Depends: {name}\n" for name in depends)
        (self.top / f"{package}.depends").write_text(f"{package}\n{text}")

    def add_kernel(self, series: str, release: str) -> None:
        """All packages of a release."""
        common = f"linux-headers-{release.removesuffix('-amd64')}-common"
        headers = f"usr/src/linux-headers-{release}"
        kbuild = KBUILD[series]
        (self.top / f"{META[series]}.depends").write_text(f"x\n  Depends: linux-image-{release}\n")
        modules = f"lib/modules/{release}"
        image = {
            f"boot/vmlinuz-{release}": "image",
            f"{modules}/kernel/x.txt": "",
            f"{modules}/build": f"-> /usr/src/linux-headers-{release}",
            f"{modules}/source": f"-> /usr/src/{common}",
        }
        self.add(f"linux-image-{release}", image, ["kmod"])
        files = {
            f"{headers}/Makefile": f"include /usr/src/{common}/Makefile\n",
            f"{headers}/.config": "",
            f"{headers}/include/generated/utsrelease.h": f'#define UTS_RELEASE "{release}"\n',
            f"{headers}/scripts": f"-> ../../lib/{kbuild}/scripts",
        }
        self.add(f"linux-headers-{release}", files, [common, f"linux-image-{release}", kbuild])
        makefile = "all:\n\t@cat scripts/hello $(dir $(lastword $(MAKEFILE_LIST)))/where\n"
        self.add(
            common, {f"usr/src/{common}/Makefile": makefile, f"usr/src/{common}/where": release}, []
        )
        self.add(kbuild, {f"usr/lib/{kbuild}/scripts/hello": "hello "}, [])

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the script."""
        environment = {
            "PATH": f"{self._bin}:{os.environ['PATH']}",
            "ARCHIVE": str(self.top),
            "CYTHONK_CACHE": str(self.cache),
            "HOME": str(self.top),
        }
        return subprocess.run(
            [SCRIPT, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def calls(self) -> int:
        """How often apt was asked so far."""
        path = self.top / "calls"
        return len(path.read_text().splitlines()) if path.exists() else 0


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive with one release of each series."""
    made = Archive(tmp_path)
    for series, release in RELEASES.items():
        made.add_kernel(series, release)
    monkeypatch.setenv("CYTHONK_CACHE", str(made.cache))
    return made


def test_fetch(archive: Archive) -> None:
    """Both series arrive whole, work from where they are, and are found."""
    done = archive.run()
    assert done.returncode == 0, done.stderr
    for series, release in RELEASES.items():
        kernel = guest_kernel(series)
        assert kernel.release == release
        assert build_release(kernel.build) == release
        made = subprocess.run(
            ["make", "-s", "-C", kernel.build, "all"], capture_output=True, text=True, check=True
        )
        assert made.stdout == f"hello {release}"
        inside = archive.cache / "kernels" / release
        for link in inside.rglob("*"):
            if link.is_symlink():
                assert inside in link.resolve(strict=True).parents
    assert [path.name for path in archive.cache.glob("kernels/.fetch*")] == []


def test_nothing_to_do_asks_nobody(archive: Archive) -> None:
    """With both kernels there apt is not called at all; --update asks it."""
    assert archive.run().returncode == 0
    before = archive.calls()
    assert archive.run().stdout == ""
    assert archive.calls() == before
    assert archive.run("--update").returncode == 0
    assert archive.calls() > before
    assert len(list(archive.cache.glob("kernels/*/.complete"))) == 2


def test_update(archive: Archive) -> None:
    """--update fetches a newer release beside the old one."""
    assert archive.run().returncode == 0
    archive.add_kernel("6.1", "6.1.0-100-amd64")
    assert archive.run().stdout == ""
    assert archive.run("--update").returncode == 0
    assert guest_kernel("6.1").release == "6.1.0-100-amd64"


def test_failed_download_leaves_nothing(archive: Archive) -> None:
    """A package that cannot be had ends it with a message, and no half kernel is there."""
    (archive.top / f"linux-headers-{RELEASES['6.12']}.deb").unlink()
    done = archive.run()
    assert done.returncode == 1
    assert "could not download Linux 6.12.99" in done.stderr
    assert [path.name for path in archive.cache.glob("kernels/*/")] == [RELEASES["6.1"]]
    assert list(archive.cache.glob("kernels/.fetch*")) == []


def test_broken_package_leaves_nothing(archive: Archive) -> None:
    """A package that cannot be unpacked ends it with a message."""
    (archive.top / f"{KBUILD['6.1']}.deb").write_bytes(b"junk")
    done = archive.run()
    assert done.returncode == 1
    assert "could not unpack" in done.stderr
    assert list(archive.cache.glob("kernels/*/")) == []
    assert list(archive.cache.glob("kernels/.fetch*")) == []


def test_unknown_meta_package(archive: Archive) -> None:
    """An archive without the kernels is said so."""
    (archive.top / f"{META['6.1']}.depends").unlink()
    done = archive.run()
    assert done.returncode == 1
    assert "apt knows no package 'linux-image-amd64'" in done.stderr


def test_bad_argument(archive: Archive) -> None:
    """A word it does not know is refused."""
    assert archive.run("--uptdate").returncode == 1
