// SPDX-License-Identifier: GPL-2.0
/*
 * str.join().
 */
#include <cythonk/error.h>
#include <cythonk/list.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "few_bytes.h"
#include "self.h"

/*
 * Most items and bytes that are copied under a list's lock. Of more the items are taken out first,
 * at the price of a reference each.
 */
#define LOCKED_ITEMS	4096
#define LOCKED_BYTES	(16 * PAGE_SIZE)

/* What a joined text will be. */
struct extent {
	size_t len;
	size_t nchars;
};

/* Add the extent of the items; the number of one that is no str, or @n. */
static size_t measure(struct ck_object **items, size_t n, const struct ck_str *sep,
		      struct extent *sum)
{
	size_t i;

	sum->len = n ? (n - 1) * sep->len : 0;
	sum->nchars = n ? (n - 1) * sep->nchars : 0;
	for (i = 0; i < n; i++) {
		const struct ck_str *s = ck_to_str(items[i]);

		if (unlikely(!ck_is_str(items[i])))
			return i;
		sum->len += s->len;
		sum->nchars += s->nchars;
	}
	return n;
}

static void copy(char *at, struct ck_object **items, size_t n, const struct ck_str *sep)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const struct ck_str *s = ck_to_str(items[i]);

		if (sep->len && i) {
			if (sep->len == 1)
				*at = *sep->data;
			else
				ck_copy_bytes(at, sep->data, sep->len);
			at += sep->len;
		}
		ck_copy_bytes(at, s->data, s->len);
		at += s->len;
	}
}

static struct ck_object *join_tuple(const struct ck_str *sep, const struct ck_tuple *t, gfp_t gfp)
{
	struct ck_object **items = (struct ck_object **)t->items, *result;
	struct extent sum;
	size_t wrong = measure(items, t->len, sep, &sum);

	if (wrong < t->len) {
		ck_raise(&ck_TypeError, "sequence item %zu: expected str instance, %s found",
			 wrong, ck_type_name(items[wrong]));
		return NULL;
	}
	if (t->len == 1)
		return ck_get(items[0]);
	result = ck_str_alloc(sum.len, sum.nchars, gfp);
	if (result)
		copy(ck_to_str(result)->data, items, t->len, sep);
	return result;
}

/*
 * Join the items of a list as they lie there: measured under the lock, and copied under it if the
 * list has not changed meanwhile. False: it takes the long way.
 */
static bool join_list(const struct ck_str *sep, struct ck_list *l, struct ck_object **result,
		      gfp_t gfp)
{
	unsigned long flags, version;
	struct extent sum;
	bool same, fits;

	if (READ_ONCE(l->len) > LOCKED_ITEMS)
		return false;
	spin_lock_irqsave(&l->lock, flags);
	version = l->version;
	fits = l->len <= LOCKED_ITEMS && measure(l->items, l->len, sep, &sum) == l->len;
	spin_unlock_irqrestore(&l->lock, flags);
	if (!fits || sum.len > LOCKED_BYTES)
		return false;

	*result = ck_str_alloc(sum.len, sum.nchars, gfp);
	if (!*result)
		return true;
	spin_lock_irqsave(&l->lock, flags);
	same = l->version == version;
	if (same)
		copy(ck_to_str(*result)->data, l->items, l->len, sep);
	spin_unlock_irqrestore(&l->lock, flags);
	if (same)
		return true;
	/* Nobody has seen it. */
	ck_put(*result);
	return false;
}

/**
 * ck_str_join() - sep.join(iterable)
 * @sep: a str
 * @iterable: of str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_join(struct ck_object *sep, struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *items, *result;

	if (unlikely(!ck_is_str(sep))) {
		ck_raise_no_method(sep, "join");
		return NULL;
	}
	if (!ck_is_tagged(iterable) && iterable->type == &ck_list_type &&
	    join_list(ck_to_str(sep), ck_to_list(iterable), &result, gfp))
		return result;
	if (!ck_slot(ck_type_of(iterable), iter)) {
		ck_raise(&ck_TypeError, "can only join an iterable");
		return NULL;
	}
	/* A tuple cannot change between measuring and copying. */
	items = ck_tuple_from(iterable, gfp);
	if (!items)
		return NULL;
	result = join_tuple(ck_to_str(sep), ck_to_tuple(items), gfp);
	ck_put(items);
	return result;
}
