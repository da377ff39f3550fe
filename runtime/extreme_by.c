// SPDX-License-Identifier: GPL-2.0
/*
 * min() and max() with a key function. Apart from builtins.c because of the calls.
 */
#include <cythonk/builtins.h>
#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>

/**
 * struct best - the best item so far, and its key
 * @op: how a better key compares with it
 * @function: gives the keys
 * @item: the item; NULL: none yet
 * @key: its key
 */
struct best {
	int op;
	struct ck_object *function;
	struct ck_object *item;
	struct ck_object *key;
};

/* Takes @item over. -1 with an exception pending. */
static int offer(struct best *b, struct ck_object *item, gfp_t gfp)
{
	struct ck_object *key = ck_call(b->function, 1, &item, gfp);
	int replace = !key ? -1 : b->item ? ck_compare(key, b->key, b->op) : 1;

	if (replace > 0) {
		swap(b->item, item);
		swap(b->key, key);
	}
	ck_put(item);
	ck_put(key);
	return replace < 0 ? -1 : 0;
}

static struct ck_object *extreme(struct ck_object *iterable, struct ck_object *function,
				 struct ck_object *dflt, int op, gfp_t gfp)
{
	struct ck_object *it = ck_iter(iterable, gfp), *item;
	struct best b = { .op = op, .function = function };
	int failed = 0;

	if (!it)
		return NULL;
	while (!failed && (item = ck_next(it, gfp)))
		failed = offer(&b, item, gfp);
	ck_put(it);
	ck_put(b.key);
	if (failed || ck_err_occurred()) {
		ck_put(b.item);
		return NULL;
	}
	if (b.item)
		return b.item;
	if (dflt)
		return ck_get(dflt);
	ck_raise(&ck_ValueError, "%s() arg is an empty sequence", op == CK_LT ? "min" : "max");
	return NULL;
}

static struct ck_object *extreme_of(unsigned int n, struct ck_object **args,
				    struct ck_object *function, int op, gfp_t gfp)
{
	struct best b = { .op = op, .function = function };
	int failed = 0;
	unsigned int i;

	for (i = 0; !failed && i < n; i++)
		failed = offer(&b, ck_get(args[i]), gfp);
	ck_put(b.key);
	if (!failed)
		return b.item;
	ck_put(b.item);
	return NULL;
}

struct ck_object *ck_min_by(struct ck_object *iterable, struct ck_object *key,
			    struct ck_object *dflt, gfp_t gfp)
{
	if (key != CK_NONE)
		return extreme(iterable, key, dflt, CK_LT, gfp);
	return dflt ? ck_min_default(iterable, dflt, gfp) : ck_min(iterable, gfp);
}

/**
 * ck_max_by() - max(iterable, key=key, default=dflt)
 * @iterable: any iterable
 * @key: what gives the key of an item, or None
 * @dflt: result when it is empty, borrowed; NULL: ValueError is raised then
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_max_by(struct ck_object *iterable, struct ck_object *key,
			    struct ck_object *dflt, gfp_t gfp)
{
	if (key != CK_NONE)
		return extreme(iterable, key, dflt, CK_GT, gfp);
	return dflt ? ck_max_default(iterable, dflt, gfp) : ck_max(iterable, gfp);
}

struct ck_object *ck_min_n_by(unsigned int n, struct ck_object **args, struct ck_object *key,
			      gfp_t gfp)
{
	return key == CK_NONE ? ck_min_n(n, args) : extreme_of(n, args, key, CK_LT, gfp);
}

/**
 * ck_max_n_by() - max(a, b, …, key=key)
 * @n: how many, not 0
 * @args: the arguments, borrowed
 * @key: what gives the key of an argument, or None
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_max_n_by(unsigned int n, struct ck_object **args, struct ck_object *key,
			      gfp_t gfp)
{
	return key == CK_NONE ? ck_max_n(n, args) : extreme_of(n, args, key, CK_GT, gfp);
}
