// SPDX-License-Identifier: GPL-2.0
/*
 * repr() and str() of any object.
 */
#include <linux/kernel.h>
#include <linux/slab.h>

#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "decimal.h"
#include "str_text.h"

typedef struct ck_object *(*text_fn)(struct ck_object *self, gfp_t gfp);

static CK_STR(none_text, "None", 4);
static CK_STR(true_text, "True", 4);
static CK_STR(false_text, "False", 5);

static struct ck_object *int_text(s64 v, gfp_t gfp)
{
	char digits[CK_DECIMAL_MAX];
	char *p = ck_decimal(digits, v);
	size_t len = digits + CK_DECIMAL_MAX - p;

	return ck_str_copy(p, len, len, gfp);
}

static struct ck_object *default_repr(struct ck_object *o, gfp_t gfp)
{
	struct ck_object *s;
	char *text;

	text = kasprintf(gfp, "<%s object at 0x%llx>", o->type->name, ck_identity(o) >> 2);
	if (!text) {
		ck_raise_nomem();
		return NULL;
	}
	s = ck_str_from_cstr(text, gfp);
	kfree(text);
	return s;
}

static struct ck_object *call_slot(text_fn slot, const char *name, struct ck_object *o, gfp_t gfp)
{
	struct ck_object *s;

	if (ck_recursion_enter())
		return NULL;
	s = slot(o, gfp);
	ck_recursion_leave();
	if (s && unlikely(!ck_is_str(s))) {
		ck_raise(&ck_TypeError, "%s returned non-string (type %s)", name,
			 ck_type_name(s));
		ck_put(s);
		return NULL;
	}
	return s;
}

struct ck_object *ck_repr(struct ck_object *o, gfp_t gfp)
{
	text_fn slot;
	s64 v;

	if (o == CK_NONE)
		return &none_text.base;
	if (o == CK_TRUE)
		return &true_text.base;
	if (o == CK_FALSE)
		return &false_text.base;
	if (ck_int_value(o, &v))
		return int_text(v, gfp);
	slot = ck_slot(o->type, repr);
	return slot ? call_slot(slot, "__repr__", o, gfp) : default_repr(o, gfp);
}

struct ck_object *ck_str(struct ck_object *o, gfp_t gfp)
{
	text_fn slot;

	if (!ck_is_tagged(o) && o->type == &ck_str_type)
		return ck_get(o);
	slot = ck_slot(ck_type_of(o), str);
	return slot ? call_slot(slot, "__str__", o, gfp) : ck_repr(o, gfp);
}
