// SPDX-License-Identifier: GPL-2.0
/* References, the release of objects, type-stable memory and the collector. */
#include "ck_test.h"

#include <linux/vmalloc.h>

/* A class with two attributes, and counters of what happened to its instances. */
struct cell {
	struct ck_object base;
	struct ck_object *next;
	struct ck_object *other;
	int id;
};

static int deallocs, last_id;
static void (*on_dealloc)(struct cell *n);

static struct cell *to_cell(struct ck_object *o)
{
	return container_of(o, struct cell, base);
}

static void cell_dealloc(struct ck_object *o)
{
	deallocs++;
	last_id = to_cell(o)->id;
	if (on_dealloc)
		on_dealloc(to_cell(o));
}

static void cell_clear(struct ck_object *o)
{
	ck_clear(&to_cell(o)->next);
	ck_clear(&to_cell(o)->other);
}

static int cell_traverse(struct ck_object *o, ck_visit_fn visit, void *arg)
{
	return visit(to_cell(o)->next, arg) ?: visit(to_cell(o)->other, arg);
}

static const struct ck_type cell_type = {
	CK_TYPE_HEAD,
	.name = "cell",
	.base = &ck_object_type,
	.size = sizeof(struct cell),
	.dealloc = cell_dealloc,
	.clear = cell_clear,
	.traverse = cell_traverse,
};

/* The same without a destructor or a place for the collector. */
static const struct ck_type chain_type = {
	CK_TYPE_HEAD,
	.name = "chain",
	.base = &ck_object_type,
	.size = sizeof(struct cell),
	.clear = cell_clear,
};

static const struct ck_type derived_type = {
	CK_TYPE_HEAD,
	.name = "derived",
	.base = &cell_type,
	.size = sizeof(struct cell),
};

static const struct ck_type sleepy_type = {
	CK_TYPE_HEAD,
	.name = "sleepy",
	.base = &cell_type,
	.size = sizeof(struct cell),
	.flags = CK_TYPE_DEALLOC_SLEEPS,
};

static struct cell *new_cell(const struct ck_type *type, int id)
{
	struct ck_object *o = ck_new(type, GFP_KERNEL);

	if (CHECK(o))
		to_cell(o)->id = id;
	return to_cell(o);
}

static void reset(void)
{
	deallocs = 0;
	last_id = 0;
	on_dealloc = NULL;
}

CK_TEST(immortals_are_never_written)
{
	unsigned int before = kref_read(&CK_NONE->ref);
	int i;

	for (i = 0; i < 1000; i++)
		ck_get(CK_NONE);
	for (i = 0; i < 2000; i++)
		ck_put(CK_NONE);
	CHECK_S64(kref_read(&CK_NONE->ref), before);
	ck_put(NULL);
	ck_put(ck_get(CK_INT(-5)));
	CHECK(ck_bool(7) == CK_TRUE && ck_bool(0) == CK_FALSE);
}

CK_TEST(new_objects_are_zeroed)
{
	static const u32 sizes[] = { 16, 24, 32, 40, 100, 250, 600, 1000, 1024, 1025, 5000, 70000 };
	struct ck_object *o;
	int i, round;

	for (round = 0; round < 3; round++) {
		for (i = 0; i < ARRAY_SIZE(sizes); i++) {
			o = ck_new_sized(&chain_type, max_t(size_t, sizes[i], sizeof(struct cell)),
					 GFP_KERNEL);
			if (!CHECK(o))
				return;
			if (sizes[i] > sizeof(*o))
				CHECK(!memchr_inv(o + 1, 0, sizes[i] - sizeof(*o)));
			CHECK_S64(kref_read(&o->ref), 1);
			/* The slot of the attribute must not be dropped as garbage. */
			if (sizes[i] > sizeof(struct cell))
				memset(to_cell(o) + 1, 0xa5, sizes[i] - sizeof(struct cell));
			ck_put(o);
		}
	}
}

CK_TEST(absurd_sizes_are_refused)
{
	CHECK(!ck_new_sized(&chain_type, SIZE_MAX - 8, GFP_KERNEL));
	CHECK_RAISED(MemoryError);
	CHECK(!ck_payload_alloc(SIZE_MAX / 2, 16, GFP_KERNEL));
	CHECK_RAISED(MemoryError);
}

