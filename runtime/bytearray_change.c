// SPDX-License-Identifier: GPL-2.0
/*
 * bytearray: making one of other objects, and what changes one. Each change is one step of its
 * buffer, with the bytes to be put in collected before.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/slice.h>
#include <cythonk/str.h>

#include "bytearray_internal.h"
#include "self.h"

extern const struct ck_type ck_str_type CK_OPTIONAL;

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_bytearray(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

/**
 * ck_byte_of() - an int as a byte
 * @o: any object
 * @byte: where it goes
 *
 * Return: false with TypeError or ValueError pending.
 */
bool ck_byte_of(struct ck_object *o, u8 *byte)
{
	ssize_t v = ck_index(o);

	if (ck_failed(v))
		return false;
	if (v < 0 || v > U8_MAX) {
		ck_raise(&ck_ValueError, "byte must be in range(0, 256)");
		return false;
	}
	*byte = v;
	return true;
}

/*
 * The bytes an object stands for: bytes-like, or an iterable of ints (as new bytes in *owner).
 * False with an exception pending.
 */
static bool bytes_of(struct ck_view *v, struct ck_object **owner, struct ck_object *o, gfp_t gfp)
{
	int found = ck_view_try(v, o, gfp);

	*owner = NULL;
	if (found)
		return found > 0;
	if (ck_isinstance(o, ck_optional(ck_str_type))) {
		ck_raise(&ck_TypeError, "string argument without an encoding");
		return false;
	}
	*owner = ck_bytes_collect(o, "byte", gfp);
	return *owner && ck_view_get(v, *owner, gfp);
}

struct ck_object *ck_bytearray_from(struct ck_object *o, gfp_t gfp)
{
	struct ck_object *owner, *result;
	struct ck_view v;
	s64 n;

	if (ck_int_value(o, &n)) {
		if (n >= 0)
			return ck_bytearray_new(NULL, n, gfp);
		ck_raise(&ck_ValueError, "negative count");
		return NULL;
	}
	if (!ck_slot(ck_type_of(o), buffer) && !ck_is_bytes(o) && !ck_slot(ck_type_of(o), iter)) {
		ck_raise(&ck_TypeError, "cannot convert '%s' object to bytearray", ck_type_name(o));
		return NULL;
	}
	if (!bytes_of(&v, &owner, o, gfp))
		return NULL;
	result = ck_bytearray_new(v.p, v.len, gfp);
	ck_view_put(&v);
	ck_put(owner);
	return result;
}

struct ck_object *ck_bytearray_from_text(struct ck_object *text, struct ck_object *encoding,
					 struct ck_object *errors, gfp_t gfp)
{
	struct ck_object *bytes = ck_bytes_from_text(text, encoding, errors, gfp), *result;

	if (!bytes)
		return NULL;
	result = ck_bytearray_from(bytes, gfp);
	ck_put(bytes);
	return result;
}

struct ck_object *ck_bytearray_copy(struct ck_object *o, gfp_t gfp)
{
	return check_self(o, "copy") ? ck_bytearray_from(o, gfp) : NULL;
}

int ck_bytearray_append(struct ck_object *o, struct ck_object *value, gfp_t gfp)
{
	u8 byte;

	if (!check_self(o, "append") || !ck_byte_of(value, &byte))
		return -1;
	return ck_growbuf_splice(&ck_to_bytearray(o)->buf, SSIZE_MAX, SSIZE_MAX, &byte, 1, gfp);
}

/* Put the bytes of @value in place of those from @start to @stop. */
static int splice(struct ck_object *self, ssize_t start, ssize_t stop, struct ck_object *value,
		  gfp_t gfp)
{
	struct ck_object *owner;
	struct ck_view v;
	int result;

	if (!bytes_of(&v, &owner, value, gfp))
		return -1;
	result = ck_growbuf_splice(&ck_to_bytearray(self)->buf, start, stop, v.p, v.len, gfp);
	ck_view_put(&v);
	ck_put(owner);
	return result;
}

