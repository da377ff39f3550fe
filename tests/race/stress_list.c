// SPDX-License-Identifier: GPL-2.0
/*
 * One list: nothing is lost or seen twice, what one producer appends keeps its order, and every
 * copy is what the list was at one moment.
 */
#include <linux/bitops.h>
#include <linux/errno.h>
#include <linux/kernel.h>

#include <cythonk/int.h>
#include <cythonk/iter.h>
#include <cythonk/list.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

#include "race.h"
#include "token.h"

/* Items past which a list is made shorter. */
#define LONG	200
/* Items of the list that is only put into other orders. */
#define NUMBERS	64
/* Equal items that stand together in the list of blocks. */
#define BLOCK	4
/* Items of a list that is iterated over. */
#define STEPS	16

static struct ck_object *list;

static int list_begin(void)
{
	list = ck_list_new(0, GFP_KERNEL);
	return race_share(list);
}

static void list_end(void)
{
	race_unshare(list);
}

/* ---- a queue: tokens in at one end or both, out at one end or both ---- */

static atomic64_t put_in, taken_out;
/* By consumer and producer: the newest token that the one got of the other's. */
static u32 newest[RACE_ACTORS][RACE_ACTORS];

static int queue_begin(void)
{
	atomic64_set(&put_in, 0);
	atomic64_set(&taken_out, 0);
	memset(newest, 0, sizeof(newest));
	return list_begin();
}

static struct ck_object *new_token(struct race_actor *a)
{
	struct ck_object *o = token_new(&token_type, race_unique(a), a->gfp);

	if (!o)
		race_expect(a, &ck_MemoryError);
	return o;
}

static void put_token(struct race_actor *a, ssize_t at)
{
	struct ck_object *o = new_token(a);

	if (!o)
		return;
	if (!(at < 0 ? ck_list_append(list, o, a->gfp) : ck_list_insert(list, at, o, a->gfp)))
		atomic64_inc(&put_in);
	race_expect(a, &ck_MemoryError);
	ck_put(o);
}

static struct ck_object *take_token(struct race_actor *a, ssize_t at)
{
	struct ck_object *o = ck_list_pop_at(list, at);

	if (o) {
		token_take(a, o);
		atomic64_inc(&taken_out);
	}
	race_expect(a, &ck_IndexError);
	return o;
}

static void queue_operate(struct race_actor *a)
{
	u32 draw = race_random(a, 10);

	if (ck_list_len(list) < LONG && draw < 5)
		put_token(a, draw < 3 ? -1 : (ssize_t)draw - 3);
	else
		ck_put(take_token(a, draw & 1 ? -1 : 0));
}

static void fifo_operate(struct race_actor *a)
{
	struct ck_object *o;
	struct token *t;
	u32 from;

	if (ck_list_len(list) < LONG && race_random(a, 2)) {
		put_token(a, -1);
		return;
	}
	o = take_token(a, 0);
	t = o ? token_of(a, o) : NULL;
	if (t) {
		from = (t->id >> 32) % RACE_ACTORS;
		if ((u32)t->id <= newest[a->number][from])
			race_fail(a, __LINE__, "actor %u's item %u came after its item %u", from,
				  (u32)t->id, newest[a->number][from]);
		newest[a->number][from] = t->id;
	}
	ck_put(o);
}

static void queue_end(void)
{
	struct ck_object *o;

	while (ck_list_len(list)) {
		o = ck_list_pop(list);
		token_take(NULL, o);
		atomic64_inc(&taken_out);
		ck_put(o);
	}
	RACE_SAME(NULL, atomic64_read(&taken_out), atomic64_read(&put_in));
	list_end();
}

/* ---- an order: the same numbers whatever happens ---- */

static int order_begin(void)
{
	long i;

	if (list_begin())
		return -ENOMEM;
	for (i = 0; i < NUMBERS; i++) {
		if (ck_list_append(list, CK_INT(i), GFP_KERNEL)) {
			race_unshare(list);
			return -ENOMEM;
		}
	}
	return 0;
}

