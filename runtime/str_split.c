// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of str that make lists and tuples.
 */
#include <linux/bitops.h>

#include <cythonk/compat.h>
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "list_items.h"
#include "mem_search.h"
#include "self.h"
#include "str_text.h"
#include "unicode.h"
#include "utf8.h"

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_str(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

/* Pieces of a short line lie on the stack until the list is made. */
#define FEW	24

/**
 * struct pieces - what becomes a list
 * @items: the pieces; @few, or a payload
 * @n: how many
 * @cap: how many fit
 * @gfp: how to allocate
 * @few: room that needs no allocation
 */
struct pieces {
	struct ck_object **items;
	size_t n;
	size_t cap;
	gfp_t gfp;
	struct ck_object *few[FEW];
};

static void pieces_init(struct pieces *pieces, gfp_t gfp)
{
	pieces->items = pieces->few;
	pieces->n = 0;
	pieces->cap = FEW;
	pieces->gfp = gfp;
}

static void pieces_discard(struct pieces *pieces)
{
	while (pieces->n)
		ck_put(pieces->items[--pieces->n]);
	if (pieces->items != pieces->few)
		ck_payload_free(pieces->items);
}

static noinline bool pieces_grow(struct pieces *pieces)
{
	struct ck_object **items = ck_payload_alloc(pieces->cap * 2, sizeof(*items), pieces->gfp);

	if (!items)
		return false;
	memcpy(items, pieces->items, pieces->n * sizeof(*items));
	if (pieces->items != pieces->few)
		ck_payload_free(pieces->items);
	pieces->items = items;
	pieces->cap *= 2;
	return true;
}

/* The list; the pieces are given up. */
static struct ck_object *pieces_finish(struct pieces *pieces)
{
	struct ck_items items = { .n = pieces->n };

	if (pieces->n) {
		items.items = ck_shared_alloc(pieces->n, sizeof(*items.items), pieces->gfp);
		if (!items.items) {
			pieces_discard(pieces);
			return NULL;
		}
		memcpy(items.items, pieces->items, pieces->n * sizeof(*items.items));
		pieces->n = 0;
	}
	pieces_discard(pieces);
	return ck_list_adopt(&items, pieces->gfp);
}

/* Add the text between two offsets. */
static __always_inline bool add_piece(struct pieces *pieces, const struct ck_str *s, size_t from,
				      size_t to)
{
	struct ck_object *piece;

	if (unlikely(pieces->n == pieces->cap) && !pieces_grow(pieces))
		return false;
	piece = ck_str_piece(s, from, to, pieces->gfp);
	if (piece)
		pieces->items[pieces->n++] = piece;
	return piece;
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

static bool split_words(struct pieces *pieces, const struct ck_str *s, size_t limit)
{
	size_t pos = skip(s, 0, true), end;

	for (; pos < s->len && limit; limit--) {
		end = skip(s, pos, false);
		if (!add_piece(pieces, s, pos, end))
			return false;
		pos = skip(s, end, true);
	}
	return pos == s->len || add_piece(pieces, s, pos, s->len);
}

static bool rsplit_words(struct pieces *pieces, const struct ck_str *s, size_t limit)
{
	size_t end = skip_back(s, s->len, true), start;

	for (; end && limit; limit--) {
		start = skip_back(s, end, false);
		if (!add_piece(pieces, s, start, end))
			return false;
		end = skip_back(s, start, true);
	}
	return !end || add_piece(pieces, s, 0, end);
}

/* A byte eight times. */
#define ALL(byte)	(0x0101010101010101ull * (u8)(byte))

/* The highest bit of each byte that is 0. */
static u64 zero_bytes(u64 word)
{
	return ~(((word & ALL(0x7f)) + ALL(0x7f)) | word | ALL(0x7f));
}

/*
 * split_at() one byte: eight are compared at once, and each one found is a bit, so that there is
 * nothing to set up for a piece, of which most are short.
 */
static bool split_at_byte(struct pieces *pieces, const struct ck_str *s, u8 sep, size_t limit)
{
	size_t from = 0, pos = 0;

	for (; s->len - pos >= sizeof(u64); pos += sizeof(u64)) {
		u64 word = get_unaligned_le64(s->data + pos);
		u64 found = zero_bytes(word ^ ALL(sep));

		for (; found; found &= found - 1) {
			size_t to = pos + __ffs64(found) / BITS_PER_BYTE;

			if (!limit--)
				return add_piece(pieces, s, from, s->len);
			if (!add_piece(pieces, s, from, to))
				return false;
			from = to + 1;
		}
	}
	for (; pos < s->len && limit; pos++) {
		if ((u8)s->data[pos] != sep)
			continue;
		if (!add_piece(pieces, s, from, pos))
			return false;
		from = pos + 1;
		limit--;
	}
	return add_piece(pieces, s, from, s->len);
}

static bool split_at(struct pieces *pieces, const struct ck_str *s, const struct ck_str *sep,
		     size_t limit)
{
	size_t pos = 0;

	if (sep->len == 1)
		return split_at_byte(pieces, s, sep->data[0], limit);
	for (; limit; limit--) {
		ssize_t n = ck_mem_find(s->data + pos, s->len - pos, sep->data, sep->len);

		if (n < 0)
			break;
		if (!add_piece(pieces, s, pos, pos + n))
			return false;
		pos += n + sep->len;
	}
	return add_piece(pieces, s, pos, s->len);
}

static bool rsplit_at(struct pieces *pieces, const struct ck_str *s, const struct ck_str *sep,
		      size_t limit)
{
	size_t end = s->len;

	for (; limit; limit--) {
		ssize_t n = ck_mem_rfind(s->data, end, sep->data, sep->len);

		if (n < 0)
			break;
		if (!add_piece(pieces, s, n + sep->len, end))
			return false;
		end = n;
	}
	return add_piece(pieces, s, 0, end);
}

static void reverse(struct pieces *pieces)
{
	size_t i, n = pieces->n;

	for (i = 0; i < n / 2; i++)
		swap(pieces->items[i], pieces->items[n - 1 - i]);
}

static struct ck_object *split(struct ck_object *o, struct ck_object *sep, ssize_t maxsplit,
			       bool backwards, gfp_t gfp)
{
	size_t limit = maxsplit < 0 ? SIZE_MAX : maxsplit;
	const struct ck_str *s = ck_to_str(o);
	struct pieces pieces;
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
	pieces_init(&pieces, gfp);
	if (backwards)
		done = sep ? rsplit_at(&pieces, s, ck_to_str(sep), limit) :
			     rsplit_words(&pieces, s, limit);
	else
		done = sep ? split_at(&pieces, s, ck_to_str(sep), limit) :
			     split_words(&pieces, s, limit);
	if (!done) {
		pieces_discard(&pieces);
		return NULL;
	}
	if (backwards)
		reverse(&pieces);
	return pieces_finish(&pieces);
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
	size_t pos, end, behind;
	struct pieces pieces;

	if (!check_self(o, "splitlines"))
		return NULL;
	pieces_init(&pieces, gfp);
	for (pos = 0; pos < s->len; pos = behind) {
		end = line_end(s, pos, &behind);
		if (!add_piece(&pieces, s, pos, keepends ? behind : end)) {
			pieces_discard(&pieces);
			return NULL;
		}
	}
	return pieces_finish(&pieces);
}

/* A tuple of the texts before, between and behind two offsets. */
static struct ck_object *three_parts(const struct ck_str *s, size_t first, size_t second,
				     gfp_t gfp)
{
	size_t cuts[] = { 0, first, second, s->len };
	struct ck_object *t = ck_tuple_new(3, gfp), *piece;
	int i;

	for (i = 0; t && i < 3; i++) {
		piece = ck_str_piece(s, cuts[i], cuts[i + 1], gfp);
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
