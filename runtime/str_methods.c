// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of str by name. The work is done elsewhere; here are the arguments, one macro for each
 * shape that several methods have.
 */
#include <cythonk/error.h>
#include <cythonk/str.h>

#include "args.h"
#include "methods.h"
#include "self.h"

/* An argument that has to be an int. */
static bool int_arg(struct ck_object *arg, ssize_t *value)
{
	*value = ck_index(arg);
	return !ck_failed(*value);
}

static bool window_args(const char *method, unsigned int nargs, struct ck_object **args,
			ssize_t *start, ssize_t *end)
{
	*start = 0;
	*end = SSIZE_MAX;
	return ck_check_takes(method, nargs, 1, 3) && ck_arg_bound(nargs, args, 1, start) &&
	       ck_arg_bound(nargs, args, 2, end);
}

/* Methods without arguments that make a str, and those that answer yes or no. */
#define STR_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	if (!ck_check_args("str." #name, nargs, 0, 0))				\
		return NULL;							\
	return ck_str_##name(self, gfp);					\
}

#define BOOL_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	if (!ck_check_args("str." #name, nargs, 0, 0))				\
		return NULL;							\
	return ck_result_bool(ck_str_##name(self));				\
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
	return ck_result_index(ck_str_##name(self, args[0], start, end), gfp);	\
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
	return ck_result_bool(ck_str_##name(self, args[0], start, end));	\
}

/* (chars) */
#define STRIP_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	if (!ck_check_args(#name, nargs, 0, 1))					\
		return NULL;							\
	return ck_str_##name(self, ck_arg(nargs, args, 0), gfp);		\
}

/* (sep, maxsplit) */
#define SPLIT_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	ssize_t maxsplit = -1;							\
										\
	if (!ck_check_takes(#name, nargs, 0, 2) ||				\
	    (nargs > 1 && !int_arg(args[1], &maxsplit)))			\
		return NULL;							\
	return ck_str_##name(self, ck_arg(nargs, args, 0), maxsplit, gfp);	\
}

/* (width, fill) */
#define PAD_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	ssize_t width = 0;							\
										\
	if (!ck_check_args(#name, nargs, 1, 2) || !int_arg(args[0], &width))	\
		return NULL;							\
	return ck_str_##name(self, width, ck_arg(nargs, args, 1), gfp);		\
}

/* One argument, any object. */
#define OBJECT_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	if (!ck_check_args("str." #name, nargs, 1, 1))				\
		return NULL;							\
	return ck_str_##name(self, args[0], gfp);				\
}

STR_METHOD(casefold)
STR_METHOD(upper)
STR_METHOD(lower)
STR_METHOD(title)
STR_METHOD(capitalize)
STR_METHOD(swapcase)
BOOL_METHOD(isalnum)
BOOL_METHOD(isalpha)
BOOL_METHOD(isascii)
BOOL_METHOD(isdecimal)
BOOL_METHOD(isdigit)
BOOL_METHOD(isidentifier)
BOOL_METHOD(islower)
BOOL_METHOD(isnumeric)
BOOL_METHOD(isprintable)
BOOL_METHOD(isspace)
BOOL_METHOD(istitle)
BOOL_METHOD(isupper)
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
SPLIT_METHOD(rsplit)
SPLIT_METHOD(split)
PAD_METHOD(center)
PAD_METHOD(ljust)
PAD_METHOD(rjust)
OBJECT_METHOD(format_map)
OBJECT_METHOD(join)
OBJECT_METHOD(partition)
OBJECT_METHOD(removeprefix)
OBJECT_METHOD(removesuffix)
OBJECT_METHOD(rpartition)
OBJECT_METHOD(translate)

static struct ck_object *call_encode(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	const char *encoding = NULL, *errors = NULL;

	if (!ck_check_takes("encode", nargs, 0, 2) ||
	    !ck_arg_name("encode", "encoding", nargs, args, 0, &encoding) ||
	    !ck_arg_name("encode", "errors", nargs, args, 1, &errors))
		return NULL;
	return ck_str_encode(self, encoding, errors, gfp);
}

static struct ck_object *call_expandtabs(struct ck_object *self, unsigned int nargs,
					 struct ck_object **args, gfp_t gfp)
{
	ssize_t tabsize = 8;

	if (!ck_check_takes("expandtabs", nargs, 0, 1) || (nargs && !int_arg(args[0], &tabsize)))
		return NULL;
	return ck_str_expandtabs(self, tabsize, gfp);
}

static struct ck_object *call_format(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	return ck_str_format(self, nargs, args, gfp);
}

/* A method of the class: what it is called on does not matter. */
static struct ck_object *call_maketrans(struct ck_object *self, unsigned int nargs,
					struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("maketrans", nargs, 1, 3))
		return NULL;
	return ck_str_maketrans(args[0], ck_arg(nargs, args, 1), ck_arg(nargs, args, 2), gfp);
}

static struct ck_object *call_replace(struct ck_object *self, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	ssize_t count = -1;

	if (!ck_check_args("replace", nargs, 2, 3))
		return NULL;
	/* What is wrong with the texts is said first. */
	if (nargs > 2 && ck_is_str(args[0]) && ck_is_str(args[1]) && !int_arg(args[2], &count))
		return NULL;
	return ck_str_replace(self, args[0], args[1], count, gfp);
}

static struct ck_object *call_splitlines(struct ck_object *self, unsigned int nargs,
					 struct ck_object **args, gfp_t gfp)
{
	ssize_t keepends = 0;

	if (!ck_check_takes("splitlines", nargs, 0, 1) || (nargs && !int_arg(args[0], &keepends)))
		return NULL;
	return ck_str_splitlines(self, keepends != 0, gfp);
}

static struct ck_object *call_zfill(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	ssize_t width;

	if (!ck_check_args("str.zfill", nargs, 1, 1) || !int_arg(args[0], &width))
		return NULL;
	return ck_str_zfill(self, width, gfp);
}

const struct ck_method ck_str_methods[] = {
	{ "capitalize", call_capitalize },
	{ "casefold", call_casefold },
	{ "center", call_center },
	{ "count", call_count },
	{ "encode", call_encode },
	{ "endswith", call_endswith },
	{ "expandtabs", call_expandtabs },
	{ "find", call_find },
	{ "format", call_format },
	{ "format_map", call_format_map },
	{ "index", call_index },
	{ "isalnum", call_isalnum },
	{ "isalpha", call_isalpha },
	{ "isascii", call_isascii },
	{ "isdecimal", call_isdecimal },
	{ "isdigit", call_isdigit },
	{ "isidentifier", call_isidentifier },
	{ "islower", call_islower },
	{ "isnumeric", call_isnumeric },
	{ "isprintable", call_isprintable },
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