CK_TEST(dealloc_runs_once_at_the_last_put)
{
	struct cell *n = new_cell(&cell_type, 7);

	reset();
	ck_get(&n->base);
	ck_put(&n->base);
	CHECK_S64(deallocs, 0);
	ck_put(&n->base);
	CHECK_S64(deallocs, 1);
	CHECK_S64(last_id, 7);
}

static struct ck_object *kept;

static void keep(struct cell *n)
{
	kept = ck_get(&n->base);
}

CK_TEST(resurrected_objects_stay_whole)
{
	struct cell *n = new_cell(&cell_type, 1);

	reset();
	n->next = &new_cell(&chain_type, 2)->base;
	on_dealloc = keep;
	ck_put(&n->base);
	CHECK_S64(deallocs, 1);
	CHECK(kept == &n->base && n->next && kref_read(&n->base.ref) == 1);
	ck_put(kept);
	CHECK_S64(deallocs, 1);
}

static void raise_in_dealloc(struct cell *n)
{
	CHECK(!ck_err_occurred());
	ck_raise(&ck_ValueError, "in dealloc of %d", n->id);
}

CK_TEST(dealloc_does_not_touch_the_pending_exception)
{
	struct cell *n = new_cell(&derived_type, 3);

	reset();
	on_dealloc = raise_in_dealloc;
	ck_raise(&ck_KeyError, "outer");
	ck_put(&n->base);
	CHECK_S64(deallocs, 1);
	CHECK_RAISED(KeyError);
}

/* A chain of @n objects, each holding the next. */
static struct cell *chain(const struct ck_type *type, int n)
{
	struct cell *head = NULL, *new;

	while (n--) {
		new = new_cell(type, n);
		new->next = head ? &head->base : NULL;
		head = new;
	}
	return head;
}

CK_TEST(deep_structures_are_freed)
{
	reset();
	ck_put(&chain(&chain_type, CK_TEST_DEEP)->base);
	ck_put(&chain(&cell_type, CK_TEST_DEEP)->base);
	CHECK_S64(deallocs, CK_TEST_DEEP);
}

static struct cell *doomed;
static struct completion softirq_done;

static void drop_in_softirq(struct tasklet_struct *unused)
{
	CHECK(in_serving_softirq());
	ck_put(&doomed->base);
	complete(&softirq_done);
}

static DECLARE_TASKLET(drop_tasklet, drop_in_softirq);

CK_TEST(deep_structures_are_freed_in_a_softirq)
{
	reset();
	init_completion(&softirq_done);
	doomed = chain(&cell_type, CK_TEST_DEEP / 5);
	tasklet_schedule(&drop_tasklet);
	wait_for_completion(&softirq_done);
	tasklet_kill(&drop_tasklet);
	CHECK_S64(deallocs, CK_TEST_DEEP / 5);
}

static void sleep_in_dealloc(struct cell *n)
{
	might_sleep();
	CHECK(!in_atomic() && !irqs_disabled());
	msleep(20);
}

CK_TEST(sleeping_deallocs_are_deferred)
{
	struct cell *n = new_cell(&sleepy_type, 4);
	DEFINE_SPINLOCK(lock);

	reset();
	on_dealloc = sleep_in_dealloc;
	spin_lock(&lock);
	ck_put(&n->base);
	CHECK_S64(deallocs, 0);
	spin_unlock(&lock);
	CHECK(ck_object_flush_deferred());
	CHECK_S64(deallocs, 1);

	/* Where nobody can tell that it may sleep here it is deferred, too. */
	n = new_cell(&sleepy_type, 5);
	ck_put(&n->base);
	CHECK(ck_object_flush_deferred() != IS_ENABLED(CONFIG_PREEMPT_COUNT));
	CHECK_S64(deallocs, 2);
}

CK_TEST(cycles_are_collected)
{
	struct cell *a = new_cell(&cell_type, 1), *b = new_cell(&cell_type, 2);
	struct cell *self = new_cell(&cell_type, 3), *alive = new_cell(&cell_type, 4);

	reset();
	a->next = &b->base;
	b->next = &a->base;
	self->next = &self->base;
	/* alive is held by this function and points into a cycle of its own. */
	alive->next = ck_get(&alive->base);
	CHECK_S64(ck_gc_collect(), 3);
	CHECK_S64(deallocs, 3);
	CHECK_S64(kref_read(&alive->base.ref), 2);
	CHECK(alive->next == &alive->base);
	ck_put(&alive->base);
	CHECK_S64(ck_gc_collect(), 1);
	CHECK_S64(deallocs, 4);
	CHECK_S64(ck_gc_collect(), 0);
}

