// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of bytes by name.
 */
#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "args.h"
#include "bytes_internal.h"
#include "methods.h"
#include "self.h"

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

/* No argument, giving yes or no. */
#define TEST_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	if (!ck_check_args("bytes." #name, nargs, 0, 0))			\
		return NULL;							\
	return ck_result_bool(ck_bytes_##name(self));				\
}

/* (width, fill) */
#define PAD_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	ssize_t width;								\
										\
	if (!ck_check_args(#name, nargs, 1, 2))					\
		return NULL;							\
	width = ck_index(args[0]);						\
	if (ck_failed(width))							\
		return NULL;							\
	return ck_bytes_##name(self, width, ck_arg(nargs, args, 1), gfp);	\
}

/* (sep, maxsplit) */
#define SPLIT_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	ssize_t maxsplit = -1;							\
										\
	if (!ck_check_args(#name, nargs, 0, 2) ||				\
	    !ck_arg_index(nargs, args, 1, &maxsplit))				\
		return NULL;							\
	return ck_bytes_##name(self, ck_arg(nargs, args, 0), maxsplit, gfp);	\
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
PLAIN_METHOD(capitalize)
PLAIN_METHOD(lower)
PLAIN_METHOD(swapcase)
PLAIN_METHOD(title)
PLAIN_METHOD(upper)
OBJECT_METHOD(join)
OBJECT_METHOD(partition)
OBJECT_METHOD(removeprefix)
OBJECT_METHOD(removesuffix)
OBJECT_METHOD(rpartition)
TEST_METHOD(isalnum)
TEST_METHOD(isalpha)
TEST_METHOD(isascii)
TEST_METHOD(isdigit)
TEST_METHOD(islower)
TEST_METHOD(isspace)
TEST_METHOD(istitle)
TEST_METHOD(isupper)
PAD_METHOD(center)
PAD_METHOD(ljust)
PAD_METHOD(rjust)
SPLIT_METHOD(rsplit)
SPLIT_METHOD(split)

/* An optional argument; None where a keyword comes after it. */
static const char *optional_text(unsigned int nargs, struct ck_object **args, unsigned int i,
				 bool *good)
{
	const char *text = NULL;

	if (i < nargs && args[i] != CK_NONE)
		*good = *good && ck_arg_text(nargs, args, i, &text);
	return text;
}

static struct ck_object *call_decode(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	const char *encoding, *errors;
	bool good = ck_check_args("decode", nargs, 0, 2);

	encoding = optional_text(nargs, args, 0, &good);
	errors = optional_text(nargs, args, 1, &good);
	return good ? ck_bytes_decode(self, encoding, errors, gfp) : NULL;
}

static struct ck_object *call_expandtabs(struct ck_object *self, unsigned int nargs,
					 struct ck_object **args, gfp_t gfp)
{
	ssize_t tabsize = 8;

	if (!ck_check_args("expandtabs", nargs, 0, 1) || !ck_arg_index(nargs, args, 0, &tabsize))
		return NULL;
	return ck_bytes_expandtabs(self, tabsize, gfp);
}

static struct ck_object *call_fromhex(struct ck_object *self, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("bytes.fromhex", nargs, 1, 1))
		return NULL;
	return ck_bytes_fromhex(args[0], gfp);
}

static struct ck_object *call_hex(struct ck_object *self, unsigned int nargs,
				  struct ck_object **args, gfp_t gfp)
{
	ssize_t group = 1;

	if (!ck_check_args("hex", nargs, 0, 2) || !ck_arg_index(nargs, args, 1, &group))
		return NULL;
	return ck_hex_of(ck_to_bytes(self)->data, ck_to_bytes(self)->len, ck_arg(nargs, args, 0),
			 group, gfp);
}

static struct ck_object *call_maketrans(struct ck_object *self, unsigned int nargs,
					struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("maketrans", nargs, 2, 2))
		return NULL;
	return ck_bytes_maketrans(args[0], args[1], gfp);
}

static struct ck_object *call_replace(struct ck_object *self, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	ssize_t count = -1;

	if (!ck_check_args("replace", nargs, 2, 3) || !ck_arg_index(nargs, args, 2, &count))
		return NULL;
	return ck_bytes_replace(self, args[0], args[1], count, gfp);
}

static struct ck_object *call_splitlines(struct ck_object *self, unsigned int nargs,
					 struct ck_object **args, gfp_t gfp)
{
	int keepends = 0;

	if (!ck_check_args("splitlines", nargs, 0, 1))
		return NULL;
	if (nargs)
		keepends = ck_is_true(args[0]);
	return keepends < 0 ? NULL : ck_bytes_splitlines(self, keepends, gfp);
}

static struct ck_object *call_translate(struct ck_object *self, unsigned int nargs,
					struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("translate", nargs, 1, 2))
		return NULL;
	return ck_bytes_translate(self, args[0], ck_arg(nargs, args, 1), gfp);
}

static struct ck_object *call_zfill(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	ssize_t width;

	if (!ck_check_args("bytes.zfill", nargs, 1, 1))
		return NULL;
	width = ck_index(args[0]);
	return ck_failed(width) ? NULL : ck_bytes_zfill(self, width, gfp);
}

const struct ck_method ck_bytes_methods[] = {
	{ "capitalize", call_capitalize },
	{ "center", call_center },
	{ "count", call_count },
	{ "decode", call_decode },
	{ "endswith", call_endswith },
	{ "expandtabs", call_expandtabs },
	{ "find", call_find },
	{ "fromhex", call_fromhex },
	{ "hex", call_hex },
	{ "index", call_index },
	{ "isalnum", call_isalnum },
	{ "isalpha", call_isalpha },
	{ "isascii", call_isascii },
	{ "isdigit", call_isdigit },
	{ "islower", call_islower },
	{ "isspace", call_isspace },
	{ "istitle", call_istitle },
	{ "isupper", call_isupper },
	{ "join", call_join },
	{ "ljust", call_ljust },
	{ "lower", call_lower },
	{ "lstrip", call_lstrip },
	{ "maketrans", call_maketrans },
	{ "partition", call_partition },
	{ "removeprefix", call_removeprefix },
	{ "removesuffix", call_removesuffix },
	{ "replace", call_replace },
	{ "rfind", call_rfind },
	{ "rindex", call_rindex },
	{ "rjust", call_rjust },
	{ "rpartition", call_rpartition },
	{ "rsplit", call_rsplit },
	{ "rstrip", call_rstrip },
	{ "split", call_split },
	{ "splitlines", call_splitlines },
	{ "startswith", call_startswith },
	{ "strip", call_strip },
	{ "swapcase", call_swapcase },
	{ "title", call_title },
	{ "translate", call_translate },
	{ "upper", call_upper },
	{ "zfill", call_zfill },
	{ }
};
