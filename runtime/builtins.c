// SPDX-License-Identifier: GPL-2.0
/*
 * Built-in functions that go over an iterable once: min, max, any, all; and hash.
 */
#include <cythonk/builtins.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>

/* The better of two: @best, or @item when it compares so. Steals both. NULL: an exception. */
static struct ck_object *better(struct ck_object *best, struct ck_object *item, int op)
{
	int replace;

	if (!best)
		return item;
	replace = ck_compare(item, best, op);
	ck_put(replace > 0 ? best : item);
	if (replace < 0) {
		ck_put(best);
		return NULL;
	}
	return replace ? item : best;
}

/* The extreme one of an iterable; NULL without an exception when it is empty. */
static struct ck_object *extreme(struct ck_object *iterable, int op, gfp_t gfp)
{
	ssize_t pos;
	struct ck_object *it = ck_loop_begin(iterable, &pos, gfp), *best = NULL, *item;

	if (!it)
		return NULL;
	while ((item = ck_loop_next(it, &pos, gfp))) {
		best = better(best, item, op);
		if (!best)
			break;
	}
	ck_put(it);
	if (best && ck_err_occurred()) {
		ck_put(best);
		best = NULL;
	}
	return best;
}

static struct ck_object *extreme_or(struct ck_object *iterable, int op, struct ck_object *dflt,
				    const char *name, gfp_t gfp)
{
	struct ck_object *best = extreme(iterable, op, gfp);

	if (best || ck_err_occurred())
		return best;
	if (dflt)
		return ck_get(dflt);
	ck_raise(&ck_ValueError, "%s() arg is an empty sequence", name);
	return NULL;
}

struct ck_object *ck_min(struct ck_object *iterable, gfp_t gfp)
{
	return extreme_or(iterable, CK_LT, NULL, "min", gfp);
}

/**
 * ck_max() - max() of an iterable
 * @iterable: any iterable; ValueError when it is empty
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_max(struct ck_object *iterable, gfp_t gfp)
{
	return extreme_or(iterable, CK_GT, NULL, "max", gfp);
}

/**
 * ck_min_default() - min(iterable, default=dflt)
 * @iterable: any iterable
 * @dflt: result when it is empty, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_min_default(struct ck_object *iterable, struct ck_object *dflt, gfp_t gfp)
{
	return extreme_or(iterable, CK_LT, dflt, "min", gfp);
}

/**
 * ck_max_default() - max(iterable, default=dflt)
 * @iterable: any iterable
 * @dflt: result when it is empty, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_max_default(struct ck_object *iterable, struct ck_object *dflt, gfp_t gfp)
{
	return extreme_or(iterable, CK_GT, dflt, "max", gfp);
}

static struct ck_object *extreme_of(unsigned int n, struct ck_object **args, int op)
{
	struct ck_object *best = args[0];
	unsigned int i;

	for (i = 1; i < n; i++) {
		int replace = ck_compare(args[i], best, op);

		if (replace < 0)
			return NULL;
		if (replace)
			best = args[i];
	}
	return ck_get(best);
}

struct ck_object *ck_min_n(unsigned int n, struct ck_object **args)
{
	return extreme_of(n, args, CK_LT);
}

/**
 * ck_max_n() - max() of arguments
 * @n: how many, not 0
 * @args: the arguments, borrowed
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_max_n(unsigned int n, struct ck_object **args)
{
	return extreme_of(n, args, CK_GT);
}

/* Is there an item whose truth is @wanted? 0, 1, -1. */
static int find_truth(struct ck_object *iterable, int wanted, gfp_t gfp)
{
	ssize_t pos;
	struct ck_object *it = ck_loop_begin(iterable, &pos, gfp), *item;
	int found = 0;

	if (!it)
		return -1;
	while (!found && (item = ck_loop_next(it, &pos, gfp))) {
		int truth = ck_is_true(item);

		ck_put(item);
		found = truth < 0 ? -1 : truth == wanted;
	}
	ck_put(it);
	return !found && ck_err_occurred() ? -1 : found;
}

/**
 * ck_any() - any()
 * @iterable: any iterable
 * @gfp: allocation flags
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_any(struct ck_object *iterable, gfp_t gfp)
{
	return find_truth(iterable, 1, gfp);
}

/**
 * ck_all() - all()
 * @iterable: any iterable
 * @gfp: allocation flags
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_all(struct ck_object *iterable, gfp_t gfp)
{
	int found = find_truth(iterable, 0, gfp);

	return found < 0 ? -1 : !found;
}

struct ck_object *ck_hash_object(struct ck_object *o, gfp_t gfp)
{
	u64 hash;

	return ck_hash(o, &hash) < 0 ? NULL : ck_int_from_s64(hash, gfp);
}