CK_TEST(what_hangs_on_a_cycle_goes_with_it)
{
	struct cell *a = new_cell(&cell_type, 1), *held = new_cell(&cell_type, 2);
	struct cell *holder = new_cell(&cell_type, 3);

	reset();
	a->next = &a->base;
	a->other = &chain(&cell_type, 1000)->base;
	/* Part of a cycle, but somebody outside of it has a reference: so it stays. */
	holder->next = ck_get(&held->base);
	holder->other = ck_get(&a->base);
	held->next = &holder->base;
	CHECK_S64(ck_gc_collect(), 0);
	ck_clear(&holder->other);
	CHECK_S64(ck_gc_collect(), 1001);
	CHECK_S64(deallocs, 1001);
	CHECK(held->next == &holder->base && holder->next == &held->base);
	ck_put(&held->base);
	CHECK_S64(ck_gc_collect(), 2);
}

CK_TEST(the_collector_leaves_what_a_destructor_keeps)
{
	struct cell *n = new_cell(&cell_type, 1);

	reset();
	n->next = &n->base;
	on_dealloc = keep;
	CHECK_S64(ck_gc_collect(), 0);
	CHECK_S64(deallocs, 1);
	CHECK(kept == &n->base && n->next == &n->base);
	ck_put(kept);
	CHECK_S64(ck_gc_collect(), 1);
	CHECK_S64(deallocs, 1);
}

CK_TEST(types_are_checked)
{
	struct cell *n = new_cell(&derived_type, 1);

	reset();
	CHECK(ck_isinstance(&n->base, &cell_type));
	CHECK(!ck_isinstance(&n->base, &sleepy_type));
	CHECK(ck_isinstance(CK_TRUE, &ck_int_type));
	CHECK(ck_isinstance(CK_INT(1), &ck_object_type));
	CHECK_S64(ck_check_type(&n->base, &cell_type, 0, "n"), 1);
	CHECK_S64(ck_check_type(CK_NONE, &cell_type, 1, "n"), 1);
	CHECK_S64(ck_check_type(CK_NONE, &cell_type, 0, "n"), 0);
	CHECK_RAISED(TypeError);
	ck_put(&n->base);
}

CK_TEST(failing_allocations_raise)
{
	reset();
	ck_fault_arm(1);
	ck_put(ck_new(&cell_type, GFP_KERNEL));
	CHECK(!ck_new(&cell_type, GFP_KERNEL));
	CHECK_RAISED(MemoryError);
	CHECK(!ck_payload_alloc(1, 8, GFP_KERNEL));
	CHECK_RAISED(MemoryError);
	ck_fault_arm(-1);
}

/*
 * Several tasks read and replace one slot. The objects carry a pattern that is destroyed when they
 * die, so a reader that got a dead or a foreign object sees it.
 */
#define TASKS		4
#define ROUNDS		40000
#define PATTERN		0x600df00d

struct marked {
	struct ck_object base;
	unsigned int pattern;
	unsigned int inverted;
};

static void marked_clear(struct ck_object *o)
{
	struct marked *m = container_of(o, struct marked, base);

	WRITE_ONCE(m->pattern, 0xdeadbeef);
	WRITE_ONCE(m->inverted, 0xdeadbeef);
}

static const struct ck_type marked_type = {
	CK_TYPE_HEAD,
	.name = "marked",
	.base = &ck_object_type,
	.size = sizeof(struct marked),
	.clear = marked_clear,
};

static const struct ck_type other_type = {
	CK_TYPE_HEAD,
	.name = "other",
	.base = &ck_object_type,
	.size = sizeof(struct marked),
};

static struct ck_object *shared;
static atomic_t wrong;

static int share(void *seed)
{
	unsigned int i, n = (unsigned long)seed;
	struct ck_object *o, *noise;
	struct marked *m;

	for (i = 0; i < ROUNDS; i++) {
		n = n * 1103515245 + 12345;
		if (n & 0x10000) {
			o = ck_new(&marked_type, GFP_KERNEL);
			if (!o)
				continue;
			m = container_of(o, struct marked, base);
			m->pattern = PATTERN;
			m->inverted = ~PATTERN;
			ck_store(&shared, n & 0x20000 ? o : ck_get(o));
			if (!(n & 0x20000))
				ck_put(o);
		} else {
			o = ck_load(&shared);
			if (o) {
				m = container_of(o, struct marked, base);
				if (o->type != &marked_type || READ_ONCE(m->pattern) != PATTERN ||
				    READ_ONCE(m->inverted) != ~PATTERN)
					atomic_inc(&wrong);
				ck_put(o);
			}
		}
		/* Objects of another type take over the memory of dead ones. */
		noise = ck_new(&other_type, GFP_KERNEL);
		ck_put(noise);
		if (!(i & 0x3ff))
			cond_resched();
	}
	while (!kthread_should_stop())
		schedule_timeout_interruptible(1);
	return 0;
}

