// SPDX-License-Identifier: GPL-2.0
/*
 * The end of objects: references that come and go everywhere, destructors that sleep, structures
 * that are released in depth, cycles that the collector finds while all go on, and objects that
 * their destructors bring back.
 */
#include <linux/errno.h>
#include <linux/kernel.h>

#include <cythonk/int.h>
#include <cythonk/list.h>
#include <cythonk/module.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "race.h"
#include "token.h"

/* Places that all share. */
#define PLACES	6
/* Objects of a chain, at most; more than there is stack for. */
#define CHAIN	300
/* Operations of a task from one collection to the next, on average. */
#define COLLECT	100

static struct ck_object *places[PLACES];
static CK_STR(word, "word", 4);

static int places_begin(void)
{
	memset(places, 0, sizeof(places));
	return 0;
}

static void places_end(void)
{
	int i;

	for (i = 0; i < PLACES; i++)
		ck_clear(&places[i]);
}

/* ---- references ---- */

/* Objects that each hold the one before. */
static struct ck_object *new_chain(struct race_actor *a, u32 length)
{
	struct ck_object *o = NULL, *chain = NULL;

	while (length--) {
		o = token_new(&node_type, race_unique(a), a->gfp);
		if (!o)
			break;
		node_of(o)->next = chain;
		chain = o;
	}
	return chain;
}

static struct ck_object *new_object(struct race_actor *a)
{
	switch (race_random(a, 8)) {
	case 0:
		return new_chain(a, race_random(a, CHAIN));
	case 1 ... 3:
		return token_new(&sleeper_type, race_unique(a), a->gfp);
	default:
		return token_new(&token_type, race_unique(a), a->gfp);
	}
}

static void references_operate(struct race_actor *a)
{
	struct ck_object *o = ck_load(&places[race_random(a, PLACES)]);
	u32 i, more = race_random(a, 5);

	for (i = 0; o && i < more; i++)
		ck_get(o);
	if (o && token_of(a, o) && race_random(a, 2))
		ck_store(&places[race_random(a, PLACES)], ck_get(o));
	else if (!race_random(a, 3))
		ck_store(&places[race_random(a, PLACES)], new_object(a));
	for (i = 0; o && i < more; i++)
		ck_put(o);
	ck_put(o);
	race_expect(a, &ck_MemoryError);
}

/* ---- cycles ---- */

static bool may_collect(struct race_actor *a)
{
	return a->level == RACE_TASK && !race_random(a, COLLECT);
}

/* Two nodes that hold each other, and a list that holds both and is held by the first. */
static struct ck_object *new_cycle(struct race_actor *a)
{
	struct ck_object *first = token_new(&node_type, race_unique(a), a->gfp);
	struct ck_object *second = first ? token_new(&node_type, race_unique(a), a->gfp) : NULL;
	struct ck_object *both = second ? ck_list_pack(2, a->gfp, first, second) : NULL;

	if (!both) {
		ck_put(second);
		ck_put(first);
		return NULL;
	}
	ck_store(&node_of(second)->next, ck_get(first));
	ck_store(&node_of(first)->next, second);
	ck_store(&node_of(first)->friends, both);
	return first;
}

/* What an actor can reach is whole. */
static void check_cycle(struct race_actor *a, struct ck_object *first)
{
	struct ck_object *second, *back, *both;

	if (!token_of(a, first))
		return;
	second = ck_load(&node_of(first)->next);
	both = ck_load(&node_of(first)->friends);
	if (RACE_CHECK(a, second && both)) {
		token_of(a, second);
		back = ck_load(&node_of(second)->next);
		RACE_CHECK(a, back == first);
		ck_put(back);
		RACE_SAME(a, ck_list_len(both), 2);
	}
	ck_put(both);
	ck_put(second);
}

/*
 * Ends a cycle that nobody else knows, without the collector. Only so do several CPUs take objects
 * out of the collector's list: what it finds itself it has put elsewhere before.
 */
static void take_apart(struct ck_object *first)
{
	struct ck_object *second = ck_load(&node_of(first)->next);

	ck_clear(&node_of(first)->friends);
	ck_clear(&node_of(second)->next);
	ck_put(second);
	ck_put(first);
}

