// SPDX-License-Identifier: GPL-2.0
/*
 * dict: iterators over keys, values and items, in both directions.
 */
#include <linux/atomic.h>

#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/tuple.h>

#include "dict_iter.h"
#include "dict_table.h"

/**
 * struct ck_dict_iter - an iterator
 * @base: header; the type tells keys, values and items apart
 * @dict: the dict
 * @pos: for ck_dict_next() or ck_dict_prev(); negative: exhausted
 * @expect_len: length of the dict when the iterator was made
 * @left: how many items it has yet to give
 * @part: what it gives
 * @backwards: newest first
 */
struct ck_dict_iter {
	struct ck_object base;
	struct ck_object *dict;
	atomic_long_t pos;
	ssize_t expect_len;
	atomic_long_t left;
	enum ck_dict_part part;
	bool backwards;
};

static struct ck_dict_iter *to_iter(struct ck_object *o)
{
	return container_of(o, struct ck_dict_iter, base);
}

static void iter_clear(struct ck_object *self)
{
	ck_clear(&to_iter(self)->dict);
}

static int iter_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	return visit(to_iter(self)->dict, arg);
}

/* What an iterator gives for an item, whose references it takes over. */
static struct ck_object *result_of(enum ck_dict_part part, struct ck_object *k,
				   struct ck_object *v, gfp_t gfp)
{
	struct ck_object *pair;

	switch (part) {
	case CK_DICT_KEYS:
		ck_put(v);
		return k;
	case CK_DICT_VALUES:
		ck_put(k);
		return v;
	default:
		pair = ck_tuple_pack(2, gfp, k, v);
		ck_put(k);
		ck_put(v);
		return pair;
	}
}

/* There are more items than there were: the loop would never end. Steals the references. */
static struct ck_object *raise_keys_changed(struct ck_dict_iter *it, struct ck_object *k,
					    struct ck_object *v)
{
	atomic_long_set(&it->pos, -1);
	ck_put(k);
	ck_put(v);
	ck_raise(&ck_RuntimeError, "dictionary keys changed during iteration");
	return NULL;
}

static struct ck_object *iter_next(struct ck_object *self, gfp_t gfp)
{
	struct ck_dict_iter *it = to_iter(self);
	long pos = atomic_long_read(&it->pos);
	struct ck_object *k, *v;

	while (pos >= 0 && it->dict) {
		ssize_t next = pos;
		int found = it->backwards ?
			    ck_dict_prev(it->dict, &next, it->expect_len, &k, &v) :
			    ck_dict_next(it->dict, &next, it->expect_len, &k, &v);

		if (found < 0)
			return NULL;
		if (!found) {
			atomic_long_set(&it->pos, -1);
			return NULL;
		}
		if (atomic_long_try_cmpxchg(&it->pos, &pos, next)) {
			if (likely(atomic_long_dec_return(&it->left) >= 0))
				return result_of(it->part, k, v, gfp);
			return raise_keys_changed(it, k, v);
		}
		/* Another CPU took it; @pos is where that one went. */
		ck_put(k);
		ck_put(v);
	}
	return NULL;
}

#define DICT_ITER_TYPE(type_name) {		\
	CK_TYPE_HEAD,				\
	.name = type_name,			\
	.base = &ck_object_type,		\
	.size = sizeof(struct ck_dict_iter),	\
	.clear = iter_clear,			\
	.traverse = iter_traverse,		\
	.iter = ck_iter_self,			\
	.next = iter_next,			\
}

static const struct ck_type iter_types[][2] = {
	[CK_DICT_KEYS] = {
		DICT_ITER_TYPE("dict_keyiterator"),
		DICT_ITER_TYPE("dict_reversekeyiterator"),
	},
	[CK_DICT_VALUES] = {
		DICT_ITER_TYPE("dict_valueiterator"),
		DICT_ITER_TYPE("dict_reversevalueiterator"),
	},
	[CK_DICT_ITEMS] = {
		DICT_ITER_TYPE("dict_itemiterator"),
		DICT_ITER_TYPE("dict_reverseitemiterator"),
	},
};

/**
 * ck_dict_iter_new() - make an iterator over a dict
 * @d: the dict
 * @part: what it gives
 * @backwards: newest first
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_dict_iter_new(struct ck_object *d, enum ck_dict_part part, bool backwards,
				   gfp_t gfp)
{
	struct ck_object *o = ck_new(&iter_types[part][backwards], gfp);
	struct ck_dict_iter *it = to_iter(o);

	if (!o)
		return NULL;
	it->dict = ck_get(d);
	it->expect_len = ck_dict_len(d);
	atomic_long_set(&it->left, it->expect_len);
	it->part = part;
	it->backwards = backwards;
	atomic_long_set(&it->pos, backwards ? LONG_MAX : 0);
	return o;
}

/**
 * ck_dict_iter() - iter slot of dict
 * @d: a dict
 * @gfp: allocation flags
 *
 * Return: new reference to an iterator over the keys, or NULL with MemoryError pending.
 */
struct ck_object *ck_dict_iter(struct ck_object *d, gfp_t gfp)
{
	return ck_dict_iter_new(d, CK_DICT_KEYS, false, gfp);
}