int ck_bytearray_extend(struct ck_object *o, struct ck_object *iterable, gfp_t gfp)
{
	if (!check_self(o, "extend"))
		return -1;
	if (ck_is_index(iterable) ||
	    (!ck_slot(ck_type_of(iterable), buffer) && !ck_slot(ck_type_of(iterable), iter))) {
		ck_raise(&ck_TypeError, "can't extend bytearray with %s", ck_type_name(iterable));
		return -1;
	}
	if (ck_isinstance(iterable, ck_optional(ck_str_type))) {
		ck_raise(&ck_TypeError,
			 "expected iterable of integers; got: '%s'", ck_type_name(iterable));
		return -1;
	}
	return splice(o, SSIZE_MAX, SSIZE_MAX, iterable, gfp);
}

int ck_bytearray_insert(struct ck_object *o, struct ck_object *i, struct ck_object *value,
			gfp_t gfp)
{
	ssize_t at;
	u8 byte;

	if (!check_self(o, "insert"))
		return -1;
	at = ck_index(i);
	if (ck_failed(at) || !ck_byte_of(value, &byte))
		return -1;
	return ck_growbuf_splice(&ck_to_bytearray(o)->buf, at, at, &byte, 1, gfp);
}

struct ck_object *ck_bytearray_pop(struct ck_object *o, struct ck_object *i)
{
	ssize_t at = -1;
	int found;
	u8 byte;

	if (!check_self(o, "pop"))
		return NULL;
	if (i) {
		at = ck_index(i);
		if (ck_failed(at))
			return NULL;
	}
	found = ck_growbuf_take(&ck_to_bytearray(o)->buf, at, &byte);
	if (found > 0)
		return CK_INT(byte);
	if (!found)
		ck_raise(&ck_IndexError, ck_bytearray_len(o) ? "pop index out of range" :
							       "pop from empty bytearray");
	return NULL;
}

int ck_bytearray_remove(struct ck_object *o, struct ck_object *value)
{
	int found;
	u8 byte;

	if (!check_self(o, "remove") || !ck_byte_of(value, &byte))
		return -1;
	found = ck_growbuf_remove(&ck_to_bytearray(o)->buf, &byte);
	if (!found)
		ck_raise(&ck_ValueError, "value not found in bytearray");
	return found > 0 ? 0 : -1;
}

int ck_bytearray_clear(struct ck_object *o)
{
	if (!check_self(o, "clear"))
		return -1;
	return ck_growbuf_splice(&ck_to_bytearray(o)->buf, 0, SSIZE_MAX, NULL, 0, CK_GFP_ANY);
}

int ck_bytearray_reverse(struct ck_object *o)
{
	if (!check_self(o, "reverse"))
		return -1;
	ck_growbuf_reverse(&ck_to_bytearray(o)->buf);
	return 0;
}

