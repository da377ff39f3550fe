// SPDX-License-Identifier: GPL-2.0
/*
 * One dict: what an actor sets it finds again, whatever the others do to the table; setdefault()
 * has one winner; nothing is taken out twice or lost; a copy is what the dict was at one moment.
 */
#include <linux/bitmap.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/kstrtox.h>

#include <cythonk/dict.h>
#include <cythonk/int.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "race.h"
#include "token.h"

/* Keys of an actor that nobody else uses. */
#define OWN	64
/* Keys that are set by default once and for all. */
#define WINNERS	(1 << 14)
/* Operations for which these keys stay new. */
#define KEY_AGE	4
/* Items past which keys are only taken out. */
#define LONG	300
/* Keys of the mixed workload, of each kind. */
#define MIXED	24

static struct ck_object *dict;

static int dict_begin(void)
{
	dict = ck_dict_new(0, GFP_KERNEL);
	return race_share(dict);
}

static void dict_end(void)
{
	race_unshare(dict);
}

/* Kinds of keys: how the dict compares them differs. */
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

static struct ck_object *new_token(struct race_actor *a, u64 id)
{
	return token_new(race_random(a, 2) ? &token_type : &bare_type, id, a->gfp);
}

/* ---- keys of one's own: the dict is as if nobody else used it ---- */

/* By actor: the keys that are there, and the number of each key's value. */
static u64 present[RACE_ACTORS];
static u64 values[RACE_ACTORS][OWN];

static int own_begin(void)
{
	memset(present, 0, sizeof(present));
	return dict_begin();
}

/* Note that a value came out of the dict, for a key that must (or must not) have one. */
static void own_check(struct race_actor *a, u32 key, struct ck_object *value)
{
	bool there = present[a->number] & BIT_ULL(key);
	struct token *t;

	if (!value) {
		if (race_expect(a, &ck_KeyError))
			RACE_CHECK(a, !there);
		return;
	}
	t = token_of(a, value);
	if (t && RACE_CHECK(a, there))
		RACE_SAME(a, t->id, values[a->number][key]);
}

static void own_set(struct race_actor *a, u32 number, struct ck_object *key)
{
	u64 id = race_unique(a);
	struct ck_object *value = new_token(a, id);

	if (value && !ck_dict_set(dict, key, value, a->gfp)) {
		present[a->number] |= BIT_ULL(number);
		values[a->number][number] = id;
	}
	race_expect(a, &ck_MemoryError);
	ck_put(value);
}

static void own_use(struct race_actor *a, u32 number, struct ck_object *key)
{
	struct ck_object *value = NULL;
	u64 bit = BIT_ULL(number);

	switch (race_random(a, 8)) {
	case 0:
	case 1:
		value = ck_dict_get(dict, key);
		own_check(a, number, value);
		break;
	case 2:
		value = ck_dict_pop(dict, key, NULL);
		own_check(a, number, value);
		present[a->number] &= ~bit;
		break;
	case 3:
		RACE_SAME(a, !ck_dict_del(dict, key), !!(present[a->number] & bit));
		race_expect(a, &ck_KeyError);
		present[a->number] &= ~bit;
		break;
	case 4:
		RACE_SAME(a, ck_dict_contains(dict, key), !!(present[a->number] & bit));
		break;
	default:
		own_set(a, number, key);
	}
	ck_put(value);
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
	RACE_SAME(NULL, ck_dict_len(dict), sum);
	dict_end();
}

/* ---- setdefault: all see the value of the one who came first ---- */

static atomic64_t winners[WINNERS];

static int setdefault_begin(void)
{
	memset(winners, 0, sizeof(winners));
	return dict_begin();
}

static void setdefault_check(struct race_actor *a, u32 number, struct ck_object *value)
{
	struct token *t = value ? token_of(a, value) : NULL;
	u64 before;

	if (!t)
		return;
	before = atomic64_cmpxchg(&winners[number], 0, t->id);
	if (before)
		RACE_SAME(a, t->id, before);
}

