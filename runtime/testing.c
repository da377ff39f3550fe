// SPDX-License-Identifier: GPL-2.0
/*
 * The frame around a test case: what it may not leave behind, and how it is told.
 *
 * A driver may keep what a test gives it, so having more objects than before is no leak by itself.
 * Leaked is what is neither freed nor reachable from the module's variables: both are counted at
 * the beginning and at the end.
 */
#include <linux/delay.h>
#include <linux/printk.h>
#include <linux/stop_machine.h>
#include <linux/string.h>
#include <linux/xarray.h>

#include <cythonk/heap.h>
#include <cythonk/memory.h>
#include <cythonk/module.h>
#include <cythonk/ops.h>
#include <cythonk/raised.h>
#include <cythonk/testing.h>

#include "testing.h"

/* Bytes of a line in a record. */
#define RECORD	800

/* Time that other tasks get to let go of what they have: attempts, and milliseconds each. */
#define ATTEMPTS	10
#define PATIENCE_MS	20

/* There where the module has doctests. */
extern void ck_doctest_end(bool failed) CK_OPTIONAL;

/* The case that runs. */
struct kunit *ck_test_running;

/* Objects there were when it began, and those of them that no variable led to. */
static long live_before, lost_before;

static void (*visit_globals)(ck_visit_fn visit, void *arg);

/**
 * struct reach - objects found by following references
 * @objects: the objects, by address; XA_MARK_0: their references are to be followed
 * @count: how many
 * @failed: there was no memory to note one
 */
struct reach {
	struct xarray objects;
	long count;
	bool failed;
};

/* Objects are aligned: the low bits of an address say nothing. */
static unsigned long index_of(const struct ck_object *o)
{
	return (unsigned long)o >> 3;
}

static int visit(struct ck_object *o, void *arg)
{
	struct reach *r = arg;

	if (!o || ck_is_tagged(o) || o->flags & CK_IMMORTAL || xa_load(&r->objects, index_of(o)))
		return 0;
	if (xa_err(xa_store(&r->objects, index_of(o), o, GFP_ATOMIC))) {
		r->failed = true;
		return 0;
	}
	xa_set_mark(&r->objects, index_of(o), XA_MARK_0);
	r->count++;
	return 0;
}

/* Runs while all other CPUs stand still: following references takes no locks. */
static int follow(void *arg)
{
	struct reach *r = arg;
	const struct ck_type *t;
	unsigned long index = 0;
	struct ck_object *o;

	visit_globals(visit, r);
	while ((o = xa_find(&r->objects, &index, ULONG_MAX, XA_MARK_0))) {
		xa_clear_mark(&r->objects, index, XA_MARK_0);
		for (t = o->type; t; t = t->base)
			if (t->traverse)
				t->traverse(o, visit, r);
		/* What was found meanwhile may lie before this one. */
		index = 0;
	}
	return 0;
}

/* How many objects no variable leads to; -1 when nobody can tell. */
static long count_lost(void)
{
	struct reach r = { };

	if (!visit_globals)
		return ck_heap_live();
	xa_init(&r.objects);
	stop_machine(follow, &r, NULL);
	xa_destroy(&r.objects);
	return r.failed ? -1 : ck_heap_live() - r.count;
}

/* Objects that are there and should not be. */
static long leaked(void)
{
	long now;

	ck_object_flush_deferred();
	if (ck_heap_live() <= live_before)
		return 0;
	ck_gc_collect();
	if (ck_heap_live() <= live_before)
		return 0;
	now = count_lost();
	return now < 0 || lost_before < 0 ? 0 : now - lost_before;
}

/**
 * ck_test_log_lines() - log a text below the running case, line by line
 * @text: the text
 * @len: its bytes; a newline at the end makes no line of its own
 */
void ck_test_log_lines(const char *text, size_t len)
{
	const char *end = text + len;

	while (text < end) {
		size_t n = strnchr(text, end - text, '\n') ?
			   strnchr(text, end - text, '\n') - text : end - text;
		size_t shown = min_t(size_t, n, RECORD);

		printk(KERN_INFO "    #   %.*s\n", (int)shown, text);
		text += shown < n ? shown : n + 1;
	}
}

void ck_test_begin(struct kunit *test, void (*globals)(ck_visit_fn visit, void *arg))
{
	visit_globals = globals;
	live_before = ck_heap_live();
	lost_before = count_lost();
	ck_test_running = test;
}

/* Logs the pending exception, without the limit that a driver's log needs, and forgets it. */
static void log_pending(struct kunit *test)
{
	struct ck_raised *r = ck_err_stash();

	if (!r) {
		printk(KERN_ERR "    # %s: MemoryError\n", test->name);
		return;
	}
	ck_raised_log(r, test->name);
	if (!r->ctx.kind)
		ck_raised_discard(r);
}

void ck_test_end(struct kunit *test, bool failed)
{
	void (*end_doctest)(bool failed) = ck_optional(ck_doctest_end);
	int attempt = 0;
	long n;

	failed |= ck_err_occurred();
	if (end_doctest)
		end_doctest(failed);
	if (failed) {
		kunit_set_failure(test);
		log_pending(test);
	}
	while ((n = leaked()) > 0 && ++attempt < ATTEMPTS)
		msleep(PATIENCE_MS);
	if (n > 0) {
		kunit_set_failure(test);
		printk(KERN_ERR "    # %s: leaks %ld object%s\n", test->name, n, n > 1 ? "s" : "");
	}
	ck_test_running = NULL;
}

void ck_test_end_object(struct kunit *test, struct ck_object *result)
{
	bool failed = !result;

	ck_put(result);
	ck_test_end(test, failed);
}
