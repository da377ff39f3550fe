// SPDX-License-Identifier: GPL-2.0
/*
 * What UnicodeDecodeError, UnicodeEncodeError and UnicodeTranslateError have beside other
 * exceptions: where in what the trouble is, and a text made of that.
 *
 * Separate because only code that decodes, encodes or makes such exceptions needs it.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/raised.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "strbuf.h"
#include "utf8.h"

/* The fields, in the order of the arguments; a UnicodeTranslateError's encoding is None. */
enum { ENCODING, OBJECT, START, END, REASON, FIELDS };

static const char * const field_names[] = { "encoding", "object", "start", "end", "reason" };

/* Slots of the UnicodeError classes (exceptions_rare.c). */
struct ck_object *ck_unicode_error_str(struct ck_object *self, gfp_t gfp);
struct ck_object *ck_unicode_error_getattr(struct ck_object *self, const char *name, gfp_t gfp);

static struct ck_exc *to_exc(struct ck_object *o)
{
	return container_of(o, struct ck_exc, base);
}

static bool wants(struct ck_object *o, unsigned int i, const char *type, bool ok)
{
	if (!ok)
		ck_raise(&ck_TypeError, "argument %u must be %s, not %s", i, type,
			 o == CK_NONE ? "None" : ck_type_name(o));
	return ok;
}

static bool check(const struct ck_type *type, unsigned int nargs, struct ck_object **args)
{
	unsigned int skip = type == &ck_UnicodeTranslateError, i = 0;
	s64 n;

	if (nargs != FIELDS - skip) {
		ck_raise(&ck_TypeError, "function takes exactly %u arguments (%u given)",
			 FIELDS - skip, nargs);
		return false;
	}
	if (!skip && !wants(args[i], 1, "str", ck_is_str(args[i])))
		return false;
	i = 1 - skip;
	if (type == &ck_UnicodeDecodeError) {
		if (!ck_is_bytes(args[i])) {
			ck_raise(&ck_TypeError, "a bytes-like object is required, not '%s'",
				 ck_type_name(args[i]));
			return false;
		}
	} else if (!wants(args[i], i + 1, "str", ck_is_str(args[i]))) {
		return false;
	}
	for (i = START - skip; i <= END - skip; i++) {
		if (!ck_int_value(args[i], &n)) {
			ck_raise(&ck_TypeError,
				 "'%s' object cannot be interpreted as an integer",
				 ck_type_name(args[i]));
			return false;
		}
	}
	return wants(args[i], i + 1, "str", ck_is_str(args[i]));
}

struct ck_object *ck_unicode_error_new(const struct ck_type *type, unsigned int nargs,
				       struct ck_object **args, gfp_t gfp)
{
	struct ck_object *items[FIELDS] = { CK_NONE }, *fields, *exc;

	if (!check(type, nargs, args))
		return NULL;
	memcpy(items + FIELDS - nargs, args, nargs * sizeof(*args));
	fields = ck_tuple_from_array(items, FIELDS, gfp);
	if (!fields)
		return NULL;
	exc = ck_exc_new(type, nargs, args, gfp);
	if (exc)
		ck_store(&to_exc(exc)->fields, fields);
	else
		ck_put(fields);
	return exc;
}

void ck_raise_unicode(const struct ck_type *type, const char *encoding, struct ck_object *object,
		      size_t start, size_t end, const char *reason)
{
	struct ck_object *args[FIELDS] = {
		[ENCODING] = ck_str_from_cstr(encoding, GFP_ATOMIC),
		[OBJECT] = object,
		[START] = CK_INT(start),
		[END] = CK_INT(end),
		[REASON] = ck_str_from_cstr(reason, GFP_ATOMIC),
	};
	struct ck_object *exc = NULL;

	if (args[ENCODING] && args[REASON])
		exc = ck_unicode_error_new(type, FIELDS, args, GFP_ATOMIC);
	ck_put(args[ENCODING]);
	ck_put(args[REASON]);
	if (exc)
		ck_raise_object(exc, NULL);
	ck_put(exc);
}

static u32 char_at(const char *text, size_t i)
{
	unsigned int width;
	u32 cp = ck_utf8_decode(text, &width);

	while (i--) {
		text += width;
		cp = ck_utf8_decode(text, &width);
	}
	return cp;
}

/* "byte 0xff in position 3", "characters in position 3-5". */
static void add_place(struct ck_strbuf *buf, struct ck_object *const *f)
{
	bool bytes = ck_is_bytes(f[OBJECT]);
	s64 start = 0, end = 0;
	u32 cp;

	ck_int_value(f[START], &start);
	ck_int_value(f[END], &end);
	if (start < 0 || start >= ck_len(f[OBJECT]) || end != start + 1) {
		ck_strbuf_printf(buf, "%s in position %lld-%lld", bytes ? "bytes" : "characters",
				 start, end - 1);
	} else if (bytes) {
		ck_strbuf_printf(buf, "byte 0x%02x in position %lld",
				 ck_bytes_get(f[OBJECT], start), start);
	} else {
		cp = char_at(ck_to_str(f[OBJECT])->data, start);
		ck_strbuf_printf(buf, "character '\\%c%0*x' in position %lld",
				 cp < 0x100 ? 'x' : cp < 0x10000 ? 'u' : 'U',
				 cp < 0x100 ? 2 : cp < 0x10000 ? 4 : 8, cp, start);
	}
}

struct ck_object *ck_unicode_error_str(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *fields = ck_load(&to_exc(self)->fields), *const *f;
	struct ck_strbuf buf;

	if (!fields)
		return ck_exc_str(self, gfp);
	f = ck_to_tuple(fields)->items;
	ck_strbuf_init(&buf, gfp);
	if (f[ENCODING] == CK_NONE) {
		ck_strbuf_add_cstr(&buf, "can't translate ");
	} else {
		ck_strbuf_add_char(&buf, '\'');
		ck_strbuf_add_str(&buf, f[ENCODING]);
		ck_strbuf_printf(&buf, "' codec can't %s ",
				 ck_is_bytes(f[OBJECT]) ? "decode" : "encode");
	}
	add_place(&buf, f);
	ck_strbuf_add_cstr(&buf, ": ");
	ck_strbuf_add_str(&buf, f[REASON]);
	ck_put(fields);
	return ck_strbuf_finish(&buf);
}

struct ck_object *ck_unicode_error_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	struct ck_object *fields = ck_load(&to_exc(self)->fields), *v = NULL;
	unsigned int i;

	for (i = 0; fields && i < FIELDS && !v; i++)
		if (!strcmp(name, field_names[i]) && ck_to_tuple(fields)->items[i] != CK_NONE)
			v = ck_get(ck_to_tuple(fields)->items[i]);
	ck_put(fields);
	return v;
}