static void setdefault_operate(struct race_actor *a)
{
	u32 newest = min_t(u64, a->op / KEY_AGE, WINNERS - 1);
	u32 number = newest - race_random(a, min(newest + 1, 8u));
	struct ck_object *key, *value, *there;

	key = new_key(number & 1 ? KEY_INT : KEY_STR, number, a->gfp);
	value = key ? new_token(a, race_unique(a)) : NULL;
	if (value) {
		there = ck_dict_setdefault(dict, key, value, a->gfp);
		setdefault_check(a, number, there);
		if (there)
			RACE_SAME(a, ck_dict_contains(dict, key), 1);
		ck_put(there);
		there = ck_dict_get_default(dict, key, value);
		if (atomic64_read(&winners[number]))
			setdefault_check(a, number, there);
		ck_put(there);
	}
	race_expect(a, &ck_MemoryError);
	ck_put(value);
	ck_put(key);
}

static void setdefault_end(void)
{
	struct ck_object *key, *value;
	ssize_t n = 0;
	u32 i;

	for (i = 0; i < WINNERS; i++) {
		if (!atomic64_read(&winners[i]))
			continue;
		n++;
		key = new_key(i & 1 ? KEY_INT : KEY_STR, i, GFP_KERNEL);
		value = key ? ck_dict_get(dict, key) : NULL;
		if (RACE_CHECK(NULL, value))
			RACE_SAME(NULL, token_of(NULL, value)->id, atomic64_read(&winners[i]));
		ck_put(value);
		ck_put(key);
	}
	RACE_SAME(NULL, ck_dict_len(dict), n);
	dict_end();
}

/* ---- taking out: each item once, and the order of what one actor put in is kept ---- */

static atomic64_t put_in, taken_out;

static int take_begin(void)
{
	atomic64_set(&put_in, 0);
	atomic64_set(&taken_out, 0);
	return dict_begin();
}

static void take_check_order(struct race_actor *a)
{
	struct ck_object *copy = ck_dict_copy(dict, a->gfp), *k;
	u32 newest[RACE_ACTORS] = { };
	ssize_t pos = 0, n = 0;
	u32 from;

	if (!copy)
		return;
	while (ck_dict_next(copy, &pos, -1, &k, NULL) > 0) {
		from = (ck_untag(k) >> 32) % RACE_ACTORS;
		if (newest[from] >= (u32)ck_untag(k))
			race_fail(a, __LINE__, "actor %u's key %u comes after its key %u", from,
				  (u32)ck_untag(k), newest[from]);
		newest[from] = ck_untag(k);
		n++;
	}
	RACE_SAME(a, ck_dict_len(copy), n);
	ck_put(copy);
}

static void take_put(struct race_actor *a)
{
	u64 id = race_unique(a);
	struct ck_object *value = token_new(&token_type, id, a->gfp);

	if (value && !ck_dict_set(dict, CK_INT(id), value, a->gfp))
		atomic64_inc(&put_in);
	ck_put(value);
}

static void taken(const struct race_actor *a, struct ck_object *value)
{
	token_take(a, value);
	atomic64_inc(&taken_out);
}

static void take_newest(struct race_actor *a)
{
	struct ck_object *pair = ck_dict_popitem(dict, a->gfp);

	if (pair) {
		struct ck_tuple *t = ck_to_tuple(pair);

		taken(a, t->items[1]);
		RACE_SAME(a, token_of(a, t->items[1])->id, ck_untag(t->items[0]));
	}
	race_expect(a, &ck_KeyError);
	ck_put(pair);
}

static void take_any(struct race_actor *a)
{
	/* What another actor may have put in not long ago. */
	u64 from = race_random(a, race_actor_count());
	u64 key = from << 32 | (a->made - min(a->made, race_random(a, 60)));
	struct ck_object *value = ck_dict_pop(dict, CK_INT(key), NULL);

	if (value) {
		taken(a, value);
		RACE_SAME(a, token_of(a, value)->id, key);
	}
	race_expect(a, &ck_KeyError);
	ck_put(value);
}

static void take_operate(struct race_actor *a)
{
	switch (race_random(a, 16)) {
	case 0:
		take_check_order(a);
		break;
	case 1 ... 4:
		take_newest(a);
		break;
	case 5 ... 8:
		take_any(a);
		break;
	default:
		if (ck_dict_len(dict) < LONG)
			take_put(a);
		else
			take_newest(a);
	}
	race_expect(a, &ck_MemoryError);
}

