// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of str that find, count, replace and cut off. None of them makes a list or a tuple.
 *
 * They work on bytes and turn positions into code points at the end: in UTF-8 a character's bytes
 * never occur inside of another one.
 */
#include <cythonk/error.h>
#include <cythonk/slice.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "few_bytes.h"
#include "mem_search.h"
#include "self.h"
#include "str_text.h"
#include "strbuf.h"
#include "unicode.h"
#include "utf8.h"

/* startswith() takes a tuple; who passes one has linked tuple.c. */
extern const struct ck_type ck_tuple_type CK_OPTIONAL;

/* The part of a str that a search looks at. */
struct window {
	const char *text;
	size_t len;
	ssize_t start;	/* in code points, from the start of the str */
	bool empty;	/* start lies behind the end: not even "" is found */
};

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_str(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

static bool check_arg(struct ck_object *o)
{
	if (likely(ck_is_str(o)))
		return true;
	ck_raise(&ck_TypeError, "must be str, not %s", ck_type_name(o));
	return false;
}

/* The same for the methods whose messages name the argument. */
static bool check_named(struct ck_object *o, const char *what)
{
	if (likely(ck_is_str(o)))
		return true;
	ck_raise(&ck_TypeError, "%s must be str, not %s", what,
		 o == CK_NONE ? "None" : ck_type_name(o));
	return false;
}

static struct window window_of(const struct ck_str *s, ssize_t start, ssize_t end)
{
	struct window w = { .empty = start > (ssize_t)s->nchars };
	size_t from;

	if (end < 0)
		end = max_t(ssize_t, end + s->nchars, 0);
	if (start < 0)
		start = max_t(ssize_t, start + s->nchars, 0);
	if (start > end)
		w.empty = true;
	ck_clamp_slice(&start, &end, s->nchars);
	if (s->len == s->nchars) {
		from = start;
		w.len = end - start;
	} else {
		from = ck_utf8_offset(s->data, s->len, start);
		w.len = ck_utf8_offset(s->data + from, s->len - from, end - start);
	}
	w.text = s->data + from;
	w.start = start;
	return w;
}

static ssize_t find(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end,
		    const char *method,
		    ssize_t (*search)(const void *, size_t, const void *, size_t))
{
	const struct ck_str *s = ck_to_str(o), *t = ck_to_str(sub);
	struct window w;
	ssize_t pos;

	if (!check_self(o, method) || !check_arg(sub))
		return -1;
	w = window_of(s, start, end);
	if (w.empty)
		return -1;
	pos = search(w.text, w.len, t->data, t->len);
	if (pos <= 0 || s->len == s->nchars)
		return pos < 0 ? -1 : w.start + pos;
	return w.start + ck_utf8_count(w.text, pos);
}

static ssize_t found(ssize_t pos)
{
	if (pos < 0 && !ck_err_occurred())
		ck_raise(&ck_ValueError, "substring not found");
	return pos;
}

/**
 * ck_str_find() - o.find(sub, start, end)
 * @o: a str
 * @sub: what to look for
 * @start: first position
 * @end: position behind the last
 *
 * Return: the position; -1 when there is none, and with an exception pending.
 */
ssize_t ck_str_find(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end)
{
	return find(o, sub, start, end, "find", ck_mem_find);
}

/**
 * ck_str_rfind() - o.rfind(sub, start, end)
 * @o: a str
 * @sub: what to look for
 * @start: first position
 * @end: position behind the last
 *
 * Return: the position; -1 when there is none, and with an exception pending.
 */
ssize_t ck_str_rfind(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end)
{
	return find(o, sub, start, end, "rfind", ck_mem_rfind);
}

/**
 * ck_str_index() - o.index(sub, start, end)
 * @o: a str
 * @sub: what to look for
 * @start: first position
 * @end: position behind the last
 *
 * Return: the position, or -1 with ValueError or another exception pending.
 */
ssize_t ck_str_index(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end)
{
	return found(find(o, sub, start, end, "index", ck_mem_find));
}

/**
 * ck_str_rindex() - o.rindex(sub, start, end)
 * @o: a str
 * @sub: what to look for
 * @start: first position
 * @end: position behind the last
 *
 * Return: the position, or -1 with ValueError or another exception pending.
 */
ssize_t ck_str_rindex(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end)
{
	return found(find(o, sub, start, end, "rindex", ck_mem_rfind));
}

/**
 * ck_str_count() - o.count(sub, start, end)
 * @o: a str
 * @sub: what to count
 * @start: first position
 * @end: position behind the last
 *
 * Return: number of occurrences that do not overlap, or -1 with an exception pending.
 */
ssize_t ck_str_count(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end)
{
	struct window w;

	if (!check_self(o, "count") || !check_arg(sub))
		return -1;
	w = window_of(ck_to_str(o), start, end);
	if (w.empty)
		return 0;
	if (!ck_to_str(sub)->len)
		return ck_utf8_count(w.text, w.len) + 1;
	return ck_mem_count(w.text, w.len, ck_to_str(sub)->data, ck_to_str(sub)->len, SIZE_MAX);
}

static int affix_matches(const struct window *w, struct ck_object *affix, bool at_end,
			 const char *method)
{
	const struct ck_str *t = ck_to_str(affix);

	if (!ck_is_str(affix)) {
		ck_raise(&ck_TypeError,
			 "%s first arg must be str or a tuple of str, not %s", method,
			 ck_type_name(affix));
		return -1;
	}
	if (w->empty || t->len > w->len)
		return 0;
	return ck_same_bytes(w->text + (at_end ? w->len - t->len : 0), t->data, t->len);
}

static int has_affix(struct ck_object *o, struct ck_object *affix, ssize_t start, ssize_t end,
		     bool at_end, const char *method)
{
	struct window w;
	int result = 0;
	u32 i;

	if (!check_self(o, method))
		return -1;
	if (!start && end == SSIZE_MAX)
		w = (struct window){ .text = ck_to_str(o)->data, .len = ck_to_str(o)->len };
	else
		w = window_of(ck_to_str(o), start, end);
	if (ck_is_plain_str(affix))
		return affix_matches(&w, affix, at_end, method);
	if (!ck_isinstance(affix, ck_optional(ck_tuple_type)))
		return affix_matches(&w, affix, at_end, method);
	for (i = 0; !result && i < ck_to_tuple(affix)->len; i++)
		result = affix_matches(&w, ck_to_tuple(affix)->items[i], at_end, method);
	return result;
}

/**
 * ck_str_startswith() - o.startswith(prefix, start, end)
 * @o: a str
 * @prefix: a str, or a tuple of those to try
 * @start: first position
 * @end: position behind the last
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_startswith(struct ck_object *o, struct ck_object *prefix, ssize_t start, ssize_t end)
{
	return has_affix(o, prefix, start, end, false, "startswith");
}

/**
 * ck_str_endswith() - o.endswith(suffix, start, end)
 * @o: a str
 * @suffix: a str, or a tuple of those to try
 * @start: first position
 * @end: position behind the last
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_endswith(struct ck_object *o, struct ck_object *suffix, ssize_t start, ssize_t end)
{
	return has_affix(o, suffix, start, end, true, "endswith");
}

/* replace() of "": between all characters, and at both ends. */
static void interleave(struct ck_strbuf *buf, const struct ck_str *s, struct ck_object *repl,
		       size_t limit)
{
	size_t pos = 0;

	for (; limit; limit--) {
		unsigned int width;

		ck_strbuf_add_str(buf, repl);
		if (pos == s->len)
			return;
		width = ck_utf8_width(s->data[pos]);
		ck_strbuf_add(buf, s->data + pos, width);
		pos += width;
	}
	ck_strbuf_add(buf, s->data + pos, s->len - pos);
}

static void replace_all(struct ck_strbuf *buf, const struct ck_str *s, const struct ck_str *old,
			struct ck_object *repl, size_t limit)
{
	size_t pos = 0;

	for (; limit; limit--) {
		ssize_t next = ck_mem_find(s->data + pos, s->len - pos, old->data, old->len);

		if (next < 0)
			break;
		ck_strbuf_add(buf, s->data + pos, next);
		ck_strbuf_add_str(buf, repl);
		pos += next + old->len;
	}
	ck_strbuf_add(buf, s->data + pos, s->len - pos);
}

/**
 * ck_str_replace() - o.replace(old, repl, count)
 * @o: a str
 * @old: what to replace
 * @repl: with what
 * @count: at most so many times; negative: everywhere
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_replace(struct ck_object *o, struct ck_object *old,
				 struct ck_object *repl, ssize_t count, gfp_t gfp)
{
	size_t limit = count < 0 ? SIZE_MAX : count;
	struct ck_strbuf buf;

	if (!check_self(o, "replace") || !check_named(old, "replace() argument 1") ||
	    !check_named(repl, "replace() argument 2"))
		return NULL;
	if (ck_to_str(old)->len &&
	    (!limit || ck_mem_find(ck_to_str(o)->data, ck_to_str(o)->len, ck_to_str(old)->data,
				   ck_to_str(old)->len) < 0))
		return ck_get(o);
	ck_strbuf_init(&buf, gfp);
	if (ck_to_str(old)->len)
		replace_all(&buf, ck_to_str(o), ck_to_str(old), repl, limit);
	else
		interleave(&buf, ck_to_str(o), repl, limit);
	return ck_strbuf_finish(&buf);
}

/* Is the character at @p one of those that strip() removes? */
static bool strips(const char *p, const struct ck_str *chars)
{
	unsigned int width;
	u32 cp = ck_utf8_decode(p, &width);

	if (!chars)
		return ck_uc_space(cp);
	return ck_mem_find(chars->data, chars->len, p, width) >= 0;
}

static struct ck_object *strip(struct ck_object *o, struct ck_object *chars, bool left, bool right,
			       const char *method, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(o), *set = NULL;
	size_t from = 0, to, last;

	if (!check_self(o, method))
		return NULL;
	if (chars && chars != CK_NONE) {
		if (!ck_is_str(chars)) {
			ck_raise(&ck_TypeError, "%s arg must be None or str", method);
			return NULL;
		}
		set = ck_to_str(chars);
	}
	to = s->len;
	while (left && from < to && strips(s->data + from, set))
		from += ck_utf8_width(s->data[from]);
	while (right && to > from) {
		for (last = to - 1; ck_utf8_is_tail(s->data[last]); last--)
			;
		if (!strips(s->data + last, set))
			break;
		to = last;
	}
	if (to - from == s->len)
		return ck_get(o);
	return ck_str_piece(s, from, to, gfp);
}

/**
 * ck_str_strip() - o.strip(chars)
 * @o: a str
 * @chars: the characters to strip; NULL or None: white space
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_strip(struct ck_object *o, struct ck_object *chars, gfp_t gfp)
{
	return strip(o, chars, true, true, "strip", gfp);
}

/**
 * ck_str_lstrip() - o.lstrip(chars)
 * @o: a str
 * @chars: the characters to strip; NULL or None: white space
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_lstrip(struct ck_object *o, struct ck_object *chars, gfp_t gfp)
{
	return strip(o, chars, true, false, "lstrip", gfp);
}

/**
 * ck_str_rstrip() - o.rstrip(chars)
 * @o: a str
 * @chars: the characters to strip; NULL or None: white space
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_rstrip(struct ck_object *o, struct ck_object *chars, gfp_t gfp)
{
	return strip(o, chars, false, true, "rstrip", gfp);
}

/**
 * ck_str_removeprefix() - o.removeprefix(prefix)
 * @o: a str
 * @prefix: a str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_removeprefix(struct ck_object *o, struct ck_object *prefix, gfp_t gfp)
{
	if (!check_self(o, "removeprefix") || !check_named(prefix, "removeprefix() argument"))
		return NULL;
	if (!has_affix(o, prefix, 0, SSIZE_MAX, false, "removeprefix"))
		return ck_get(o);
	return ck_str_slice(o, ck_to_str(prefix)->nchars, SSIZE_MAX, gfp);
}

/**
 * ck_str_removesuffix() - o.removesuffix(suffix)
 * @o: a str
 * @suffix: a str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_removesuffix(struct ck_object *o, struct ck_object *suffix, gfp_t gfp)
{
	if (!check_self(o, "removesuffix") || !check_named(suffix, "removesuffix() argument"))
		return NULL;
	if (!has_affix(o, suffix, 0, SSIZE_MAX, true, "removesuffix"))
		return ck_get(o);
	return ck_str_slice(o, 0, ck_to_str(o)->nchars - ck_to_str(suffix)->nchars, gfp);
}
