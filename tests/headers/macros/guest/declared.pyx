# SPDX-License-Identifier: GPL-2.0
"""What macros declare at the level of the file."""

__license__ = "GPL"

from linux.bitmap cimport DECLARE_BITMAP, for_each_set_bit
from linux.completion cimport DECLARE_COMPLETION
from linux.cpumask cimport for_each_possible_cpu
from linux.hashtable cimport DEFINE_HASHTABLE, hash_entries
from linux.idr cimport DEFINE_IDA, DEFINE_IDR, idr_entries
from linux.list cimport HLIST_HEAD, LIST_HEAD, hlist_entries, list_entries
from linux.fs cimport MODULE_ALIAS_CHARDEV, MODULE_ALIAS_FS
from linux.llist cimport LLIST_HEAD, llist_entries
from linux.miscdevice cimport MODULE_ALIAS_MISCDEV
from linux.hid cimport HID_BLUETOOTH_DEVICE, HID_DEVICE, HID_I2C_DEVICE, HID_USB_DEVICE
from linux.mmc.sdio_func cimport SDIO_DEVICE, SDIO_DEVICE_CLASS
from linux.mod_devicetable cimport of_device_id, usb_device_id
from linux.module cimport (
    MODULE_ALIAS,
    MODULE_DEVICE_TABLE,
    MODULE_FIRMWARE,
    MODULE_IMPORT_NS,
    MODULE_INFO,
    MODULE_SOFTDEP,
)
from linux.mutex cimport DEFINE_MUTEX
from linux.net cimport MODULE_ALIAS_NETPROTO
from linux.pci cimport (
    PCI_DEVICE,
    PCI_DEVICE_CLASS,
    PCI_DEVICE_SUB,
    PCI_VDEVICE,
    PCI_VDEVICE_SUB,
)
from linux.percpu cimport (
    DEFINE_PER_CPU,
    DEFINE_PER_CPU_ALIGNED,
    DEFINE_PER_CPU_SHARED_ALIGNED,
    get_cpu_ptr,
    per_cpu_ptr,
    put_cpu_ptr,
    this_cpu_add,
    this_cpu_dec,
    this_cpu_inc,
    this_cpu_inc_return,
    this_cpu_ptr,
    this_cpu_read,
    this_cpu_sub,
    this_cpu_write,
)
from linux.ratelimit cimport DEFINE_RATELIMIT_STATE
from linux.rbtree cimport RB_ROOT, rbtree_entries
from linux.rwsem cimport DECLARE_RWSEM
from linux.semaphore cimport DEFINE_SEMAPHORE
from linux.seqlock cimport DEFINE_SEQLOCK
from linux.spinlock cimport DEFINE_RAW_SPINLOCK, DEFINE_RWLOCK, DEFINE_SPINLOCK
from linux.usb cimport (
    USB_DEVICE,
    USB_DEVICE_AND_INTERFACE_INFO,
    USB_DEVICE_INFO,
    USB_DEVICE_INTERFACE_CLASS,
    USB_DEVICE_INTERFACE_NUMBER,
    USB_DEVICE_INTERFACE_PROTOCOL,
    USB_DEVICE_VER,
    USB_INTERFACE_INFO,
    USB_VENDOR_AND_INTERFACE_INFO,
)
from linux.wait cimport DECLARE_WAIT_QUEUE_HEAD
from linux.xarray cimport DEFINE_XARRAY, DEFINE_XARRAY_ALLOC, DEFINE_XARRAY_ALLOC1, xa_entries

from kern cimport *

cdef extern from "<linux/mutex.h>":
    struct mutex:
        pass
    void mutex_lock(mutex *m) noexcept
    void mutex_unlock(mutex *m) noexcept
    bint mutex_is_locked(mutex *m) noexcept

cdef extern from "<linux/spinlock.h>":
    ctypedef struct spinlock_t:
        pass
    ctypedef struct raw_spinlock_t:
        pass
    ctypedef struct rwlock_t:
        pass
    void spin_lock(spinlock_t *s) noexcept
    void spin_unlock(spinlock_t *s) noexcept
    void raw_spin_lock(raw_spinlock_t *s) noexcept
    void raw_spin_unlock(raw_spinlock_t *s) noexcept
    void read_lock(rwlock_t *s) noexcept
    void read_unlock(rwlock_t *s) noexcept

