// SPDX-License-Identifier: GPL-2.0
/*
 * Containers under several CPUs: threads, and a timer that interrupts them, use one list, one dict
 * and one iterator at the same time. What must hold: nothing crashes or leaks, every operation is
 * whole, and every item of a shared iterator goes to one thread.
 */
#include "ck_test.h"

#include <linux/completion.h>
#include <linux/hrtimer.h>
#include <linux/sched/task.h>

#include <cythonk/dict.h>
#include <cythonk/iter.h>
#include <cythonk/list.h>
#include <cythonk/tuple.h>

#define THREADS	4
#define ROUNDS	4000

static struct ck_object *shared;

/* An object with one reference is one thread's; the second one stands for those of the threads. */
static void share(struct ck_object *o)
{
	shared = ck_get(o);
}

static void unshare(void)
{
	ck_put(shared);
	ck_put(shared);
}
static DECLARE_COMPLETION(started);
static atomic64_t total, failures;

static void check(bool ok)
{
	if (!ok)
		atomic64_inc(&failures);
}

/* Allocation failures are no failures of the container; nothing else may be raised. */
static void expect(const struct ck_type *type)
{
	if (ck_err_occurred() && !ck_err_matches(type) && !ck_err_matches(&ck_MemoryError))
		atomic64_inc(&failures);
	ck_err_clear();
}

static void run_threads(int (*body)(void *))
{
	struct task_struct *threads[THREADS];
	int i;

	atomic64_set(&total, 0);
	atomic64_set(&failures, 0);
	for (i = 0; i < THREADS; i++) {
		threads[i] = kthread_create(body, (void *)(long)i, "ck-race/%d", i);
		if (!CHECK(!IS_ERR(threads[i])))
			continue;
		/* So that it can be waited for although it ends by itself. */
		get_task_struct(threads[i]);
		wake_up_process(threads[i]);
	}
	for (i = 0; i < THREADS; i++) {
		if (IS_ERR(threads[i]))
			continue;
		/* A thread that was stopped before it began would not run: @started says. */
		wait_for_completion(&started);
	}
	for (i = 0; i < THREADS; i++) {
		if (IS_ERR(threads[i]))
			continue;
		kthread_stop(threads[i]);
		put_task_struct(threads[i]);
	}
	CHECK_S64(atomic64_read(&failures), 0);
}

/* First thing a thread does. */
static u32 begin(void *arg)
{
	complete(&started);
	return (long)arg * 7919 + 1;
}

static struct ck_object *text_of(u32 n)
{
	return ck_str(CK_INT(n), GFP_KERNEL);
}

static int mix_list(void *arg)
{
	u32 seed = begin(arg);
	struct ck_object *o;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		seed = seed * 1664525 + 1013904223;
		o = NULL;
		switch (seed >> 28) {
		case 0 ... 4:
			o = text_of(seed >> 8);
			if (o)
				ck_list_append(shared, o, GFP_KERNEL);
			break;
		case 5:
			o = text_of(seed >> 8);
			if (o)
				ck_list_insert(shared, (seed >> 8) % 10, o, GFP_KERNEL);
			break;
		case 6 ... 8:
			o = ck_list_pop_at(shared, seed >> 8 & 1 ? -1 : 0);
			break;
		case 9:
			o = ck_list_get(shared, (seed >> 8) % 8);
			check(!o || ck_is_str(o));
			break;
		case 10:
			o = ck_list_copy(shared, GFP_KERNEL);
			break;
		case 11:
			ck_list_sort(shared, seed >> 8 & 1, GFP_KERNEL);
			/* The others may spoil every attempt. */
			expect(&ck_ValueError);
			break;
		case 12:
			ck_delslice_at(shared, 2, 5);
			break;
		case 13:
			o = ck_list_slice(shared, 1, 4, GFP_KERNEL);
			if (o)
				ck_setslice_at(shared, 0, 2, o, GFP_KERNEL);
			break;
		case 14:
			if (ck_list_len(shared) > 200)
				ck_list_clear(shared);
			else
				ck_list_extend(shared, shared, GFP_KERNEL);
			break;
		default:
			ck_list_reverse(shared);
			o = ck_repr(shared, GFP_KERNEL);
		}
		expect(&ck_IndexError);
		ck_put(o);
		cond_resched();
	}
	return 0;
}

CK_TEST(list_mixed)
{
	struct ck_object *o;
	ssize_t i;

	share(ck_list_new(0, GFP_KERNEL));
	run_threads(mix_list);
	for (i = 0; (o = ck_list_iter_get(shared, i)); i++) {
		CHECK(ck_is_str(o));
		ck_put(o);
	}
	CHECK_S64(ck_list_len(shared), i);
	unshare();
}

static int append_numbers(void *arg)
{
	int i;

	begin(arg);
	for (i = 0; i < ROUNDS; i++)
		check(!ck_list_append(shared, CK_INT((long)arg * ROUNDS + i), GFP_KERNEL));
	return 0;
}

/* Nothing that was appended is lost. */
CK_TEST(list_appends)
{
	ssize_t i;

	share(ck_list_new(0, GFP_KERNEL));
	run_threads(append_numbers);
	CHECK_S64(ck_list_len(shared), THREADS * ROUNDS);
	ck_list_sort(shared, 0, GFP_KERNEL);
	for (i = 0; i < THREADS * ROUNDS; i++)
		if (!CHECK(ck_list_iter_get(shared, i) == CK_INT(i)))
			break;
	unshare();
}

/* A key whose comparison runs outside of the dict's lock. */
struct slow_key {
	struct ck_object base;
	u32 value;
};

static int slow_hash(struct ck_object *self, u64 *out)
{
	*out = container_of(self, struct slow_key, base)->value % 4;
	return 0;
}

