"""Calls macros of the kernel by the prototypes that were proved for them."""

__license__ = "GPL"

from kernel_macros cimport (
    ALIGN, ARRAY_SIZE, BIT, DIV_ROUND_UP, FIELD_GET, FIELD_PREP, GENMASK, GFP_KERNEL, INIT_LIST_HEAD,
    IS_ALIGNED, READ_ONCE, WARN_ON, WRITE_ONCE, clamp, cpu_to_be32, hash_add, hash_init, hlist_head,
    hlist_node, htons, init_waitqueue_head, kfree, kmalloc, kzalloc, le32_to_cpu, list_head, lower_32_bits,
    max, min, mutex, mutex_init, mutex_lock, mutex_unlock, round_up, smp_load_acquire,
    smp_store_release, spin_lock_init, spin_lock_irqsave, spin_unlock_irqrestore, spinlock_t, swap,
    time_after, upper_32_bits, wait_queue_head, wake_up, xchg,
)

cdef spinlock_t guard
cdef mutex door
cdef wait_queue_head waiters
cdef int table[5]
cdef hlist_head buckets[8]
cdef hlist_node entry
cdef unsigned long shared = 0xffff888000000000


def test_integers():
    cdef unsigned long high = 0xffff888000000123
    cdef unsigned int flags = 0
    cdef unsigned long later = high + 1
    cdef int a = 3
    cdef int b = 8
    assert time_after(later, high) and not time_after(high, later)
    assert min(a, b) == 3
    assert max(a, b) == 8
    assert clamp(b, a, 5) == 5
    assert <unsigned long>ALIGN(high, 0x1000) == <unsigned long>0xffff888000001000
    assert IS_ALIGNED(high, 2) == 0
    assert DIV_ROUND_UP(b, a) == 3
    assert round_up(a, 4) == 4
    assert BIT(4) == 16
    assert GENMASK(7, 4) == 0xf0
    assert upper_32_bits(high) == 0xffff8880
    assert lower_32_bits(high) == 0x123
    flags = FIELD_PREP(GENMASK(7, 4), b)
    assert flags == 0x80
    assert FIELD_GET(GENMASK(7, 4), flags) == 8


def test_byte_order():
    assert cpu_to_be32(0x01020304) == 0x04030201
    assert htons(0x0102) == 0x0201
    assert le32_to_cpu(0x01020304) == 0x01020304


def test_variables():
    cdef int a = 1
    cdef int b = 2
    cdef unsigned long seen
    swap(a, b)
    assert a == 2 and b == 1
    WRITE_ONCE(a, 7)
    assert READ_ONCE(a) == 7 and a == 7
    seen = <unsigned long>READ_ONCE(shared)
    assert seen == shared
    assert xchg(&a, 9) == 7
    assert a == 9
    smp_store_release(&b, 11)
    assert smp_load_acquire(&b) == 11
    assert ARRAY_SIZE(table) == 5


def test_locks():
    cdef unsigned long flags
    spin_lock_init(&guard)
    spin_lock_irqsave(&guard, flags)
    spin_unlock_irqrestore(&guard, flags)
    mutex_init(&door)
    mutex_lock(&door)
    mutex_unlock(&door)
    init_waitqueue_head(&waiters)
    wake_up(&waiters)
    assert not WARN_ON(flags == 0xdead)


def test_memory():
    cdef unsigned char *p = <unsigned char *>kzalloc(32, GFP_KERNEL)
    assert p != NULL
    assert p[31] == 0
    kfree(p)
    p = <unsigned char *>kmalloc(32, GFP_KERNEL)
    assert p != NULL
    kfree(p)


def test_hashtable():
    cdef unsigned int key = 3
    cdef int i
    cdef int found = 0
    hash_init(buckets)
    hash_add(buckets, &entry, key)
    for i in range(8):
        if buckets[i].first == &entry:
            found += 1
    assert found == 1
