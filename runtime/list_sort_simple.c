// SPDX-License-Identifier: GPL-2.0
/*
 * list: sorting items that are all small ints, or all texts.
 *
 * What they are is asked once, and then they are compared in place, which cannot fail; many ints
 * are not compared at all but dealt out by their digits. Separate from list_sort.c, whose
 * comparisons may run anybody's code.
 */
#include <linux/bitops.h>
#include <linux/log2.h>
#include <linux/minmax.h>
#include <linux/sched.h>
#include <linux/string.h>

#include <cythonk/str.h>

#include "few_bytes.h"
#include "list_items.h"

/* Stretches of so many items are sorted by insertion before merging begins. */
#define RUN	16

/* So many ints are dealt out by digits of 8 bits. */
#define MANY		128
#define DIGIT_BITS	8
#define DIGITS		(1 << DIGIT_BITS)

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
	int order = ck_order_bytes(s->data, t->data, min(s->len, t->len));

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

/* How many of @n sorted items are not to stand behind @item; from the start in growing steps. */
static __always_inline size_t count_before(struct ck_object **items, size_t n,
					   struct ck_object *item, before_fn before)
{
	size_t from = 0, to = 1;

	while (to <= n && !before(item, items[to - 1])) {
		from = to;
		to *= 2;
	}
	/* The first @from are not, number @to - 1 is if it exists. */
	to = min(to - 1, n);
	while (from < to) {
		size_t middle = (from + to) / 2;

		if (before(item, items[middle]))
			to = middle;
		else
			from = middle + 1;
	}
	return from;
}

/* How many of @n sorted items are to stand behind @item; from the end in growing steps. */
static __always_inline size_t count_behind(struct ck_object **items, size_t n,
					   struct ck_object *item, before_fn before)
{
	size_t from = 0, to = 1;

	while (to <= n && !before(items[n - to], item)) {
		from = to;
		to *= 2;
	}
	to = min(to - 1, n);
	while (from < to) {
		size_t middle = (from + to) / 2;

		if (before(items[n - 1 - middle], item))
			to = middle;
		else
			from = middle + 1;
	}
	return from;
}

/*
 * Merge two neighbouring sorted stretches, of @n and of @m items; equal ones stay in their order.
 */
static __always_inline void merge(struct ck_object **items, size_t n, size_t m,
				  struct ck_object **spare, before_fn before)
{
	struct ck_object **right = items + n, **end, **stop;
	size_t placed;

