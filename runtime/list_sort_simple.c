// SPDX-License-Identifier: GPL-2.0
/*
 * list: sorting items that are all small ints, or all texts.
 *
 * What they are is asked once, and then they are compared in place, which cannot fail. Separate
 * from list_sort.c, whose comparisons may run anybody's code.
 */
#include <linux/minmax.h>
#include <linux/sched.h>
#include <linux/string.h>

#include <cythonk/str.h>

#include "list_items.h"

/* Stretches of so many items are sorted by insertion before merging begins. */
#define RUN	16

/* Merges of fewer items are so short that others need not be let in between. */
#define BREATH	256

typedef bool (*before_fn)(struct ck_object *a, struct ck_object *b);

/* Tagged words are in the order of their values. */
static __always_inline bool smaller_int(struct ck_object *a, struct ck_object *b)
{
	return (long)a < (long)b;
}

static __always_inline bool larger_int(struct ck_object *a, struct ck_object *b)
{
	return (long)a > (long)b;
}

/* UTF-8 sorts bytewise as its code points do. */
static __always_inline bool smaller_text(struct ck_object *a, struct ck_object *b)
{
	const struct ck_str *s = ck_to_str(a);
	const struct ck_str *t = ck_to_str(b);
	int order = memcmp(s->data, t->data, min(s->len, t->len));

	return order ? order < 0 : s->len < t->len;
}

static __always_inline bool larger_text(struct ck_object *a, struct ck_object *b)
{
	return smaller_text(b, a);
}

/* Sort a stretch by insertion: one comparison an item where it is in order. */
static __always_inline void sort_run(struct ck_object **items, size_t n, before_fn before)
{
	size_t i, at;

	for (i = 1; i < n; i++) {
		struct ck_object *item = items[i];

		for (at = i; at && before(item, items[at - 1]); at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
}

/*
 * Merge two neighbouring sorted stretches, of @n and of @m items; equal ones stay in their order.
 */
static __always_inline void merge(struct ck_object **items, size_t n, size_t m,
				  struct ck_object **spare, before_fn before)
{
	struct ck_object **right = items + n, **end = right + m, **stop = spare + n;

	if (!before(*right, right[-1]))
		return;
	memcpy(spare, items, n * sizeof(*items));
	while (spare < stop && right < end) {
		bool take = before(*right, *spare);

		*items++ = take ? *right : *spare;
		/* Which of them it is cannot be foretold: no branch. */
		right += take;
		spare += !take;
	}
	/* What is left of the right stretch is in its place. */
	memcpy(items, spare, (stop - spare) * sizeof(*items));
}

static __always_inline void sort_by(struct ck_object **items, struct ck_object **spare, size_t n,
				    bool may_sleep, before_fn before)
{
	size_t width, from, ordered = 1;

	while (ordered < n && !before(items[ordered], items[ordered - 1]))
		ordered++;
	if (ordered >= n)
		return;
	for (from = 0; from < n; from += RUN)
		sort_run(items + from, min_t(size_t, RUN, n - from), before);
	for (width = RUN; width < n; width *= 2) {
		for (from = 0; from + width < n; from += 2 * width) {
			merge(items + from, width, min(width, n - from - width), spare, before);
			if (may_sleep && width >= BREATH)
				cond_resched();
		}
	}
}

static bool all_ints(struct ck_object *const *items, size_t n)
{
	unsigned long tags = 1;
	size_t i;

	for (i = 0; i < n && tags & 1; i++)
		tags &= (unsigned long)items[i];
	return tags & 1;
}

static bool all_texts(struct ck_object *const *items, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (ck_is_tagged(items[i]) || items[i]->type != &ck_str_type)
			return false;
	return true;
}

/**
 * ck_sort_simple() - sort items if they are all small ints or all texts
 * @items: the items, which nobody else changes
 * @spare: room for as many
 * @n: how many
 * @reverse: descending; equal items keep their order even then
 * @may_sleep: whether to let others run now and then
 *
 * Return: false: they are not, and nothing is done.
 */
bool ck_sort_simple(struct ck_object **items, struct ck_object **spare, size_t n, bool reverse,
		    bool may_sleep)
{
	if (all_ints(items, n)) {
		if (reverse)
			sort_by(items, spare, n, may_sleep, larger_int);
		else
			sort_by(items, spare, n, may_sleep, smaller_int);
		return true;
	}
	if (!all_texts(items, n))
		return false;
	if (reverse)
		sort_by(items, spare, n, may_sleep, larger_text);
	else
		sort_by(items, spare, n, may_sleep, smaller_text);
	return true;
}