static void cycles_operate(struct race_actor *a)
{
	struct ck_object **place = &places[race_random(a, PLACES)], *o;
	bool apart;

	if (may_collect(a)) {
		RACE_CHECK(a, ck_gc_collect() >= 0);
		return;
	}
	if (!race_random(a, 3)) {
		o = ck_load(place);
		if (o)
			check_cycle(a, o);
		ck_put(o);
	} else {
		apart = race_random(a, 2);
		o = new_cycle(a);
		if (o)
			check_cycle(a, o);
		/* Where it is stored the cycle that was there becomes garbage. */
		if (!apart)
			ck_store(place, o);
		else if (o)
			take_apart(o);
	}
	race_expect(a, &ck_MemoryError);
}

/* ---- containers that are being made while the collector looks ---- */

static void making_operate(struct race_actor *a)
{
	struct ck_object *one, *two, *all = NULL;

	if (!a->number) {
		RACE_CHECK(a, ck_gc_collect() >= 0);
		return;
	}
	one = ck_list_pack(3, a->gfp, CK_INT(1), CK_INT(2), &word.base);
	two = one ? ck_tuple_pack(2, a->gfp, one, &word.base) : NULL;
	if (two)
		all = ck_list_pack(6, a->gfp, one, two, one, two, one, two);
	ck_put(two);
	if (all) {
		two = ck_list_concat(all, one, a->gfp);
		RACE_CHECK(a, !two || ck_list_len(two) == 9);
		ck_put(two);
	}
	ck_put(all);
	ck_put(one);
	race_expect(a, &ck_MemoryError);
}

static int making_begin(void)
{
	return 0;
}

static void making_end(void)
{
}

/* ---- objects that their destructors bring back ---- */

static const struct ck_type phoenix_type;
static atomic64_t born, burnt;

static struct ck_object **phoenix_slot(struct ck_object *o)
{
	return &node_of(o)->next;
}

static void phoenix_dealloc(struct ck_object *self)
{
	atomic64_inc(&burnt);
	/* Once in two: another actor may have dropped it again before this returns. */
	if (node_of(self)->token.id & 1)
		ck_store(&places[node_of(self)->token.id / 2 % PLACES], ck_get(self));
	race_delay();
}

static void phoenix_clear(struct ck_object *self)
{
	ck_clear(phoenix_slot(self));
}

static int phoenix_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	return visit(*phoenix_slot(self), arg);
}

static const struct ck_type phoenix_type = {
	CK_TYPE_HEAD,
	.name = "phoenix",
	.base = &ck_object_type,
	.size = sizeof(struct node),
	.dealloc = phoenix_dealloc,
	.clear = phoenix_clear,
	.traverse = phoenix_traverse,
};

static int phoenix_begin(void)
{
	atomic64_set(&born, 0);
	atomic64_set(&burnt, 0);
	return places_begin();
}

static void phoenix_operate(struct race_actor *a)
{
	struct ck_object **place = &places[race_random(a, PLACES)], *o;

	if (may_collect(a)) {
		RACE_CHECK(a, ck_gc_collect() >= 0);
		return;
	}
	switch (race_random(a, 4)) {
	case 0:
		o = ck_load(place);
		if (o)
			RACE_CHECK(a, ck_type_of(o) == &phoenix_type);
		ck_put(o);
		break;
	case 1:
		ck_clear(place);
		break;
	default:
		o = ck_new(&phoenix_type, a->gfp);
		if (!o)
			break;
		atomic64_inc(&born);
		node_of(o)->token.id = race_random(a, 1000);
		/* Some hold themselves: only the collector ends these. */
		if (!race_random(a, 4))
			ck_store(phoenix_slot(o), ck_get(o));
		ck_store(place, o);
	}
	race_expect(a, &ck_MemoryError);
}

static void phoenix_end(void)
{
	/* What comes back when a place is emptied goes with the next round. */
	do {
		places_end();
		ck_gc_collect();
	} while (memchr_inv(places, 0, sizeof(places)));
	RACE_SAME(NULL, atomic64_read(&burnt), atomic64_read(&born));
}

const struct race_case race_lifetime_cases[] = {
	{ "lifetime.references", places_begin, references_operate, places_end },
	{ "lifetime.cycles", places_begin, cycles_operate, places_end },
	{ "lifetime.making", making_begin, making_operate, making_end },
	{ "lifetime.phoenix", phoenix_begin, phoenix_operate, phoenix_end },
	{ }
};
