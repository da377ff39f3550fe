// SPDX-License-Identifier: GPL-2.0
/*
 * Iteration over any object, and unpacking.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

extern const struct ck_type ck_tuple_type CK_OPTIONAL;

struct ck_object *ck_iter(struct ck_object *o, gfp_t gfp)
{
	struct ck_object *(*iter)(struct ck_object *self, gfp_t gfp);
	struct ck_object *it;

	iter = ck_slot(ck_type_of(o), iter);
	if (unlikely(!iter)) {
		ck_raise(&ck_TypeError, "'%s' object is not iterable", ck_type_name(o));
		return NULL;
	}
	it = iter(o, gfp);
	if (it && unlikely(!ck_slot(ck_type_of(it), next))) {
		ck_raise(&ck_TypeError, "iter() returned non-iterator of type '%s'",
			 ck_type_name(it));
		ck_put(it);
		return NULL;
	}
	return it;
}

struct ck_object *ck_loop_begin(struct ck_object *o, ssize_t *pos, gfp_t gfp)
{
	/* Its own slot only: a derived class may have an __iter__ of its own. */
	if (ck_type_of(o)->step) {
		*pos = 0;
		return ck_get(o);
	}
	*pos = -1;
	return ck_iter(o, gfp);
}

struct ck_object *ck_next(struct ck_object *it, gfp_t gfp)
{
	struct ck_object *(*next)(struct ck_object *self, gfp_t gfp);
	struct ck_object *item;

	next = ck_slot(ck_type_of(it), next);
	if (unlikely(!next)) {
		ck_raise(&ck_TypeError, "'%s' object is not an iterator", ck_type_name(it));
		return NULL;
	}
	item = next(it, gfp);
	if (!item && ck_err_matches(&ck_StopIteration))
		ck_err_clear();
	return item;
}

struct ck_object *ck_builtin_next(struct ck_object *it, struct ck_object *dflt, gfp_t gfp)
{
	struct ck_object *item = ck_next(it, gfp);

	if (item || ck_err_occurred())
		return item;
	if (dflt)
		return ck_get(dflt);
	ck_raise(&ck_StopIteration, NULL);
	return NULL;
}

static int raise_too_few(unsigned int n, unsigned int got)
{
	ck_raise(&ck_ValueError, "not enough values to unpack (expected %u, got %u)", n, got);
	return -1;
}

static int raise_too_many(unsigned int n)
{
	ck_raise(&ck_ValueError, "too many values to unpack (expected %u)", n);
	return -1;
}

/* Most of what is unpacked; its items never change, so that no iterator is needed. */
static int unpack_tuple(const struct ck_tuple *t, unsigned int n, struct ck_object **out)
{
	unsigned int i;

	if (t->len < n)
		return raise_too_few(n, t->len);
	if (t->len > n)
		return raise_too_many(n);
	for (i = 0; i < n; i++)
		out[i] = ck_get(t->items[i]);
	return 0;
}

static int unpack_items(struct ck_object *it, unsigned int n, struct ck_object **out, gfp_t gfp)
{
	struct ck_object *extra;
	unsigned int i;

	for (i = 0; i < n; i++) {
		out[i] = ck_next(it, gfp);
		if (out[i])
			continue;
		return ck_err_occurred() ? -1 : raise_too_few(n, i);
	}
	extra = ck_next(it, gfp);
	if (extra) {
		ck_put(extra);
		return raise_too_many(n);
	}
	return ck_err_occurred() ? -1 : 0;
}

int ck_unpack(struct ck_object *o, unsigned int n, struct ck_object **out, gfp_t gfp)
{
	struct ck_object *it;
	int r;

	memset(out, 0, n * sizeof(*out));
	if (ck_type_of(o) == ck_optional(ck_tuple_type))
		return unpack_tuple(ck_to_tuple(o), n, out);
	if (!ck_slot(ck_type_of(o), iter)) {
		ck_raise(&ck_TypeError, "cannot unpack non-iterable %s object", ck_type_name(o));
		return -1;
	}
	it = ck_iter(o, gfp);
	if (!it)
		return -1;
	r = unpack_items(it, n, out, gfp);
	ck_put(it);
	while (r && n--)
		ck_clear(&out[n]);
	return r;
}

int ck_loop_next_pair(struct ck_object *it, ssize_t *pos, struct ck_object **pair, gfp_t gfp)
{
	struct ck_object *item;
	int r;

	if (*pos >= 0 && it->type->step_pair)
		return it->type->step_pair(it, pos, pair, gfp);
	item = ck_loop_next(it, pos, gfp);
	if (!item)
		return ck_err_occurred() ? -1 : 0;
	r = ck_unpack(item, 2, pair, gfp);
	ck_put(item);
	return r < 0 ? -1 : 1;
}
