// SPDX-License-Identifier: GPL-2.0
/*
 * One set: what an actor adds is there until it takes it out, whatever the others do to the table;
 * each key is taken out once; copies and unions hold what was there all the time.
 */
#include <linux/bitmap.h>
#include <linux/bitops.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/kstrtox.h>

#include <cythonk/int.h>
#include <cythonk/ops.h>
#include <cythonk/set.h>
#include <cythonk/str.h>

#include "race.h"
#include "token.h"

/* Keys of an actor that nobody else uses. */
#define OWN	64
/* Keys past which they are only taken out. */
#define LONG	40
/* Keys of the mixed workload, of each kind. */
#define MIXED	24

static struct ck_object *set;

static int set_begin(void)
{
	set = ck_set_new(GFP_KERNEL);
	return race_share(set);
}

static void set_end(void)
{
	race_unshare(set);
}

/* Kinds of keys: how the set compares them differs. */
enum kind { KEY_INT, KEY_STR, KEY_TOKEN, KINDS };

static struct ck_object *new_key(enum kind kind, u64 number, gfp_t gfp)
{
	switch (kind) {
	case KEY_INT:
		return CK_INT(number);
	case KEY_STR:
		return ck_str(CK_INT(number), gfp);
	default:
		return token_new(&bare_type, number, gfp);
	}
}

/* ---- keys of one's own: the set is as if nobody else used it ---- */

/* By actor: the keys that are there. */
static u64 present[RACE_ACTORS];

static int own_begin(void)
{
	memset(present, 0, sizeof(present));
	return set_begin();
}

/* A set of some of the actor's keys; *@bits says which. */
static struct ck_object *some_keys(struct race_actor *a, u64 *bits)
{
	struct ck_object *some = ck_set_new(a->gfp), *key;
	u32 i, number;

	*bits = 0;
	for (i = 0; some && i < 4; i++) {
		number = race_random(a, OWN);
		key = new_key(number & 1 ? KEY_INT : KEY_STR, a->number * OWN + number, a->gfp);
		if (!key || ck_set_add(some, key, a->gfp) < 0) {
			ck_put(some);
			some = NULL;
		}
		ck_put(key);
		*bits |= BIT_ULL(number);
	}
	return some;
}

static void own_bulk(struct race_actor *a)
{
	struct ck_object *some, *result = NULL;
	u64 bits, *mine = &present[a->number];

	some = some_keys(a, &bits);
	if (!some)
		return;
	switch (race_random(a, 6)) {
	case 0:
		if (!ck_set_difference_update(set, some, a->gfp))
			*mine &= ~bits;
		break;
	case 1:
		result = ck_set_intersection(some, set, a->gfp);
		if (result)
			RACE_SAME(a, ck_set_len(result), hweight64(bits & *mine));
		break;
	case 2:
		result = ck_set_difference(some, set, a->gfp);
		if (result)
			RACE_SAME(a, ck_set_len(result), hweight64(bits & ~*mine));
		break;
	case 3:
		RACE_SAME(a, ck_set_issubset(some, set, a->gfp), !(bits & ~*mine));
		break;
	case 4:
		result = ck_set_copy(set, a->gfp);
		if (result)
			RACE_SAME(a, ck_set_issubset(some, result, a->gfp), !(bits & ~*mine));
		break;
	default:
		RACE_SAME(a, ck_set_isdisjoint(some, set, a->gfp), !(bits & *mine));
	}
	ck_put(result);
	ck_put(some);
}

static void own_use(struct race_actor *a, u32 number, struct ck_object *key)
{
	u64 bit = BIT_ULL(number), *mine = &present[a->number];

	switch (race_random(a, 8)) {
	case 0:
	case 1:
		RACE_SAME(a, ck_set_contains(set, key), !!(*mine & bit));
		break;
	case 2:
		RACE_SAME(a, !ck_set_remove(set, key), !!(*mine & bit));
		race_expect(a, &ck_KeyError);
		*mine &= ~bit;
		break;
	case 3:
		RACE_SAME(a, ck_set_discard(set, key), 0);
		*mine &= ~bit;
		break;
	case 4:
		own_bulk(a);
		break;
	default:
		if (!ck_set_add(set, key, a->gfp))
			*mine |= bit;
	}
}

static void own_operate(struct race_actor *a)
{
	u32 number = race_random(a, OWN);
	struct ck_object *key;

	key = new_key(number & 1 ? KEY_INT : KEY_STR, a->number * OWN + number, a->gfp);
	if (key)
		own_use(a, number, key);
	race_expect(a, &ck_MemoryError);
	ck_put(key);
}

static void own_end(void)
{
	ssize_t sum = 0;
	u32 i;

	for (i = 0; i < RACE_ACTORS; i++)
		sum += hweight64(present[i]);
	RACE_SAME(NULL, ck_set_len(set), sum);
	set_end();
}

/* ---- taking out: each key once ---- */

static atomic64_t put_in, taken_out;

static int take_begin(void)
{
	atomic64_set(&put_in, 0);
	atomic64_set(&taken_out, 0);
	return set_begin();
}

static void take_put(struct race_actor *a)
{
	struct ck_object *token = token_new(&token_type, race_unique(a), a->gfp);

	if (token && !ck_set_add(set, token, a->gfp))
		atomic64_inc(&put_in);
	ck_put(token);
}

static void take_pop(struct race_actor *a)
{
	struct ck_object *token = ck_set_pop(set);

	if (token) {
		token_take(a, token);
		atomic64_inc(&taken_out);
	}
	race_expect(a, &ck_KeyError);
	ck_put(token);
}

