// SPDX-License-Identifier: GPL-2.0
/* The text half of cythonk/emit.h, apart so that a module without strings does not link them. */

#include <cythonk/emit.h>

/**
 * ck_str_at_slow - s[i] as a code point, for text that is not ASCII and for errors
 * @s: str, borrowed
 * @i: index
 *
 * Return: the code point, or (u32)-1 with IndexError or TypeError pending.
 */
u32 ck_str_at_slow(struct ck_object *s, ssize_t i)
{
	struct ck_object *c;
	u32 code;

	if (!ck_is_str(s)) {
		ck_raise(&ck_TypeError, "'%s' object is not subscriptable", ck_type_name(s));
		return (u32)-1;
	}
	c = ck_str_char_at(s, i, GFP_ATOMIC);
	if (!c)
		return (u32)-1;
	code = ck_ord(c);
	ck_put(c);
	return code;
}

/**
 * ck_as_const_cstr - the text of a str or bytes object as a C string
 * @o: the object, borrowed
 *
 * Return: NUL-terminated bytes that live as long as @o; NULL with TypeError, or ValueError for an
 * embedded NUL.
 */
const char *ck_as_const_cstr(struct ck_object *o)
{
	if (ck_is_bytes(o)) {
		struct ck_bytes *b = ck_to_bytes(o);

		if (memchr(b->data, 0, b->len)) {
			ck_raise(&ck_ValueError, "embedded null byte");
			return NULL;
		}
		return (const char *)b->data;
	}
	return ck_str_utf8(o);
}

/**
 * ck_str_has - whether text has a code point
 * @s: str, borrowed
 * @c: the code point
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_has(struct ck_object *s, u32 c)
{
	struct ck_object *text = ck_str_from_ordinal(c, GFP_ATOMIC);
	int found;

	if (!text)
		return -1;
	found = ck_contains(s, text);
	ck_put(text);
	return found;
}