cdef extern from "<linux/seqlock.h>":
    ctypedef struct seqlock_t:
        pass
    void write_seqlock(seqlock_t *s) noexcept
    void write_sequnlock(seqlock_t *s) noexcept
    unsigned int read_seqbegin(const seqlock_t *s) noexcept

cdef extern from "<linux/rwsem.h>":
    struct rw_semaphore:
        pass
    void down_read(rw_semaphore *s) noexcept
    void up_read(rw_semaphore *s) noexcept

cdef extern from "<linux/semaphore.h>":
    struct semaphore:
        pass
    int down_trylock(semaphore *s) noexcept
    void up(semaphore *s) noexcept

cdef extern from "<linux/ratelimit.h>":
    struct ratelimit_state:
        int burst
    bint __ratelimit(ratelimit_state *r) noexcept

cdef extern from "<linux/completion.h>":
    struct completion:
        unsigned int done
    void complete(completion *c) noexcept
    void wait_for_completion(completion *c) noexcept

cdef extern from "<linux/wait.h>":
    struct wait_queue_head:
        pass
    bint wq_has_sleeper(wait_queue_head *w) noexcept

cdef extern from "<linux/idr.h>":
    struct ida:
        pass
    int ida_alloc(ida *a, unsigned int gfp) noexcept
    void ida_free(ida *a, unsigned int id) noexcept

cdef extern from "<linux/slab.h>":
    unsigned int GFP_KERNEL

cdef enum:
    VENDOR = 0x1234

cdef struct item:
    int value
    list_head node
    hlist_node hnode
    llist_node lnode
    rb_node rb

MODULE_ALIAS("acme-widget")
MODULE_ALIAS_MISCDEV(200)
MODULE_FIRMWARE("acme/widget.bin")
MODULE_IMPORT_NS("CRYPTO_INTERNAL")
MODULE_SOFTDEP("pre: crc32c")
MODULE_INFO("note", "of no use")
MODULE_ALIAS_CHARDEV(60, 1)
MODULE_ALIAS_FS("acmefs")
MODULE_ALIAS_NETPROTO(44)

lock = DEFINE_MUTEX()
spin = DEFINE_SPINLOCK()
raw = DEFINE_RAW_SPINLOCK()
readers = DEFINE_RWLOCK()
sequence = DEFINE_SEQLOCK()
shared = DECLARE_RWSEM()
ready = DECLARE_COMPLETION()
sleepers = DECLARE_WAIT_QUEUE_HEAD()
things = LIST_HEAD()
hashed = HLIST_HEAD()
table = DEFINE_HASHTABLE(4)
tree = RB_ROOT()
numbers = DEFINE_IDA()
objects = DEFINE_IDR()
array = DEFINE_XARRAY()
slots = DEFINE_XARRAY_ALLOC()
places = DEFINE_XARRAY_ALLOC1()
gate = DEFINE_SEMAPHORE(2)
rate = DEFINE_RATELIMIT_STATE(10000, 2)
stack = LLIST_HEAD()
aligned = DEFINE_PER_CPU_ALIGNED(int)
apart = DEFINE_PER_CPU_SHARED_ALIGNED(item)
bits = DECLARE_BITMAP(100)
counter = DEFINE_PER_CPU(long)
pairs = DEFINE_PER_CPU(item)

ids = MODULE_DEVICE_TABLE("usb", [
    USB_DEVICE(VENDOR, 0x5678),
    USB_DEVICE(0x1234, 0x5679, driver_info=7),
    USB_INTERFACE_INFO(3, 1, 2),
    USB_DEVICE_VER(1, 2, 3, 4),
    USB_DEVICE_INTERFACE_CLASS(1, 2, 3),
    USB_DEVICE_INTERFACE_PROTOCOL(1, 2, 3),
    USB_DEVICE_INTERFACE_NUMBER(1, 2, 3),
    USB_DEVICE_INFO(1, 2, 3),
    USB_VENDOR_AND_INTERFACE_INFO(1, 2, 3, 4),
    USB_DEVICE_AND_INTERFACE_INFO(1, 2, 3, 4, 5),
    usb_device_id(match_flags=1, idVendor=0xdead),
    {},
])
pci_ids = MODULE_DEVICE_TABLE("pci", [
    PCI_DEVICE(0x8086, 0x100e),
    PCI_DEVICE_CLASS(0x010601, 0xffffff),
    PCI_DEVICE_SUB(1, 2, 3, 4),
    PCI_VDEVICE(INTEL, 0x10d3),
    PCI_VDEVICE_SUB(INTEL, 0x10d4, 1, 2),
])
hid_ids = MODULE_DEVICE_TABLE("hid", [
    HID_USB_DEVICE(1, 2),
    HID_BLUETOOTH_DEVICE(3, 4),
    HID_I2C_DEVICE(5, 6),
    HID_DEVICE(3, 0, 7, 8),
])
sdio_ids = MODULE_DEVICE_TABLE("sdio", [SDIO_DEVICE(1, 2), SDIO_DEVICE_CLASS(3)])
of_ids = MODULE_DEVICE_TABLE("of", [of_device_id(compatible="acme,widget")])


