// SPDX-License-Identifier: GPL-2.0
/*
 * str(object, encoding, errors).
 */
#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/str.h>

#include "args.h"

/**
 * ck_str_from() - str(o, encoding, errors)
 * @o: bytes
 * @encoding: a str
 * @errors: a str; NULL: "strict"
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with UnicodeDecodeError, LookupError, TypeError or MemoryError
 * pending.
 */
struct ck_object *ck_str_from(struct ck_object *o, struct ck_object *encoding,
			      struct ck_object *errors, gfp_t gfp)
{
	struct ck_object *args[] = { encoding, errors };
	const char *names[2] = { NULL, NULL };

	if (!ck_arg_name("str", "encoding", 2, args, 0, &names[0]) ||
	    !ck_arg_name("str", "errors", errors ? 2 : 1, args, 1, &names[1]))
		return NULL;
	if (ck_is_bytes(o))
		return ck_bytes_decode(o, names[0], names[1], gfp);
	if (ck_is_str(o))
		ck_raise(&ck_TypeError, "decoding str is not supported");
	else
		ck_raise(&ck_TypeError,
			 "decoding to str: need a bytes-like object, %s found", ck_type_name(o));
	return NULL;
}
