// SPDX-License-Identifier: GPL-2.0
/*
 * str: making texts, comparing, hashing, and the type. Methods are in the other str_*.c, so that a
 * module links those it uses.
 *
 * A short text lies in its object. A long one has a payload of its own, which goes with it at once:
 * memory of large objects would wait for readers of stale pointers.
 */
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "construct.h"
#include "few_bytes.h"
#include "mem_search.h"
#include "methods.h"
#include "self.h"
#include "str_repr.h"
#include "str_text.h"
#include "utf8.h"

struct ck_str ck_empty_str = {
	.base = CK_OBJECT_INIT(&ck_str_type),
	.data = "",
};

char *ck_text_alloc(size_t cap, gfp_t gfp)
{
	struct ck_text *text;

	if (cap > CK_STR_MAX) {
		ck_raise_nomem();
		return NULL;
	}
	text = ck_payload_alloc(sizeof(*text) + cap + 1, 1, gfp);
	if (!text)
		return NULL;
	text->cap = cap;
	return text->data;
}

void ck_text_free(char *data)
{
	ck_payload_free(ck_text_of(data));
}

struct ck_object *ck_str_alloc_room(size_t len, size_t nchars, size_t cap, gfp_t gfp)
{
	struct ck_object *o;
	struct ck_str *s;
	char *data;

	if (cap > CK_STR_INLINE) {
		data = ck_text_alloc(cap, gfp);
		if (!data)
			return NULL;
		data[len] = '\0';
		return ck_str_adopt(data, len, nchars, gfp);
	}
	o = ck_new_unfilled(&ck_str_type, offsetof(struct ck_str, inline_data) + cap + 1, gfp);
	if (unlikely(!o))
		return NULL;
	s = ck_to_str(o);
	s->len = len;
	s->nchars = nchars;
	s->data = s->inline_data;
	s->data[len] = '\0';
	return o;
}

struct ck_object *ck_str_alloc(size_t len, size_t nchars, gfp_t gfp)
{
	return ck_str_alloc_room(len, nchars, len, gfp);
}

struct ck_object *ck_str_adopt(char *data, size_t len, size_t nchars, gfp_t gfp)
{
	struct ck_object *o = ck_new(&ck_str_type, gfp);

	if (!o) {
		ck_text_free(data);
		return NULL;
	}
	ck_to_str(o)->len = len;
	ck_to_str(o)->nchars = nchars;
	ck_to_str(o)->data = data;
	WRITE_ONCE(o->flags, o->flags | CK_PAYLOAD);
	return o;
}

struct ck_object *ck_str_copy(const char *text, size_t len, size_t nchars, gfp_t gfp)
{
	struct ck_object *o;

	if (len <= 1)
		return len ? ck_str_of_ascii(*text) : &ck_empty_str.base;
	o = ck_str_alloc(len, nchars, gfp);
	if (o)
		ck_copy_bytes(ck_to_str(o)->data, text, len);
	return o;
}

/*
 * Texts of one ASCII character, filled in when they are first asked for; then they never change.
 * (Memory and not structs, because of those no array can be made.)
 */
static u8 ascii_texts[0x80][sizeof(struct ck_str)] __aligned(__alignof__(struct ck_str));
static char ascii_chars[0x80][2];

struct ck_object *ck_str_of_ascii(u8 c)
{
	struct ck_str *s = (void *)ascii_texts[c];

	/* Several CPUs may be here at once: they write the same. */
	if (unlikely(!smp_load_acquire(&s->data))) {
		const struct ck_object head = CK_OBJECT_INIT(&ck_str_type);

		s->base = head;
		s->len = 1;
		s->nchars = 1;
		ascii_chars[c][0] = c;
		/* Whoever sees the text sees all of the object. */
		smp_store_release(&s->data, ascii_chars[c]);
	}
	return &s->base;
}

struct ck_object *ck_str_new(const char *utf8, size_t len, gfp_t gfp)
{
	struct ck_utf8_error err;
	struct ck_object *o;
	struct ck_str *s;
	size_t nchars;
	char one[2] = "";

	if (len > CK_STR_MAX) {
		ck_raise_nomem();
		return NULL;
	}
	/* Others may write to the source: what is looked at is the copy. */
	if (len <= 1) {
		one[0] = len ? READ_ONCE(*utf8) : '\0';
		if ((u8)one[0] < 0x80)
			return ck_str_copy(one, len, len, gfp);
		utf8 = one;
	}
	o = ck_str_alloc(len, len, gfp);
	if (!o)
		return NULL;
	s = ck_to_str(o);
	ck_copy_bytes(s->data, utf8, len);
	if (unlikely(!ck_utf8_check(s->data, len, &nchars, &err))) {
		ck_utf8_raise(s->data, &err);
		ck_put(o);
		return NULL;
	}
	s->nchars = nchars;
	return o;
}

