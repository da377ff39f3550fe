// SPDX-License-Identifier: GPL-2.0
/*
 * f-strings with specifications. Apart from the others because it links the language of those.
 */
#include <cythonk/emit.h>
#include <cythonk/format.h>
#include <cythonk/ops.h>

#include "format_spec.h"
#include "str_text.h"

struct ck_object *ck_part_formatted(struct ck_object *o, struct ck_object *spec, gfp_t gfp)
{
	return ck_is_tagged(o) ? o : ck_format(o, spec, gfp);
}

struct ck_object *ck_str_join_specs(struct ck_object **parts, const char *specs, unsigned int n,
				    gfp_t gfp)
{
	return ck_str_join_formatted(parts, specs, n, ck_strbuf_add_int, gfp);
}
