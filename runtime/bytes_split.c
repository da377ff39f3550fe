// SPDX-License-Identifier: GPL-2.0
/*
 * bytes.split() and bytes.join().
 */
#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/list.h>
#include <cythonk/tuple.h>

#include "mem_search.h"
#include "self.h"

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_bytes(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

static bool add_piece(struct ck_object *list, const struct ck_bytes *b, size_t from, size_t to,
		      gfp_t gfp)
{
	struct ck_object *piece = ck_bytes_new(b->data + from, to - from, gfp);
	bool added;

	if (!piece)
		return false;
	added = !ck_list_append(list, piece, gfp);
	ck_put(piece);
	return added;
}

static size_t skip(const struct ck_bytes *b, size_t pos, bool spaces)
{
	while (pos < b->len &&
	       (b->data[pos] == ' ' || (b->data[pos] >= '\t' && b->data[pos] <= '\r')) == spaces)
		pos++;
	return pos;
}

static bool split_words(struct ck_object *list, const struct ck_bytes *b, size_t limit, gfp_t gfp)
{
	size_t pos = skip(b, 0, true), end;

	for (; pos < b->len && limit; limit--) {
		end = skip(b, pos, false);
		if (!add_piece(list, b, pos, end, gfp))
			return false;
		pos = skip(b, end, true);
	}
	return pos == b->len || add_piece(list, b, pos, b->len, gfp);
}

static bool split_at(struct ck_object *list, const struct ck_bytes *b, const struct ck_bytes *sep,
		     size_t limit, gfp_t gfp)
{
	size_t pos = 0;

	for (; limit; limit--) {
		ssize_t n = ck_mem_find(b->data + pos, b->len - pos, sep->data, sep->len);

		if (n < 0)
			break;
		if (!add_piece(list, b, pos, pos + n, gfp))
			return false;
		pos += n + sep->len;
	}
	return add_piece(list, b, pos, b->len, gfp);
}

/**
 * ck_bytes_split() - o.split(sep, maxsplit)
 * @o: bytes
 * @sep: bytes, or NULL or None for ASCII white space
 * @maxsplit: at most so many cuts; negative: all
 * @gfp: allocation flags
 *
 * Return: new reference to a list, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_split(struct ck_object *o, struct ck_object *sep, ssize_t maxsplit,
				 gfp_t gfp)
{
	size_t limit = maxsplit < 0 ? SIZE_MAX : maxsplit;
	struct ck_object *list;
	bool done;

	if (!check_self(o, "split"))
		return NULL;
	if (sep == CK_NONE)
		sep = NULL;
	if (sep && !ck_is_bytes(sep)) {
		ck_raise(&ck_TypeError, "a bytes-like object is required, not '%s'",
			 ck_type_name(sep));
		return NULL;
	}
	if (sep && !ck_to_bytes(sep)->len) {
		ck_raise(&ck_ValueError, "empty separator");
		return NULL;
	}
	list = ck_list_new(0, gfp);
	if (!list)
		return NULL;
	done = sep ? split_at(list, ck_to_bytes(o), ck_to_bytes(sep), limit, gfp) :
		     split_words(list, ck_to_bytes(o), limit, gfp);
	if (!done) {
		ck_put(list);
		return NULL;
	}
	return list;
}

static bool measure(const struct ck_tuple *items, const struct ck_bytes *sep, size_t *len)
{
	u32 i;

	*len = 0;
	for (i = 0; i < items->len; i++) {
		if (!ck_is_bytes(items->items[i])) {
			ck_raise(&ck_TypeError,
				 "sequence item %u: expected a bytes-like object, %s found", i,
				 ck_type_name(items->items[i]));
			return false;
		}
		*len += ck_to_bytes(items->items[i])->len + (i ? sep->len : 0);
	}
	return true;
}

static struct ck_object *join(const struct ck_bytes *sep, const struct ck_tuple *items, gfp_t gfp)
{
	struct ck_object *result;
	size_t len;
	u8 *at;
	u32 i;

	if (!measure(items, sep, &len))
		return NULL;
	result = ck_bytes_new(NULL, len, gfp);
	if (!result)
		return NULL;
	at = ck_to_bytes(result)->data;
	for (i = 0; i < items->len; i++) {
		const struct ck_bytes *b = ck_to_bytes(items->items[i]);

		if (i) {
			memcpy(at, sep->data, sep->len);
			at += sep->len;
		}
		memcpy(at, b->data, b->len);
		at += b->len;
	}
	return result;
}

/**
 * ck_bytes_join() - sep.join(iterable)
 * @sep: bytes
 * @iterable: of bytes
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_join(struct ck_object *sep, struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *items, *result;

	if (!check_self(sep, "join"))
		return NULL;
	if (!ck_slot(ck_type_of(iterable), iter)) {
		ck_raise(&ck_TypeError, "can only join an iterable");
		return NULL;
	}
	items = ck_tuple_from(iterable, gfp);
	if (!items)
		return NULL;
	result = join(ck_to_bytes(sep), ck_to_tuple(items), gfp);
	ck_put(items);
	return result;
}