struct ck_object *ck_str_from_cstr(const char *s, gfp_t gfp)
{
	if (!s) {
		ck_raise(&ck_TypeError, "expected a C string, got NULL");
		return NULL;
	}
	return ck_str_new(s, strlen(s), gfp);
}

/* Only of texts whose payload lies outside: the others have nothing to free. */
static void str_clear(struct ck_object *self)
{
	if (self->flags & CK_PAYLOAD)
		ck_text_free(ck_to_str(self)->data);
	WRITE_ONCE(self->flags, self->flags & ~CK_PAYLOAD);
	ck_to_str(self)->data = "";
	ck_to_str(self)->len = 0;
	ck_to_str(self)->nchars = 0;
}

const char *ck_str_utf8(struct ck_object *o)
{
	if (!ck_check_type(o, &ck_str_type, 0, NULL))
		return NULL;
	if (memchr(ck_to_str(o)->data, '\0', ck_to_str(o)->len)) {
		ck_raise(&ck_ValueError, "embedded null character");
		return NULL;
	}
	return ck_to_str(o)->data;
}

ssize_t ck_str_len(struct ck_object *o)
{
	if (!ck_is_str(o)) {
		ck_raise_no_len(o);
		return -1;
	}
	return ck_to_str(o)->nchars;
}

static ssize_t str_len(struct ck_object *self)
{
	return ck_to_str(self)->nchars;
}

static int str_truth(struct ck_object *self)
{
	return ck_to_str(self)->len != 0;
}

bool ck_str_equal(struct ck_object *a, struct ck_object *b)
{
	const struct ck_str *s = ck_to_str(a), *t = ck_to_str(b);

	return a == b || (s->len == t->len && ck_same_bytes(s->data, t->data, s->len));
}

/* UTF-8 sorts bytewise as its code points do. */
static int order_of(const struct ck_str *s, const struct ck_str *t)
{
	int order = ck_order_bytes(s->data, t->data, min(s->len, t->len));

	return order ?: (int)(s->len > t->len) - (int)(s->len < t->len);
}

int ck_str_compare(struct ck_object *a, struct ck_object *b, int op)
{
	int order;

	if (op == CK_EQ || op == CK_NE)
		return ck_str_equal(a, b) == (op == CK_EQ);
	order = order_of(ck_to_str(a), ck_to_str(b));
	switch (op) {
	case CK_LT:
		return order < 0;
	case CK_LE:
		return order <= 0;
	case CK_GT:
		return order > 0;
	default:
		return order >= 0;
	}
}

static int str_compare(struct ck_object *a, struct ck_object *b, int op)
{
	return ck_is_str(a) && ck_is_str(b) ? ck_str_compare(a, b, op) : CK_NOTIMPLEMENTED;
}

static int str_hash(struct ck_object *self, u64 *out)
{
	struct ck_str *s = ck_to_str(self);
	u64 hash = READ_ONCE(s->hash);

	if (!hash) {
		hash = ck_hash_bytes(s->data, s->len) ?: 1;
		WRITE_ONCE(s->hash, hash);
	}
	*out = hash;
	return 0;
}

static int str_contains(struct ck_object *self, struct ck_object *item)
{
	if (!ck_is_str(item)) {
		ck_raise(&ck_TypeError, "'in <string>' requires string as left operand, not %s",
			 ck_type_name(item));
		return -1;
	}
	return ck_mem_find(ck_to_str(self)->data, ck_to_str(self)->len, ck_to_str(item)->data,
			   ck_to_str(item)->len) >= 0;
}

static struct ck_object *str_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	switch (op & ~CK_INPLACE) {
	case CK_ADD:
		if (!ck_is_str(a) || (!ck_is_str(b) && ck_may_reflect(b)))
			return NULL;
		return op & CK_INPLACE ? ck_str_append(a, b, gfp) : ck_str_concat(a, b, gfp);
	case CK_MUL:
		return ck_is_str(a) ? ck_repeat_by(a, b, ck_str_repeat, gfp) :
		       ck_repeat_by(b, a, ck_str_repeat, gfp);
	case CK_MOD:
		return ck_is_str(a) ? ck_str_percent(a, b, gfp) : NULL;
	default:
		return NULL;
	}
}

static struct ck_object *str_str(struct ck_object *self, gfp_t gfp)
{
	return ck_get(self);
}

const struct ck_type ck_str_type = {
	CK_TYPE_HEAD,
	.name = "str",
	.base = &ck_object_type,
	.size = sizeof(struct ck_str),
	.flags = CK_TYPE_BUILTIN | CK_TYPE_PAYLOAD,
	.methods = ck_str_methods,
	.clear = str_clear,
	.repr = ck_str_repr,
	.str = str_str,
	.hash = str_hash,
	.compare = str_compare,
	.truth = str_truth,
	.len = str_len,
	.contains = str_contains,
	.getitem = ck_str_getitem,
	.iter = ck_str_iter,
	.step = ck_str_step,
	.binary = str_binary,
	.construct = ck_str_construct,
};