static int slow_compare(struct ck_object *a, struct ck_object *b, int op)
{
	if (a->type != b->type || op != CK_EQ)
		return CK_NOTIMPLEMENTED;
	return container_of(a, struct slow_key, base)->value ==
	       container_of(b, struct slow_key, base)->value;
}

static const struct ck_type slow_type = {
	CK_TYPE_HEAD,
	.name = "slow_key",
	.base = &ck_object_type,
	.size = sizeof(struct slow_key),
	.hash = slow_hash,
	.compare = slow_compare,
};

static struct ck_object *random_key(u32 seed)
{
	struct ck_object *o;

	if (seed & 0x800)
		return CK_INT(seed % 50);
	if (seed & 0x400)
		return text_of(seed % 50);
	o = ck_new(&slow_type, GFP_KERNEL);
	if (o)
		container_of(o, struct slow_key, base)->value = seed % 20;
	return o;
}

static int mix_dict(void *arg)
{
	u32 seed = begin(arg);
	struct ck_object *key, *o;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		seed = seed * 1664525 + 1013904223;
		key = random_key(seed >> 8);
		o = NULL;
		switch (key ? seed >> 28 : 16) {
		case 0 ... 5:
			ck_dict_set(shared, key, key, GFP_KERNEL);
			break;
		case 6 ... 7:
			ck_dict_del(shared, key);
			break;
		case 8 ... 9:
			o = ck_dict_get(shared, key);
			/* Keys are values: what comes back equals what was asked for. */
			check(!o || ck_same(o, key) == 1);
			break;
		case 10:
			o = ck_dict_popitem(shared, GFP_KERNEL);
			break;
		case 11:
			o = ck_dict_setdefault(shared, key, key, GFP_KERNEL);
			break;
		case 12:
			o = ck_dict_copy(shared, GFP_KERNEL);
			check(!o || ck_dict_len(o) >= 0);
			break;
		case 13:
			o = ck_list_from(shared, GFP_KERNEL);
			expect(&ck_RuntimeError);
			break;
		case 14:
			if (seed >> 8 & 0x20)
				ck_dict_clear(shared);
			break;
		default:
			o = ck_dict_pop(shared, key, CK_NONE);
		}
		expect(&ck_KeyError);
		ck_put(key);
		ck_put(o);
		cond_resched();
	}
	return 0;
}

CK_TEST(dict_mixed)
{
	struct ck_object *k, *v;
	ssize_t pos = 0, n = 0;

	share(ck_dict_new(0, GFP_KERNEL));
	run_threads(mix_dict);
	while (ck_dict_next(shared, &pos, -1, &k, &v) > 0) {
		CHECK_S64(ck_same(k, v), 1);
		CHECK_S64(ck_dict_contains(shared, k), 1);
		ck_put(k);
		ck_put(v);
		n++;
	}
	CHECK_S64(ck_dict_len(shared), n);
	unshare();
}

static int take_numbers(void *arg)
{
	struct ck_object *o;

	begin(arg);
	while ((o = ck_next(shared, GFP_KERNEL))) {
		atomic64_add(ck_untag(o), &total);
		cond_resched();
	}
	expect(&ck_StopIteration);
	return 0;
}

CK_TEST(shared_iterator)
{
	struct ck_object *range = ck_range(CK_INT(20000), NULL, NULL, GFP_KERNEL);
	struct ck_object *list = ck_list_from(range, GFP_KERNEL);

	share(ck_iter(range, GFP_KERNEL));
	run_threads(take_numbers);
	CHECK_S64(atomic64_read(&total), 20000ll * 19999 / 2);
	unshare();
	share(ck_iter(list, GFP_KERNEL));
	run_threads(take_numbers);
	CHECK_S64(atomic64_read(&total), 20000ll * 19999 / 2);
	unshare();
	ck_put(list);
	ck_put(range);
}

static CK_STR(tick_text, "tick", 4);
static struct hrtimer timer;
static atomic_t ticks;

/* In hard interrupt context: the list and dict that the interrupted thread may be in. */
static enum hrtimer_restart tick(struct hrtimer *t)
{
	u64 began = ktime_get_ns();
	struct ck_object *o;

	ck_list_append(shared, &tick_text.base, GFP_ATOMIC);
	o = ck_list_pop(shared);
	ck_put(o);
	o = ck_list_copy(shared, GFP_ATOMIC);
	ck_put(o);
	ck_err_clear();
	atomic_inc(&ticks);
	/* More time for the thread than this took, however slowly the machine is emulated. */
	hrtimer_forward_now(t, ns_to_ktime(max_t(u64, 200000, 4 * (ktime_get_ns() - began))));
	return HRTIMER_RESTART;
}

CK_TEST(list_in_interrupts)
{
	share(ck_list_new(0, GFP_KERNEL));
	atomic_set(&ticks, 0);
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
	hrtimer_setup(&timer, tick, CLOCK_MONOTONIC, HRTIMER_MODE_REL_HARD);
#else
	hrtimer_init(&timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL_HARD);
	timer.function = tick;
#endif
	hrtimer_start(&timer, ns_to_ktime(200000), HRTIMER_MODE_REL_HARD);
	run_threads(mix_list);
	hrtimer_cancel(&timer);
	CHECK(atomic_read(&ticks) > 10);
	unshare();
}

static struct kunit_case cases[] = {
	KUNIT_CASE(list_mixed),
	KUNIT_CASE(list_appends),
	KUNIT_CASE(dict_mixed),
	KUNIT_CASE(shared_iterator),
	KUNIT_CASE(list_in_interrupts),
	{ }
};

CK_TEST_MODULE(cases);