@unsafe
def test_locks():
    mutex_lock(&lock)
    assert mutex_is_locked(&lock)
    mutex_unlock(&lock)
    assert not mutex_is_locked(&lock)
    spin_lock(&spin)
    spin_unlock(&spin)
    raw_spin_lock(&raw)
    raw_spin_unlock(&raw)
    read_lock(&readers)
    read_unlock(&readers)
    before = read_seqbegin(&sequence)
    write_seqlock(&sequence)
    write_sequnlock(&sequence)
    assert read_seqbegin(&sequence) == before + 2
    down_read(&shared)
    up_read(&shared)
    complete(&ready)
    assert ready.done == 1
    wait_for_completion(&ready)
    assert ready.done == 0
    assert not wq_has_sleeper(&sleepers)
    assert [down_trylock(&gate) for _ in range(3)] == [0, 0, 1]
    up(&gate)
    up(&gate)
    assert [__ratelimit(&rate) for _ in range(3)] == [True, True, False]


@unsafe
def test_containers():
    cdef item one
    one.value = 5
    list_add_tail(&one.node, &things)
    assert [e.value for e in list_entries(&things, item, node)] == [5]
    list_del(&one.node)
    hlist_add_head(&one.hnode, &hashed)
    assert [e.value for e in hlist_entries(&hashed, item, hnode)] == [5]
    hlist_del(&one.hnode)
    hash_add(table, &one.hnode, 5)
    assert [e.value for e in hash_entries(table, item, hnode)] == [5]
    hash_del(&one.hnode)
    assert [e.value for e in rbtree_entries(&tree, item, rb)] == []
    assert ida_alloc(&numbers, GFP_KERNEL) == 0
    assert ida_alloc(&numbers, GFP_KERNEL) == 1
    ida_free(&numbers, 0)
    ida_free(&numbers, 1)
    assert idr_alloc(&objects, &one, 1, 0, GFP_KERNEL) == 1
    assert [e.value for _, e in idr_entries(&objects, item)] == [5]
    idr_destroy(&objects)
    xa_store(&array, 3, &one, GFP_KERNEL)
    assert [(n, e.value) for n, e in xa_entries(&array, item)] == [(3, 5)]
    xa_destroy(&array)
    assert [n for n, _ in xa_entries(&slots, item)] == [n for n, _ in xa_entries(&places, item)]
    llist_add(&one.lnode, &stack)
    assert [e.value for e in llist_entries(llist_del_all(&stack), item, lnode)] == [5]


def test_bits():
    bits[1] = 0b101
    assert [bit for bit in for_each_set_bit(bits, 100)] == [64, 66]


@unsafe
def test_each_cpu():
    cdef long total = 0
    this_cpu_write(counter, 5)
    this_cpu_inc(counter)
    this_cpu_add(counter, 10)
    for cpu in for_each_possible_cpu():
        total += per_cpu_ptr(counter, cpu)[0]
        assert per_cpu_ptr(pairs, cpu).value == 0
    assert total == 16
    assert this_cpu_read(counter) in (0, 16)
    p = get_cpu_ptr(aligned)
    assert p is this_cpu_ptr(aligned)
    p[0] = 40
    this_cpu_sub(aligned, 2)
    this_cpu_dec(aligned)
    assert this_cpu_inc_return(aligned) == 38
    put_cpu_ptr(aligned)
    assert this_cpu_ptr(apart).value == 0


def test_tables():
    assert ids[0].idVendor == 0x1234 and ids[0].idProduct == 0x5678
    assert ids[1].driver_info == 7
    assert ids[11].match_flags == 0 and ids[10].idVendor == 0xdead
