# SPDX-License-Identifier: GPL-2.0
"""The kernel's compiler agrees with what is declared, and says so when it does not."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from cythonk.headers.flags import compilation
from cythonk.headers.model import Array, Declarations, HeaderError, Named, Pointer
from cythonk.headers.verify import Verdict, verify
from cythonk.kernel.discover import GUEST_SERIES, Kernel, guest_kernel
from tests.headers import odd
from tests.headers.whole import everything

HEADERS = ["linux/usb.h", "linux/netdevice.h", "linux/pci.h", "sound/pcm.h"]
LARGE = """
linux/usb.h linux/fs.h linux/netdevice.h linux/mm.h linux/pci.h linux/skbuff.h net/sock.h sound/pcm.h
drm/drm_device.h linux/blkdev.h linux/i2c.h linux/spi/spi.h linux/gpio/driver.h linux/kfifo.h linux/of.h
linux/acpi.h linux/perf_event.h linux/bpf.h net/tcp.h linux/ieee80211.h net/mac80211.h linux/iommu.h
linux/dmaengine.h media/v4l2-device.h rdma/ib_verbs.h scsi/scsi_host.h linux/libata.h linux/hid.h
linux/input.h linux/tty.h linux/serial_core.h linux/crypto.h crypto/hash.h linux/kvm_host.h
linux/mlx5/driver.h drm/drm_gem.h drm/drm_atomic.h linux/nfs_fs.h linux/jbd2.h linux/can/dev.h
linux/phy.h linux/mtd/mtd.h linux/regmap.h linux/clk-provider.h linux/leds.h linux/iio/iio.h
linux/rtc.h linux/watchdog.h linux/power_supply.h linux/thermal.h linux/virtio.h linux/nvme.h
sound/soc.h
""".split()

# What the compiler has otherwise than clang, or cannot say, and why.
CAUSES = {
    "ibt_save": "gcc counts nocf_check as a part of the type, and clang has no name for it",
    "ibt_restore": "gcc counts nocf_check as a part of the type, and clang has no name for it",
    "isdigit": "a macro where the compiler has a builtin for it, as gcc has and clang says it has not",
    "struct vmbus_channel_offer_channel.reserved1": "fifteen bits of a packed structure, whose bytes "
    "gcc's optimiser does not know; its assembly has them as they are declared",
}


def agree(verdict: Verdict) -> None:
    """That nothing is otherwise, and hardly any function."""
    others = [one for one in verdict.mismatches if one.name not in CAUSES]
    assert others == []
    assert verdict.unchecked == []
    wrong = {one.name for one in verdict.mismatches if one.what == "functions"}
    assert len(wrong) <= verdict.checked["functions"] * 0.001


def test_headers_are_declared_as_the_compiler_has_them(each_kernel: Kernel) -> None:
    how = compilation(each_kernel)
    verdict = verify(everything(HEADERS, how), HEADERS, how)
    agree(verdict)
    least = {
        "functions": 7000, "addresses": 7000, "variables": 400, "typedefs": 300, "sizes": 1000,
        "alignments": 1000, "offsets": 6000, "members": 6000, "constants": 15000,
        "types of constants": 15000, "bit-fields": 250,
    }  # fmt: skip
    assert verdict.checked.keys() == least.keys()
    assert {what: n for what, n in least.items() if verdict.checked[what] < n} == {}


@pytest.mark.full
def test_many_headers_are_declared_as_the_compiler_has_them(each_kernel: Kernel) -> None:
    how = compilation(each_kernel)
    verdict = verify(everything(LARGE, how), LARGE, how)
    agree(verdict)
    assert verdict.checked["functions"] > 20000
    assert verdict.checked["bit-fields"] > 1000


@pytest.fixture(scope="module")
def declarations(each_kernel: Kernel) -> Declarations:
    """What the odd header declares."""
    return odd.odd(each_kernel)


def judged(kernel: Kernel, declarations: Declarations) -> Verdict:
    """What the compiler says of the odd header."""
    return verify(declarations, [odd.HEADER], odd.how(kernel))


def test_what_is_hard_to_say_is_right(each_kernel: Kernel, declarations: Declarations) -> None:
    verdict = judged(each_kernel, declarations)
    assert verdict.mismatches == []
    assert verdict.unchecked == []
    assert verdict.checked["bit-fields"] == 6
    assert verdict.checked["functions"] == 14


Change = Callable[[Any], Any]


def field(name: str, **changes: Any) -> Change:
    """A change of one member."""

    def changed(aggregate: Any) -> Any:
        fields = (
            dataclasses.replace(one, **changes) if one.name == name else one
            for one in aggregate.fields
        )
        return dataclasses.replace(aggregate, fields=tuple(fields))

    return changed


def to(**changes: Any) -> Change:
    """A change of what is said of something."""
    return lambda found: dataclasses.replace(found, **changes)


def result(kind: Any) -> Change:
    """A change of what a function returns."""
    return lambda found: dataclasses.replace(
        found, type=dataclasses.replace(found.type, result=kind)
    )


INT, LONG = Named("int"), Named("long")
BITS = ("struct", "odd_bits")
MEMBERS = ("struct", "odd_members")
# What is declared wrongly: where, which, how; and what the verdict then has.
LIES: list[tuple[str, Any, Change, str, str]] = [
    ("functions", "odd_void", result(LONG), "functions", "odd_void"),
    ("functions", "odd_format", lambda f: to(type=to(variadic=False)(f.type))(f), "functions", "odd_format"),
    ("functions", "odd_volatile", lambda f: to(type=to(parameters=(
        Pointer(Named("unsigned long")), *f.type.parameters[1:]))(f.type))(f), "functions", "odd_volatile"),
    ("functions", "odd_void", to(name="odd_missing"), "functions", "odd_missing"),
    ("variables", "odd_variable", to(type=LONG), "variables", "odd_variable"),
    ("variables", "odd_table", lambda v: to(type=Array(v.type.of, 4))(v), "variables", "odd_table"),
    ("aliases", "u8", to(type=Named("signed char")), "typedefs", "u8"),
    ("aggregates", MEMBERS, to(size=8), "sizes", "struct odd_members"),
    ("aggregates", MEMBERS, to(align=4), "alignments", "struct odd_members"),
    ("aggregates", MEMBERS, field("call", offset=0), "offsets", "struct odd_members.call"),
    ("aggregates", MEMBERS, field("changing", type=Named("unsigned int", volatile=True)), "members",
     "struct odd_members.changing"),
    ("aggregates", BITS, field("small", width=4), "bit-fields", "struct odd_bits.small"),
    ("aggregates", BITS, field("small", width=6), "bit-fields", "struct odd_bits.small"),
    ("aggregates", BITS, field("wide", width=32), "bit-fields", "struct odd_bits.wide"),
    ("aggregates", BITS, field("negative", offset=33), "bit-fields", "struct odd_bits.negative"),
    ("aggregates", BITS, field("negative", type=Named("unsigned int")), "bit-fields", "struct odd_bits.negative"),
    ("aggregates", BITS, field("small", type=INT), "bit-fields", "struct odd_bits.small"),
    ("constants", "ODD_MASK", to(value=0xFFFFFFFE), "constants", "ODD_MASK"),
    ("constants", "ODD_MASK", to(value=-1), "constants", "ODD_MASK"),
    ("constants", "ODD_MINUS", to(value=2**64 - 1), "constants", "ODD_MINUS"),
    ("constants", "ODD_MOST", to(value=-1), "constants", "ODD_MOST"),
    ("constants", "ODD_LONG", to(type="long"), "types of constants", "ODD_LONG"),
    ("constants", "ODD_SMALL", to(value=2), "constants", "ODD_SMALL"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "key", "change", "what", "name"),
    LIES,
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_each_lie_is_found(kind: str, key: Any, change: Change, what: str, name: str) -> None:
    kernel = guest_kernel(GUEST_SERIES[-1])
    true = odd.odd(kernel)
    table = getattr(true, kind)
    lying = dataclasses.replace(true, **{kind: {**table, key: change(table[key])}})
    verdict = judged(kernel, lying)
    assert (what, name) in {(one.what, one.name) for one in verdict.mismatches}
    # And nothing else but what follows from it.
    assert {one.name for one in verdict.mismatches} == {name}


def test_a_header_that_is_not_there(each_kernel: Kernel, declarations: Declarations) -> None:
    with pytest.raises(HeaderError, match=r"missing\.h"):
        verify(declarations, ["linux/missing.h"], compilation(each_kernel))
