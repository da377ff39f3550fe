# SPDX-License-Identifier: GPL-2.0
"""Prototypes of macros: which they are for what drivers use most, and that wrong ones are refused."""

from __future__ import annotations

import pytest

from cythonk.headers import calls
from cythonk.headers.forms import form_of, primitives
from cythonk.headers.model import HeaderError, Macro, Place
from cythonk.headers.prover import Prover
from tests.headers.conftest import HEADERS, Read, read

# The same in both kernels.
EXPECTED = """\
__be16 cpu_to_be16(__u16)
__be16 htons(__u16)
__le32 cpu_to_le32(__u32)
__u32 le32_to_cpu(__le32)
__u64 be64_to_cpu(__be64)
bool WARN_ON(bool)
bool unlikely(bool)
int IS_ALIGNED(...)
int S_ISDIR(...)
int ilog2(...)
int platform_driver_register(struct platform_driver *)
int test_bit(unsigned long, const unsigned long *)
int time_after(unsigned long, unsigned long)
int wake_up_interruptible(struct wait_queue_head *)
long get_user(...)
long long ALIGN(...)
long long DIV_ROUND_UP(...)
long long FIELD_PREP(...)
long long READ_ONCE(...)
long long clamp(...)
long long ktime_sub(...)
long long max(...)
long long min(...)
long long roundup(...)
long long smp_load_acquire(const void *)
long long xchg(const void *, ...)
size_t ARRAY_SIZE(const void *)
struct platform_device *to_platform_device(const struct device *)
u32 lower_32_bits(...)
u32 upper_32_bits(...)
uint32_t do_div(...)
unsigned int readl_relaxed(const void *)
unsigned int usb_rcvctrlpipe(struct usb_device *, unsigned int)
unsigned long BIT(...)
unsigned long GENMASK(...)
unsigned long long BIT_ULL(...)
void *per_cpu_ptr(const void *, int)
void *rcu_dereference(const void *)
void BUG_ON(bool)
void INIT_DELAYED_WORK(struct delayed_work *, work_func_t)
void INIT_WORK(struct work_struct *, work_func_t)
void WRITE_ONCE(...)
void hash_add(const void *, struct hlist_node *, ...)
void init_waitqueue_head(struct wait_queue_head *)
void local_irq_save(unsigned long)
void lockdep_assert_held(const void *)
void might_sleep(void)
void mutex_init(struct mutex *)
void mutex_lock_nested(struct mutex *, ...)
void raw_spin_lock_irqsave(raw_spinlock_t *, unsigned long)
void smp_store_release(const void *, ...)
void spin_lock_init(spinlock_t *)
void spin_lock_irqsave(spinlock_t *, unsigned long)
void swap(...)
void timer_setup(struct timer_list *, void (*)(struct timer_list *), unsigned int)
void writel_relaxed(unsigned int, void *)"""

# Functions or other macros in the other kernel.
EXPECTED_OF = {
    "6.12": """\
struct device *kobj_to_dev(struct kobject *)
struct usb_device *interface_to_usbdev(struct usb_interface *)
struct usb_interface *to_usb_interface(struct device *)
void *kcalloc(size_t, size_t, gfp_t)
void *kmalloc(size_t, gfp_t)
void *kmalloc_array(size_t, size_t, gfp_t)
void *kmemdup(const void *, size_t, gfp_t)
void *krealloc(const void *, size_t, gfp_t)
void *kzalloc(size_t, gfp_t)""",
    "6.1": """\
struct usb_device *to_usb_device(const struct device *)
struct usb_interface *to_usb_interface(const struct device *)""",
}

# What has no prototype, and must not get one that only looks right.
WITHOUT = (
    "wait_event", "container_of", "list_for_each_entry", "DEFINE_MUTEX", "USB_DEVICE", "min_t",
    "pr_info", "module_init", "offsetof",
)  # fmt: skip

