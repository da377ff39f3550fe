# SPDX-License-Identifier: GPL-2.0
"""scripts/fetch-kernels and fetch-arm64 with a made-up archive: small packages of Debian's layout,
and an apt that only has those."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cythonk.kernel.discover import build_release, guest_kernel

SCRIPTS = Path(__file__).parents[2] / "scripts"
RELEASES = {"6.1": "6.1.0-99-amd64", "6.12": "6.12.99+deb12-amd64"}
KBUILD = {"6.1": "linux-kbuild-6.1", "6.12": "linux-kbuild-6.12.99+deb12"}
META = {"6.1": "linux-image-amd64", "6.12": "linux-image-6.12-amd64"}
ARM64_RELEASES = {"6.1": "6.1.0-99-cloud-arm64", "6.12": "6.12.99+deb12-cloud-arm64"}
ARM64_META = {"6.1": "linux-image-cloud-arm64", "6.12": "linux-image-6.12-cloud-arm64"}

# $ARCHIVE has the packages; every call is noted in $ARCHIVE/calls.
APT_GET = """#!/bin/sh
echo "apt-get $*" >> "$ARCHIVE/calls"
download=
for word; do
	case $word in
	update) exit 0 ;;
	download) download=yes ;;
	*) [ -z "$download" ] || cp "$ARCHIVE/${word%%[=:]*}.deb" . || exit 100 ;;
	esac
done
"""
APT_CACHE = """#!/bin/sh
echo "apt-cache $*" >> "$ARCHIVE/calls"
for package; do :; done
[ "$1" != -c ] || shift 2
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

    def add_kernel(
        self, series: str, release: str, meta: dict[str, str] = META, flavour: str = "-amd64"
    ) -> None:
        """All packages of a release."""
        common = f"linux-headers-{release.removesuffix(flavour)}-common"
        headers = f"usr/src/linux-headers-{release}"
        kbuild = KBUILD[series]
        (self.top / f"{meta[series]}.depends").write_text(f"x\n  Depends: linux-image-{release}\n")
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

    def run(
        self, *arguments: str, script: str = "fetch-kernels", **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a script, with `more` in its environment."""
        environment = {
            "PATH": f"{self._bin}:{os.environ['PATH']}",
            "ARCHIVE": str(self.top),
            "CYTHONK_CACHE": str(self.cache),
            "HOME": str(self.top),
            **more,
        }
        return subprocess.run(
            [SCRIPTS / script, *arguments],
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


@pytest.mark.parametrize("script", ["fetch-kernels", "fetch-arm64"])
def test_bad_argument(archive: Archive, script: str) -> None:
    """A word it does not know is refused."""
    done = archive.run("--uptdate", script=script)
    assert done.returncode == 1
    assert f"usage: scripts/{script} [--update]" in done.stderr
    assert archive.calls() == 0


@pytest.fixture
def arm64(archive: Archive) -> Archive:
    """The archive with arm64's packages too."""
    for series, release in ARM64_RELEASES.items():
        archive.add_kernel(series, release, ARM64_META, "-cloud-arm64")
    archive.add("busybox-static", {"bin/busybox": "program"}, [])
    return archive


def test_arm64(arm64: Archive) -> None:
    """Both series and busybox arrive, apart from the host's; the second run asks nobody."""
    done = arm64.run(script="fetch-arm64")
    assert done.returncode == 0, done.stderr
    for series, release in ARM64_RELEASES.items():
        kernel = guest_kernel(series, "arm64")
        assert kernel.release == release
        made = subprocess.run(
            ["make", "-s", "-C", kernel.build, "all"], capture_output=True, text=True, check=True
        )
        assert made.stdout == f"hello {release}"
    assert (arm64.cache / "guest/busybox-arm64").read_text() == "program"
    assert not (arm64.cache / "kernels").exists()
    assert list(arm64.cache.glob("kernels-arm64/.[!cl]*")) == []  # .complete, .lock
    before = arm64.calls()
    assert arm64.run(script="fetch-arm64").stdout == ""
    assert arm64.calls() == before


def test_arm64_leaves_the_hosts_apt_alone(arm64: Archive) -> None:
    """Every call has lists, cache and state of its own, and none of the host's hooks."""
    hook = arm64.top / "hook.conf"
    hook.write_text('APT::Update::Post-Invoke { "exit 1"; };\n')
    recorded = arm64.top / "configuration"
    program = arm64.top.parent / "bin/apt-get"
    program.write_text(
        program.read_text().replace(
            "download=\n", f'download=\napt-config -c "$2" dump > {recorded}\n'
        )
    )
    assert arm64.run(script="fetch-arm64", APT_CONFIG=str(hook)).returncode == 0
    calls = (arm64.top / "calls").read_text().splitlines()
    assert all(call.split()[1] == "-c" for call in calls)
    own = dict(line.rstrip(";").split(" ", 1) for line in recorded.read_text().splitlines() if line)
    assert own["APT::Architecture"] == '"arm64"'
    for name in ("Dir::State", "Dir::State::status", "Dir::Cache"):
        assert own[name].startswith(f'"{arm64.cache}/kernels-arm64/.apt.')
    assert not [name for name in own if name.startswith("APT::Update::Post-Invoke::")]


def test_failed_arm64_download_leaves_nothing(arm64: Archive) -> None:
    """Neither a half kernel nor a half busybox, and no lists of packages."""
    (arm64.top / "busybox-static.deb").unlink()
    (arm64.top / f"linux-headers-{ARM64_RELEASES['6.12']}.deb").unlink()
    done = arm64.run(script="fetch-arm64")
    assert done.returncode == 1
    assert "could not download Linux 6.12.99" in done.stderr
    assert [path.name for path in arm64.cache.glob("kernels-arm64/*/")] == [ARM64_RELEASES["6.1"]]
    arm64.add_kernel("6.12", ARM64_RELEASES["6.12"], ARM64_META, "-cloud-arm64")
    done = arm64.run(script="fetch-arm64")
    assert done.returncode == 1
    assert "could not download busybox-static:arm64" in done.stderr
    assert not (arm64.cache / "guest/busybox-arm64").exists()
    assert list(arm64.cache.glob("kernels-arm64/.[!cl]*")) == []
