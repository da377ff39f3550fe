// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of str that make lists and tuples, and join(), which takes them apart.
 */
#include <cythonk/error.h>
#include <cythonk/list.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "mem_search.h"
#include "self.h"
#include "unicode.h"
#include "utf8.h"

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_str(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

static struct ck_object *piece_of(const struct ck_str *s, size_t from, size_t to, gfp_t gfp)
{
	struct ck_object *piece;

	if (from == to)
		return &ck_empty_str.base;
	piece = ck_str_alloc(to - from, ck_utf8_count(s->data + from, to - from), gfp);
	if (piece)
		memcpy(ck_to_str(piece)->data, s->data + from, to - from);
	return piece;
}

/* Append the text between two offsets to the list. */
static bool add_piece(struct ck_object *list, const struct ck_str *s, size_t from, size_t to,
		      gfp_t gfp)
{
	struct ck_object *piece = piece_of(s, from, to, gfp);
	bool added;

	if (!piece)
		return false;
	added = !ck_list_append(list, piece, gfp);
	ck_put(piece);
	return added;
}

static bool is_space_at(const struct ck_str *s, size_t pos, unsigned int *width)
{
	return ck_uc_space(ck_utf8_decode(s->data + pos, width));
}

static size_t skip(const struct ck_str *s, size_t pos, bool spaces)
{
	unsigned int width;

	while (pos < s->len && is_space_at(s, pos, &width) == spaces)
		pos += width;
	return pos;
}

static size_t skip_back(const struct ck_str *s, size_t pos, bool spaces)
{
	while (pos) {
		unsigned int width;
		size_t last = pos - 1;

		while (ck_utf8_is_tail(s->data[last]))
			last--;
		if (is_space_at(s, last, &width) != spaces)
			break;
		pos = last;
	}
	return pos;
}

static bool split_words(struct ck_object *list, const struct ck_str *s, size_t limit, gfp_t gfp)
{
	size_t pos = skip(s, 0, true), end;

	for (; pos < s->len && limit; limit--) {
		end = skip(s, pos, false);
		if (!add_piece(list, s, pos, end, gfp))
			return false;
		pos = skip(s, end, true);
	}
	return pos == s->len || add_piece(list, s, pos, s->len, gfp);
}

static bool rsplit_words(struct ck_object *list, const struct ck_str *s, size_t limit, gfp_t gfp)
{
	size_t end = skip_back(s, s->len, true), start;

	for (; end && limit; limit--) {
		start = skip_back(s, end, false);
		if (!add_piece(list, s, start, end, gfp))
			return false;
		end = skip_back(s, start, true);
	}
	return !end || add_piece(list, s, 0, end, gfp);
}

static bool split_at(struct ck_object *list, const struct ck_str *s, const struct ck_str *sep,
		     size_t limit, gfp_t gfp)
{
	size_t pos = 0;

	for (; limit; limit--) {
		ssize_t n = ck_mem_find(s->data + pos, s->len - pos, sep->data, sep->len);

		if (n < 0)
			break;
		if (!add_piece(list, s, pos, pos + n, gfp))
			return false;
		pos += n + sep->len;
	}
	return add_piece(list, s, pos, s->len, gfp);
}

static bool rsplit_at(struct ck_object *list, const struct ck_str *s, const struct ck_str *sep,
		      size_t limit, gfp_t gfp)
{
	size_t end = s->len;

	for (; limit; limit--) {
		ssize_t n = ck_mem_rfind(s->data, end, sep->data, sep->len);

		if (n < 0)
			break;
		if (!add_piece(list, s, n + sep->len, end, gfp))
			return false;
		end = n;
	}
	return add_piece(list, s, 0, end, gfp);
}

static struct ck_object *split(struct ck_object *o, struct ck_object *sep, ssize_t maxsplit,
			       bool backwards, gfp_t gfp)
{
	size_t limit = maxsplit < 0 ? SIZE_MAX : maxsplit;
	const struct ck_str *s = ck_to_str(o);
	struct ck_object *list;
	bool done;

	if (!check_self(o, backwards ? "rsplit" : "split"))
		return NULL;
	if (sep == CK_NONE)
		sep = NULL;
	if (sep && !ck_is_str(sep)) {
		ck_raise(&ck_TypeError, "must be str or None, not %s", ck_type_name(sep));
		return NULL;
	}
	if (sep && !ck_to_str(sep)->len) {
		ck_raise(&ck_ValueError, "empty separator");
		return NULL;
	}
	list = ck_list_new(0, gfp);
	if (!list)
		return NULL;
	if (backwards)
		done = sep ? rsplit_at(list, s, ck_to_str(sep), limit, gfp) :
			     rsplit_words(list, s, limit, gfp);
	else
		done = sep ? split_at(list, s, ck_to_str(sep), limit, gfp) :
			     split_words(list, s, limit, gfp);
	if (!done) {
		ck_put(list);
		return NULL;
	}
	if (backwards)
		ck_list_reverse(list);
	return list;
}

/**
 * ck_str_split() - o.split(sep, maxsplit)
 * @o: a str
 * @sep: a str, or NULL or None for white space
 * @maxsplit: at most so many cuts; negative: all
 * @gfp: allocation flags
 *
 * Return: new reference to a list, or NULL with an exception pending.
 */
struct ck_object *ck_str_split(struct ck_object *o, struct ck_object *sep, ssize_t maxsplit,
			       gfp_t gfp)
{
	return split(o, sep, maxsplit, false, gfp);
}

/**
 * ck_str_rsplit() - o.rsplit(sep, maxsplit)
 * @o: a str
 * @sep: a str, or NULL or None for white space
 * @maxsplit: at most so many cuts; negative: all
 * @gfp: allocation flags
 *
 * Return: new reference to a list, or NULL with an exception pending.
 */
struct ck_object *ck_str_rsplit(struct ck_object *o, struct ck_object *sep, ssize_t maxsplit,
				gfp_t gfp)
{
	return split(o, sep, maxsplit, true, gfp);
}

static bool is_line_end(u32 cp)
{
	return (cp >= '\n' && cp <= '\r') || (cp >= 0x1c && cp <= 0x1e) || cp == 0x85 ||
	       cp == 0x2028 || cp == 0x2029;
}

/* The end of the line that begins at @pos; *behind: where the next one begins. */
static size_t line_end(const struct ck_str *s, size_t pos, size_t *behind)
{
	unsigned int width;

	for (; pos < s->len; pos += width) {
		if (!is_line_end(ck_utf8_decode(s->data + pos, &width)))
			continue;
		*behind = pos + width;
		if (s->data[pos] == '\r' && *behind < s->len && s->data[*behind] == '\n')
			++*behind;
		return pos;
	}
	*behind = s->len;
	return s->len;
}

/**
 * ck_str_splitlines() - o.splitlines(keepends)
 * @o: a str
 * @keepends: whether line ends stay
 * @gfp: allocation flags
 *
 * Return: new reference to a list, or NULL with an exception pending.
 */
struct ck_object *ck_str_splitlines(struct ck_object *o, int keepends, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(o);
	struct ck_object *list;
	size_t pos = 0, end, behind;

	if (!check_self(o, "splitlines"))
		return NULL;
	list = ck_list_new(0, gfp);
	for (; list && pos < s->len; pos = behind) {
		end = line_end(s, pos, &behind);
		if (!add_piece(list, s, pos, keepends ? behind : end, gfp)) {
			ck_put(list);
			return NULL;
		}
	}
	return list;
}

/* A tuple of the texts before, between and behind two offsets. */
static struct ck_object *three_parts(const struct ck_str *s, size_t first, size_t second,
				     gfp_t gfp)
{
	size_t cuts[] = { 0, first, second, s->len };
	struct ck_object *t = ck_tuple_new(3, gfp), *piece;
	int i;

	for (i = 0; t && i < 3; i++) {
		piece = piece_of(s, cuts[i], cuts[i + 1], gfp);
		if (!piece) {
			ck_put(t);
			return NULL;
		}
		ck_tuple_init_item(t, i, piece);
	}
	return t;
}

static struct ck_object *partition(struct ck_object *o, struct ck_object *sep, bool backwards,
				   gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(o), *t = ck_to_str(sep);
	ssize_t pos;

	if (!check_self(o, backwards ? "rpartition" : "partition"))
		return NULL;
	if (!ck_is_str(sep)) {
		ck_raise(&ck_TypeError, "must be str, not %s", ck_type_name(sep));
		return NULL;
	}
	if (!t->len) {
		ck_raise(&ck_ValueError, "empty separator");
		return NULL;
	}
	pos = backwards ? ck_mem_rfind(s->data, s->len, t->data, t->len) :
			  ck_mem_find(s->data, s->len, t->data, t->len);
	if (pos < 0)
		return backwards ? three_parts(s, 0, 0, gfp) : three_parts(s, s->len, s->len, gfp);
	return three_parts(s, pos, pos + t->len, gfp);
}

/**
 * ck_str_partition() - o.partition(sep)
 * @o: a str
 * @sep: a str
 * @gfp: allocation flags
 *
 * Return: new reference to a tuple of three, or NULL with an exception pending.
 */
struct ck_object *ck_str_partition(struct ck_object *o, struct ck_object *sep, gfp_t gfp)
{
	return partition(o, sep, false, gfp);
}

/**
 * ck_str_rpartition() - o.rpartition(sep)
 * @o: a str
 * @sep: a str
 * @gfp: allocation flags
 *
 * Return: new reference to a tuple of three, or NULL with an exception pending.
 */
struct ck_object *ck_str_rpartition(struct ck_object *o, struct ck_object *sep, gfp_t gfp)
{
	return partition(o, sep, true, gfp);
}

/* Length and character count of the joined text; false with an exception pending. */
static bool measure(const struct ck_tuple *items, const struct ck_str *sep, size_t *len,
		    size_t *nchars)
{
	u32 i;

	*len = 0;
	*nchars = 0;
	for (i = 0; i < items->len; i++) {
		const struct ck_str *s = ck_to_str(items->items[i]);

		if (!ck_is_str(items->items[i])) {
			ck_raise(&ck_TypeError,
				 "sequence item %u: expected str instance, %s found", i,
				 ck_type_name(items->items[i]));
			return false;
		}
		*len += s->len + (i ? sep->len : 0);
		*nchars += s->nchars + (i ? sep->nchars : 0);
	}
	return true;
}

static struct ck_object *join(const struct ck_str *sep, const struct ck_tuple *items, gfp_t gfp)
{
	struct ck_object *result;
	size_t len, nchars;
	char *at;
	u32 i;

	if (!measure(items, sep, &len, &nchars))
		return NULL;
	result = ck_str_alloc(len, nchars, gfp);
	if (!result)
		return NULL;
	at = ck_to_str(result)->data;
	for (i = 0; i < items->len; i++) {
		const struct ck_str *s = ck_to_str(items->items[i]);

		if (i) {
			memcpy(at, sep->data, sep->len);
			at += sep->len;
		}
		memcpy(at, s->data, s->len);
		at += s->len;
	}
	return result;
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

	if (!check_self(sep, "join"))
		return NULL;
	if (!ck_slot(ck_type_of(iterable), iter)) {
		ck_raise(&ck_TypeError, "can only join an iterable");
		return NULL;
	}
	/* A tuple cannot change between measuring and copying. */
	items = ck_tuple_from(iterable, gfp);
	if (!items)
		return NULL;
	result = join(ck_to_str(sep), ck_to_tuple(items), gfp);
	ck_put(items);
	return result;
}