# A macro with types that are not its own, which both compilers have to refuse.
REFUSED = (
    "void spin_lock_irqsave(struct mutex *lock, unsigned long flags)",
    "void spin_lock_irqsave(spinlock_t *lock, unsigned int flags)",
    "void spin_lock_irqsave(const spinlock_t *lock, unsigned long flags)",
    "void mutex_init(unsigned long lock)",
    "void INIT_WORK(struct delayed_work *work, work_func_t func)",
    "void timer_setup(struct timer_list *timer, unsigned long callback, unsigned int flags)",
    "int time_after(int a, unsigned long b)",
    "T xchg(T ptr, T value)",
    "size_t ARRAY_SIZE(char *arr)",
    "unsigned int usb_rcvctrlpipe(struct usb_interface *dev, unsigned int endpoint)",
)


def name_of(prototype: str) -> str:
    """A prototype's own name."""
    return prototype.partition("(")[0].split()[-1].strip("*")


def test_prototypes(headers: Read) -> None:
    """Each is what the compiler takes and comes to, in both kernels."""
    expected = {*EXPECTED.splitlines(), *EXPECTED_OF[headers.series].splitlines()}
    assert headers.texts(map(name_of, expected)) == expected


def test_no_prototype(headers: Read) -> None:
    """A loop, a declaration, what waits for a condition and what wants a type are no functions."""
    assert all(name in headers.defined.with_parameters for name in WITHOUT), (
        "not a macro in this kernel"
    )
    assert headers.functions(WITHOUT) == {}


def test_names_of_parameters() -> None:
    """They are the function's behind the macro, or the macro's own."""
    found = read("6.12").functions(["kmalloc", "spin_lock_irqsave", "min"], confirm=False)
    assert {name: one.names for name, one in found.items()} == {
        "kmalloc": ("size", "flags"),
        "spin_lock_irqsave": ("lock", "flags"),
        "min": (),
    }
    assert found["kmalloc"].place.header == "linux/slab.h"


def test_refused() -> None:
    """Wrong types are refused by clang and by the kernel's own compiler, the right ones by none."""
    one = read("6.12")
    right = (
        "void spin_lock_irqsave(spinlock_t *lock, unsigned long flags)",
        "T xchg(T *ptr, T value)",
    )
    forms = [form_of(said, one.declared) for said in (*REFUSED, *right)]
    lines = [form.line(f"ckq_{i}", form.instances()[0]) for i, form in enumerate(forms)]
    refused = set(range(len(REFUSED)))
    with Prover(HEADERS, one.how) as prover:
        assert prover.ask(lines).wrong.keys() == refused
        assert prover.confirm(lines).keys() == refused


def test_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of the table that does not hold is not believed."""
    one = read("6.12")
    for said in ("struct page *min(T x, T y)", "void mutex_init(spinlock_t *lock)"):
        form = form_of(said, one.declared)
        monkeypatch.setattr(calls, "primitives", lambda _, form=form: {form.macro: form})
        (found,) = one.texts([form.macro])
        assert found in EXPECTED.splitlines()


def test_every_line_of_the_table_holds() -> None:
    """For all types that its letters stand for; there is no line that nothing is proved by."""
    one = read("6.12")
    table = primitives(one.declared)
    asked = [(form, instance) for form in table.values() for instance in form.instances()]
    lines = [form.line(f"ckq_{i}", instance) for i, (form, instance) in enumerate(asked)]
    with Prover(HEADERS, one.how) as prover:
        wrong = {**prover.ask(lines).wrong, **prover.confirm(lines)}
    assert {asked[place][0].macro: said for place, said in wrong.items()} == {}
    found = one.functions(table)
    assert set(found) == {name for name in table if name not in one.declared.functions}


def test_of_what_is_no_header() -> None:
    """Headers that do not compile are said to be so."""
    macro = Macro("twice", ("x",), "((x) * 2)", Place("linux/none.h", 1))
    one = read("6.12")
    with pytest.raises(HeaderError, match=r"none\.h"):
        calls.prototypes({"twice": macro}, one.declared, ["linux/none.h"], one.how)
