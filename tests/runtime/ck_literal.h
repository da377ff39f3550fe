/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Objects from Python literals, so that a test can be written as Python would write it: ints,
 * str, bytes and bytearray in repr() form, None, True, False, tuples, lists, dicts, sets, range(…).
 */
#ifndef CK_LITERAL_H
#define CK_LITERAL_H

#include <linux/ctype.h>
#include <linux/kernel.h>

#include <cythonk/bytearray.h>
#include <cythonk/bytes.h>
#include <cythonk/dict.h>
#include <cythonk/iter.h>
#include <cythonk/list.h>
#include <cythonk/set.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#define CK_LITERAL_TEXT	4096

static char ck_literal_buf[CK_LITERAL_TEXT];

static struct ck_object *ck_literal_next(const char **p);

static inline bool ck_literal_accept(const char **p, const char *word)
{
	size_t n = strlen(word);

	while (**p == ' ')
		++*p;
	if (strncmp(*p, word, n))
		return false;
	*p += n;
	return true;
}

static inline u32 ck_literal_hex(const char **p, int digits)
{
	u32 v = 0;

	while (digits--)
		v = v << 4 | hex_to_bin(*(*p)++);
	return v;
}

static inline size_t ck_literal_encode(char *out, u32 cp, bool bytes)
{
	if (bytes || cp < 0x80) {
		out[0] = cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = 0xc0 | cp >> 6;
		out[1] = 0x80 | (cp & 0x3f);
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = 0xe0 | cp >> 12;
		out[1] = 0x80 | (cp >> 6 & 0x3f);
		out[2] = 0x80 | (cp & 0x3f);
		return 3;
	}
	out[0] = 0xf0 | cp >> 18;
	out[1] = 0x80 | (cp >> 12 & 0x3f);
	out[2] = 0x80 | (cp >> 6 & 0x3f);
	out[3] = 0x80 | (cp & 0x3f);
	return 4;
}

/* The code point behind a backslash. */
static inline u32 ck_literal_escape(const char **p)
{
	char c = *(*p)++;

	switch (c) {
	case 'n':
		return '\n';
	case 't':
		return '\t';
	case 'r':
		return '\r';
	case 'x':
		return ck_literal_hex(p, 2);
	case 'u':
		return ck_literal_hex(p, 4);
	case 'U':
		return ck_literal_hex(p, 8);
	default:
		return c;
	}
}

static inline struct ck_object *ck_literal_text(const char **p, bool bytes)
{
	char quote = *(*p)++;
	size_t n = 0;

	while (**p && **p != quote && n < CK_LITERAL_TEXT - 4) {
		u32 cp = (u8)*(*p)++;

		if (cp == '\\')
			cp = ck_literal_escape(p);
		n += ck_literal_encode(ck_literal_buf + n, cp, bytes);
	}
	++*p;
	return bytes ? ck_bytes_new(ck_literal_buf, n, GFP_KERNEL) :
		       ck_str_new(ck_literal_buf, n, GFP_KERNEL);
}

static inline struct ck_object *ck_literal_int(const char **p)
{
	bool negative = ck_literal_accept(p, "-");
	u64 v = 0;

	while (isdigit(**p))
		v = v * 10 + (*(*p)++ - '0');
	return ck_int_from_s64(negative ? (s64)(0 - v) : (s64)v, GFP_KERNEL);
}

/* Items up to a closing bracket, as a list; *comma: a comma followed the last. */
static inline struct ck_object *ck_literal_items(const char **p, const char *close, bool *comma)
{
	struct ck_object *list = ck_list_new(0, GFP_KERNEL), *item;

	*comma = false;
	while (list && !ck_literal_accept(p, close)) {
		item = ck_literal_next(p);
		if (!item || ck_list_append(list, item, GFP_KERNEL) < 0) {
			ck_put(item);
			ck_put(list);
			return NULL;
		}
		ck_put(item);
		*comma = ck_literal_accept(p, ",");
	}
	return list;
}

