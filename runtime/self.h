/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Checks that many functions of the runtime begin with, worded as CPython words them. Inline, so
 * that no type needs another one's file.
 */
#ifndef CK_SELF_H
#define CK_SELF_H

#include <cythonk/error.h>
#include <cythonk/int.h>

/* Flags for the few allocations of functions that are given none. */
#define CK_GFP_ANY	(GFP_ATOMIC | __GFP_NOWARN)

static __cold __maybe_unused void ck_raise_no_method(struct ck_object *o, const char *method)
{
	ck_raise(&ck_AttributeError, "'%s' object has no attribute '%s'", ck_type_name(o), method);
}

static __cold __maybe_unused void ck_raise_no_len(struct ck_object *o)
{
	ck_raise(&ck_TypeError, "object of type '%s' has no len()", ck_type_name(o));
}

static __cold __maybe_unused void ck_raise_no_items(struct ck_object *o)
{
	ck_raise(&ck_TypeError, "'%s' object is not subscriptable", ck_type_name(o));
}

static __cold __maybe_unused int ck_raise_unhashable(struct ck_object *o)
{
	ck_raise(&ck_TypeError, "unhashable type: '%s'", ck_type_name(o));
	return -1;
}

/* Is @o an int, and so something that items are counted with? */
static inline bool ck_is_index(struct ck_object *o)
{
	return ck_is_tagged(o) || ck_isinstance(o, &ck_int_type);
}

/* Position @i of a sequence of @len, counted from the end when negative; false: out of range. */
static inline bool ck_fit_index(ssize_t *i, ssize_t len)
{
	if (*i < 0)
		*i += len;
	return *i >= 0 && *i < len;
}

/* Is a failed ck_index() or the like, which gave @v, really a failure? */
#define ck_failed(v)	((v) == -1 && ck_err_occurred())

/*
 * Flag of the built-in types, beside those of object.h: their binary slots answer for no operator
 * whose left operand is of another built-in type.
 */
#define CK_TYPE_BUILTIN	0x10000u

/*
 * Of a binary operator whose left operand is a sequence that does not take the right one: is that
 * of a class which may yet answer?
 */
static inline bool ck_may_reflect(struct ck_object *o)
{
	return !ck_is_index(o) && !(o->type->flags & CK_TYPE_BUILTIN) && ck_slot(o->type, binary);
}

/* seq_repeat.c */
struct ck_object *ck_repeat_by(struct ck_object *seq, struct ck_object *count,
			       struct ck_object *(*repeat)(struct ck_object *seq, ssize_t n,
							   gfp_t gfp),
			       gfp_t gfp);

#endif /* CK_SELF_H */
