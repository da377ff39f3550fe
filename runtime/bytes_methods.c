// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of bytes by name, and the small ones.
 */
#include <linux/kernel.h>

#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/str.h>

#include "args.h"
#include "methods.h"
#include "self.h"

/**
 * ck_bytes_hex() - o.hex()
 * @o: bytes
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_hex(struct ck_object *o, gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(o);
	struct ck_object *text;

	if (!ck_is_bytes(o)) {
		ck_raise_no_method(o, "hex");
		return NULL;
	}
	text = ck_str_alloc(2 * (size_t)b->len, 2 * (size_t)b->len, gfp);
	if (text)
		bin2hex(ck_to_str(text)->data, b->data, b->len);
	return text;
}

/* All letters from @first to @first + 25 moved by @distance. */
static struct ck_object *change_case(struct ck_object *o, const char *method, u8 first,
				     int distance, gfp_t gfp)
{
	struct ck_object *result;
	u32 i;

	if (!ck_is_bytes(o)) {
		ck_raise_no_method(o, method);
		return NULL;
	}
	result = ck_bytes_new(ck_to_bytes(o)->data, ck_to_bytes(o)->len, gfp);
	for (i = 0; result && i < ck_to_bytes(o)->len; i++) {
		u8 *c = &ck_to_bytes(result)->data[i];

		if (*c >= first && *c < first + 26)
			*c += distance;
	}
	return result;
}

/**
 * ck_bytes_upper() - o.upper(), ASCII letters only
 * @o: bytes
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_upper(struct ck_object *o, gfp_t gfp)
{
	return change_case(o, "upper", 'a', 'A' - 'a', gfp);
}

/**
 * ck_bytes_lower() - o.lower(), ASCII letters only
 * @o: bytes
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_lower(struct ck_object *o, gfp_t gfp)
{
	return change_case(o, "lower", 'A', 'a' - 'A', gfp);
}

static bool window_args(const char *method, unsigned int nargs, struct ck_object **args,
			ssize_t *start, ssize_t *end)
{
	*start = 0;
	*end = SSIZE_MAX;
	return ck_check_args(method, nargs, 1, 3) && ck_arg_index(nargs, args, 1, start) &&
	       ck_arg_index(nargs, args, 2, end);
}

/* (sub, start, end), giving a position or a number. */
#define SEARCH_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	ssize_t start, end;							\
										\
	if (!window_args(#name, nargs, args, &start, &end))			\
		return NULL;							\
	return ck_result_index(ck_bytes_##name(self, args[0], start, end), gfp);	\
}

/* (prefix, start, end), giving yes or no. */
#define AFFIX_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	ssize_t start, end;							\
										\
	if (!window_args(#name, nargs, args, &start, &end))			\
		return NULL;							\
	return ck_result_bool(ck_bytes_##name(self, args[0], start, end));	\
}

/* (chars) */
#define STRIP_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	if (!ck_check_args(#name, nargs, 0, 1))					\
		return NULL;							\
	return ck_bytes_##name(self, ck_arg(nargs, args, 0), gfp);		\
}

/* No argument. */
#define PLAIN_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	if (!ck_check_args("bytes." #name, nargs, 0, 0))			\
		return NULL;							\
	return ck_bytes_##name(self, gfp);					\
}

/* One argument, any object. */
#define OBJECT_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	if (!ck_check_args("bytes." #name, nargs, 1, 1))			\
		return NULL;							\
	return ck_bytes_##name(self, args[0], gfp);				\
}

SEARCH_METHOD(count)
SEARCH_METHOD(find)
SEARCH_METHOD(index)
SEARCH_METHOD(rfind)
SEARCH_METHOD(rindex)
AFFIX_METHOD(endswith)
AFFIX_METHOD(startswith)
STRIP_METHOD(lstrip)
STRIP_METHOD(rstrip)
STRIP_METHOD(strip)
PLAIN_METHOD(hex)
PLAIN_METHOD(lower)
PLAIN_METHOD(upper)
OBJECT_METHOD(join)
OBJECT_METHOD(removeprefix)
OBJECT_METHOD(removesuffix)

static struct ck_object *call_decode(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	const char *encoding = NULL, *errors = NULL;

	if (!ck_check_args("decode", nargs, 0, 2) || !ck_arg_text(nargs, args, 0, &encoding) ||
	    !ck_arg_text(nargs, args, 1, &errors))
		return NULL;
	return ck_bytes_decode(self, encoding, errors, gfp);
}

static struct ck_object *call_replace(struct ck_object *self, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	ssize_t count = -1;

	if (!ck_check_args("replace", nargs, 2, 3) || !ck_arg_index(nargs, args, 2, &count))
		return NULL;
	return ck_bytes_replace(self, args[0], args[1], count, gfp);
}

static struct ck_object *call_split(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	ssize_t maxsplit = -1;

	if (!ck_check_args("split", nargs, 0, 2) || !ck_arg_index(nargs, args, 1, &maxsplit))
		return NULL;
	return ck_bytes_split(self, ck_arg(nargs, args, 0), maxsplit, gfp);
}

const struct ck_method ck_bytes_methods[] = {
	{ "count", call_count },
	{ "decode", call_decode },
	{ "endswith", call_endswith },
	{ "find", call_find },
	{ "hex", call_hex },
	{ "index", call_index },
	{ "join", call_join },
	{ "lower", call_lower },
	{ "lstrip", call_lstrip },
	{ "removeprefix", call_removeprefix },
	{ "removesuffix", call_removesuffix },
	{ "replace", call_replace },
	{ "rfind", call_rfind },
	{ "rindex", call_rindex },
	{ "rstrip", call_rstrip },
	{ "split", call_split },
	{ "startswith", call_startswith },
	{ "strip", call_strip },
	{ "upper", call_upper },
	{ }
};
