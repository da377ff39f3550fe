// SPDX-License-Identifier: GPL-2.0
/*
 * int and bool: the types, boxing, and conversion to C. Arithmetic is in int_arith.c, texts are
 * in text.c and int_parse.c, so that a module which only converts links only this.
 */
#include <cythonk/error.h>
#include <cythonk/int.h>

#include "construct.h"

extern const struct ck_method ck_int_methods[] CK_OPTIONAL;
struct ck_object *ck_int_getattr(struct ck_object *self, const char *name, gfp_t gfp) CK_OPTIONAL;

const struct ck_type ck_int_type = {
	CK_TYPE_HEAD,
	.name = "int",
	.base = &ck_object_type,
	.size = sizeof(struct ck_int),
	.methods = ck_int_methods,
	.getattr = ck_int_getattr,
	.construct = ck_int_construct,
};

const struct ck_type ck_bool_type = {
	CK_TYPE_HEAD,
	.name = "bool",
	.base = &ck_int_type,
	.size = sizeof(struct ck_object),
	.construct = ck_bool_construct,
};

struct ck_object ck_true_object = CK_OBJECT_INIT(&ck_bool_type);
struct ck_object ck_false_object = CK_OBJECT_INIT(&ck_bool_type);

/**
 * ck_int_box() - an int object on the heap
 * @v: a value that does not fit a tagged word
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_int_box(s64 v, gfp_t gfp)
{
	struct ck_object *o = ck_new(&ck_int_type, gfp);

	if (o)
		container_of(o, struct ck_int, base)->value = v;
	return o;
}

struct ck_object *ck_int_from_u64(u64 v, gfp_t gfp)
{
	if (likely(v <= S64_MAX))
		return ck_int_from_s64(v, gfp);
	ck_raise(&ck_OverflowError, "%llu does not fit in a 64-bit int", v);
	return NULL;
}

bool ck_int_value(const struct ck_object *o, s64 *v)
{
	if (likely(ck_is_tagged(o)))
		*v = ck_untag(o);
	else if (o->type == &ck_int_type)
		*v = container_of(o, struct ck_int, base)->value;
	else if (o->type == &ck_bool_type)
		*v = o == CK_TRUE;
	else
		return false;
	return true;
}

/**
 * ck_as_signed() - a signed C integer of an int object
 * @o: any object
 * @min: smallest value allowed
 * @max: largest value allowed
 * @ctype: name of the C type, for messages
 *
 * Return: the value, or -1 with TypeError or OverflowError pending.
 */
s64 ck_as_signed(struct ck_object *o, s64 min, s64 max, const char *ctype)
{
	s64 v;

	if (!ck_int_value(o, &v))
		ck_raise(&ck_TypeError, "an integer is required (got type %s)", ck_type_name(o));
	else if (v < min || v > max)
		ck_raise(&ck_OverflowError, "value too %s to convert to %s",
			 v < min ? "small" : "large", ctype);
	else
		return v;
	return -1;
}

/**
 * ck_as_unsigned() - an unsigned C integer of an int object
 * @o: any object
 * @max: largest value allowed
 * @ctype: name of the C type, for messages
 *
 * Return: the value, or (u64)-1 with TypeError or OverflowError pending.
 */
u64 ck_as_unsigned(struct ck_object *o, u64 max, const char *ctype)
{
	s64 v;

	if (!ck_int_value(o, &v))
		ck_raise(&ck_TypeError, "an integer is required (got type %s)", ck_type_name(o));
	else if (v < 0)
		ck_raise(&ck_OverflowError, "can't convert negative value to %s", ctype);
	else if ((u64)v > max)
		ck_raise(&ck_OverflowError, "value too large to convert to %s", ctype);
	else
		return v;
	return -1;
}

/**
 * ck_index_slow() - ck_index() of what is no tagged int
 * @o: any object
 *
 * Return: the index, or -1 with TypeError pending.
 */
ssize_t ck_index_slow(struct ck_object *o)
{
	s64 v;

	if (ck_int_value(o, &v))
		return v;
	ck_raise(&ck_TypeError, "'%s' object cannot be interpreted as an integer",
		 ck_type_name(o));
	return -1;
}