/* Each number must be there once. */
static void check_numbers(struct race_actor *a, struct ck_object *copy, bool sorted)
{
	struct ck_object *o;
	u64 seen = 0;
	ssize_t i;

	for (i = 0; (o = ck_list_iter_get(copy, i)); i++) {
		if (!RACE_CHECK(a, ck_is_tagged(o) && ck_untag(o) >= 0 && ck_untag(o) < NUMBERS))
			break;
		if (sorted)
			RACE_SAME(a, ck_untag(o), i);
		seen |= BIT_ULL(ck_untag(o));
	}
	RACE_SAME(a, i, NUMBERS);
	RACE_SAME(a, seen, ~0ull);
}

static void order_operate(struct race_actor *a)
{
	struct ck_object *o = NULL;
	u32 at = race_random(a, NUMBERS);

	switch (race_random(a, 8)) {
	case 0:
		ck_list_sort(list, race_random(a, 2), a->gfp);
		/* The others may spoil every attempt. */
		race_expect(a, &ck_ValueError);
		return;
	case 1:
		o = ck_sorted(list, 0, a->gfp);
		if (o)
			check_numbers(a, o, true);
		break;
	case 2:
		o = ck_list_get(list, at);
		RACE_CHECK(a, o && ck_is_tagged(o));
		break;
	case 3:
	case 4:
		o = ck_list_copy(list, a->gfp);
		if (o)
			check_numbers(a, o, false);
		break;
	case 5:
		o = ck_list_slice(list, at, NUMBERS, a->gfp);
		if (o)
			RACE_SAME(a, ck_list_len(o), NUMBERS - at);
		break;
	default:
		ck_list_reverse(list);
		RACE_SAME(a, ck_list_len(list), NUMBERS);
	}
	race_expect(a, &ck_MemoryError);
	ck_put(o);
}

static void order_end(void)
{
	check_numbers(NULL, list, false);
	list_end();
}

/* ---- blocks of equal items: no operation on several items is seen half done ---- */

static struct ck_object *new_block(struct race_actor *a)
{
	struct ck_object *o = new_token(a), *block;

	if (!o)
		return NULL;
	if (race_random(a, 2))
		block = ck_list_pack(BLOCK, a->gfp, o, o, o, o);
	else
		block = ck_tuple_pack(BLOCK, a->gfp, o, o, o, o);
	ck_put(o);
	race_expect(a, &ck_MemoryError);
	return block;
}

static void check_blocks(struct race_actor *a, struct ck_object *copy)
{
	struct ck_object *o, *first = NULL;
	ssize_t i;

	for (i = 0; (o = ck_list_iter_get(copy, i)); i++) {
		if (i % BLOCK == 0)
			first = o;
		if (token_of(a, o))
			RACE_CHECK(a, o == first);
		/* The copy holds it. */
		ck_put(o);
	}
	RACE_SAME(a, i % BLOCK, 0);
}

static void add_block(struct race_actor *a, struct ck_object *block)
{
	switch (race_random(a, 4)) {
	case 0:
		ck_setslice_at(list, 0, 0, block, a->gfp);
		break;
	case 1:
		ck_setslice_at(list, 0, BLOCK, block, a->gfp);
		break;
	default:
		ck_list_extend(list, block, a->gfp);
	}
}

static void blocks_operate(struct race_actor *a)
{
	struct ck_object *o = NULL;

	switch (race_random(a, 10)) {
	case 0 ... 3:
		o = new_block(a);
		if (o)
			add_block(a, o);
		break;
	case 4:
		ck_delslice_at(list, 0, BLOCK);
		break;
	case 5:
		ck_delslice_at(list, -BLOCK, SSIZE_MAX);
		break;
	case 6:
		ck_list_reverse(list);
		break;
	case 7:
		o = ck_list_slice(list, BLOCK, 5 * BLOCK, a->gfp);
		if (o)
			check_blocks(a, o);
		break;
	default:
		o = ck_list_copy(list, a->gfp);
		if (o)
			check_blocks(a, o);
	}
	if (ck_list_len(list) > LONG)
		ck_list_clear(list);
	race_expect(a, &ck_MemoryError);
	ck_put(o);
}