CK_TEST(slots_are_safe_across_tasks)
{
	struct task_struct *tasks[TASKS] = { NULL };
	int i;

	atomic_set(&wrong, 0);
	for (i = 0; i < TASKS; i++) {
		tasks[i] = kthread_run(share, (void *)(unsigned long)(i + 1), "ck_share/%d", i);
		if (!CHECK(!IS_ERR(tasks[i])))
			tasks[i] = NULL;
	}
	for (i = 0; i < TASKS; i++)
		if (tasks[i])
			kthread_stop(tasks[i]);
	ck_clear(&shared);
	CHECK_S64(atomic_read(&wrong), 0);
}

/* The collector runs while tasks make and drop cycles and keep some alive. */
static int make_cycles(void *unused)
{
	struct ck_object *mine = NULL, *o;
	int i;

	for (i = 0; i < 3000; i++) {
		struct ck_object *a = ck_new(&cell_type, GFP_KERNEL);
		struct ck_object *b = ck_new(&cell_type, GFP_KERNEL);

		if (!a || !b)
			break;
		ck_store(&to_cell(a)->next, ck_get(b));
		ck_store(&to_cell(b)->next, ck_get(a));
		ck_put(b);
		/* One cycle stays alive for a round and has to be whole then. */
		if (mine) {
			o = ck_load(&to_cell(mine)->next);
			if (!o || ck_load(&to_cell(o)->next) != mine)
				atomic_inc(&wrong);
			else
				ck_put(mine);
			ck_put(o);
			ck_put(mine);
		}
		mine = a;
	}
	ck_put(mine);
	while (!kthread_should_stop())
		schedule_timeout_interruptible(1);
	return 0;
}

CK_TEST(the_collector_runs_beside_others)
{
	struct task_struct *tasks[2];
	ssize_t found = 0;
	int i;

	reset();
	atomic_set(&wrong, 0);
	for (i = 0; i < ARRAY_SIZE(tasks); i++)
		tasks[i] = kthread_run(make_cycles, NULL, "ck_cycles/%d", i);
	for (i = 0; i < 20; i++) {
		found += ck_gc_collect();
		usleep_range(5000, 6000);
	}
	for (i = 0; i < ARRAY_SIZE(tasks); i++)
		if (CHECK(!IS_ERR(tasks[i])))
			kthread_stop(tasks[i]);
	found += ck_gc_collect();
	CHECK_S64(atomic_read(&wrong), 0);
	CHECK_S64(found, 2 * 2 * 3000);
}

/*
 * The race of ck_load() with a writer, step by step: the hook does what another CPU might do
 * between reading the slot and taking the reference.
 */
static struct ck_object *reused[64];

static const struct ck_type reuse_type = {
	CK_TYPE_HEAD,
	.name = "reuse",
	.base = &ck_object_type,
	.size = sizeof(struct cell),
	.clear = cell_clear,
};

static void replace_and_reuse(void)
{
	struct ck_object *old = shared;
	int i;

	ck_race_hook = NULL;
	/* The allocator gives back what this CPU freed last. */
	get_cpu();
	ck_store(&shared, ck_new(&chain_type, GFP_ATOMIC));
	/* The dead object's memory becomes something else, which is alive. */
	for (i = 0; i < ARRAY_SIZE(reused); i++) {
		reused[i] = ck_new(&reuse_type, GFP_ATOMIC);
		if (reused[i] == old)
			break;
	}
	put_cpu();
	/* KASAN keeps it back for a while, to see who still uses it. */
	CHECK(i < ARRAY_SIZE(reused) || IS_ENABLED(CONFIG_KASAN));
}

static void replace_only(void)
{
	ck_race_hook = NULL;
	ck_store(&shared, CK_INT(5));
}

