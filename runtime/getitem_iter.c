// SPDX-License-Identifier: GPL-2.0
/*
 * Iteration over objects whose class has __getitem__ only: items 0, 1, … until IndexError. Only
 * modules with such a class have this.
 */
#include <cythonk/emit.h>
#include <cythonk/error.h>
#include <cythonk/iter.h>

static struct ck_object *item_at(struct ck_object *seq, long pos, long *next, gfp_t gfp)
{
	struct ck_object *item = ck_getitem_at(seq, pos, gfp);

	*next = pos + 1;
	if (!item && (ck_err_matches(&ck_IndexError) || ck_err_matches(&ck_StopIteration)))
		ck_err_clear();
	return item;
}

static const struct ck_type getitem_iter_type = CK_SEQ_ITER_TYPE("iterator");

struct ck_object *ck_getitem_iter(struct ck_object *o, gfp_t gfp)
{
	return ck_seq_iter_new(&getitem_iter_type, o, 0, item_at, gfp);
}
