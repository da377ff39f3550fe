// SPDX-License-Identifier: GPL-2.0
/*
 * What happens to references: reading a shared slot, and the end of an object.
 *
 * Dropping the last reference of an object that holds others recurses, as long as there is stack
 * for it; past that the dying objects form a chain that the outermost of them works off. So the
 * order of destructors is the natural one in all but absurdly deep structures, and nothing
 * overflows in those.
 */
#include <linux/refcount.h>
#include <linux/sched/task_stack.h>
#include <linux/workqueue.h>

#include <cythonk/context.h>
#include <cythonk/error.h>
#include <cythonk/heap.h>
#include <cythonk/memory.h>

/* Stack that must be left for the release of one more nested object. */
#define DRAIN_STACK	(THREAD_SIZE / 2)

/* Room for "class.__dealloc__"; a longer name loses its end in the log. */
#define WHERE_TEXT	96

/**
 * struct ck_drain - dying objects that wait for the outermost release of their context
 * @ctx: attached to the context while it works
 * @chain: the objects; only this context touches it
 */
struct ck_drain {
	struct ck_ctx_node ctx;
	struct llist_node *chain;
};

/* Objects whose destructor sleeps and whose last reference went where that is forbidden. */
static LLIST_HEAD(deferred);

static bool dealloc_sleeps(const struct ck_object *o)
{
	const struct ck_type *t;

	if (o->flags & CK_FINALIZED)
		return false;
	for (t = o->type; t; t = t->base)
		if (t->flags & CK_TYPE_DEALLOC_SLEEPS)
			return true;
	return false;
}

static noinline_for_stack void warn_unraisable(const struct ck_type *type)
{
	char where[WHERE_TEXT];

	scnprintf(where, sizeof(where), "%s.__dealloc__", type->name);
	ck_err_warn_unraisable(where);
}

/**
 * ck_object_run_dealloc() - run an object's destructors, unless they have run
 * @o: an object to which the caller has a reference
 *
 * A pending exception is out of their sight. What they raise is logged.
 *
 * Context: as the destructors need.
 */
void ck_object_run_dealloc(struct ck_object *o)
{
	const struct ck_type *t;
	struct ck_raised *pending;

	if (o->flags & CK_FINALIZED || !ck_slot(o->type, dealloc))
		return;

	WRITE_ONCE(o->flags, o->flags | CK_FINALIZED);
	pending = ck_err_stash();
	for (t = o->type; t; t = t->base) {
		if (!t->dealloc)
			continue;
		t->dealloc(o);
		if (unlikely(ck_err_occurred()))
			warn_unraisable(t);
	}
	ck_err_unstash(pending);
}

/* Returns whether the object is dead: its destructor may have given a reference away. */
static bool finalize(struct ck_object *o)
{
	if (o->flags & CK_FINALIZED || !ck_slot(o->type, dealloc))
		return true;

	refcount_set(&o->ref.refcount, 1);
	ck_object_run_dealloc(o);
	if (kref_read(&o->ref) > 1 && ck_slot(o->type, traverse))
		ck_heap_track(o);
	if (!refcount_dec_and_test(&o->ref.refcount))
		return false;
	/*
	 * What the count said may be over: another CPU can have dropped the reference that was
	 * given away, or a reader in ck_load() the one it took in vain, before ours went. Nobody
	 * can find the object now, so nobody else changes its flags.
	 */
	ck_heap_untrack(o);
	return true;
}

/**
 * ck_object_clear() - drop all references that an object holds
 * @o: the object
 *
 * Context: see ck_put().
 */
void ck_object_clear(struct ck_object *o)
{
	const struct ck_type *t;

	for (t = o->type; t; t = t->base)
		if (t->clear)
			t->clear(o);
}

static void destroy(struct ck_object *o)
{
	if (!finalize(o))
		return;
	ck_object_clear(o);
	ck_heap_free(o);
}

static void destroy_deferred(struct work_struct *work)
{
	struct llist_node *chain = llist_del_all(&deferred);
	struct ck_link *link, *next;

	llist_for_each_entry_safe(link, next, chain, dead)
		destroy(ck_link_object(link));
}

