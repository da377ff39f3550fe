# SPDX-License-Identifier: GPL-2.0
"""Counters, and tables that are looked up by number, called through generated declarations."""

from linux.atomic cimport (
    atomic64_add_return, atomic64_fetch_xor, atomic64_inc, atomic64_read, atomic64_set, atomic_add,
    atomic_add_negative, atomic_add_return, atomic_add_unless, atomic_and, atomic_andnot, atomic_cmpxchg,
    atomic_dec, atomic_dec_and_test, atomic_dec_if_positive, atomic_dec_return,
    atomic_dec_unless_positive, atomic_fetch_add, atomic_fetch_add_unless, atomic_fetch_and,
    atomic_fetch_andnot, atomic_fetch_dec, atomic_fetch_inc, atomic_fetch_or, atomic_fetch_sub,
    atomic_fetch_xor, atomic_inc, atomic_inc_and_test, atomic_inc_not_zero, atomic_inc_return,
    atomic_inc_unless_negative, atomic_or, atomic_read, atomic_set, atomic_sub, atomic_sub_and_test,
    atomic_sub_return, atomic_try_cmpxchg, atomic_xchg, atomic_xor,
)
from linux.errno cimport ENOSPC
from linux.gfp cimport GFP_KERNEL
from linux.idr cimport (
    ida, ida_alloc, ida_alloc_max, ida_alloc_min, ida_alloc_range, ida_destroy, ida_free, ida_init,
    ida_is_empty, idr, idr_alloc, idr_alloc_cyclic, idr_alloc_u32, idr_destroy, idr_find, idr_for_each,
    idr_get_cursor, idr_get_next, idr_init, idr_init_base, idr_is_empty, idr_remove, idr_replace,
    idr_set_cursor,
)
from linux.kfifo cimport (
    __kfifo, __kfifo_alloc, __kfifo_free, __kfifo_in, __kfifo_init, __kfifo_max_r, __kfifo_out,
    __kfifo_out_peek,
)
from linux.kref cimport kref, kref_get, kref_get_unless_zero, kref_init, kref_put, kref_read
from linux.refcount cimport (
    refcount_add, refcount_add_not_zero, refcount_dec, refcount_dec_and_test, refcount_dec_if_one,
    refcount_dec_not_one, refcount_inc, refcount_inc_not_zero, refcount_read, refcount_set,
    refcount_sub_and_test, refcount_t,
)
from linux.types cimport atomic64_t, atomic_t
from linux.xarray cimport (
    XA_FLAGS_ALLOC, XA_MARK_1, xa_alloc, xa_clear_mark, xa_cmpxchg, xa_destroy, xa_empty,
    xa_erase, xa_err, xa_extract, xa_find, xa_find_after, xa_get_mark, xa_init, xa_init_flags, xa_insert,
    xa_is_err, xa_is_value, xa_limit, xa_load, xa_marked, xa_mk_value, xa_pointer_tag, xa_release,
    xa_reserve, xa_set_mark, xa_store, xa_tag_pointer, xa_to_value, xa_untag_pointer, xarray,
)

__license__ = "GPL"


@unsafe
def test_numbers_that_all_see():
    # SAFETY: the number is the test's.
    cdef atomic_t n
    atomic_set(&n, 5)
    assert atomic_read(&n) == 5
    atomic_add(3, &n)
    atomic_sub(1, &n)
    atomic_inc(&n)
    atomic_dec(&n)
    assert atomic_read(&n) == 7
    assert atomic_add_return(3, &n) == 10 and atomic_sub_return(4, &n) == 6
    assert atomic_inc_return(&n) == 7 and atomic_dec_return(&n) == 6
    assert atomic_fetch_add(4, &n) == 6 and atomic_fetch_sub(3, &n) == 10
    assert atomic_fetch_inc(&n) == 7 and atomic_fetch_dec(&n) == 8
    assert atomic_xchg(&n, 3) == 7 and atomic_read(&n) == 3
    assert atomic_cmpxchg(&n, 4, 9) == 3 and atomic_cmpxchg(&n, 3, 9) == 3
    cdef int old = 8
    assert atomic_try_cmpxchg(&n, &old, 1) is False and old == 9
    assert atomic_try_cmpxchg(&n, &old, 1) is True and atomic_read(&n) == 1


@unsafe
def test_conditions_on_numbers():
    # SAFETY: the number is the test's.
    cdef atomic_t n
    atomic_set(&n, 2)
    assert atomic_dec_and_test(&n) is False and atomic_dec_and_test(&n) is True
    assert atomic_inc_not_zero(&n) is False
    atomic_set(&n, -1)
    assert atomic_inc_and_test(&n) is True
    assert atomic_add_negative(-2, &n) is True and atomic_add_negative(3, &n) is False
    assert atomic_sub_and_test(1, &n) is True
    assert atomic_add_unless(&n, 5, 0) is False and atomic_add_unless(&n, 5, 1) is True
    assert atomic_fetch_add_unless(&n, 1, 5) == 5 and atomic_read(&n) == 5
    assert atomic_dec_if_positive(&n) == 4
    assert atomic_dec_unless_positive(&n) is False
    assert atomic_inc_unless_negative(&n) is True
    atomic_set(&n, -3)
    assert atomic_inc_unless_negative(&n) is False and atomic_dec_if_positive(&n) == -4
    assert atomic_dec_unless_positive(&n) is True and atomic_read(&n) == -4