static int store_slice(struct ck_object *self, struct ck_object *slice, struct ck_object *value,
		       gfp_t gfp)
{
	struct ck_growbuf *g = &ck_to_bytearray(self)->buf;
	struct ck_object *owner;
	struct ck_span span;
	struct ck_view v;
	int result;

	if (ck_slice_unpack(slice, &span) < 0)
		return -1;
	if (!value)
		return ck_growbuf_del_span(g, &span);
	if (ck_is_index(value) || ck_isinstance(value, ck_optional(ck_str_type))) {
		ck_raise(&ck_TypeError,
			 "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
		return -1;
	}
	if (!bytes_of(&v, &owner, value, gfp))
		return -1;
	result = ck_growbuf_set_span(g, &span, v.p, v.len, gfp);
	ck_view_put(&v);
	ck_put(owner);
	return result;
}

/* Remove one byte. */
static int delete_at(struct ck_object *self, ssize_t i)
{
	u8 byte;
	int found = ck_growbuf_take(&ck_to_bytearray(self)->buf, i, &byte);

	if (!found)
		ck_raise(&ck_IndexError, "bytearray index out of range");
	return found > 0 ? 0 : -1;
}

/**
 * ck_bytearray_store() - setitem slot of bytearray
 * @self: a bytearray
 * @key: an int or a slice
 * @value: an int, or bytes for a slice; NULL deletes
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending and @self as it was.
 */
int ck_bytearray_store(struct ck_object *self, struct ck_object *key, struct ck_object *value,
		       gfp_t gfp)
{
	ssize_t i;

	if (ck_is_slice(key))
		return store_slice(self, key, value, gfp);
	if (!ck_is_index(key)) {
		ck_raise(&ck_TypeError, "bytearray indices must be integers or slices, not %s",
			 ck_type_name(key));
		return -1;
	}
	i = ck_index(key);
	if (ck_failed(i))
		return -1;
	return value ? ck_bytearray_set(self, i, value) : delete_at(self, i);
}

/* a + b, where one of them is a bytearray: of the left one's class. */
static struct ck_object *concat(struct ck_object *a, struct ck_object *b, gfp_t gfp)
{
	struct ck_object *result;
	struct ck_view v;

	if (!ck_is_bytearray(a))
		return NULL;
	if (ck_view_try(&v, b, gfp) <= 0) {
		if (!ck_err_occurred() && !ck_may_reflect(b))
			ck_raise(&ck_TypeError, "can't concat %s to %s", ck_type_name(b),
				 ck_type_name(a));
		return NULL;
	}
	result = ck_bytearray_from(a, gfp);
	if (result && ck_growbuf_splice(&ck_to_bytearray(result)->buf, SSIZE_MAX, SSIZE_MAX, v.p,
					v.len, gfp) < 0)
		ck_clear(&result);
	ck_view_put(&v);
	return result;
}

static struct ck_object *add_in_place(struct ck_object *self, struct ck_object *more, gfp_t gfp)
{
	if (!ck_is_bytes(more) && !ck_slot(ck_type_of(more), buffer)) {
		if (!ck_may_reflect(more))
			ck_raise(&ck_TypeError, "can't concat %s to bytearray", ck_type_name(more));
		return NULL;
	}
	return splice(self, SSIZE_MAX, SSIZE_MAX, more, gfp) < 0 ? NULL : ck_get(self);
}

static struct ck_object *repeat(struct ck_object *self, ssize_t n, gfp_t gfp)
{
	struct ck_object *result;

	if (n < 1)
		return ck_bytearray_new(NULL, 0, gfp);
	result = ck_bytearray_from(self, gfp);
	if (result && ck_growbuf_repeat(&ck_to_bytearray(result)->buf, n, gfp) < 0)
		ck_clear(&result);
	return result;
}

static struct ck_object *repeat_in_place(struct ck_object *self, ssize_t n, gfp_t gfp)
{
	return ck_growbuf_repeat(&ck_to_bytearray(self)->buf, n, gfp) < 0 ? NULL : ck_get(self);
}

/**
 * ck_bytearray_binary() - binary slot of bytearray
 * @a: left operand
 * @b: right operand
 * @op: enum ck_binop, possibly with CK_INPLACE
 * @gfp: allocation flags
 *
 * Return: new reference; NULL with an exception pending, or without one: not implemented.
 */
struct ck_object *ck_bytearray_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	bool left = ck_is_bytearray(a);

	switch (op) {
	case CK_ADD | CK_INPLACE:
		return left ? add_in_place(a, b, gfp) : NULL;
	case CK_ADD:
		return concat(a, b, gfp);
	case CK_MUL | CK_INPLACE:
		if (left)
			return ck_repeat_by(a, b, repeat_in_place, gfp);
		fallthrough;
	case CK_MUL:
		return left ? ck_repeat_by(a, b, repeat, gfp) : ck_repeat_by(b, a, repeat, gfp);
	default:
		return NULL;
	}
}