static inline struct ck_object *ck_literal_tuple(const char **p)
{
	struct ck_object *list, *result;
	bool comma;

	list = ck_literal_items(p, ")", &comma);
	if (!list)
		return NULL;
	/* One item in brackets is that item. */
	result = ck_list_len(list) == 1 && !comma ? ck_list_get(list, 0) :
						    ck_list_as_tuple(list, GFP_KERNEL);
	ck_put(list);
	return result;
}

/* What follows "{" and the first key of a set. */
static inline struct ck_object *ck_literal_set(const char **p, struct ck_object *first)
{
	struct ck_object *rest, *s = NULL;
	bool comma;

	ck_literal_accept(p, ",");
	rest = ck_literal_items(p, "}", &comma);
	if (rest && first)
		s = ck_set_from(rest, GFP_KERNEL);
	if (s && ck_set_add(s, first, GFP_KERNEL) < 0) {
		ck_put(s);
		s = NULL;
	}
	ck_put(rest);
	ck_put(first);
	return s;
}

static inline struct ck_object *ck_literal_frozenset(const char **p)
{
	struct ck_object *items, *keys, *result = NULL;
	bool comma;

	items = ck_literal_items(p, ")", &comma);
	keys = items ? ck_list_iter_get(items, 0) : NULL;
	if (items)
		result = ck_frozenset_from(keys, GFP_KERNEL);
	ck_put(keys);
	ck_put(items);
	return result;
}

static inline struct ck_object *ck_literal_dict(const char **p)
{
	struct ck_object *d = ck_dict_new(0, GFP_KERNEL), *k, *v;
	int failed;

	while (d && !ck_literal_accept(p, "}")) {
		k = ck_literal_next(p);
		if (!ck_literal_accept(p, ":")) {
			ck_put(d);
			return ck_literal_set(p, k);
		}
		v = ck_literal_next(p);
		failed = !k || !v || ck_dict_set(d, k, v, GFP_KERNEL) < 0;
		ck_put(k);
		ck_put(v);
		if (failed) {
			ck_put(d);
			return NULL;
		}
		ck_literal_accept(p, ",");
	}
	return d;
}

static inline struct ck_object *ck_literal_bytearray(const char **p)
{
	struct ck_object *bytes = ck_literal_next(p), *result = NULL;

	if (bytes && ck_literal_accept(p, ")"))
		result = ck_bytearray_from(bytes, GFP_KERNEL);
	ck_put(bytes);
	return result;
}

static inline struct ck_object *ck_literal_range(const char **p)
{
	struct ck_object *list, *a, *b, *c, *result;
	bool comma;

	list = ck_literal_items(p, ")", &comma);
	if (!list)
		return NULL;
	a = ck_list_iter_get(list, 0);
	b = ck_list_iter_get(list, 1);
	c = ck_list_iter_get(list, 2);
	result = ck_range(a, b, c, GFP_KERNEL);
	ck_put(a);
	ck_put(b);
	ck_put(c);
	ck_put(list);
	return result;
}

static struct ck_object *ck_literal_next(const char **p)
{
	bool comma;

	if (ck_literal_accept(p, "bytearray("))
		return ck_literal_bytearray(p);
	if (ck_literal_accept(p, "None"))
		return CK_NONE;
	if (ck_literal_accept(p, "True"))
		return CK_TRUE;
	if (ck_literal_accept(p, "False"))
		return CK_FALSE;
	if (ck_literal_accept(p, "set()"))
		return ck_set_new(GFP_KERNEL);
	if (ck_literal_accept(p, "frozenset("))
		return ck_literal_frozenset(p);
	if (ck_literal_accept(p, "range("))
		return ck_literal_range(p);
	if (ck_literal_accept(p, "("))
		return ck_literal_tuple(p);
	if (ck_literal_accept(p, "["))
		return ck_literal_items(p, "]", &comma);
	if (ck_literal_accept(p, "{"))
		return ck_literal_dict(p);
	if (**p == '\'' || **p == '"')
		return ck_literal_text(p, false);
	if (**p == 'b') {
		++*p;
		return ck_literal_text(p, true);
	}
	return ck_literal_int(p);
}

/* The object a literal stands for: new reference, or NULL with an exception pending. */
static inline struct ck_object *ck_literal(const char *text)
{
	return ck_literal_next(&text);
}

#endif /* CK_LITERAL_H */
