// SPDX-License-Identifier: GPL-2.0
/*
 * reversed(): by the method __reversed__ of the type, or over its items by number.
 */
#include <cythonk/dict.h>
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/ops.h>

#include "construct.h"
#include "dict_iter.h"
#include "methods.h"

/* Who has a dict has linked both. */
extern const struct ck_type ck_dict_type CK_OPTIONAL;
typeof(ck_dict_iter_new) ck_dict_iter_new CK_OPTIONAL;

static struct ck_object *item_at(struct ck_object *seq, long pos, long *next, gfp_t gfp)
{
	struct ck_object *item = ck_getitem_at(seq, pos, gfp);

	*next = pos - 1;
	if (!item && ck_err_matches(&ck_IndexError))
		ck_err_clear();
	return item;
}

const struct ck_type ck_reversed_type = {
	CK_TYPE_HEAD,
	.name = "reversed",
	.base = &ck_object_type,
	.size = sizeof(struct ck_seq_iter),
	.clear = ck_seq_iter_clear,
	.traverse = ck_seq_iter_traverse,
	.iter = ck_iter_self,
	.next = ck_seq_iter_next,
	.construct = ck_reversed_construct,
};

struct ck_object *ck_reversed(struct ck_object *o, gfp_t gfp)
{
	const struct ck_type *type = ck_type_of(o);
	const struct ck_method *m = ck_find_method(type, "__reversed__");
	ssize_t len;

	if (m)
		return m->call(o, 0, NULL, gfp);
	/* Its methods are linked only where methods are called by name. */
	if (ck_isinstance(o, ck_optional(ck_dict_type)))
		return ck_dict_iter_new(o, CK_DICT_KEYS, true, gfp);
	if (!ck_slot(type, getitem) || !ck_slot(type, len)) {
		ck_raise(&ck_TypeError, "'%s' object is not reversible", type->name);
		return NULL;
	}
	len = ck_len(o);
	return len < 0 ? NULL : ck_seq_iter_new(&ck_reversed_type, o, len - 1, item_at, gfp);
}
