// SPDX-License-Identifier: GPL-2.0
/*
 * list: sort() and sorted(): a stable merge sort without recursion.
 *
 * It sorts a private copy, since a comparison may run user code, and puts it in place if the list
 * is still what was copied. Otherwise a comparison has changed the list, which is an error, or
 * another CPU has, and then the sort is done again on what the list is now. The two are told apart
 * by the items: comparing ints and texts runs no user code.
 */
#include <linux/sched.h>

#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "list_items.h"
#include "self.h"

/* Only its address is needed. */
extern const struct ck_type ck_bytes_type CK_OPTIONAL;

/* Stretches of so many items are sorted by insertion before merging begins. */
#define RUN	8

/* Sorts that another CPU may spoil before this one gives up. */
#define ATTEMPTS	100

struct sort {
	struct ck_object **items;
	struct ck_object **spare;
	size_t n;
	bool reverse;
	bool may_sleep;
};

/* Does @b belong before @a, which is before it now? 0, 1, -1. */
static int must_swap(const struct sort *s, struct ck_object *a, struct ck_object *b)
{
	return s->reverse ? ck_compare(a, b, CK_LT) : ck_compare(b, a, CK_LT);
}

static int sort_run(const struct sort *s, size_t from, size_t to)
{
	size_t i, at;

	for (i = from + 1; i < to; i++) {
		struct ck_object *item = s->items[i];

		for (at = i; at > from; at--) {
			int before = must_swap(s, s->items[at - 1], item);

			if (before < 0) {
				s->items[at] = item;
				return -1;
			}
			if (!before)
				break;
			s->items[at] = s->items[at - 1];
		}
		s->items[at] = item;
	}
	return 0;
}

/* Merge two neighbouring sorted stretches. On failure the items are all there, in some order. */
static int merge(const struct sort *s, size_t from, size_t middle, size_t to)
{
	size_t left = 0, n = middle - from, right = middle, at = from;
	struct ck_object **spare = s->spare;
	int before = must_swap(s, s->items[middle - 1], s->items[middle]);

	/* In order already. */
	if (before <= 0)
		return before;
	memcpy(spare, s->items + from, n * sizeof(*spare));
	while (left < n && right < to) {
		before = must_swap(s, spare[left], s->items[right]);
		if (before < 0)
			break;
		s->items[at++] = before ? s->items[right++] : spare[left++];
	}
	/* What is left of the right stretch is in its place. */
	memcpy(s->items + at, spare + left, (n - left) * sizeof(*spare));
	return before < 0 ? -1 : 0;
}

static void breathe(const struct sort *s)
{
	if (s->may_sleep)
		cond_resched();
}

static int merge_sort(const struct sort *s)
{
	size_t width, from;

	for (from = 0; from < s->n; from += RUN) {
		if (sort_run(s, from, min(from + RUN, s->n)) < 0)
			return -1;
		breathe(s);
	}
	for (width = RUN; width < s->n; width *= 2) {
		for (from = 0; from + width < s->n; from += 2 * width) {
			if (merge(s, from, from + width, min(from + 2 * width, s->n)) < 0)
				return -1;
			breathe(s);
		}
	}
	return 0;
}

static int sort_items(struct ck_items *items, bool reverse, gfp_t gfp)
{
	struct sort s = {
		.items = items->items,
		.n = items->n,
		.reverse = reverse,
		.may_sleep = gfpflags_allow_blocking(gfp),
	};
	int result;

	if (s.n < 2)
		return 0;
	/* The left stretch of a merge may be nearly as long as all. */
	s.spare = ck_payload_alloc(s.n, sizeof(*s.spare), gfp);
	if (!s.spare)
		return -1;
	result = merge_sort(&s);
	ck_payload_free(s.spare);
	return result;
}

static bool compares_without_user_code(const struct ck_items *items)
{
	size_t i;

	for (i = 0; i < items->n; i++) {
		struct ck_object *o = items->items[i];
		const struct ck_type *type = ck_type_of(o);

		if (type != &ck_int_type && type != &ck_bool_type && type != &ck_str_type &&
		    type != ck_optional(ck_bytes_type))
			return false;
	}
	return true;
}

/* Put the sorted items in place of those they are a copy of; false: the list has changed. */
static bool put_back(struct ck_list *l, struct ck_items *items)
{
	unsigned long flags;
	bool unchanged;

	spin_lock_irqsave(&l->lock, flags);
	unchanged = l->version == items->version;
	if (unchanged && items->n) {
		swap(l->items, items->items);
		l->cap = items->n;
		l->version++;
	}
	spin_unlock_irqrestore(&l->lock, flags);
	return unchanged;
}

int ck_list_sort(struct ck_object *o, int reverse, gfp_t gfp)
{
	struct ck_span everything = { .start = 0, .stop = SSIZE_MAX, .step = 1 };
	struct ck_items items;
	int attempt;

	/* What ck_is_true() made of a reverse argument that could not tell. */
	if (reverse < 0)
		return -1;
	if (!ck_is_list(o)) {
		ck_raise_no_method(o, "sort");
		return -1;
	}
	for (attempt = 0; attempt < ATTEMPTS; attempt++) {
		bool done, again;

		if (!ck_items_copy(&items, ck_to_list(o), &everything, gfp))
			return -1;
		if (sort_items(&items, reverse, gfp) < 0) {
			ck_items_release(&items);
			return -1;
		}
		/* The list's old array has the same items, and their references. */
		again = compares_without_user_code(&items);
		done = put_back(ck_to_list(o), &items);
		ck_items_release(&items);
		if (done)
			return 0;
		if (!again)
			break;
	}
	ck_raise(&ck_ValueError, "list modified during sort");
	return -1;
}

struct ck_object *ck_sorted(struct ck_object *iterable, int reverse, gfp_t gfp)
{
	struct ck_object *l;

	if (reverse < 0)
		return NULL;
	l = ck_list_from(iterable, gfp);
	if (l && ck_list_sort(l, reverse, gfp) < 0) {
		ck_put(l);
		return NULL;
	}
	return l;
}
