// SPDX-License-Identifier: GPL-2.0
/*
 * dict: stepping over the items, for loops and for whatever needs all of them. Without the lock as
 * long as nobody changes the dict in the middle of a step, as in dict_peek.c.
 */
#include <linux/rcupdate.h>

#include <cythonk/error.h>
#include <cythonk/ops.h>

#include "dict_table.h"

/* The entry at or after (before) *pos that is there; *pos becomes its number. */
static const struct ck_dict_entry *entry_from(const struct ck_dict_table *t, ssize_t *pos,
					      ssize_t step)
{
	/* Entries below it have been written. */
	ssize_t used = t ? smp_load_acquire(&t->used) : 0;
	ssize_t i = min(*pos, step < 0 ? used - 1 : used);

	for (; i >= 0 && i < used; i += step) {
		if (READ_ONCE(t->entries[i].key)) {
			*pos = i;
			return &t->entries[i];
		}
	}
	return NULL;
}

/* What a step finds. */
enum found { FOUND_END, FOUND_ITEM, FOUND_OTHER_LEN, FOUND_UNSURE };

/* A reference to what is in a slot of an entry: NULL when it is on its way out. */
static __always_inline struct ck_object *peek_slot(struct ck_object *const *slot)
{
	struct ck_object *o = READ_ONCE(*slot);

	ck_race_here();
	return likely(o && ck_get_if_alive(o)) ? o : NULL;
}

/* A step without the lock: FOUND_UNSURE when the dict changes meanwhile. */
static __always_inline enum found peek_step(struct ck_dict *d, ssize_t *pos, ssize_t step,
					    ssize_t expect_len, struct ck_object **k,
					    struct ck_object **v)
{
	struct ck_object *key = NULL, *value = NULL;
	const struct ck_dict_entry *e = NULL;
	enum found found = FOUND_UNSURE;
	unsigned long version;
	ssize_t at = *pos;
	bool same_len;

	rcu_read_lock_sched();
	/* All that is read below is read after this. */
	version = smp_load_acquire(&d->version);
	same_len = expect_len < 0 || READ_ONCE(d->len) == expect_len;
	if (same_len && at >= 0)
		e = entry_from(READ_ONCE(d->table), &at, step);
	if (e && k) {
		key = peek_slot(&e->key);
		if (unlikely(!key))
			goto out;
	}
	if (e && v) {
		value = peek_slot(&e->value);
		if (unlikely(!value))
			goto out;
	}
	/* As in dict_peek.c. */
	smp_rmb();
	if (unlikely(version & 1 || (value && READ_ONCE(e->value) != value)))
		goto out;
	/* What is found may be used once this is known. */
	if (likely(smp_load_acquire(&d->version) == version))
		found = e ? FOUND_ITEM : same_len ? FOUND_END : FOUND_OTHER_LEN;
out:
	rcu_read_unlock_sched();
	if (unlikely(found != FOUND_ITEM)) {
		ck_put(key);
		ck_put(value);
		return found;
	}
	if (k)
		*k = key;
	if (v)
		*v = value;
	*pos = at;
	return found;
}

static noinline enum found locked_step(struct ck_dict *d, ssize_t *pos, ssize_t step,
				       ssize_t expect_len, struct ck_object **k,
				       struct ck_object **v)
{
	const struct ck_dict_entry *e = NULL;
	unsigned long flags;
	bool same_len;

	spin_lock_irqsave(&d->lock, flags);
	same_len = expect_len < 0 || d->len == expect_len;
	if (same_len && *pos >= 0)
		e = entry_from(d->table, pos, step);
	if (e && k)
		*k = ck_get(e->key);
	if (e && v)
		*v = ck_get(e->value);
	spin_unlock_irqrestore(&d->lock, flags);
	return e ? FOUND_ITEM : same_len ? FOUND_END : FOUND_OTHER_LEN;
}

static __always_inline int step_over(struct ck_object *o, ssize_t *pos, ssize_t step,
				     ssize_t expect_len, struct ck_object **k,
				     struct ck_object **v)
{
	enum found found;

	if (unlikely(!ck_is_dict(o)))
		return ck_check_type(o, &ck_dict_type, 0, NULL) - 1;
	found = peek_step(ck_to_dict(o), pos, step, expect_len, k, v);
	if (unlikely(found == FOUND_UNSURE))
		found = locked_step(ck_to_dict(o), pos, step, expect_len, k, v);
	if (likely(found == FOUND_ITEM)) {
		*pos += step;
		return 1;
	}
	if (found == FOUND_END)
		return 0;
	ck_raise(&ck_RuntimeError, "dictionary changed size during iteration");
	return -1;
}

int ck_dict_next(struct ck_object *d, ssize_t *pos, ssize_t expect_len, struct ck_object **k,
		 struct ck_object **v)
{
	return step_over(d, pos, 1, expect_len, k, v);
}

int ck_dict_prev(struct ck_object *d, ssize_t *pos, ssize_t expect_len, struct ck_object **k,
		 struct ck_object **v)
{
	return step_over(d, pos, -1, expect_len, k, v);
}

/* Bits of a number of an entry, and of a length plus 1, in the position of a loop. */
#define LOOP_BITS	28
/* Holes that a loop counts; where it has met more it does not know how many items it gave. */
#define HOLES_MAX	127

/**
 * ck_dict_loop() - a step of a for loop over a dict or a view of it
 * @d: a dict
 * @pos: the loop's position: 0 to begin with, then from below the entry behind the last one, the
 *	length the dict had at the beginning, plus 1, and how many holes were passed
 * @k: as for ck_dict_next()
 * @v: likewise
 *
 * Return: as ck_dict_next(); -1 also where keys were exchanged for others while the length stayed,
 * so that there are more items than there should be.
 */
int ck_dict_loop(struct ck_object *d, ssize_t *pos, struct ck_object **k, struct ck_object **v)
{
	ssize_t mask = (1l << LOOP_BITS) - 1, before = *pos & mask, at = before;
	ssize_t len = *pos >> LOOP_BITS & mask, holes = *pos >> 2 * LOOP_BITS;
	int found;

	if (!len)
		len = READ_ONCE(ck_to_dict(d)->len) + 1;
	found = step_over(d, &at, 1, len - 1, k, v);
	if (found > 0 && unlikely(before - holes >= len - 1 && holes < HOLES_MAX)) {
		if (k)
			ck_put(*k);
		if (v)
			ck_put(*v);
		ck_raise(&ck_RuntimeError, "dictionary keys changed during iteration");
		return -1;
	}
	if (found > 0)
		holes = min_t(ssize_t, holes + at - 1 - before, HOLES_MAX);
	*pos = holes << 2 * LOOP_BITS | len << LOOP_BITS | at;
	return found;
}

/**
 * ck_dict_loop_keys() - step slot of dict
 * @d: a dict
 * @pos: see ck_dict_loop()
 * @gfp: not used
 *
 * Return: new reference to a key, or NULL with or without an exception pending.
 */
struct ck_object *ck_dict_loop_keys(struct ck_object *d, ssize_t *pos, gfp_t gfp)
{
	struct ck_object *k;

	return ck_dict_loop(d, pos, &k, NULL) > 0 ? k : NULL;
}
