// SPDX-License-Identifier: GPL-2.0
/*
 * The containers of kernel.containers: a deque as a queue, sorted containers in which each actor
 * has keys of its own, and numbers that are given out once.
 */
#include <linux/errno.h>
#include <linux/string.h>

#include <cythonk/containers.h>
#include <cythonk/int.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

#include "race.h"
#include "token.h"

/* Items past which a container is made shorter, and keys that an actor has. */
#define LONG	200
#define KEYS	32

static struct ck_object *container;

static int begin(struct ck_object *made)
{
	container = made;
	return race_share(made);
}

static void end(void)
{
	race_unshare(container);
}

static struct ck_object *new_token(struct race_actor *a, u64 id)
{
	struct ck_object *o = token_new(&token_type, id, a->gfp);

	if (!o)
		race_expect(a, &ck_MemoryError);
	return o;
}

/* ---- deque: each token comes out once, and one actor's in their order ---- */

static atomic64_t put_in, taken_out;
/* By consumer and producer: the newest token that the one got of the other's. */
static u32 newest[RACE_ACTORS][RACE_ACTORS];

static int deque_begin(void)
{
	atomic64_set(&put_in, 0);
	atomic64_set(&taken_out, 0);
	memset(newest, 0, sizeof(newest));
	return begin(ck_deque_new(-1, GFP_KERNEL));
}

static void put_token(struct race_actor *a, bool left)
{
	struct ck_object *o = new_token(a, race_unique(a));

	if (!o)
		return;
	if (!(left ? ck_deque_appendleft(container, o, a->gfp) :
		     ck_deque_append(container, o, a->gfp)))
		atomic64_inc(&put_in);
	race_expect(a, &ck_MemoryError);
	ck_put(o);
}

static struct ck_object *take_token(struct race_actor *a, bool left)
{
	struct ck_object *o = left ? ck_deque_popleft(container) : ck_deque_pop(container);

	if (o) {
		token_take(a, o);
		atomic64_inc(&taken_out);
	}
	race_expect(a, &ck_IndexError);
	return o;
}