@unsafe
def test_bits_that_all_see():
    # SAFETY: the numbers are the test's.
    cdef atomic_t n
    atomic_set(&n, 0b1100)
    atomic_or(0b0011, &n)
    atomic_and(0b0111, &n)
    atomic_xor(0b0010, &n)
    atomic_andnot(0b0001, &n)
    assert atomic_read(&n) == 0b0100
    assert atomic_fetch_or(0b0010, &n) == 0b0100 and atomic_fetch_and(0b0011, &n) == 0b0110
    assert atomic_fetch_xor(0b1111, &n) == 0b0010 and atomic_fetch_andnot(0b0101, &n) == 0b1101
    assert atomic_read(&n) == 0b1000
    cdef atomic64_t wide
    atomic64_set(&wide, 2**40)
    atomic64_inc(&wide)
    assert atomic64_read(&wide) == 2**40 + 1
    assert atomic64_add_return(2**41, &wide) == 3 * 2**40 + 1
    assert atomic64_fetch_xor(1, &wide) == 3 * 2**40 + 1
    assert atomic64_read(&wide) == 3 * 2**40


@unsafe
def test_counts_of_references():
    # SAFETY: the count is the test's.
    cdef refcount_t n
    refcount_set(&n, 1)
    refcount_inc(&n)
    refcount_add(3, &n)
    refcount_dec(&n)
    assert refcount_read(&n) == 4
    assert refcount_sub_and_test(2, &n) is False
    assert refcount_inc_not_zero(&n) is True and refcount_add_not_zero(2, &n) is True
    assert refcount_read(&n) == 5
    assert refcount_dec_if_one(&n) is False and refcount_dec_not_one(&n) is True
    refcount_set(&n, 1)
    assert refcount_dec_not_one(&n) is False
    assert refcount_dec_and_test(&n) is True
    assert refcount_inc_not_zero(&n) is False and refcount_add_not_zero(2, &n) is False


cdef int released = 0


@unsafe
cdef void release(kref *found) noexcept:
    # SAFETY: what is counted is the test's, and stays.
    global released
    released += 1


@unsafe
def test_last_references():
    # SAFETY: what is counted is the test's.
    cdef kref n
    kref_init(&n)
    assert kref_read(&n) == 1
    kref_get(&n)
    assert kref_get_unless_zero(&n) != 0
    assert kref_put(&n, release) == 0 and kref_put(&n, release) == 0
    assert released == 0
    assert kref_put(&n, release) == 1
    assert released == 1
    assert kref_get_unless_zero(&n) == 0


@unsafe
cdef int add_up(int number, void *item, void *data) noexcept:
    # SAFETY: the data is the test's sum.
    (<int *>data)[0] += number
    return 0


@unsafe
def test_numbers_for_pointers():
    # SAFETY: the table is the test's, and what it points to.
    cdef int things[4]
    cdef idr table
    idr_init(&table)
    assert idr_is_empty(&table) is True
    assert idr_alloc(&table, &things[0], 5, 7, GFP_KERNEL) == 5
    assert idr_alloc(&table, &things[1], 5, 7, GFP_KERNEL) == 6
    assert idr_alloc(&table, &things[2], 5, 7, GFP_KERNEL) == -ENOSPC
    assert idr_find(&table, 6) == &things[1] and idr_find(&table, 7) is NULL
    assert idr_replace(&table, &things[3], 6) == &things[1]
    cdef unsigned int number = 100
    assert idr_alloc_u32(&table, &things[2], &number, 200, GFP_KERNEL) == 0 and number == 100
    cdef int sum_ = 0
    assert idr_for_each(&table, add_up, &sum_) == 0 and sum_ == 111
    cdef int at = 6
    assert idr_get_next(&table, &at) == &things[3]
    at = 7
    assert idr_get_next(&table, &at) == &things[2] and at == 100
    assert idr_remove(&table, 6) == &things[3] and idr_find(&table, 6) is NULL
    idr_destroy(&table)
    idr_init_base(&table, 10)
    idr_set_cursor(&table, 20)
    assert idr_get_cursor(&table) == 20
    assert idr_alloc_cyclic(&table, &things[0], 10, 0, GFP_KERNEL) == 20
    assert idr_alloc_cyclic(&table, &things[1], 10, 0, GFP_KERNEL) == 21
    idr_destroy(&table)


