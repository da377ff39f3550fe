# SPDX-License-Identifier: GPL-2.0
"""Does something wrong on purpose, in functions that ask not to be checked.

What cannot be said here is the point of the language: there is no way to a NULL object, to an index
out of a list's range or to an object that is freed twice. What is left needs raw pointers, kernel
locks, or arithmetic that is not checked.
"""

__license__ = "GPL"

from linux.delay cimport msleep
from linux.slab cimport GFP_KERNEL, kfree, kmalloc

cdef extern from "<linux/spinlock.h>":
    ctypedef struct spinlock_t:
        pass
    void spin_lock_init(spinlock_t *lock) noexcept
    void spin_lock(spinlock_t *lock) noexcept
    void spin_unlock(spinlock_t *lock) noexcept

cdef extern from "<linux/mutex.h>":
    cdef struct mutex:
        pass
    void mutex_init(mutex *lock) noexcept
    void mutex_lock(mutex *lock) noexcept
    void mutex_unlock(mutex *lock) noexcept

cdef str bug = module_param("", doc="what to do wrong")

cdef spinlock_t spin_a
cdef spinlock_t spin_b
cdef mutex mutex_a
cdef mutex mutex_b
cdef int table[8]
cdef long sink = 0
cdef long one = 1


# SAFETY: none; each of these is wrong on purpose.
@unsafe
cdef int use_after_free() except? -1:
    cdef char *p = <char *>kmalloc(64, GFP_KERNEL)
    if p != NULL:
        kfree(p)
        return p[8]
    return 0


@unsafe
cdef int heap_out_of_bounds() except? -1:
    cdef char *p = <char *>kmalloc(60, GFP_KERNEL)
    if p != NULL:
        p[60 * one] = 1
        kfree(p)
    return 0


@unsafe
cdef int stack_out_of_bounds() except? -1:
    cdef char array[16]
    cdef char *p = array
    array[0] = 0
    return p[16 * one]


@unsafe
cdef int global_out_of_bounds() except? -1:
    cdef char *p = <char *>table
    return p[sizeof(table) * one + 2]


@unsafe
cdef int double_free() except? -1:
    cdef void *p = kmalloc(64, GFP_KERNEL)
    cdef void *q = p
    kfree(p)
    kfree(q)
    return 0


@unsafe
cdef int leak() except? -1:
    cdef void *p = kmalloc(2048, GFP_KERNEL)
    return p == NULL


@unsafe
cdef int shift_out_of_range() except? -1:
    cdef int bits = 32 * one
    return <int>one << bits


@unsafe
cdef int index_out_of_range() except? -1:
    return table[8 * one]


@unsafe
cdef int sleep_in_atomic() except? -1:
    spin_lock(&spin_a)
    msleep(1)
    spin_unlock(&spin_a)
    return 0


@unsafe
cdef int spinlock_inversion() except? -1:
    spin_lock(&spin_a)
    spin_lock(&spin_b)
    spin_unlock(&spin_b)
    spin_unlock(&spin_a)
    spin_lock(&spin_b)
    spin_lock(&spin_a)
    spin_unlock(&spin_a)
    spin_unlock(&spin_b)
    return 0


@unsafe
cdef int mutex_inversion() except? -1:
    mutex_lock(&mutex_a)
    mutex_lock(&mutex_b)
    mutex_unlock(&mutex_b)
    mutex_unlock(&mutex_a)
    mutex_lock(&mutex_b)
    mutex_lock(&mutex_a)
    mutex_unlock(&mutex_a)
    mutex_unlock(&mutex_b)
    return 0


@unsafe
cdef int lock_kept() except? -1:
    mutex_lock(&mutex_a)
    return 0


@unsafe
cdef int null_dereference() except? -1:
    cdef char *p = <char *>(one - 1)
    p[0] = 1
    return 0


@unsafe
def prepare():
    spin_lock_init(&spin_a)
    spin_lock_init(&spin_b)
    mutex_init(&mutex_a)
    mutex_init(&mutex_b)


def run(name):
    if name == "use_after_free":
        return use_after_free()
    if name == "heap_out_of_bounds":
        return heap_out_of_bounds()
    if name == "stack_out_of_bounds":
        return stack_out_of_bounds()
    if name == "global_out_of_bounds":
        return global_out_of_bounds()
    if name == "double_free":
        return double_free()
    if name == "leak":
        return leak()
    if name == "shift_out_of_range":
        return shift_out_of_range()
    if name == "index_out_of_range":
        return index_out_of_range()
    if name == "sleep_in_atomic":
        return sleep_in_atomic()
    if name == "spinlock_inversion":
        return spinlock_inversion()
    if name == "mutex_inversion":
        return mutex_inversion()
    if name == "lock_kept":
        return lock_kept()
    if name == "null_dereference":
        return null_dereference()
    raise ValueError("no such bug: " + name)


prepare()
sink = run(bug)