static void fifo_operate(struct race_actor *a)
{
	struct ck_object *o;
	struct token *t;
	u32 from;

	if (ck_deque_len(container) < LONG && race_random(a, 2)) {
		put_token(a, false);
		return;
	}
	o = take_token(a, true);
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

/* A loop over the deque itself, which the others change. */
static void loop_over(struct race_actor *a)
{
	struct ck_object *it = ck_iter(container, a->gfp), *o;
	int i;

	for (i = 0; it && i < LONG && (o = ck_next(it, a->gfp)); i++) {
		token_of(a, o);
		ck_put(o);
	}
	race_expect(a, &ck_RuntimeError);
	ck_put(it);
}

static void ends_operate(struct race_actor *a)
{
	struct ck_object *o = NULL;

	switch (race_random(a, 10)) {
	case 0 ... 3:
		if (ck_deque_len(container) < LONG)
			put_token(a, race_random(a, 2));
		break;
	case 4 ... 6:
		o = take_token(a, race_random(a, 2));
		break;
	case 7:
		ck_deque_rotate(container, CK_INT((long)race_random(a, 9) - 4));
		break;
	case 8:
		o = ck_deque_copy(container, a->gfp);
		break;
	default:
		loop_over(a);
	}
	race_expect(a, &ck_MemoryError);
	ck_put(o);
}

static void deque_end(void)
{
	struct ck_object *o;

	while (ck_deque_len(container)) {
		o = ck_deque_pop(container);
		token_take(NULL, o);
		atomic64_inc(&taken_out);
		ck_put(o);
	}
	RACE_SAME(NULL, atomic64_read(&taken_out), atomic64_read(&put_in));
	end();
}

/* ---- sorted containers: an actor's own keys are as if nobody else used the container ---- */

/* By actor: which of its keys are in, and the value of each. */
static bool there[RACE_ACTORS][KEYS];
static u64 values[RACE_ACTORS][KEYS];

static int sorted_begin(void)
{
	memset(there, 0, sizeof(there));
	return begin(ck_sorted_list(NULL, GFP_KERNEL));
}

/* Keys of the actors stand between each other. */
static struct ck_object *own_key(const struct race_actor *a, u32 k)
{
	return CK_INT((long)k * RACE_ACTORS + a->number);
}

/* Keys come in order as long as nobody interferes. */
static void check_order(struct race_actor *a)
{
	struct ck_object *it = ck_tree_irange(container, own_key(a, 4), own_key(a, 12), a->gfp);
	struct ck_object *o;
	long last = -1;

	while (it && (o = ck_next(it, a->gfp))) {
		RACE_CHECK(a, ck_is_tagged(o) && ck_untag(o) >= last);
		RACE_CHECK(a, ck_untag(o) >= ck_untag(own_key(a, 4)) &&
			   ck_untag(o) <= ck_untag(own_key(a, 12)));
		last = ck_untag(o);
	}
	race_expect(a, &ck_RuntimeError);
	ck_put(it);
}

static void sorted_operate(struct race_actor *a)
{
	u32 k = race_random(a, KEYS), draw = race_random(a, 8);
	bool *mine = &there[a->number][k];
	struct ck_object *key = own_key(a, k), *o;

	RACE_SAME(a, ck_contains(container, key), *mine);
	if (draw < 5) {
		if (*mine)
			*mine = ck_sorted_list_remove(container, key) != 0;
		else
			*mine = ck_sorted_list_add(container, key, a->gfp) == 0;
	} else if (draw == 5) {
		RACE_SAME(a, ck_sorted_list_count(container, key), *mine);
		o = ck_sorted_list_near(container, key, CK_NEAR_FLOOR);
		RACE_CHECK(a, o && (o == CK_NONE || ck_untag(o) <= ck_untag(key)));
	} else if (draw == 6) {
		check_order(a);
	} else {
		o = ck_tree_copy(container, a->gfp);
		if (o)
			RACE_SAME(a, ck_contains(o, key), *mine);
		ck_put(o);
	}
	race_expect(a, &ck_MemoryError);
}

static int leases_begin(void)
{
	memset(there, 0, sizeof(there));
	return begin(ck_sorted_dict(NULL, GFP_KERNEL));
}

/* Give a key a value, or another one. */
static void set_own(struct race_actor *a, u32 k)
{
	struct ck_object *o = new_token(a, race_unique(a));

	if (o && !ck_sorted_dict_set(container, own_key(a, k), o, a->gfp)) {
		values[a->number][k] = container_of(o, struct token, base)->id;
		there[a->number][k] = true;
	}
	ck_put(o);
}

static void leases_operate(struct race_actor *a)
{
	u32 k = race_random(a, KEYS);
	bool *mine = &there[a->number][k];
	struct ck_object *o = NULL;
	struct token *t;

	switch (race_random(a, 6)) {
	case 0 ... 1:
		set_own(a, k);
		break;
	case 2:
		o = ck_sorted_dict_pop(container, own_key(a, k), CK_NONE);
		RACE_SAME(a, o != CK_NONE, *mine);
		*mine = false;
		break;
	case 3:
		check_order(a);
		break;
	case 4:
		o = ck_sorted_dict_items(container, a->gfp);
		break;
	default:
		o = ck_sorted_dict_get_default(container, own_key(a, k), NULL);
		if (*mine) {
			t = o ? token_of(a, o) : NULL;
			if (t)
				RACE_SAME(a, t->id, values[a->number][k]);
		} else {
			RACE_CHECK(a, o == CK_NONE);
		}
	}
	race_expect(a, &ck_MemoryError);
	ck_put(o);
}

/* ---- bit set: a number belongs to one actor ---- */

/* Numbers there are, and by number whose it is: an actor's number and 1. */
#define NUMBERS	300

static atomic_t owners[NUMBERS];

static int numbers_begin(void)
{
	memset(owners, 0, sizeof(owners));
	return begin(ck_bitset(NULL, CK_INT(NUMBERS), GFP_KERNEL));
}

static void give_back(struct race_actor *a, u32 from)
{
	u32 i;

	for (i = from; i < NUMBERS; i++) {
		if (atomic_read(&owners[i]) != a->number + 1)
			continue;
		RACE_SAME(a, ck_contains(container, CK_INT(i)), 1);
		atomic_set(&owners[i], 0);
		RACE_SAME(a, ck_bitset_test_and_clear(container, CK_INT(i)), 1);
		return;
	}
}

static void numbers_operate(struct race_actor *a)
{
	u32 draw = race_random(a, 8);
	struct ck_object *o = NULL;
	ssize_t number;

	if (draw < 4) {
		number = ck_bitset_alloc(container, CK_INT(race_random(a, NUMBERS)), a->gfp);
		if (number >= 0)
			RACE_SAME(a, atomic_xchg(&owners[number], a->number + 1), 0);
		else
			race_expect(a, &ck_IndexError);
	} else if (draw < 7) {
		give_back(a, race_random(a, NUMBERS));
	} else {
		o = ck_bitset_copy(container, a->gfp);
		if (o)
			RACE_SAME(a, ck_bitset_count(o, NULL, NULL), ck_len(o));
	}
	race_expect(a, &ck_MemoryError);
	ck_put(o);
}

static void numbers_end(void)
{
	u32 i;

	for (i = 0; i < NUMBERS; i++)
		RACE_SAME(NULL, ck_contains(container, CK_INT(i)), !!atomic_read(&owners[i]));
	end();
}

const struct race_case race_container_cases[] = {
	{ "containers.fifo", deque_begin, fifo_operate, deque_end },
	{ "containers.ends", deque_begin, ends_operate, deque_end },
	{ "containers.sorted", sorted_begin, sorted_operate, end },
	{ "containers.leases", leases_begin, leases_operate, end },
	{ "containers.numbers", numbers_begin, numbers_operate, numbers_end },
	{ }
};
