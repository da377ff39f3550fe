// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of bytearray by name. Those that bytes has too are those of bytes, done on a copy of one
 * moment's content; what they return as bytes becomes bytearray.
 */
#include <linux/string.h>

#include <cythonk/error.h>
#include <cythonk/list.h>
#include <cythonk/tuple.h>

#include "args.h"
#include "bytearray_internal.h"

typedef struct ck_object *(*call_fn)(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp);

/* The table of bytes is there with this file, which is sorted alike. */
extern const struct ck_method ck_bytes_methods[];

static call_fn bytes_method(const char *name)
{
	const struct ck_method *m = ck_bytes_methods;

	while (strcmp(m->name, name))
		m++;
	return m->call;
}

static struct ck_object *on_copy(const char *name, struct ck_object *self, unsigned int nargs,
				 struct ck_object **args, gfp_t gfp)
{
	struct ck_object *copy = ck_bytes_from(self, gfp), *result;

	if (!copy)
		return NULL;
	result = bytes_method(name)(copy, nargs, args, gfp);
	ck_put(copy);
	return result;
}

/* Bytes as bytearray; @o is stolen, NULL passes. */
static struct ck_object *changeable(struct ck_object *o, gfp_t gfp)
{
	struct ck_object *result = o ? ck_bytearray_from(o, gfp) : NULL;

	ck_put(o);
	return result;
}

/* The same for what is in a list or a tuple, which nobody else knows yet. */
static struct ck_object *items_changeable(struct ck_object *o, gfp_t gfp)
{
	struct ck_object *item;
	size_t n, i;

	if (!o)
		return NULL;
	n = ck_is_list(o) ? ck_to_list(o)->len : ck_to_tuple(o)->len;
	for (i = 0; i < n; i++) {
		struct ck_object **at = ck_is_list(o) ? &ck_to_list(o)->items[i] :
							&ck_to_tuple(o)->items[i];

		item = ck_bytearray_from(*at, gfp);
		if (!item) {
			ck_put(o);
			return NULL;
		}
		ck_store(at, item);
	}
	return o;
}

#define SAME_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	return on_copy(#name, self, nargs, args, gfp);				\
}

#define BYTES_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	return changeable(on_copy(#name, self, nargs, args, gfp), gfp);		\
}

#define ITEMS_METHOD(name)							\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,	\
				     struct ck_object **args, gfp_t gfp)	\
{										\
	return items_changeable(on_copy(#name, self, nargs, args, gfp), gfp);	\
}

BYTES_METHOD(capitalize)
BYTES_METHOD(center)
SAME_METHOD(count)
SAME_METHOD(decode)
SAME_METHOD(endswith)
BYTES_METHOD(expandtabs)
SAME_METHOD(find)
SAME_METHOD(hex)
SAME_METHOD(index)
SAME_METHOD(isalnum)
SAME_METHOD(isalpha)
SAME_METHOD(isascii)
SAME_METHOD(isdigit)
SAME_METHOD(islower)
SAME_METHOD(isspace)
SAME_METHOD(istitle)
SAME_METHOD(isupper)
BYTES_METHOD(join)
BYTES_METHOD(ljust)
BYTES_METHOD(lower)
BYTES_METHOD(lstrip)
SAME_METHOD(maketrans)
ITEMS_METHOD(partition)
BYTES_METHOD(removeprefix)
BYTES_METHOD(removesuffix)
BYTES_METHOD(replace)
SAME_METHOD(rfind)
SAME_METHOD(rindex)
BYTES_METHOD(rjust)
ITEMS_METHOD(rpartition)
ITEMS_METHOD(rsplit)
BYTES_METHOD(rstrip)
ITEMS_METHOD(split)
ITEMS_METHOD(splitlines)
SAME_METHOD(startswith)
BYTES_METHOD(strip)
BYTES_METHOD(swapcase)
BYTES_METHOD(title)
BYTES_METHOD(translate)
BYTES_METHOD(upper)
BYTES_METHOD(zfill)

static struct ck_object *call_append(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("bytearray.append", nargs, 1, 1))
		return NULL;
	return ck_result_none(ck_bytearray_append(self, args[0], gfp));
}

static struct ck_object *call_clear(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("bytearray.clear", nargs, 0, 0))
		return NULL;
	return ck_result_none(ck_bytearray_clear(self));
}

static struct ck_object *call_copy(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_check_args("bytearray.copy", nargs, 0, 0) ? ck_bytearray_copy(self, gfp) : NULL;
}

static struct ck_object *call_extend(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("bytearray.extend", nargs, 1, 1))
		return NULL;
	return ck_result_none(ck_bytearray_extend(self, args[0], gfp));
}

static struct ck_object *call_fromhex(struct ck_object *self, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("bytearray.fromhex", nargs, 1, 1))
		return NULL;
	return ck_bytearray_fromhex(args[0], gfp);
}

static struct ck_object *call_insert(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("insert", nargs, 2, 2))
		return NULL;
	return ck_result_none(ck_bytearray_insert(self, args[0], args[1], gfp));
}

static struct ck_object *call_pop(struct ck_object *self, unsigned int nargs,
				  struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("pop", nargs, 0, 1))
		return NULL;
	return ck_bytearray_pop(self, ck_arg(nargs, args, 0));
}

static struct ck_object *call_remove(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("bytearray.remove", nargs, 1, 1))
		return NULL;
	return ck_result_none(ck_bytearray_remove(self, args[0]));
}

static struct ck_object *call_reverse(struct ck_object *self, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("bytearray.reverse", nargs, 0, 0))
		return NULL;
	return ck_result_none(ck_bytearray_reverse(self));
}

/**
 * ck_bytearray_fromhex() - bytearray.fromhex(text)
 * @text: a str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, ValueError or MemoryError pending.
 */
struct ck_object *ck_bytearray_fromhex(struct ck_object *text, gfp_t gfp)
{
	return changeable(ck_bytes_fromhex(text, gfp), gfp);
}

const struct ck_method ck_bytearray_methods[] = {
	{ "append", call_append },
	{ "capitalize", call_capitalize },
	{ "center", call_center },
	{ "clear", call_clear },
	{ "copy", call_copy },
	{ "count", call_count },
	{ "decode", call_decode },
	{ "endswith", call_endswith },
	{ "expandtabs", call_expandtabs },
	{ "extend", call_extend },
	{ "find", call_find },
	{ "fromhex", call_fromhex },
	{ "hex", call_hex },
	{ "index", call_index },
	{ "insert", call_insert },
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
	{ "pop", call_pop },
	{ "remove", call_remove },
	{ "removeprefix", call_removeprefix },
	{ "removesuffix", call_removesuffix },
	{ "replace", call_replace },
	{ "reverse", call_reverse },
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
