// SPDX-License-Identifier: GPL-2.0
/*
 * bytes(text, encoding). Separate because it links codecs.
 */
#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/str.h>

/* A str as an optional argument: NULL for None, *good is false after TypeError. */
static const char *text_of(struct ck_object *o, bool *good)
{
	const char *text;

	if (!o || o == CK_NONE || !*good)
		return NULL;
	text = ck_str_utf8(o);
	*good = text;
	return text;
}

struct ck_object *ck_bytes_from_text(struct ck_object *text, struct ck_object *encoding,
				     struct ck_object *errors, gfp_t gfp)
{
	const char *codec, *on_error;
	bool good = true;

	codec = text_of(encoding, &good);
	on_error = text_of(errors, &good);
	if (!good)
		return NULL;
	if (ck_is_str(text))
		return ck_str_encode(text, codec, on_error, gfp);
	ck_raise(&ck_TypeError, "encoding without a string argument");
	return NULL;
}
