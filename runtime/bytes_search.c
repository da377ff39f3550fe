// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of bytes that find, count, replace and cut off.
 */
#include <cythonk/buffer.h>
#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/slice.h>
#include <cythonk/tuple.h>

#include "mem_search.h"
#include "self.h"
#include "strbuf.h"

/* startswith() takes a tuple; who passes one has linked tuple.c. */
extern const struct ck_type ck_tuple_type CK_OPTIONAL;

/* Bytes somewhere. */
struct span {
	const u8 *p;
	size_t len;
	bool empty;	/* starts behind its end: not even b"" is found in it */
};

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_bytes(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

/*
 * What is looked for: something bytes-like, or one byte given as an int. The view is to be put.
 */
static bool needle_of(struct ck_view *needle, struct ck_object *sub)
{
	int found = ck_view_try(needle, sub, CK_GFP_ANY);
	s64 v;

	if (found)
		return found > 0;
	if (!ck_int_value(sub, &v)) {
		ck_raise(&ck_TypeError,
			 "argument should be integer or bytes-like object, not '%s'",
			 ck_type_name(sub));
		return false;
	}
	if (v < 0 || v > U8_MAX) {
		ck_raise(&ck_ValueError, "byte must be in range(0, 256)");
		return false;
	}
	needle->small[0] = v;
	needle->p = needle->small;
	needle->len = 1;
	return true;
}

static struct span window_of(const struct ck_bytes *b, ssize_t *start, ssize_t end)
{
	struct span w = { };

	if (end < 0)
		end = max_t(ssize_t, end + b->len, 0);
	if (*start < 0)
		*start = max_t(ssize_t, *start + b->len, 0);
	w.empty = *start > end || *start > b->len;
	ck_clamp_slice(start, &end, b->len);
	w.p = b->data + *start;
	w.len = end - *start;
	return w;
}

static ssize_t find(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end,
		    const char *method,
		    ssize_t (*search)(const void *, size_t, const void *, size_t))
{
	struct ck_view needle;
	struct span window;
	ssize_t pos;

	if (!check_self(o, method) || !needle_of(&needle, sub))
		return -1;
	window = window_of(ck_to_bytes(o), &start, end);
	pos = window.empty ? -1 : search(window.p, window.len, needle.p, needle.len);
	ck_view_put(&needle);
	return pos < 0 ? -1 : start + pos;
}

static ssize_t found(ssize_t pos)
{
	if (pos < 0 && !ck_err_occurred())
		ck_raise(&ck_ValueError, "subsection not found");
	return pos;
}

/**
 * ck_bytes_find() - o.find(sub, start, end)
 * @o: bytes
 * @sub: bytes or a byte
 * @start: first position
 * @end: position behind the last
 *
 * Return: the position; -1 when there is none, and with an exception pending.
 */
ssize_t ck_bytes_find(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end)
{
	return find(o, sub, start, end, "find", ck_mem_find);
}

/**
 * ck_bytes_rfind() - o.rfind(sub, start, end)
 * @o: bytes
 * @sub: bytes or a byte
 * @start: first position
 * @end: position behind the last
 *
 * Return: the position; -1 when there is none, and with an exception pending.
 */
ssize_t ck_bytes_rfind(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end)
{
	return find(o, sub, start, end, "rfind", ck_mem_rfind);
}

/**
 * ck_bytes_index() - o.index(sub, start, end)
 * @o: bytes
 * @sub: bytes or a byte
 * @start: first position
 * @end: position behind the last
 *
 * Return: the position, or -1 with ValueError or another exception pending.
 */
ssize_t ck_bytes_index(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end)
{
	return found(find(o, sub, start, end, "index", ck_mem_find));
}

/**
 * ck_bytes_rindex() - o.rindex(sub, start, end)
 * @o: bytes
 * @sub: bytes or a byte
 * @start: first position
 * @end: position behind the last
 *
 * Return: the position, or -1 with ValueError or another exception pending.
 */
ssize_t ck_bytes_rindex(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end)
{
	return found(find(o, sub, start, end, "rindex", ck_mem_rfind));
}

/**
 * ck_bytes_count() - o.count(sub, start, end)
 * @o: bytes
 * @sub: bytes or a byte
 * @start: first position
 * @end: position behind the last
 *
 * Return: number of occurrences that do not overlap, or -1 with an exception pending.
 */
ssize_t ck_bytes_count(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end)
{
	struct ck_view needle;
	struct span window;
	ssize_t count = 0;

	if (!check_self(o, "count") || !needle_of(&needle, sub))
		return -1;
	window = window_of(ck_to_bytes(o), &start, end);
	if (!window.empty)
		count = needle.len ? ck_mem_count(window.p, window.len, needle.p, needle.len,
						  SIZE_MAX) : window.len + 1;
	ck_view_put(&needle);
	return count;
}

static int affix_matches(const struct span *w, struct ck_object *affix, bool at_end,
			 const char *method, bool in_tuple)
{
	struct ck_view t;
	int result = ck_view_try(&t, affix, CK_GFP_ANY);

	if (!result && in_tuple)
		ck_raise(&ck_TypeError, "a bytes-like object is required, not '%s'",
			 ck_type_name(affix));
	else if (!result)
		ck_raise(&ck_TypeError,
			 "%s first arg must be bytes or a tuple of bytes, not %s", method,
			 ck_type_name(affix));
	if (result <= 0)
		return -1;
	result = !w->empty && t.len <= w->len &&
		 !memcmp(w->p + (at_end ? w->len - t.len : 0), t.p, t.len);
	ck_view_put(&t);
	return result;
}

static int has_affix(struct ck_object *o, struct ck_object *affix, ssize_t start, ssize_t end,
		     bool at_end, const char *method)
{
	struct span w;
	int result = 0;
	u32 i;

	if (!check_self(o, method))
		return -1;
	w = window_of(ck_to_bytes(o), &start, end);
	if (!ck_isinstance(affix, ck_optional(ck_tuple_type)))
		return affix_matches(&w, affix, at_end, method, false);
	for (i = 0; !result && i < ck_to_tuple(affix)->len; i++)
		result = affix_matches(&w, ck_to_tuple(affix)->items[i], at_end, method, true);
	return result;
}

/**
 * ck_bytes_startswith() - o.startswith(prefix, start, end)
 * @o: bytes
 * @prefix: bytes, or a tuple of those to try
 * @start: first position
 * @end: position behind the last
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_bytes_startswith(struct ck_object *o, struct ck_object *prefix, ssize_t start, ssize_t end)
{
	return has_affix(o, prefix, start, end, false, "startswith");
}

/**
 * ck_bytes_endswith() - o.endswith(suffix, start, end)
 * @o: bytes
 * @suffix: bytes, or a tuple of those to try
 * @start: first position
 * @end: position behind the last
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_bytes_endswith(struct ck_object *o, struct ck_object *suffix, ssize_t start, ssize_t end)
{
	return has_affix(o, suffix, start, end, true, "endswith");
}

static void add(struct ck_strbuf *buf, const u8 *p, size_t n)
{
	ck_strbuf_add(buf, (const char *)p, n);
}

/* replace() of b"": between all bytes, and at both ends. */
static void interleave(struct ck_strbuf *buf, const struct ck_bytes *b,
		       const struct ck_view *repl, size_t limit)
{
	size_t pos = 0;

	for (; limit; limit--) {
		add(buf, repl->p, repl->len);
		if (pos == b->len)
			return;
		add(buf, b->data + pos++, 1);
	}
	add(buf, b->data + pos, b->len - pos);
}

static void replace_all(struct ck_strbuf *buf, const struct ck_bytes *b,
			const struct ck_view *old, const struct ck_view *repl, size_t limit)
{
	size_t pos = 0;

	for (; limit; limit--) {
		ssize_t next = ck_mem_find(b->data + pos, b->len - pos, old->p, old->len);

		if (next < 0)
			break;
		add(buf, b->data + pos, next);
		add(buf, repl->p, repl->len);
		pos += next + old->len;
	}
	add(buf, b->data + pos, b->len - pos);
}

/**
 * ck_bytes_replace() - o.replace(old, repl, count)
 * @o: bytes
 * @old: what to replace
 * @repl: with what
 * @count: at most so many times; negative: everywhere
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_replace(struct ck_object *o, struct ck_object *old,
				   struct ck_object *repl, ssize_t count, gfp_t gfp)
{
	size_t limit = count < 0 ? SIZE_MAX : count;
	struct ck_object *result = NULL;
	struct ck_view from, to;
	struct ck_strbuf buf;

	if (!check_self(o, "replace") || !ck_view_get(&from, old, gfp))
		return NULL;
	if (!ck_view_get(&to, repl, gfp)) {
		ck_view_put(&from);
		return NULL;
	}
	ck_strbuf_init(&buf, gfp);
	if (from.len)
		replace_all(&buf, ck_to_bytes(o), &from, &to, limit);
	else
		interleave(&buf, ck_to_bytes(o), &to, limit);
	if (!buf.failed)
		result = ck_bytes_new(buf.data, buf.len, gfp);
	ck_strbuf_discard(&buf);
	ck_view_put(&to);
	ck_view_put(&from);
	return result;
}

static bool strips(u8 byte, const struct ck_view *chars)
{
	if (chars)
		return memchr(chars->p, byte, chars->len);
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static struct ck_object *strip(struct ck_object *o, struct ck_object *chars, bool left, bool right,
			       const char *method, gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(o);
	struct ck_view view, *set = NULL;
	size_t from = 0, to;

	if (!check_self(o, method))
		return NULL;
	if (chars && chars != CK_NONE) {
		if (!ck_view_get(&view, chars, gfp))
			return NULL;
		set = &view;
	}
	to = b->len;
	while (left && from < to && strips(b->data[from], set))
		from++;
	while (right && to > from && strips(b->data[to - 1], set))
		to--;
	if (set)
		ck_view_put(set);
	return ck_bytes_slice(o, from, to, gfp);
}

/**
 * ck_bytes_strip() - o.strip(chars)
 * @o: bytes
 * @chars: the bytes to strip; NULL or None: ASCII white space
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_strip(struct ck_object *o, struct ck_object *chars, gfp_t gfp)
{
	return strip(o, chars, true, true, "strip", gfp);
}

/**
 * ck_bytes_lstrip() - o.lstrip(chars)
 * @o: bytes
 * @chars: the bytes to strip; NULL or None: ASCII white space
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_lstrip(struct ck_object *o, struct ck_object *chars, gfp_t gfp)
{
	return strip(o, chars, true, false, "lstrip", gfp);
}

/**
 * ck_bytes_rstrip() - o.rstrip(chars)
 * @o: bytes
 * @chars: the bytes to strip; NULL or None: ASCII white space
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_rstrip(struct ck_object *o, struct ck_object *chars, gfp_t gfp)
{
	return strip(o, chars, false, true, "rstrip", gfp);
}

/* Without the affix, if it is there. */
static struct ck_object *remove_affix(struct ck_object *o, struct ck_object *affix, bool at_end,
				      const char *method, gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(o);
	struct ck_view t;
	ssize_t from = 0, to;

	if (!check_self(o, method) || !ck_view_get(&t, affix, gfp))
		return NULL;
	to = b->len;
	if (t.len <= b->len && !memcmp(b->data + (at_end ? b->len - t.len : 0), t.p, t.len)) {
		from = at_end ? 0 : t.len;
		to = at_end ? b->len - t.len : b->len;
	}
	ck_view_put(&t);
	return ck_bytes_slice(o, from, to, gfp);
}

/**
 * ck_bytes_removeprefix() - o.removeprefix(prefix)
 * @o: bytes
 * @prefix: bytes-like
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_removeprefix(struct ck_object *o, struct ck_object *prefix, gfp_t gfp)
{
	return remove_affix(o, prefix, false, "removeprefix", gfp);
}

/**
 * ck_bytes_removesuffix() - o.removesuffix(suffix)
 * @o: bytes
 * @suffix: bytes-like
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_removesuffix(struct ck_object *o, struct ck_object *suffix, gfp_t gfp)
{
	return remove_affix(o, suffix, true, "removesuffix", gfp);
}
