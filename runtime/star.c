// SPDX-License-Identifier: GPL-2.0
/*
 * What "*" in displays and in targets of assignments needs.
 */
#include <cythonk/emit.h>
#include <cythonk/error.h>
#include <cythonk/list.h>
#include <cythonk/ops.h>

int ck_check_star(struct ck_object *o)
{
	if (likely(ck_slot(ck_type_of(o), iter)))
		return 0;
	ck_raise(&ck_TypeError, "Value after * must be an iterable, not %s", ck_type_name(o));
	return -1;
}

/* Hand the items of a list out; what the starred target gets is a list of its own. */
static int share_out(struct ck_object *all, unsigned int before, unsigned int after,
		     struct ck_object **out, gfp_t gfp)
{
	ssize_t len = ck_list_len(all), last = len - after;
	unsigned int i;

	if (last < (ssize_t)before) {
		ck_raise(&ck_ValueError, "not enough values to unpack (expected at least %u, got %zd)",
			 before + after, len);
		return -1;
	}
	for (i = 0; i < before; i++)
		out[i] = ck_list_get(all, i);
	out[before] = ck_list_slice(all, before, last, gfp);
	for (i = 0; i < after; i++)
		out[before + 1 + i] = ck_list_get(all, last + i);
	return out[before] ? 0 : -1;
}

int ck_unpack_star(struct ck_object *o, unsigned int before, unsigned int after,
		   struct ck_object **out, gfp_t gfp)
{
	unsigned int n = before + 1 + after;
	struct ck_object *all;
	int status;

	memset(out, 0, n * sizeof(*out));
	if (!ck_slot(ck_type_of(o), iter)) {
		ck_raise(&ck_TypeError, "cannot unpack non-iterable %s object", ck_type_name(o));
		return -1;
	}
	all = ck_list_from(o, gfp);
	if (!all)
		return -1;
	status = share_out(all, before, after, out, gfp);
	ck_put(all);
	while (status && n--)
		ck_clear(&out[n]);
	return status;
}