CK_TEST(a_reader_never_gets_a_dead_or_foreign_object)
{
	struct ck_object *o;
	int i;

	ck_store(&shared, ck_new(&chain_type, GFP_KERNEL));
	ck_race_hook = replace_and_reuse;
	o = ck_load(&shared);
	CHECK(o && o == shared && o->type == &chain_type);
	CHECK_S64(kref_read(&o->ref), 2);
	ck_put(o);
	for (i = 0; i < ARRAY_SIZE(reused) && reused[i]; i++) {
		CHECK_S64(kref_read(&reused[i]->ref), 1);
		ck_clear(&reused[i]);
	}

	ck_race_hook = replace_only;
	CHECK(ck_load(&shared) == CK_INT(5));
	/* A large object goes back to the page allocator, but not under a reader's eyes. */
	ck_store(&shared, ck_new_sized(&chain_type, 100000, GFP_KERNEL));
	ck_race_hook = replace_only;
	CHECK(ck_load(&shared) == CK_INT(5));
	ck_clear(&shared);
}

/* An array so large that it comes from vmalloc, whose memory must not be freed here. */
CK_TEST(large_payloads_may_die_in_atomic_context)
{
	DEFINE_SPINLOCK(lock);
	unsigned long flags;
	void *p = ck_payload_alloc(1 << 20, 8, GFP_KERNEL);

	CHECK(is_vmalloc_addr(p));
	spin_lock_irqsave(&lock, flags);
	ck_payload_free(p);
	spin_unlock_irqrestore(&lock, flags);
	p = ck_payload_alloc(1 << 20, 8, GFP_KERNEL);
	CHECK(p);
	ck_payload_free(p);
	p = ck_payload_alloc(100, 8, GFP_ATOMIC);
	CHECK(p && !is_vmalloc_addr(p));
	ck_payload_free(p);
	ck_payload_free(NULL);
}

/* 8 MiB are more than kmalloc() has, so only a caller that may sleep gets them. */
CK_TEST(flags_fit_the_context)
{
	DEFINE_SPINLOCK(lock);
	unsigned long flags;
	struct ck_object *o;
	void *p;

	spin_lock_irqsave(&lock, flags);
	p = ck_payload_alloc(1 << 20, 8, GFP_KERNEL);
	spin_unlock_irqrestore(&lock, flags);
	CHECK(!p);
	CHECK_RAISED(MemoryError);
	local_bh_disable();
	p = ck_payload_alloc(1 << 20, 8, GFP_KERNEL);
	local_bh_enable();
	CHECK(!p);
	CHECK_RAISED(MemoryError);
	/* Kernels that do not count these believe a caller who wants much. */
	if (IS_ENABLED(CONFIG_PREEMPT_RCU)) {
		rcu_read_lock();
		p = ck_payload_alloc(1 << 20, 8, GFP_KERNEL);
		rcu_read_unlock();
		CHECK(!p);
		CHECK_RAISED(MemoryError);
	}
	spin_lock(&lock);
	o = ck_new(&chain_type, GFP_KERNEL);
	spin_unlock(&lock);
	CHECK(o);
	ck_put(o);
	p = ck_payload_alloc(1 << 20, 8, GFP_KERNEL);
	CHECK(p);
	ck_payload_free(p);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(immortals_are_never_written),
	KUNIT_CASE(new_objects_are_zeroed),
	KUNIT_CASE(absurd_sizes_are_refused),
	KUNIT_CASE(dealloc_runs_once_at_the_last_put),
	KUNIT_CASE(resurrected_objects_stay_whole),
	KUNIT_CASE(dealloc_does_not_touch_the_pending_exception),
	KUNIT_CASE(deep_structures_are_freed),
	KUNIT_CASE(deep_structures_are_freed_in_a_softirq),
	KUNIT_CASE(sleeping_deallocs_are_deferred),
	KUNIT_CASE(cycles_are_collected),
	KUNIT_CASE(what_hangs_on_a_cycle_goes_with_it),
	KUNIT_CASE(the_collector_leaves_what_a_destructor_keeps),
	KUNIT_CASE(types_are_checked),
	KUNIT_CASE(failing_allocations_raise),
	KUNIT_CASE(large_payloads_may_die_in_atomic_context),
	KUNIT_CASE(flags_fit_the_context),
	KUNIT_CASE(a_reader_never_gets_a_dead_or_foreign_object),
	KUNIT_CASE(slots_are_safe_across_tasks),
	KUNIT_CASE(the_collector_runs_beside_others),
	{ }
};

CK_TEST_MODULE(cases);
