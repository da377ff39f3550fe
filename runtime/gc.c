// SPDX-License-Identifier: GPL-2.0
/*
 * The collector of reference cycles, by trial deletion over the objects that can hold references.
 *
 * Finding garbage needs a state of all counts and references that belongs to one moment. There is
 * no global lock, so all CPUs stop for it (stop_machine()). That is sound: whoever was stopped in
 * the middle of something still holds counted references to what it works on, no spinlock is held
 * as holders are not preempted, and so everything it can reach counts as referenced from outside.
 * Destructors and the release itself run afterwards, with the machine going.
 */
#include <linux/mutex.h>
#include <linux/stop_machine.h>

#include <cythonk/heap.h>
#include <cythonk/module.h>

/* One collection at a time. */
static DEFINE_MUTEX(collecting);

/**
 * struct collection - a run of the collector
 * @garbage: unreachable objects, each held by one reference of the collector
 * @found: how many
 * @resurrected: a destructor has given a reference to one of them away
 */
struct collection {
	struct list_head garbage;
	size_t found;
	bool resurrected;
};

/* The link of what a reference leads to, if the collector may have to decide about it. */
static struct ck_link *candidate(struct ck_object *o)
{
	struct ck_link *link;

	if (!o || ck_is_tagged(o) || !(o->flags & CK_TRACKED))
		return NULL;
	link = ck_link_of(o);
	return link->refs == CK_LINK_LIVE ? NULL : link;
}

static void traverse(struct ck_link *link, ck_visit_fn visit, void *arg)
{
	struct ck_object *o = ck_link_object(link);
	const struct ck_type *t;

	for (t = o->type; t; t = t->base)
		if (t->traverse)
			t->traverse(o, visit, arg);
}

static int visit_subtract(struct ck_object *o, void *arg)
{
	struct ck_link *link = candidate(o);

	if (link && link->refs)
		link->refs--;
	return 0;
}

static int visit_revive(struct ck_object *o, void *live)
{
	struct ck_link *link = candidate(o);

	if (link) {
		link->refs = CK_LINK_LIVE;
		list_move_tail(&link->gc, live);
	}
	return 0;
}

/* Moves what is referenced from outside of the candidates, and what that reaches, to @live. */
static void find_live(struct list_head *live)
{
	struct ck_link *link, *next;
	int i;

	for (i = 0; i < CK_SHARDS; i++) {
		list_for_each_entry_safe(link, next, &ck_shards[i].objects, gc) {
			if (link->refs) {
				link->refs = CK_LINK_LIVE;
				list_move_tail(&link->gc, live);
			}
		}
	}
	/* The list grows while it is walked. */
	list_for_each_entry(link, live, gc)
		traverse(link, visit_revive, live);
}

/* Runs while all other CPUs stand still. */
static int find_garbage(void *arg)
{
	struct collection *c = arg;
	struct ck_link *link, *next;
	struct ck_object *o;
	LIST_HEAD(live);
	int i;

	for (i = 0; i < CK_SHARDS; i++) {
		list_for_each_entry(link, &ck_shards[i].objects, gc) {
			/* Without a reference it is just being made. */
			link->refs = kref_read(&ck_link_object(link)->ref) ?: CK_LINK_LIVE;
		}
	}
	for (i = 0; i < CK_SHARDS; i++)
		list_for_each_entry(link, &ck_shards[i].objects, gc)
			traverse(link, visit_subtract, NULL);

	find_live(&live);
	for (i = 0; i < CK_SHARDS; i++) {
		list_for_each_entry(link, &ck_shards[i].objects, gc) {
			ck_get(ck_link_object(link));
			c->found++;
		}
		list_splice_tail_init(&ck_shards[i].objects, &c->garbage);
	}
	list_for_each_entry_safe(link, next, &live, gc) {
		o = ck_link_object(link);
		list_move_tail(&link->gc, &ck_shard_of(o)->objects);
	}
	return 0;
}

/* Runs while all other CPUs stand still. */
static int find_resurrected(void *arg)
{
	struct collection *c = arg;
	struct ck_link *link;

	list_for_each_entry(link, &c->garbage, gc)
		link->refs = kref_read(&ck_link_object(link)->ref) - 1;
	list_for_each_entry(link, &c->garbage, gc)
		traverse(link, visit_subtract, NULL);
	list_for_each_entry(link, &c->garbage, gc) {
		c->resurrected |= link->refs;
		link->refs = CK_LINK_LIVE;
	}
	return 0;
}

/* Runs the destructors of the garbage; they see their objects whole. */
static bool finalize(struct collection *c)
{
	struct ck_link *link;
	struct ck_object *o;
	bool any = false;

	list_for_each_entry(link, &c->garbage, gc) {
		o = ck_link_object(link);
		if (o->flags & CK_FINALIZED || !ck_slot(o->type, dealloc))
			continue;
		ck_object_run_dealloc(o);
		any = true;
	}
	return any;
}

/* Drops the collector's references; each is the last one, unless destructors kept the object. */
static void release(struct collection *c, bool keep)
{
	struct ck_object *o;

	while (!list_empty(&c->garbage)) {
		o = ck_link_object(list_first_entry(&c->garbage, struct ck_link, gc));
		ck_heap_untrack(o);
		if (keep)
			ck_heap_track(o);
		ck_put(o);
	}
}

static bool nothing_tracked(void)
{
	int i;

	for (i = 0; i < CK_SHARDS; i++)
		if (!list_empty(&ck_shards[i].objects))
			return false;
	return true;
}

ssize_t ck_gc_collect(void)
{
	struct collection c = { .garbage = LIST_HEAD_INIT(c.garbage) };
	struct ck_link *link;

	if (ck_must_not_sleep())
		return 0;
	ck_object_flush_deferred();
	/* A destructor may ask for a collection while one is running. */
	if (nothing_tracked() || !mutex_trylock(&collecting))
		return 0;
	stop_machine(find_garbage, &c, NULL);
	if (finalize(&c))
		stop_machine(find_resurrected, &c, NULL);
	if (!c.resurrected)
		list_for_each_entry(link, &c.garbage, gc)
			ck_object_clear(ck_link_object(link));
	release(&c, c.resurrected);
	mutex_unlock(&collecting);
	return c.resurrected ? 0 : c.found;
}
