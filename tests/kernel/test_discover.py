# SPDX-License-Identifier: GPL-2.0
"""Which kernel an argument means, on made-up trees."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from cythonk.kernel.arch import NATIVE, of_object
from cythonk.kernel.cache import cache_root, replacing
from cythonk.kernel.discover import (
    KernelError,
    build_release,
    find_kernels,
    guest_kernel,
    in_series,
    resolve,
    version_key,
)

ARM64 = "kernels-arm64"


def make_build(directory: Path, release: str, *, debian: bool = True) -> Path:
    """A directory that looks like a prepared kernel build."""
    (directory / "include/generated").mkdir(parents=True)
    (directory / "include/config").mkdir()
    (directory / "Makefile").touch()
    (directory / ".config").touch()
    upstream = release.split("-")[0] if debian else release
    (directory / "include/config/kernel.release").write_text(f"{upstream}\n")
    if debian:
        header = f'#define UTS_RELEASE "{release}"\n'
        (directory / "include/generated/utsrelease.h").write_text(header)
    return directory


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A host without kernels."""
    root = tmp_path / "root"
    root.mkdir()
    return root


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("CYTHONK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def install(root: Path, release: str, *, image: bool = False) -> Path:
    """Headers on the host, as Debian installs them; gives the build directory."""
    build = make_build(root / f"usr/src/linux-headers-{release}", release)
    modules = root / "lib/modules" / release
    modules.mkdir(parents=True)
    (modules / "build").symlink_to(build)
    if image:
        (root / "boot").mkdir(exist_ok=True)
        (root / f"boot/vmlinuz-{release}").touch()
        (modules / "modules.dep").touch()
    return build


def put_in_cache(
    cache: Path, release: str, *, complete: bool = True, folder: str = "kernels"
) -> Path:
    """A kernel as fetch-kernels leaves it; gives the build directory."""
    top = cache / folder / release
    build = make_build(top / f"usr/src/linux-headers-{release}", release)
    if folder == ARM64:
        (build / ".config").write_text("CONFIG_ARM64=y\n")
    (top / "build").symlink_to(f"usr/src/linux-headers-{release}")
    (top / "boot").mkdir()
    (top / f"boot/vmlinuz-{release}").touch()
    (top / f"lib/modules/{release}").mkdir(parents=True)
    (top / f"lib/modules/{release}/modules.dep").touch()
    if complete:
        (top / ".complete").touch()
    return top / "build"


def running(monkeypatch: pytest.MonkeyPatch, release: str) -> None:
    """Make a release the running one."""
    monkeypatch.setattr(os, "uname", lambda: SimpleNamespace(release=release))


def test_version_order() -> None:
    """Numbers count as numbers, and a release candidate comes before its release."""
    releases = ["6.1.0-9-amd64", "6.1.0-56-amd64", "6.2.0", "6.12.1+deb12", "6.13.0-rc1", "6.13.0"]
    assert sorted(set(releases), key=version_key) == releases
    assert version_key("6.9") < version_key("6.10")


@pytest.mark.parametrize(
    ("release", "series", "fits"),
    [
        ("6.1.0-56-amd64", "6.1", True),
        ("6.12.1", "6.1", False),
        ("6.12.1", "6.12", True),
        ("6.12.1", "6.12.", True),
        ("6.12.1", "6.12.1", True),
        ("6.12.1", "7", False),
        ("6.1.0-56-amd64", "6.1.0-5", False),
    ],
)
def test_series(release: str, series: str, fits: bool) -> None:
    """6.12 is not of the series 6.1."""
    assert in_series(release, series) is fits


def test_find(root: Path, cache: Path) -> None:
    """Kernels of host and cache, oldest first; half a kernel is none."""
    install(root, "6.12.1-amd64", image=True)
    install(root, "6.2.0-amd64")
    put_in_cache(cache, "6.1.0-56-amd64")
    put_in_cache(cache, "6.1.0-57-amd64", complete=False)
    (root / "lib/modules/6.3.0-amd64").mkdir()
    (root / "lib/modules/6.4.0-amd64").mkdir()
    (root / "lib/modules/6.4.0-amd64/build").symlink_to(root / "gone")
    found = find_kernels(root)
    assert [kernel.release for kernel in found] == [
        "6.1.0-56-amd64",
        "6.2.0-amd64",
        "6.12.1-amd64",
    ]
    cached, headers, whole = found
    assert cached.build == cache / "kernels/6.1.0-56-amd64/build"
    assert cached.image is not None
    assert cached.modules is not None
    assert (headers.image, headers.modules) == (None, None)
    assert whole.image == root / "boot/vmlinuz-6.12.1-amd64"
    assert whole.modules == root / "lib/modules/6.12.1-amd64"


def test_the_cached_one_is_given(root: Path, cache: Path) -> None:
    """A release that is installed as well counts once."""
    install(root, "6.1.0-56-amd64")
    build = put_in_cache(cache, "6.1.0-56-amd64")
    (kernel,) = find_kernels(root)
    assert kernel.build == build


def test_default(root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The running kernel where its headers are there, else the newest."""
    install(root, "6.2.0-amd64")
    put_in_cache(cache, "6.12.1-amd64")
    running(monkeypatch, "6.2.0-amd64")
    assert resolve(None, root).release == "6.2.0-amd64"
    running(monkeypatch, "5.4.0-other")
    assert resolve(None, root).release == "6.12.1-amd64"


def test_names(root: Path) -> None:
    """A release, or a prefix one release has."""
    for release in ("6.1.0-56-amd64", "6.12.1-amd64", "6.12.2-amd64"):
        install(root, release)
    assert resolve("6.12.2-amd64", root).release == "6.12.2-amd64"
    assert resolve("6.1", root).release == "6.1.0-56-amd64"
    assert resolve("6.12.2", root).release == "6.12.2-amd64"
    with pytest.raises(KernelError, match=r"more than one kernel: 6\.12\.1-amd64, 6\.12\.2-amd64"):
        resolve("6.12", root)


@pytest.mark.parametrize("spec", ["5.4", "6.1.0-5", "", "nonsense"])
def test_unknown_names(root: Path, spec: str) -> None:
    """The hint lists what there is."""
    install(root, "6.1.0-56-amd64")
    with pytest.raises(KernelError) as caught:
        resolve(spec, root)
    assert caught.value.hint == "available: 6.1.0-56-amd64"


def test_nothing_there(root: Path) -> None:
    """Without any kernel the hint says how to get one."""
    for spec in (None, "6.1"):
        with pytest.raises(KernelError) as caught:
            resolve(spec, root)
        assert "make setup" in caught.value.hint
    with pytest.raises(KernelError, match=r"no bootable 9\.9 kernel"):
        guest_kernel("9.9")


def test_directories(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A known kernel's directory is that kernel, by any path; another one speaks for itself."""
    build = install(root, "6.1.0-56-amd64", image=True)
    assert resolve(str(build), root).image is not None
    assert resolve(str(root / "lib/modules/6.1.0-56-amd64/build"), root).image is not None
    own = make_build(tmp_path / "own", "6.15.0-mine", debian=False)
    assert resolve(f"{own}/", root) == resolve(str(own), root)
    assert resolve(str(own), root).release == "6.15.0-mine"
    assert resolve(str(own), root).image is None
    (own / "arch/x86/boot").mkdir(parents=True)
    (own / "arch/x86/boot/bzImage").touch()
    assert resolve(str(own), root).image == own / "arch/x86/boot/bzImage"
    monkeypatch.chdir(tmp_path)
    assert resolve("own", root).build == own
    monkeypatch.chdir(own)
    assert resolve(".", root).build == own


def test_headers_elsewhere_are_of_the_known_release(root: Path, tmp_path: Path) -> None:
    """A second copy of known headers can be booted like the first."""
    install(root, "6.1.0-56-amd64", image=True)
    copy = make_build(tmp_path / "copy", "6.1.0-56-amd64")
    kernel = resolve(str(copy), root)
    assert kernel.build == copy
    assert kernel.image == root / "boot/vmlinuz-6.1.0-56-amd64"


def test_bad_directories(root: Path, tmp_path: Path) -> None:
    """What is no build directory, or not prepared, is said so."""
    with pytest.raises(KernelError, match="is not a directory"):
        resolve(str(tmp_path / "absent"), root)
    (tmp_path / "empty").mkdir()
    with pytest.raises(KernelError, match="not a kernel build directory"):
        resolve(str(tmp_path / "empty"), root)
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "Makefile").touch()
    (bare / ".config").touch()
    with pytest.raises(KernelError, match="not prepared") as caught:
        resolve(str(bare), root)
    assert "modules_prepare" in caught.value.hint
    assert build_release(bare) is None


def test_guest_kernel_is_the_newest_of_its_series(cache: Path) -> None:
    """Of several cached kernels of a series the newest boots."""
    for release in ("6.1.0-9-amd64", "6.1.0-56-amd64", "6.12.9-amd64"):
        put_in_cache(cache, release)
    assert guest_kernel("6.1").release == "6.1.0-56-amd64"
    assert guest_kernel("6.12").release == "6.12.9-amd64"


def test_architectures_do_not_mix(root: Path, cache: Path) -> None:
    """A name means the host's kernels unless another architecture is said; a directory says it."""
    install(root, "6.12.1-amd64", image=True)
    build = put_in_cache(cache, "6.12.9-cloud-arm64", folder=ARM64)
    assert [kernel.release for kernel in find_kernels(root)] == ["6.12.1-amd64"]
    (arm64,) = find_kernels(root, "arm64")
    assert (arm64.release, arm64.arch, arm64.build) == ("6.12.9-cloud-arm64", "arm64", build)
    assert resolve("6.12", root).release == "6.12.1-amd64"
    assert resolve(None, root).release == "6.12.1-amd64"
    for spec in (None, "6.12", "6.12.9-cloud-arm64", str(build)):
        assert resolve(spec, root, "arm64") == arm64
    assert resolve(str(build), root) == arm64
    assert guest_kernel("6.12", "arm64") == arm64
    with pytest.raises(KernelError, match=r"no x86_64 kernel '6\.12\.9' to build for") as caught:
        resolve("6.12.9", root)
    assert "--arch arm64" in caught.value.hint
    with pytest.raises(KernelError, match=r"no arm64 kernel '6\.12\.1-amd64'") as caught:
        resolve("6.12.1-amd64", root, "arm64")
    assert caught.value.hint == "available: 6.12.9-cloud-arm64"
    with pytest.raises(KernelError, match="is configured for arm64, not for x86_64"):
        resolve(str(build), root, "x86_64")


def test_nothing_there_for_arm64(root: Path) -> None:
    """The hint says how to get it."""
    for find in (lambda: resolve(None, root, "arm64"), lambda: guest_kernel("6.12", "arm64")):
        with pytest.raises(KernelError) as caught:
            find()
        assert caught.value.hint.startswith("run 'scripts/setup --arm64'")
        assert "arm64" in caught.value.message


def test_architecture_of_an_object(tmp_path: Path) -> None:
    """Read from the ELF header; what is no ELF file counts as the host's."""
    path = tmp_path / "x.o"
    for machine, arch in ((183, "arm64"), (62, NATIVE), (8, NATIVE)):
        path.write_bytes(b"\x7fELF" + bytes(14) + machine.to_bytes(2, "little"))
        assert of_object(path) == arch
    path.write_bytes(b"junk")
    assert of_object(path) == NATIVE
    assert of_object(tmp_path / "absent") == NATIVE


def test_cache_root(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """CYTHONK_CACHE, then XDG_CACHE_HOME, then the home directory."""
    monkeypatch.setenv("CYTHONK_CACHE", str(tmp_path / "own"))
    assert cache_root() == tmp_path / "own"
    monkeypatch.delenv("CYTHONK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_root() == tmp_path / "cythonk"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert cache_root() == tmp_path / "home/.cache/cythonk"


def test_replacing(tmp_path: Path) -> None:
    """The old file stays until the new one is whole, and no other file is left."""
    path = tmp_path / "deep/file"
    with replacing(path) as temporary:
        temporary.write_text("one")
        assert not path.exists()

    def fail() -> None:
        with replacing(path) as temporary:
            temporary.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "one"
    assert list(path.parent.iterdir()) == [path]