static DECLARE_WORK(deferred_work, destroy_deferred);

/**
 * ck_object_flush_deferred() - wait for destructors that were deferred to the workqueue
 *
 * Context: process. From a deferred destructor there is no wait: it would be one for itself.
 * Return: whether there were any.
 */
bool ck_object_flush_deferred(void)
{
	bool any = false;

	if (current_work() == &deferred_work)
		return false;
	while (!llist_empty(&deferred) || work_busy(&deferred_work)) {
		flush_work(&deferred_work);
		any = true;
	}
	return any;
}

static noinline void drain(struct ck_object *o)
{
	struct ck_link *link = ck_link_of(o);
	struct ck_drain own = { .chain = &link->dead };
	struct ck_ctx_node *running = ck_ctx_find(CK_CTX_DRAIN);

	if (running) {
		struct ck_drain *outer = container_of(running, struct ck_drain, ctx);

		link->dead.next = outer->chain;
		outer->chain = &link->dead;
		return;
	}

	link->dead.next = NULL;
	ck_ctx_attach(&own.ctx, CK_CTX_DRAIN);
	while (own.chain) {
		link = llist_entry(own.chain, struct ck_link, dead);
		own.chain = link->dead.next;
		destroy(ck_link_object(link));
	}
	ck_ctx_detach(&own.ctx);
}

/**
 * ck_object_release() - what ck_put() does when the last reference is gone
 * @ref: the object's count
 *
 * Context: any except NMI.
 */
void ck_object_release(struct kref *ref)
{
	struct ck_object *o = container_of(ref, struct ck_object, ref);

	if (!(o->flags & CK_LINKED)) {
		if (o->flags & CK_PAYLOAD)
			ck_object_clear(o);
		ck_heap_free(o);
		return;
	}
	ck_heap_untrack(o);
	if (dealloc_sleeps(o) && !ck_may_sleep()) {
		if (llist_add(&ck_link_of(o)->dead, &deferred))
			schedule_work(&deferred_work);
		return;
	}
	if (likely(ck_ctx_stack_left() > DRAIN_STACK))
		destroy(o);
	else
		drain(o);
}

#ifdef CK_TEST_FAULTS
void (*ck_race_hook)(void);
#endif

struct ck_object *ck_load(struct ck_object **slot)
{
	struct ck_object *o;

	for (;;) {
		/* Cheaper than rcu_read_lock(), which is a call in preemptible kernels. */
		rcu_read_lock_sched();
		o = READ_ONCE(*slot);
		if (!o || ck_is_tagged(o) || READ_ONCE(o->flags) & CK_IMMORTAL)
			break;
		ck_race_here();
		if (!kref_get_unless_zero(&o->ref)) {
			/* Its last reference went meanwhile, so the slot has changed. */
			rcu_read_unlock_sched();
			cpu_relax();
			continue;
		}
		/*
		 * The memory may be another object by now: still ours only if it is in the slot.
		 * Not to be asked before the reference is counted.
		 */
		smp_acquire__after_ctrl_dep();
		/*
		 * And what the object holds may have been written after its count, and before it
		 * came into the slot: so it must not be read before the answer, which is no
		 * address the reads depend on.
		 */
		if (likely(o == smp_load_acquire(slot)))
			break;
		rcu_read_unlock_sched();
		ck_put(o);
	}
	rcu_read_unlock_sched();
	return o;
}

int ck_check_type(struct ck_object *o, const struct ck_type *type, int none_ok, const char *what)
{
	if (likely(ck_isinstance(o, type)) || (none_ok && o == CK_NONE))
		return 1;
	if (what)
		ck_raise(&ck_TypeError,
			 "Argument '%s' has incorrect type (expected %s, got %s)", what,
			 type->name, ck_type_name(o));
	else
		ck_raise(&ck_TypeError, "Expected %s, got %s", type->name, ck_type_name(o));
	return 0;
}
