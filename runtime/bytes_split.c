// SPDX-License-Identifier: GPL-2.0
/*
 * bytes.split() and its relatives, and bytes.join().
 */
#include <cythonk/buffer.h>
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

static bool is_space(u8 c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t skip(const struct ck_bytes *b, size_t pos, bool spaces)
{
	while (pos < b->len && is_space(b->data[pos]) == spaces)
		pos++;
	return pos;
}

/* The same from the end: the position behind what is left. */
static size_t skip_back(const struct ck_bytes *b, size_t end, bool spaces)
{
	while (end && is_space(b->data[end - 1]) == spaces)
		end--;
	return end;
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

static bool split_at(struct ck_object *list, const struct ck_bytes *b, const struct ck_view *sep,
		     size_t limit, gfp_t gfp)
{
	size_t pos = 0;

	for (; limit; limit--) {
		ssize_t n = ck_mem_find(b->data + pos, b->len - pos, sep->p, sep->len);

		if (n < 0)
			break;
		if (!add_piece(list, b, pos, pos + n, gfp))
			return false;
		pos += n + sep->len;
	}
	return add_piece(list, b, pos, b->len, gfp);
}

/* From the end, so that the pieces come out in the reverse order. */
static bool rsplit_words(struct ck_object *list, const struct ck_bytes *b, size_t limit, gfp_t gfp)
{
	size_t end = skip_back(b, b->len, true), pos;

	for (; end && limit; limit--) {
		pos = skip_back(b, end, false);
		if (!add_piece(list, b, pos, end, gfp))
			return false;
		end = skip_back(b, pos, true);
	}
	return !end || add_piece(list, b, 0, end, gfp);
}

static bool rsplit_at(struct ck_object *list, const struct ck_bytes *b, const struct ck_view *sep,
		      size_t limit, gfp_t gfp)
{
	size_t end = b->len;

	for (; limit; limit--) {
		ssize_t n = ck_mem_rfind(b->data, end, sep->p, sep->len);

		if (n < 0)
			break;
		if (!add_piece(list, b, n + sep->len, end, gfp))
			return false;
		end = n;
	}
	return add_piece(list, b, 0, end, gfp);
}

/* A separator, which is not empty; false with TypeError or ValueError pending. */
static bool separator(struct ck_view *sep, struct ck_object *o, gfp_t gfp)
{
	if (!ck_view_get(sep, o, gfp))
		return false;
	if (sep->len)
		return true;
	ck_view_put(sep);
	ck_raise(&ck_ValueError, "empty separator");
	return false;
}

static struct ck_object *split(struct ck_object *o, struct ck_object *sep, ssize_t maxsplit,
			       bool from_end, gfp_t gfp)
{
	size_t limit = maxsplit < 0 ? SIZE_MAX : maxsplit;
	const struct ck_bytes *b = ck_to_bytes(o);
	bool words = !sep || sep == CK_NONE, done;
	struct ck_object *list;
	struct ck_view view;

	if (!check_self(o, from_end ? "rsplit" : "split") ||
	    (!words && !separator(&view, sep, gfp)))
		return NULL;
	list = ck_list_new(0, gfp);
	if (!list)
		done = false;
	else if (words)
		done = from_end ? rsplit_words(list, b, limit, gfp) :
				  split_words(list, b, limit, gfp);
	else
		done = from_end ? rsplit_at(list, b, &view, limit, gfp) :
				  split_at(list, b, &view, limit, gfp);
	if (!words)
		ck_view_put(&view);
	if (done && (!from_end || !ck_list_reverse(list)))
		return list;
	ck_put(list);
	return NULL;
}

/**
 * ck_bytes_split() - o.split(sep, maxsplit)
 * @o: bytes
 * @sep: bytes-like, or NULL or None for ASCII white space
 * @maxsplit: at most so many cuts; negative: all
 * @gfp: allocation flags
 *
 * Return: new reference to a list, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_split(struct ck_object *o, struct ck_object *sep, ssize_t maxsplit,
				 gfp_t gfp)
{
	return split(o, sep, maxsplit, false, gfp);
}

/**
 * ck_bytes_rsplit() - o.rsplit(sep, maxsplit)
 * @o: bytes
 * @sep: bytes-like, or NULL or None for ASCII white space
 * @maxsplit: at most so many cuts, counted from the end; negative: all
 * @gfp: allocation flags
 *
 * Return: new reference to a list, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_rsplit(struct ck_object *o, struct ck_object *sep, ssize_t maxsplit,
				  gfp_t gfp)
{
	return split(o, sep, maxsplit, true, gfp);
}

/**
 * ck_bytes_splitlines() - o.splitlines(keepends)
 * @o: bytes
 * @keepends: whether lines keep what ends them
 * @gfp: allocation flags
 *
 * Return: new reference to a list, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_splitlines(struct ck_object *o, bool keepends, gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(o);
	struct ck_object *list;
	size_t pos = 0, end, next;

	if (!check_self(o, "splitlines"))
		return NULL;
	list = ck_list_new(0, gfp);
	for (; list && pos < b->len; pos = next) {
		end = pos;
		while (end < b->len && b->data[end] != '\n' && b->data[end] != '\r')
			end++;
		next = end + (end < b->len);
		if (next < b->len && b->data[end] == '\r' && b->data[next] == '\n')
			next++;
		if (!add_piece(list, b, pos, keepends ? next : end, gfp))
			ck_clear(&list);
	}
	return list;
}

/* (before, separator, behind), each a new reference or, after a failure, NULL. */
static struct ck_object *three(struct ck_object *a, struct ck_object *b, struct ck_object *c,
			       gfp_t gfp)
{
	struct ck_object *t = a && b && c ? ck_tuple_pack(3, gfp, a, b, c) : NULL;

	ck_put(a);
	ck_put(b);
	ck_put(c);
	return t;
}

static struct ck_object *partition(struct ck_object *o, struct ck_object *sep, bool from_end,
				   gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(o);
	struct ck_object *t;
	struct ck_view view;
	ssize_t at;

	if (!check_self(o, from_end ? "rpartition" : "partition") || !separator(&view, sep, gfp))
		return NULL;
	at = from_end ? ck_mem_rfind(b->data, b->len, view.p, view.len) :
			ck_mem_find(b->data, b->len, view.p, view.len);
	if (at >= 0)
		t = three(ck_bytes_new(b->data, at, gfp), ck_get(sep),
			  ck_bytes_slice(o, at + view.len, SSIZE_MAX, gfp), gfp);
	else if (from_end)
		t = three(&ck_empty_bytes.base, &ck_empty_bytes.base, ck_get(o), gfp);
	else
		t = three(ck_get(o), &ck_empty_bytes.base, &ck_empty_bytes.base, gfp);
	ck_view_put(&view);
	return t;
}

/**
 * ck_bytes_partition() - o.partition(sep)
 * @o: bytes
 * @sep: bytes-like
 * @gfp: allocation flags
 *
 * Return: new reference to a tuple, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_partition(struct ck_object *o, struct ck_object *sep, gfp_t gfp)
{
	return partition(o, sep, false, gfp);
}

/**
 * ck_bytes_rpartition() - o.rpartition(sep)
 * @o: bytes
 * @sep: bytes-like
 * @gfp: allocation flags
 *
 * Return: new reference to a tuple, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_rpartition(struct ck_object *o, struct ck_object *sep, gfp_t gfp)
{
	return partition(o, sep, true, gfp);
}

/* The items of a join as bytes, which stay as they are: others are copied. */
static struct ck_object *as_bytes(const struct ck_tuple *items, gfp_t gfp)
{
	struct ck_object *copy = ck_tuple_new(items->len, gfp), *bytes;
	struct ck_view view;
	int found;
	u32 i;

	for (i = 0; copy && i < items->len; i++) {
		bytes = NULL;
		found = ck_view_try(&view, items->items[i], gfp);
		if (!found)
			ck_raise(&ck_TypeError,
				 "sequence item %u: expected a bytes-like object, %s found", i,
				 ck_type_name(items->items[i]));
		if (found > 0) {
			bytes = ck_is_bytes(items->items[i]) ? ck_get(items->items[i]) :
				ck_bytes_new(view.p, view.len, gfp);
			ck_view_put(&view);
		}
		if (bytes)
			ck_tuple_init_item(copy, i, bytes);
		else
			ck_clear(&copy);
	}
	return copy;
}

static bool all_bytes(const struct ck_tuple *items)
{
	u32 i;

	for (i = 0; i < items->len; i++)
		if (!ck_is_bytes(items->items[i]))
			return false;
	return true;
}

static size_t measure(const struct ck_tuple *items, const struct ck_bytes *sep)
{
	size_t len = 0;
	u32 i;

	for (i = 0; i < items->len; i++)
		len += ck_to_bytes(items->items[i])->len + (i ? sep->len : 0);
	return len;
}

static struct ck_object *join(const struct ck_bytes *sep, const struct ck_tuple *items, gfp_t gfp)
{
	struct ck_object *result;
	u8 *at;
	u32 i;

	result = ck_bytes_new(NULL, measure(items, sep), gfp);
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
 * @iterable: of bytes-like objects
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
	if (!all_bytes(ck_to_tuple(items))) {
		struct ck_object *bytes = as_bytes(ck_to_tuple(items), gfp);

		ck_put(items);
		if (!bytes)
			return NULL;
		items = bytes;
	}
	result = join(ck_to_bytes(sep), ck_to_tuple(items), gfp);
	ck_put(items);
	return result;
}