static void take_end(void)
{
	struct ck_object *pair;

	while (ck_dict_len(dict)) {
		pair = ck_dict_popitem(dict, GFP_KERNEL);
		if (!RACE_CHECK(NULL, pair))
			break;
		taken(NULL, ck_to_tuple(pair)->items[1]);
		ck_put(pair);
	}
	RACE_SAME(NULL, atomic64_read(&taken_out), atomic64_read(&put_in));
	dict_end();
}

/*
 * ---- everything a dict can do, with keys of all kinds: a key's value is a value of that key ----
 */

/* The number that a key of any kind and its values have; -1: it is none of ours. */
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

static void check_value(struct race_actor *a, struct ck_object *key, struct ck_object *value)
{
	struct token *t = token_of(a, value);

	if (t)
		RACE_SAME(a, t->id % (MIXED * KINDS), number_of(a, key));
}

static struct ck_object *value_for(struct race_actor *a, struct ck_object *key)
{
	return new_token(a, race_unique(a) * (MIXED * KINDS) + number_of(a, key));
}

static void set_value(struct race_actor *a, struct ck_object *key, bool keep)
{
	struct ck_object *value = value_for(a, key), *there;

	if (value && keep) {
		there = ck_dict_setdefault(dict, key, value, a->gfp);
		if (there)
			check_value(a, key, there);
		ck_put(there);
	} else if (value) {
		ck_dict_set(dict, key, value, a->gfp);
	}
	ck_put(value);
}

/* A dict that nobody else has: each key once, with its value. */
static void check_copy(struct race_actor *a, struct ck_object *copy)
{
	DECLARE_BITMAP(seen, MIXED * KINDS) = { };
	struct ck_object *k, *v;
	ssize_t pos = 0, n = 0;
	int number;

	while (ck_dict_next(copy, &pos, -1, &k, &v) > 0) {
		check_value(a, k, v);
		number = number_of(a, k);
		if (RACE_CHECK(a, number >= 0 && number < MIXED * KINDS))
			RACE_CHECK(a, !__test_and_set_bit(number, seen));
		ck_put(k);
		ck_put(v);
		n++;
	}
	RACE_SAME(a, ck_dict_len(copy), n);
}

/* A loop over the dict itself, which the others change. */
static void loop(struct race_actor *a)
{
	struct ck_object *items = ck_dict_items(dict, a->gfp), *it, *pair;

	it = items ? ck_iter(items, a->gfp) : NULL;
	ck_put(items);
	while (it && (pair = ck_next(it, a->gfp))) {
		check_value(a, ck_to_tuple(pair)->items[0], ck_to_tuple(pair)->items[1]);
		ck_put(pair);
	}
	ck_put(it);
	race_expect(a, &ck_RuntimeError);
}

static void copy(struct race_actor *a)
{
	struct ck_object *other = ck_dict_copy(dict, a->gfp);

	if (!other)
		return;
	check_copy(a, other);
	if (!race_random(a, 4))
		ck_dict_update(dict, other, a->gfp);
	ck_put(other);
}

static void mixed_use(struct race_actor *a, struct ck_object *key)
{
	struct ck_object *value = NULL, *pair;

	switch (race_random(a, 16)) {
	case 0 ... 4:
		set_value(a, key, false);
		break;
	case 5:
		set_value(a, key, true);
		break;
	case 6:
		ck_dict_del(dict, key);
		break;
	case 7:
		value = ck_dict_pop(dict, key, NULL);
		break;
	case 8:
		pair = ck_dict_popitem(dict, a->gfp);
		if (pair)
			check_value(a, ck_to_tuple(pair)->items[0], ck_to_tuple(pair)->items[1]);
		ck_put(pair);
		break;
	case 9:
		loop(a);
		break;
	case 10:
	case 11:
		copy(a);
		break;
	case 12:
		if (!race_random(a, 8))
			ck_dict_clear(dict);
		break;
	default:
		value = ck_dict_get(dict, key);
	}
	if (value)
		check_value(a, key, value);
	race_expect(a, &ck_KeyError);
	ck_put(value);
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
	check_copy(NULL, dict);
	dict_end();
}

const struct race_case race_dict_cases[] = {
	{ "dict.own", own_begin, own_operate, own_end },
	{ "dict.setdefault", setdefault_begin, setdefault_operate, setdefault_end },
	{ "dict.take", take_begin, take_operate, take_end },
	{ "dict.mixed", dict_begin, mixed_operate, mixed_end },
	{ }
};