@unsafe
def test_numbers_alone():
    # SAFETY: the set is the test's.
    cdef ida numbers
    ida_init(&numbers)
    assert ida_is_empty(&numbers) is True
    assert ida_alloc(&numbers, GFP_KERNEL) == 0 and ida_alloc(&numbers, GFP_KERNEL) == 1
    assert ida_alloc_min(&numbers, 2000, GFP_KERNEL) == 2000
    assert ida_alloc_max(&numbers, 1, GFP_KERNEL) == -ENOSPC
    ida_free(&numbers, 0)
    assert ida_alloc_max(&numbers, 1, GFP_KERNEL) == 0
    assert ida_alloc_range(&numbers, 5, 6, GFP_KERNEL) == 5
    assert ida_is_empty(&numbers) is False
    ida_destroy(&numbers)
    assert ida_is_empty(&numbers) is True


@unsafe
def test_arrays_with_gaps():
    # SAFETY: the array is the test's, and what it points to.
    cdef int things[3]
    cdef xarray array
    cdef unsigned long at = 0
    xa_init(&array)
    assert xa_empty(&array) is True
    assert xa_err(xa_store(&array, 10, &things[0], GFP_KERNEL)) == 0
    assert xa_store(&array, 2**40, &things[1], GFP_KERNEL) is NULL
    assert xa_load(&array, 10) == &things[0] and xa_load(&array, 11) is NULL
    assert xa_insert(&array, 10, &things[2], GFP_KERNEL) == -16
    assert xa_cmpxchg(&array, 10, &things[0], &things[2], GFP_KERNEL) == &things[0]
    assert xa_find(&array, &at, 2**63, 8) == &things[2] and at == 10
    assert xa_find_after(&array, &at, 2**63, 8) == &things[1] and at == 2**40
    assert xa_find_after(&array, &at, 2**63, 8) is NULL
    cdef void *found[4]
    assert xa_extract(&array, found, 0, 2**63, 4, 8) == 2
    assert found[0] == &things[2] and found[1] == &things[1]
    assert xa_reserve(&array, 11, GFP_KERNEL) == 0
    assert xa_load(&array, 11) is NULL
    xa_release(&array, 11)
    assert xa_erase(&array, 10) == &things[2] and xa_erase(&array, 10) is NULL
    xa_destroy(&array)
    assert xa_empty(&array) is True


@unsafe
def test_marks_and_numbers_in_arrays():
    # SAFETY: the array is the test's, and what it points to.
    cdef int things[2]
    cdef xarray array
    xa_init_flags(&array, XA_FLAGS_ALLOC)
    cdef unsigned int number = 0
    cdef xa_limit limit
    limit.min = 3
    limit.max = 4
    assert xa_alloc(&array, &number, &things[0], limit, GFP_KERNEL) == 0 and number == 3
    assert xa_alloc(&array, &number, xa_mk_value(77), limit, GFP_KERNEL) == 0 and number == 4
    assert xa_alloc(&array, &number, &things[1], limit, GFP_KERNEL) == -16
    cdef void *found = xa_load(&array, 4)
    assert xa_is_value(found) is True and xa_to_value(found) == 77
    assert xa_is_value(&things[0]) is False and xa_is_err(found) is False
    xa_set_mark(&array, 3, XA_MARK_1)
    assert xa_get_mark(&array, 3, XA_MARK_1) is True and xa_get_mark(&array, 4, XA_MARK_1) is False
    assert xa_marked(&array, XA_MARK_1) is True
    xa_clear_mark(&array, 3, XA_MARK_1)
    assert xa_marked(&array, XA_MARK_1) is False
    found = xa_tag_pointer(&things[0], 1)
    assert xa_pointer_tag(found) == 1 and xa_untag_pointer(found) == &things[0]
    xa_destroy(&array)


@unsafe
def test_queues():
    # SAFETY: the queue and the arrays are the test's, and as large as is said.
    cdef __kfifo queue
    cdef unsigned char data[8]
    cdef unsigned char out[8]
    for i in range(8):
        data[i] = i + 1
    assert __kfifo_alloc(&queue, 6, 1, GFP_KERNEL) == 0
    assert queue.mask == 7
    assert __kfifo_in(&queue, data, 6) == 6 and __kfifo_in(&queue, data, 6) == 2
    assert __kfifo_out_peek(&queue, out, 2) == 2 and [out[0], out[1]] == [1, 2]
    assert __kfifo_out(&queue, out, 7) == 7
    assert [out[i] for i in range(7)] == [1, 2, 3, 4, 5, 6, 1]
    assert __kfifo_out(&queue, out, 8) == 1 and out[0] == 2
    __kfifo_free(&queue)
    assert __kfifo_init(&queue, out, 8, 1) == 0
    assert queue.data == &out[0] and queue.esize == 1
    assert __kfifo_max_r(300, 1) == 255
