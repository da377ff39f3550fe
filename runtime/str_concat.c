// SPDX-License-Identifier: GPL-2.0
/*
 * str: putting texts together: +, += and *.
 */
#include <cythonk/error.h>
#include <cythonk/heap.h>
#include <cythonk/str.h>

#include "few_bytes.h"
#include "self.h"
#include "str_text.h"

static struct ck_object *concat(const struct ck_str *s, const struct ck_str *t, gfp_t gfp)
{
	struct ck_object *o = ck_str_alloc((size_t)s->len + t->len, (size_t)s->nchars + t->nchars,
					   gfp);

	if (o) {
		ck_copy_bytes(ck_to_str(o)->data, s->data, s->len);
		ck_copy_bytes(ck_to_str(o)->data + s->len, t->data, t->len);
	}
	return o;
}

struct ck_object *ck_str_concat(struct ck_object *a, struct ck_object *b, gfp_t gfp)
{
	if (!ck_is_str(a) || !ck_is_str(b)) {
		if (ck_is_str(a))
			ck_raise(&ck_TypeError, "can only concatenate str (not \"%s\") to str",
				 ck_type_name(b));
		else
			ck_raise(&ck_TypeError,
				 "unsupported operand type(s) for +: '%s' and '%s'",
				 ck_type_name(a), ck_type_name(b));
		return NULL;
	}
	if (!ck_to_str(a)->len)
		return ck_get(b);
	if (!ck_to_str(b)->len)
		return ck_get(a);
	return concat(ck_to_str(a), ck_to_str(b), gfp);
}

/* How many bytes the text may become without moving. */
static size_t room_of(const struct ck_str *s)
{
	size_t room;

	if (s->base.flags & CK_PAYLOAD)
		return ck_text_of(s->data)->cap;
	room = ck_heap_room(&s->base);
	return room > sizeof(*s) ? room - sizeof(*s) - 1 : 0;
}

/*
 * The text with another one behind it, in place. Who has the only reference to a text is alone with
 * it: nobody can be reading what changes.
 */
static struct ck_object *extend(struct ck_str *s, const struct ck_str *t)
{
	size_t len = s->len + t->len;

	s->nchars += t->nchars;
	ck_copy_bytes(s->data + s->len, t->data, t->len);
	s->data[len] = '\0';
	s->len = len;
	s->hash = 0;
	return ck_get(&s->base);
}

struct ck_object *ck_str_append(struct ck_object *a, struct ck_object *b, gfp_t gfp)
{
	struct ck_str *s = ck_to_str(a);
	const struct ck_str *t = ck_to_str(b);
	struct ck_object *o;
	size_t len;

	if (!ck_is_str(a) || !ck_is_str(b) || !s->len || !t->len)
		return ck_str_concat(a, b, gfp);
	if (a->flags & CK_IMMORTAL || kref_read(&a->ref) != 1)
		return concat(s, t, gfp);
	len = (size_t)s->len + t->len;
	if (len <= room_of(s))
		return extend(s, t);
	if (len <= CK_STR_INLINE || len > CK_STR_MAX)
		return concat(s, t, gfp);
	/* It has grown before, so there is more to come: room that makes copying rare. */
	o = ck_str_alloc_room(len, (size_t)s->nchars + t->nchars,
			      min(len + len / 2, CK_STR_MAX), gfp);
	if (o) {
		ck_copy_bytes(ck_to_str(o)->data, s->data, s->len);
		ck_copy_bytes(ck_to_str(o)->data + s->len, t->data, t->len);
	}
	return o;
}

struct ck_object *ck_str_repeat(struct ck_object *o, ssize_t n, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(o);
	struct ck_object *result;
	ssize_t i;

	if (!ck_check_type(o, &ck_str_type, 0, NULL))
		return NULL;
	if (n < 1 || !s->len)
		return &ck_empty_str.base;
	if (n == 1)
		return ck_get(o);
	if (n > CK_STR_MAX / s->len) {
		ck_raise_nomem();
		return NULL;
	}
	result = ck_str_alloc(s->len * n, s->nchars * n, gfp);
	if (!result)
		return NULL;
	for (i = 0; i < n; i++)
		ck_copy_bytes(ck_to_str(result)->data + i * s->len, s->data, s->len);
	return result;
}
