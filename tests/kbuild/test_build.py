# SPDX-License-Identifier: GPL-2.0
"""Modules built by the real Kbuild for both kernels: what comes out and what is refused."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cythonk.diagnostics.model import CythonkError, Diagnostic
from cythonk.kernel import kbuild_messages, runtime_cache, symbols
from cythonk.kernel.discover import Kernel
from cythonk.kernel.kbuild import CUnit, KbuildOptions, KbuildRun

MODULE = """\
#include <linux/module.h>
%s
#line 1 "mod.pyx"
static int __init mod_init(void)
{
%s
	return 0;
}
module_init(mod_init);
MODULE_LICENSE("%s");
MODULE_DESCRIPTION("test");
"""


def module(body: str = "", head: str = "", license_: str = "GPL") -> str:
    """The C of a module whose init function has `body` (as line 10 of mod.pyx)."""
    return MODULE % (head, f'#line 10 "mod.pyx"\n\t{body}', license_)


Build = Callable[..., tuple[bytes | None, list[Diagnostic]]]


@pytest.fixture
def build(kernel: Kernel, runtime: Path, tmp_path: Path) -> Build:
    """Builds C units into the bytes of a .ko, with the diagnostics of all stages."""

    def run(
        units: Sequence[tuple[str, str]] | str,
        archive: Path | None = None,
        license_: str = "GPL",
        options: KbuildOptions | None = None,
    ) -> tuple[bytes | None, list[Diagnostic]]:
        if isinstance(units, str):
            units = [("mod", units)]
        c_units = [CUnit(name, text) for name, text in units]
        names = kbuild_messages.source_names([tmp_path / f"{name}.pyx" for name, _ in units])
        with KbuildRun(kernel, runtime / "include", options or KbuildOptions()) as kbuild:
            kbuild.start()
            result = kbuild.finish(c_units[0].name, c_units, archive)
            context = kbuild_messages.Context(c_units, names, result.object)
            found = kbuild_messages.parse(result.log, context)
            if result.ko is None and result.object:
                found += symbols.check(result.object, kernel, license_, names)
            return (result.ko.read_bytes() if result.ko else None), found

    return run


def leftovers() -> set[str]:
    """The private directories of this and other builds."""
    return {entry.name for entry in Path(tempfile.gettempdir()).glob("cythonk-*")}


def places(found: list[Diagnostic], code: str) -> list[int]:
    return [item.position.line for item in found if item.code == code and item.position]


def symbol_names(ko: bytes, tmp_path: Path) -> set[str]:
    (tmp_path / "x.ko").write_bytes(ko)
    done = subprocess.run(["nm", tmp_path / "x.ko"], capture_output=True, text=True, check=True)
    return {line.split()[-1] for line in done.stdout.splitlines()}


def test_same_source_gives_the_same_module(build: Build) -> None:
    first, found = build(module('pr_info("%s\\n", __FILE__);'))
    second, _ = build(module('pr_info("%s\\n", __FILE__);'))
    assert found == []
    assert first is not None
    assert first == second
    assert tempfile.gettempdir().encode() + b"/cythonk-" not in first


def test_units_become_one_module(build: Build) -> None:
    helper = "#include <linux/module.h>\nint helper(void);\nint helper(void) { return 3; }\n"
    ko, found = build([("mod", module("helper();", "int helper(void);")), ("helper", helper)])
    assert found == []
    assert ko is not None


def test_unit_may_be_named_like_another_units_object(build: Build) -> None:
    helper = "int helper(void);\nint helper(void) { return 3; }\n"
    ko, _ = build([("mod", module("helper();", "int helper(void);")), ("mod_pyx", helper)])
    assert ko is not None


def test_only_the_needed_members_are_linked(
    build: Build, kernel: Kernel, runtime: Path, cache: Path, tmp_path: Path
) -> None:
    archive = runtime_cache.ensure(kernel, runtime=runtime)
    include = "#include <cythonk/cythonk.h>"
    ko, found = build(module("ck_two(1);", include), archive)
    assert found == []
    assert ko is not None
    names = symbol_names(ko, tmp_path)
    assert {"ck_two", "ck_three_data", "ck_three"} <= names
    assert "ck_one" not in names
    assert not any(name.startswith("__ksymtab") for name in names), "the runtime is exported"
    unused, _ = build(module("", include), archive)
    assert unused is not None
    assert not any(name.startswith("ck_") for name in symbol_names(unused, tmp_path))


def test_c_error_at_the_pyx_line(build: Build) -> None:
    ko, found = build(module("return thing;"))
    assert ko is None
    assert places(found, "CK502") == [10]


def test_large_frame(build: Build) -> None:
    body = "{ char buffer[1100]; barrier_data(buffer); }"
    ko, found = build(module(body))
    assert ko is None
    assert [item.code for item in found] == ["CK501"]
    assert re.search(r"frame of \w+\(\) takes \d{4} bytes", found[0].message)
    assert build(module(body.replace("1100", "900")))[0] is not None


def test_unresolved_symbols_are_all_named(build: Build) -> None:
    count = 14  # modpost stops at ten
    head = "".join(f"int missing_{i}(void);" for i in range(count))
    body = " ".join(f"missing_{i}();" for i in range(count))
    ko, found = build(module(body, head))
    assert ko is None
    assert places(found, "CK503") == [10] * count


def test_misspelt_symbol_gets_a_hint(build: Build) -> None:
    _, found = build(module("register_chrdev_regiom();", "int register_chrdev_regiom(void);"))
    assert found[0].hint == "did you mean register_chrdev_region?"


def test_gpl_only_symbol(build: Build) -> None:
    body = "synchronize_rcu();"
    ko, found = build(module(body, license_="Proprietary"), license_="Proprietary")
    assert ko is None
    assert "CK401" in [item.code for item in found]
    assert places(found, "CK401")[0] == 10
    assert build(module(body))[0] is not None


def test_sparse_names_the_pyx_line(build: Build) -> None:
    body = "{ void __user *u = (void *)1; barrier_data(u); }"
    options = KbuildOptions(sparse=True)
    ko, found = build(module(body), options=options)
    assert ko is not None
    assert places(found, "CK505") == [10]
    assert build(module("", "static int unused;"))[1] != []  # the control: gcc speaks up


def test_clean_module_is_clean_under_all_checks(build: Build) -> None:
    ko, found = build(module(), options=KbuildOptions(warnings=True, sparse=True))
    assert ko is not None
    assert found == []


def test_commands_are_shown(build: Build, kernel: Kernel) -> None:
    shown: list[str] = []
    build(module(), options=KbuildOptions(on_command=shown.append))
    assert shown[0].startswith("make ")
    assert str(kernel.build) in shown[0]
    assert any("-o" in line and "mod.pyx.o" in line for line in shown[1:])


def test_leaving_early_ends_make_and_cleans_up(kernel: Kernel, runtime: Path) -> None:
    before = leftovers()
    with KbuildRun(kernel, runtime / "include", KbuildOptions()) as run:
        run.start()
        directory = run.directory
        deadline = time.monotonic() + 30
        while not processes_at(directory) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert processes_at(directory), "make never came to the gate"
    assert processes_at(directory) == []
    assert leftovers() - before == set()


def processes_at(directory: Path) -> list[int]:
    """The processes whose command line names the directory."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                text = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if str(directory).encode() in text:
                found.append(int(entry.name))
    return found