/* Of those that want to remove one token, one does. */
static void take_seen(struct race_actor *a)
{
	struct ck_object *token = NULL;
	ssize_t pos = race_random(a, LONG);

	if (ck_set_next(set, &pos, -1, &token) > 0 && !ck_set_remove(set, token)) {
		token_take(a, token);
		atomic64_inc(&taken_out);
	}
	race_expect(a, &ck_KeyError);
	ck_put(token);
}

static void take_operate(struct race_actor *a)
{
	switch (race_random(a, 16)) {
	case 0 ... 4:
		take_pop(a);
		break;
	case 5 ... 8:
		take_seen(a);
		break;
	default:
		if (ck_set_len(set) < LONG)
			take_put(a);
		else
			take_pop(a);
	}
	race_expect(a, &ck_MemoryError);
}

static void take_end(void)
{
	struct ck_object *token;

	while (ck_set_len(set)) {
		token = ck_set_pop(set);
		if (!RACE_CHECK(NULL, token))
			break;
		token_take(NULL, token);
		atomic64_inc(&taken_out);
		ck_put(token);
	}
	RACE_SAME(NULL, atomic64_read(&taken_out), atomic64_read(&put_in));
	set_end();
}

/*
 * ---- everything a set can do, with keys of all kinds: a key is one of ours, and there once ----
 */

/* The number that a key of any kind has; -1: it is none of ours. */
static int number_of(struct race_actor *a, struct ck_object *key)
{
	struct token *t;
	u32 n;

	if (ck_is_tagged(key))
		return ck_untag(key) * KINDS + KEY_INT;
	if (ck_is_str(key))
		return kstrtou32(ck_str_utf8(key), 10, &n) ? -1 : n * KINDS + KEY_STR;
	t = token_of(a, key);
	return t ? t->id * KINDS + KEY_TOKEN : -1;
}

/* A set that nobody else has: each key is one of ours, and there once. */
static void check_copy(struct race_actor *a, struct ck_object *copy)
{
	DECLARE_BITMAP(seen, MIXED * KINDS) = { };
	ssize_t pos = 0, n = 0;
	struct ck_object *key;
	int number;

	while (ck_set_next(copy, &pos, -1, &key) > 0) {
		number = number_of(a, key);
		if (RACE_CHECK(a, number >= 0 && number < MIXED * KINDS))
			RACE_CHECK(a, !__test_and_set_bit(number, seen));
		ck_put(key);
		n++;
	}
	RACE_SAME(a, ck_set_len(copy), n);
}

/* A loop over the set itself, which the others change. */
static void loop(struct race_actor *a)
{
	struct ck_object *it, *key;
	ssize_t pos;

	it = ck_loop_begin(set, &pos, a->gfp);
	while (it && (key = ck_loop_next(it, &pos, a->gfp))) {
		RACE_CHECK(a, number_of(a, key) >= 0);
		ck_put(key);
	}
	ck_put(it);
	race_expect(a, &ck_RuntimeError);
}

static void combine(struct race_actor *a)
{
	struct ck_object *other = ck_set_copy(set, a->gfp), *result = NULL;

	if (!other)
		return;
	check_copy(a, other);
	switch (race_random(a, 8)) {
	case 0:
		ck_set_update(set, other, a->gfp);
		break;
	case 1:
		result = ck_set_union(other, set, a->gfp);
		if (result)
			RACE_SAME(a, ck_set_issubset(other, result, a->gfp), 1);
		break;
	case 2:
		result = ck_set_intersection(set, other, a->gfp);
		if (result)
			RACE_SAME(a, ck_set_issubset(result, other, a->gfp), 1);
		break;
	case 3:
		result = ck_set_difference(set, other, a->gfp);
		if (result)
			RACE_SAME(a, ck_set_isdisjoint(result, other, a->gfp), 1);
		break;
	case 4:
		ck_set_symmetric_difference_update(set, other, a->gfp);
		break;
	case 5:
		ck_set_intersection_update(set, other, a->gfp);
		break;
	case 6:
		result = ck_frozenset_from(set, a->gfp);
		if (result)
			check_copy(a, result);
		break;
	default:
		ck_set_difference_update(set, other, a->gfp);
	}
	ck_put(result);
	ck_put(other);
}

static void mixed_use(struct race_actor *a, struct ck_object *key)
{
	struct ck_object *other;
	int there;

	switch (race_random(a, 16)) {
	case 0 ... 5:
		ck_set_add(set, key, a->gfp);
		break;
	case 6:
		ck_set_discard(set, key);
		break;
	case 7:
		ck_set_remove(set, key);
		break;
	case 8:
		other = ck_set_pop(set);
		if (other)
			RACE_CHECK(a, number_of(a, other) >= 0);
		ck_put(other);
		break;
	case 9:
		loop(a);
		break;
	case 10:
	case 11:
		combine(a);
		break;
	case 12:
		if (!race_random(a, 8))
			ck_set_clear(set);
		break;
	default:
		there = ck_set_contains(set, key);
		RACE_CHECK(a, there == 0 || there == 1);
	}
	race_expect(a, &ck_KeyError);
}

static void mixed_operate(struct race_actor *a)
{
	struct ck_object *key = new_key(race_random(a, KINDS), race_random(a, MIXED), a->gfp);

	if (key)
		mixed_use(a, key);
	race_expect(a, &ck_MemoryError);
	ck_put(key);
}

static void mixed_end(void)
{
	check_copy(NULL, set);
	set_end();
}

const struct race_case race_set_cases[] = {
	{ "set.own", own_begin, own_operate, own_end },
	{ "set.take", take_begin, take_operate, take_end },
	{ "set.mixed", set_begin, mixed_operate, mixed_end },
	{ }
};