static void blocks_end(void)
{
	check_blocks(NULL, list);
	list_end();
}

/* ---- everything else a list can do: what comes out is what went in ---- */

static void check_all(struct race_actor *a)
{
	struct ck_object *o;
	ssize_t i;

	/* A loop over the list itself, which the others change. */
	for (i = 0; i < 2 * LONG && (o = ck_list_iter_get(list, i)); i++) {
		token_of(a, o);
		ck_put(o);
	}
}

static struct ck_object *search(struct race_actor *a)
{
	struct ck_object *o = ck_list_get(list, race_random(a, 8));

	if (race_expect(a, &ck_IndexError))
		return NULL;
	token_of(a, o);
	if (race_random(a, 2))
		ck_list_index(list, o);
	else
		ck_list_remove(list, o);
	race_expect(a, &ck_ValueError);
	return o;
}

static void mixed_operate(struct race_actor *a)
{
	struct ck_object *o = NULL;
	u32 at = race_random(a, 10);

	switch (race_random(a, 12)) {
	case 0 ... 3:
		put_token(a, (s32)at - 4);
		return;
	case 4:
		o = new_token(a);
		if (o)
			ck_list_set(list, at, o);
		race_expect(a, &ck_IndexError);
		break;
	case 5:
		ck_list_del(list, -1 - (ssize_t)at);
		race_expect(a, &ck_IndexError);
		break;
	case 6:
		o = search(a);
		break;
	case 7:
		check_all(a);
		break;
	case 8:
		if (ck_list_len(list) > LONG)
			ck_list_clear(list);
		else
			ck_list_extend(list, list, a->gfp);
		break;
	case 9:
		o = ck_list_repeat(list, 2, a->gfp);
		if (o)
			RACE_SAME(a, ck_list_len(o) % 2, 0);
		break;
	case 10:
		o = ck_list_as_tuple(list, a->gfp);
		break;
	default:
		ck_delslice_at(list, at, at + 3);
	}
	race_expect(a, &ck_MemoryError);
	ck_put(o);
}

/* ---- one iterator: each item goes to one actor ---- */

static struct ck_object *iterator;

static struct ck_object *new_iterator(struct race_actor *a)
{
	struct ck_object *items = ck_list_new(STEPS, a->gfp), *o, *it = NULL;
	int i;

	for (i = 0; items && i < STEPS; i++) {
		o = token_new(&token_type, race_unique(a), a->gfp);
		if (!o || ck_list_append(items, o, a->gfp)) {
			ck_put(o);
			break;
		}
		ck_put(o);
	}
	if (items && i == STEPS) {
		switch (race_random(a, 3)) {
		case 0:
			o = ck_list_as_tuple(items, a->gfp);
			it = o ? ck_iter(o, a->gfp) : NULL;
			ck_put(o);
			break;
		case 1:
			it = ck_reversed(items, a->gfp);
			break;
		default:
			it = ck_iter(items, a->gfp);
		}
	}
	ck_put(items);
	return it;
}

static void iterator_operate(struct race_actor *a)
{
	struct ck_object *it = ck_load(&iterator), *item;

	item = it ? ck_next(it, a->gfp) : NULL;
	if (item) {
		token_take(a, item);
		ck_put(item);
	} else {
		race_expect(a, &ck_StopIteration);
		ck_store(&iterator, new_iterator(a));
	}
	race_expect(a, &ck_MemoryError);
	ck_put(it);
}

static int iterator_begin(void)
{
	iterator = NULL;
	return 0;
}

static void iterator_end(void)
{
	ck_clear(&iterator);
}

const struct race_case race_list_cases[] = {
	{ "list.queue", queue_begin, queue_operate, queue_end },
	{ "list.fifo", queue_begin, fifo_operate, queue_end },
	{ "list.order", order_begin, order_operate, order_end },
	{ "list.blocks", list_begin, blocks_operate, blocks_end },
	{ "list.mixed", list_begin, mixed_operate, list_end },
	{ "list.iterator", iterator_begin, iterator_operate, iterator_end },
	{ }
};
