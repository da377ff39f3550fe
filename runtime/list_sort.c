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

/*
 * What is compared, and what moves with it. Without a key function the items are their own keys and
 * @values is NULL.
 */
struct sort {
	struct ck_object **keys;
	struct ck_object **values;
	struct ck_object **spare;
	struct ck_object **spare_values;
	size_t n;
	bool reverse;
	bool may_sleep;
};

/* Does @b belong before @a, which is before it now? 0, 1, -1. */
static int must_swap(const struct sort *s, struct ck_object *a, struct ck_object *b)
{
	return s->reverse ? ck_compare(a, b, CK_LT) : ck_compare(b, a, CK_LT);
}

/* Move item @from of an array down to the place @to, and those between up by one. */
static void move_down(struct ck_object **items, size_t to, size_t from)
{
	struct ck_object *item = items[from];

	memmove(items + to + 1, items + to, (from - to) * sizeof(*items));
	items[to] = item;
}

static int sort_run(const struct sort *s, size_t from, size_t to)
{
	size_t i, at;

	for (i = from + 1; i < to; i++) {
		for (at = i; at > from; at--) {
			int before = must_swap(s, s->keys[at - 1], s->keys[i]);

			if (before < 0)
				return -1;
			if (!before)
				break;
		}
		if (at == i)
			continue;
		move_down(s->keys, at, i);
		if (s->values)
			move_down(s->values, at, i);
	}
	return 0;
}

/* Merge two neighbouring sorted stretches. On failure the items are all there, in some order. */
static int merge(const struct sort *s, size_t from, size_t middle, size_t to)
{
	size_t left = 0, n = middle - from, right = middle, at = from;
	struct ck_object **keys = s->keys, **values = s->values;
	int before = must_swap(s, keys[middle - 1], keys[middle]);

	/* In order already. */
	if (before <= 0)
		return before;
	memcpy(s->spare, keys + from, n * sizeof(*keys));
	if (values)
		memcpy(s->spare_values, values + from, n * sizeof(*values));
	while (left < n && right < to) {
		before = must_swap(s, s->spare[left], keys[right]);
		if (before < 0)
			break;
		if (values)
			values[at] = before ? values[right] : s->spare_values[left];
		keys[at++] = before ? keys[right++] : s->spare[left++];
	}
	/* What is left of the right stretch is in its place. */
	memcpy(keys + at, s->spare + left, (n - left) * sizeof(*keys));
	if (values)
		memcpy(values + at, s->spare_values + left, (n - left) * sizeof(*values));
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

static int sort_items(struct ck_object **keys, struct ck_object **values, size_t n, bool reverse,
		      gfp_t gfp)
{
	struct sort s = {
		.keys = keys,
		.values = values,
		.n = n,
		.reverse = reverse,
		.may_sleep = gfpflags_allow_blocking(gfp),
	};
	int result;

	if (n < 2)
		return 0;
	/* The left stretch of a merge may be nearly as long as all. */
	s.spare = ck_payload_alloc(values ? 2 * n : n, sizeof(*s.spare), gfp);
	if (!s.spare)
		return -1;
	s.spare_values = s.spare + n;
	if (!values && ck_sort_simple(keys, s.spare, n, reverse, s.may_sleep))
		result = 0;
	else
		result = merge_sort(&s);
	ck_payload_free(s.spare);
	return result;
}

/* Sort items by themselves, or by the keys that @make_keys gives of them. */
static int sort_by(struct ck_items *items, ck_make_keys_fn make_keys, struct ck_object *key,
		   bool reverse, gfp_t gfp)
{
	struct ck_object **keys;
	int result = -1;
	size_t n;

	if (!make_keys || !items->n)
		return sort_items(items->items, NULL, items->n, reverse, gfp);
	keys = ck_payload_alloc(items->n, sizeof(*keys), gfp);
	if (!keys)
		return -1;
	n = make_keys(keys, items->items, items->n, key, gfp);
	if (n == items->n)
		result = sort_items(keys, items->items, n, reverse, gfp);
	while (n)
		ck_put(keys[--n]);
	ck_payload_free(keys);
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
		ck_list_begin(l);
		swap(l->items, items->items);
		l->cap = items->n;
		ck_list_end(l);
	}
	spin_unlock_irqrestore(&l->lock, flags);
	return unchanged;
}

/* Whether there is nothing to do, which costs one look and no memory. */
static bool sorted_already(struct ck_list *l, bool reverse)
{
	unsigned long flags;
	bool sorted;

	spin_lock_irqsave(&l->lock, flags);
	sorted = ck_ints_sorted(l->items, l->len, reverse);
	spin_unlock_irqrestore(&l->lock, flags);
	return sorted;
}

/**
 * ck_list_sort_keys() - l.sort(), with or without a function that gives the keys
 * @o: a list
 * @make_keys: makes an array of keys of one of items; NULL: the items are the keys
 * @key: for @make_keys, borrowed
 * @reverse: descending; -1: an exception is pending
 * @gfp: allocation flags
 *
 * Behind a pointer, so that sorting by the items alone does not link calls of values.
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_list_sort_keys(struct ck_object *o, ck_make_keys_fn make_keys, struct ck_object *key,
		      int reverse, gfp_t gfp)
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
	if (!make_keys && sorted_already(ck_to_list(o), reverse))
		return 0;
	for (attempt = 0; attempt < ATTEMPTS; attempt++) {
		bool done, again;

		if (!ck_items_copy(&items, ck_to_list(o), &everything, gfp))
			return -1;
		if (sort_by(&items, make_keys, key, reverse, gfp) < 0) {
			ck_items_release(&items);
			return -1;
		}
		/* The list's old array has the same items, and their references. */
		done = put_back(ck_to_list(o), &items);
		if (done) {
			ck_items_retire(o, &items);
			return 0;
		}
		again = !make_keys && compares_without_user_code(&items);
		ck_items_release(&items);
		if (!again)
			break;
	}
	ck_raise(&ck_ValueError, "list modified during sort");
	return -1;
}

int ck_list_sort(struct ck_object *o, int reverse, gfp_t gfp)
{
	return ck_list_sort_keys(o, NULL, NULL, reverse, gfp);
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