	if (!before(*right, right[-1]))
		return;
	/* What stays where it is: most, where something was added to a sorted list. */
	placed = count_before(items, n, *right, before);
	items += placed;
	n -= placed;
	end = right + m - count_behind(right, m, right[-1], before);
	stop = spare + n;
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

static void turn_round(struct ck_object **items, size_t n)
{
	size_t i;

	for (i = 0; i < n / 2; i++)
		swap(items[i], items[n - 1 - i]);
}

/* Whether the items are in order, or in the reverse order, in which case they are turned round. */
static __always_inline bool one_run(struct ck_object **items, size_t n, before_fn before)
{
	size_t i = 1;

	while (i < n && !before(items[i], items[i - 1]))
		i++;
	if (i >= n)
		return true;
	/* Equal ones would change places. */
	if (i > 1)
		return false;
	while (i < n && before(items[i], items[i - 1]))
		i++;
	if (i < n)
		return false;
	turn_round(items, n);
	return true;
}

static __always_inline void sort_by(struct ck_object **items, struct ck_object **spare, size_t n,
				    bool may_sleep, before_fn before)
{
	size_t width, from;

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

/**
 * struct digits - how ints are numbers of few digits
 * @origin: the one that comes first
 * @count: digits that are needed
 * @reverse: the largest comes first
 */
struct digits {
	unsigned long origin;
	unsigned int count;
	bool reverse;
};

static struct digits digits_of(struct ck_object *const *items, size_t n, bool reverse)
{
	long least = (long)items[0], most = least;
	size_t i;

	for (i = 1; i < n; i++) {
		long item = (long)items[i];

		least = min(least, item);
		most = max(most, item);
	}
	return (struct digits){
		.origin = reverse ? most : least,
		.count = DIV_ROUND_UP(fls64(((unsigned long)most - (unsigned long)least) >> 1),
				      DIGIT_BITS),
		.reverse = reverse,
	};
}

/* A digit of an int, whose tag does not count. */
static __always_inline unsigned int digit(const struct digits *d, struct ck_object *item,
					  unsigned int which)
{
	unsigned long distance = (unsigned long)item - d->origin;

	if (d->reverse)
		distance = -distance;
	return distance >> (1 + which * DIGIT_BITS) & (DIGITS - 1);
}

/* Deal the items out by one digit; those of the same digit stay in their order. */
static noinline_for_stack void deal(struct ck_object **to, struct ck_object *const *from, size_t n,
				    const struct digits *d, unsigned int which)
{
	u32 place[DIGITS] = { }, sum = 0;
	size_t i;

	for (i = 0; i < n; i++)
		place[digit(d, from[i], which)]++;
	for (i = 0; i < DIGITS; i++) {
		u32 count = place[i];

		place[i] = sum;
		sum += count;
	}
	for (i = 0; i < n; i++)
		to[place[digit(d, from[i], which)]++] = from[i];
}

/* Sort ints by their digits, the last one first; false: comparing them is faster. */
static bool sort_digits(struct ck_object **items, struct ck_object **spare, size_t n, bool reverse,
			bool may_sleep)
{
	struct digits d = digits_of(items, n, reverse);
	unsigned int which;

	if (d.count > ilog2(n) || n > U32_MAX)
		return false;
	for (which = 0; which < d.count; which++) {
		if (which % 2)
			deal(items, spare, n, &d, which);
		else
			deal(spare, items, n, &d, which);
		if (may_sleep)
			cond_resched();
	}
	if (d.count % 2)
		memcpy(items, spare, n * sizeof(*items));
	return true;
}

static void sort_ints(struct ck_object **items, struct ck_object **spare, size_t n, bool reverse,
		      bool may_sleep)
{
	if (reverse ? one_run(items, n, larger_int) : one_run(items, n, smaller_int))
		return;
	if (n >= MANY && sort_digits(items, spare, n, reverse, may_sleep))
		return;
	if (reverse)
		sort_by(items, spare, n, may_sleep, larger_int);
	else
		sort_by(items, spare, n, may_sleep, smaller_int);
}

static void sort_texts(struct ck_object **items, struct ck_object **spare, size_t n, bool reverse,
		       bool may_sleep)
{
	if (reverse ? one_run(items, n, larger_text) : one_run(items, n, smaller_text))
		return;
	if (reverse)
		sort_by(items, spare, n, may_sleep, larger_text);
	else
		sort_by(items, spare, n, may_sleep, smaller_text);
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
		sort_ints(items, spare, n, reverse, may_sleep);
		return true;
	}
	if (!all_texts(items, n))
		return false;
	sort_texts(items, spare, n, reverse, may_sleep);
	return true;
}

/**
 * ck_ints_sorted() - whether items are small ints in order
 * @items: the items
 * @n: how many
 * @reverse: descending
 *
 * Context: any; the first item that is not ends the search.
 * Return: whether they are.
 */
bool ck_ints_sorted(struct ck_object *const *items, size_t n, bool reverse)
{
	size_t i;

	if (n && !ck_is_tagged(items[0]))
		return false;
	for (i = 1; i < n; i++) {
		if (!ck_is_tagged(items[i]))
			return false;
		if (reverse ? larger_int(items[i], items[i - 1]) :
			      smaller_int(items[i], items[i - 1]))
			return false;
	}
	return true;
}