def test_make_settings_of_the_caller_do_not_leak_in(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAKEFLAGS", "n")
    monkeypatch.setenv("M", "/nowhere")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert build(module())[0] is not None


def test_temporary_directory_with_a_space(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "with space"
    odd.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(odd))
    assert build(module())[0] is not None


class TestRuntimeCache:
    """The archive is made once, by one process, and again when something it depends on changes."""

    def test_made_once(self, kernel: Kernel, runtime: Path, cache: Path) -> None:
        said: list[str] = []
        first = runtime_cache.ensure(kernel, runtime=runtime, progress=said.append)
        stamp = first.stat().st_mtime_ns
        second = runtime_cache.ensure(kernel, runtime=runtime, progress=said.append)
        assert first == second
        assert second.stat().st_mtime_ns == stamp
        assert len(said) == 1
        assert kernel.release in said[0]

    def test_changed_source_gives_another(self, kernel: Kernel, runtime: Path, cache: Path) -> None:
        before = runtime_cache.archive_key(kernel, runtime)
        header = runtime / "include" / "cythonk" / "cythonk.h"
        header.write_text(header.read_text() + "/* changed */\n")
        assert runtime_cache.archive_key(kernel, runtime) != before

    def test_many_at_once_compile_once(self, kernel: Kernel, runtime: Path, cache: Path) -> None:
        said: list[str] = []
        threads = [
            threading.Thread(
                target=runtime_cache.ensure,
                args=(kernel,),
                kwargs={"runtime": runtime, "progress": said.append},
            )
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(said) == 1

    def test_broken_runtime_leaves_no_archive(
        self, kernel: Kernel, runtime: Path, cache: Path
    ) -> None:
        (runtime / "one.c").write_text("this is no C\n")
        with pytest.raises(CythonkError) as caught:
            runtime_cache.ensure(kernel, runtime=runtime)
        assert caught.value.diagnostics[0].code == "CK509"
        assert list(cache.rglob("libck.a")) == []
        assert list(cache.rglob(".libck.a*")) == []

    def test_cache_that_cannot_be_written(
        self, kernel: Kernel, runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").write_text("")
        monkeypatch.setenv("CYTHONK_CACHE", str(tmp_path / "file"))
        with pytest.raises(CythonkError) as caught:
            runtime_cache.ensure(kernel, runtime=runtime)
        assert caught.value.diagnostics[0].code == "CK009"

    def test_old_archives_are_dropped(
        self, kernel: Kernel, runtime: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(runtime_cache, "KEPT_ARCHIVES", 2)
        kept = []
        for number in range(3):
            (runtime / "one.c").write_text(
                f"int ck_one(int x);\nint ck_one(int x) {{ return {number}; }}"
            )
            kept.append(runtime_cache.ensure(kernel, runtime=runtime).parent)
            os.utime(kept[-1], (number, number))
        assert [path.is_dir() for path in kept] == [False, True, True]

    def test_a_change_compiles_only_what_it_concerns(
        self, kernel: Kernel, runtime: Path, cache: Path
    ) -> None:
        (runtime / "two.c").write_text("int ck_two(void);\nint ck_two(void) { return 2; }\n")
        runtime_cache.ensure(kernel, runtime=runtime)
        one, old = runtime / "one.c", (1, 1)
        one.write_text(one.read_text() + "int ck_more(void);\nint ck_more(void) { return 1; }\n")
        os.utime(one, old)  # as an installer may leave it
        shown: list[str] = []
        archive = runtime_cache.ensure(
            kernel, KbuildOptions(on_command=shown.append), runtime=runtime
        )
        symbols = subprocess.run(["nm", archive], capture_output=True, text=True, check=True)
        assert "T ck_more" in symbols.stdout
        compiled = {name for line in shown for name in re.findall(r" \S*?(\w+)\.c\b", line)}
        assert compiled == {"one"}


def test_real_runtime_compiles_clean(guest_kernels: list[Kernel], cache: Path) -> None:
    """The runtime as it is, with the kernel's extra warnings and sparse.

    For the newest kernel; its tests are built as strictly for the oldest one (tests/runtime).
    """
    shown: list[str] = []
    options = KbuildOptions(warnings=True, sparse=True, on_command=shown.append)
    archive = runtime_cache.ensure(guest_kernels[-1], options)
    members = subprocess.run(["ar", "t", archive], capture_output=True, text=True, check=True)
    expected = {path.with_suffix(".o").name for path in runtime_cache.RUNTIME.glob("*.c")}
    assert set(members.stdout.split()) == expected
    complaints = [line for line in shown if re.search(r"\b(warning|error):", line)]
    assert complaints == []


def test_make_missing(kernel: Kernel, runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    run = KbuildRun(kernel, runtime / "include", KbuildOptions())
    with pytest.raises(CythonkError) as caught, run:
        run.start()
    assert caught.value.diagnostics[0].code == "CK508"
