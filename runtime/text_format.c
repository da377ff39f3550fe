// SPDX-License-Identifier: GPL-2.0
/*
 * format() of any object. Separate from text.c because it links the format-spec language.
 */
#include <cythonk/error.h>
#include <cythonk/format.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

struct ck_object *ck_format(struct ck_object *o, struct ck_object *spec, gfp_t gfp)
{
	struct ck_object *(*format)(struct ck_object *self, struct ck_object *spec, gfp_t gfp);
	s64 v;

	if (spec && !ck_is_str(spec)) {
		ck_raise(&ck_TypeError, "format() argument 2 must be str, not %s",
			 ck_type_name(spec));
		return NULL;
	}
	format = ck_slot(ck_type_of(o), format);
	if (format)
		return format(o, spec ?: &ck_empty_str.base, gfp);
	if (!spec || !ck_to_str(spec)->len)
		return ck_str(o, gfp);
	if (ck_int_value(o, &v))
		return ck_int_format(o, spec, gfp);
	if (ck_is_str(o))
		return ck_str_format_spec(o, spec, gfp);
	ck_raise(&ck_TypeError, "unsupported format string passed to %s.__format__",
		 ck_type_name(o));
	return NULL;
}
