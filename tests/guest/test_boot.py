# SPDX-License-Identifier: GPL-2.0
"""Boots both kernels: what works is reported as working, each misdeed as what it is."""

from __future__ import annotations

import errno
from pathlib import Path

from cythonk.guest import GuestJob, Step, module_files, module_steps, run_guest
from cythonk.kernel.discover import Kernel

from .conftest import BuildModules

# Generous: the machine may be busy with other things.
BOOT_LIMIT = 120.0


def test_healthy_guest(each_kernel: Kernel, build_modules: BuildModules, tmp_path: Path) -> None:
    """Modules load and unload, output and statuses come back exactly, nothing is a problem."""
    modules = build_modules(each_kernel)
    data = tmp_path / "data"
    data.write_bytes(bytes(range(256)))
    data.chmod(0o640)
    files = module_files(list(modules.values()))
    files |= {"/root/data": data, "/root/tool": b'#!/bin/sh\necho "tool $1"\nexit 3\n'}
    steps = [
        *module_steps([modules["good"]], "grep ^good /proc/modules | cut -d ' ' -f 1"),
        Step("fail", "insmod /modules/bad.ko what=fail", expect_status=errno.ENODEV),
        Step("missing", "insmod /modules/none.ko", expect_status=errno.ENOENT),
        Step("parameter", "insmod /modules/good.ko answer=7 && rmmod good"),
        Step("unknown", "rmmod no_such_module", expect_status=1),
        Step("tool", "/root/tool 'two  words'", expect_status=3),
        Step("mode", "stat -c '%a %s' /root/data"),
        Step("debugging information", "grep -c debug_info /modules/good.ko", expect_status=1),
        Step("no newline", "printf 'a\\036b\\r\\n\\nend'"),
        Step("both streams", "echo out; echo err >&2"),
        Step("release", "uname -r"),
        Step("signal", "kill -9 $$", expect_status=137),
        Step("any", "exit 77", expect_status=None),
        Step("dialect", "for i in 1 2 3; do\n  [ $i -gt 2 ] ||\n    echo $i\ndone"),
        Step("file systems", "test -d /sys/kernel/debug/dynamic_debug && test -c /dev/null"),
    ]
    seen: list[str] = []
    begun: list[str] = []
    result = run_guest(
        GuestJob(each_kernel, files, steps, timeout=BOOT_LIMIT),
        seen.append,
        lambda step: begun.append(step.name),
    )

    assert result.problems == []
    assert [step.name for step in result.steps if not step.ok] == []
    assert result.ok
    assert not result.timed_out
    assert result.boot_time is not None
    assert begun == [step.name for step in steps]

    loaded = result.step("insmod good")
    assert any(line.endswith("the answer is 42") for line in loaded.log)
    assert any(line.endswith("a message for developers") for line in loaded.log)
    assert not any("gone" in line for line in loaded.log)
    assert any(line.endswith("gone") for line in result.step("rmmod good").log)
    assert any(line.endswith("the answer is 7") for line in result.step("parameter").log)
    assert result.step("script").output == "good\n"

    # busybox's own insmod would run init twice.
    assert sum("asked for fail" in line for line in result.step("fail").log) == 1
    failure = "insmod /modules/bad.ko: No such device (ENODEV)\n"
    assert result.step("fail").output == failure

    assert result.step("tool").output == "tool two  words\n"
    assert result.step("mode").output == "640 256\n"
    assert result.step("no newline").output == "a\x1eb\r\n\nend"
    assert result.step("both streams").output == "out\nerr\n"
    assert result.step("release").output == f"{each_kernel.release}\n"
    assert result.step("any").status == 77
    assert result.step("dialect").output == "1\n2\n"

    assert set(result.log) <= set(seen)
    assert "tool two  words" in seen
    assert [line for line in seen if "ckguest" in line] == []


# What the module can do: the kind its first report has, a word of it, and how many reports it is;
# None where that depends on the kernel.
MISDEEDS = {
    "warn": ("warning", "WARNING: CPU", 1),
    "leak": ("leak", "ck_leak", None),
    "bug": ("oops", "kernel BUG at", 1),
    "oops": ("oops", "NULL pointer dereference", 1),
    "atomic": ("atomic sleep", "scheduling while atomic", None),
}


def test_misdeeds_are_found(each_kernel: Kernel, build_modules: BuildModules) -> None:
    """Each thing a module does wrong makes a problem of the right kind in the right step."""
    steps = [
        Step("load", "insmod /modules/bad.ko"),
        *(
            Step(word, f"echo {word} > /sys/kernel/debug/bad", expect_status=None)
            for word in MISDEEDS
        ),
        Step("after", "echo still here"),
    ]
    files = module_files([build_modules(each_kernel)["bad"]])
    result = run_guest(GuestJob(each_kernel, files, steps, timeout=BOOT_LIMIT))
    assert not result.ok
    assert result.step("load").ok
    assert result.step("after").output == "still here\n"
    for word, (kind, says, count) in MISDEEDS.items():
        found = [problem for problem in result.problems if problem.step == word]
        assert found, word
        assert (found[0].kind, len(found)) == (kind, count or len(found))
        assert says in found[0].message
        assert any("bad_write" in line for problem in found for line in problem.context)
    assert {problem.step for problem in result.problems} == set(MISDEEDS)


def test_files_that_do_not_fit(each_kernel: Kernel) -> None:
    """What is missing in the guest then is not the steps' fault."""
    files: dict[str, Path | bytes] = {"/root/large": bytes(160 << 20)}
    job = GuestJob(each_kernel, files, [Step("look", "true")], timeout=BOOT_LIMIT, memory_mb=192)
    result = run_guest(job)
    assert not result.ok
    assert "out of memory" in {problem.kind for problem in result.problems}
