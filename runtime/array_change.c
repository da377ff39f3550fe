// SPDX-License-Identifier: GPL-2.0
/*
 * array: what changes one, each one step of its buffer.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/slice.h>

#include "array_internal.h"
#include "self.h"

static struct ck_growbuf *buf_of(struct ck_object *o)
{
	return &ck_to_array(o)->buf;
}

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_array(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

/**
 * ck_array_item() - an object as an item
 * @a: the array it is for
 * @item: where it goes
 * @o: any object
 *
 * Return: false with TypeError or OverflowError pending.
 */
bool ck_array_item(const struct ck_array *a, u64 *item, struct ck_object *o)
{
	enum ck_item_fit fit = ck_item_store(a->kind, item, o);

	if (fit == CK_ITEM_NO_INT)
		ck_raise(&ck_TypeError, "'%s' object cannot be interpreted as an integer",
			 ck_type_name(o));
	else if (fit != CK_ITEM_STORED)
		ck_raise(&ck_OverflowError, "%s is %s", a->kind->name,
			 fit == CK_ITEM_TOO_SMALL ? "less than minimum" : "greater than maximum");
	return fit == CK_ITEM_STORED;
}

int ck_array_append(struct ck_object *self, struct ck_object *v, gfp_t gfp)
{
	u64 item;

	if (!check_self(self, "append") || !ck_array_item(ck_to_array(self), &item, v))
		return -1;
	return ck_growbuf_splice(buf_of(self), SSIZE_MAX, SSIZE_MAX, &item, 1, gfp);
}

/**
 * ck_array_add_bytes() - a.frombytes(bytes)
 * @self: an array
 * @bytes: bytes-like, whole items
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_array_add_bytes(struct ck_object *self, struct ck_object *bytes, gfp_t gfp)
{
	const size_t size = ck_to_array(self)->kind->size;
	struct ck_view v;
	int result = -1;

	if (!ck_view_get(&v, bytes, gfp))
		return -1;
	if (v.len % size)
		ck_raise(&ck_ValueError, "bytes length not a multiple of item size");
	else
		result = ck_growbuf_splice(buf_of(self), SSIZE_MAX, SSIZE_MAX, v.p, v.len / size,
					   gfp);
	ck_view_put(&v);
	return result;
}

int ck_array_extend(struct ck_object *self, struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *it, *item;
	int failed = 0;

	if (!check_self(self, "extend"))
		return -1;
	if (ck_is_array(iterable)) {
		if (ck_to_array(iterable)->kind == ck_to_array(self)->kind)
			return ck_array_add_bytes(self, iterable, gfp);
		ck_raise(&ck_TypeError, "can only extend with array of same kind");
		return -1;
	}
	it = ck_iter(iterable, gfp);
	if (!it)
		return -1;
	while (!failed && (item = ck_next(it, gfp))) {
		failed = ck_array_append(self, item, gfp);
		ck_put(item);
	}
	ck_put(it);
	return failed || ck_err_occurred() ? -1 : 0;
}

static bool same_kind(struct ck_object *self, struct ck_object *other)
{
	if (ck_to_array(other)->kind == ck_to_array(self)->kind)
		return true;
	ck_raise(&ck_TypeError, "bad argument type for built-in operation");
	return false;
}

static int store_slice(struct ck_object *self, struct ck_object *slice, struct ck_object *value,
		       gfp_t gfp)
{
	struct ck_span span;
	struct ck_view v;
	int result;

	if (value && !ck_is_array(value)) {
		ck_raise(&ck_TypeError, "can only assign array (not \"%s\") to array slice",
			 ck_type_name(value));
		return -1;
	}
	if ((value && !same_kind(self, value)) || ck_slice_unpack(slice, &span) < 0)
		return -1;
	if (!value)
		return ck_growbuf_del_span(buf_of(self), &span);
	if (!ck_view_get(&v, value, gfp))
		return -1;
	result = ck_growbuf_set_span(buf_of(self), &span, v.p,
				     v.len / ck_to_array(self)->kind->size, gfp);
	ck_view_put(&v);
	return result;
}

static int store_item(struct ck_object *self, ssize_t i, struct ck_object *value)
{
	u64 item;
	int found;

	if (value && !ck_array_item(ck_to_array(self), &item, value))
		return -1;
	found = value ? ck_growbuf_set(buf_of(self), i, &item) :
			ck_growbuf_take(buf_of(self), i, &item);
	if (!found)
		ck_raise(&ck_IndexError, "array assignment index out of range");
	return found > 0 ? 0 : -1;
}

/**
 * ck_array_store() - setitem slot of array
 * @self: an array
 * @key: an int or a slice
 * @value: an int, or an array for a slice; NULL deletes
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending and @self as it was.
 */
int ck_array_store(struct ck_object *self, struct ck_object *key, struct ck_object *value,
		   gfp_t gfp)
{
	ssize_t i;

	if (ck_is_slice(key))
		return store_slice(self, key, value, gfp);
	if (!ck_is_index(key)) {
		ck_raise(&ck_TypeError, "array indices must be integers");
		return -1;
	}
	i = ck_index(key);
	return ck_failed(i) ? -1 : store_item(self, i, value);
}

static struct ck_object *copy(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *result = ck_array_make(ck_to_array(self)->kind, NULL, 0, gfp);

	if (result && ck_array_add_bytes(result, self, gfp) < 0)
		ck_clear(&result);
	return result;
}

static struct ck_object *concat(struct ck_object *a, struct ck_object *b, bool in_place, gfp_t gfp)
{
	struct ck_object *result;

	if (!ck_is_array(b)) {
		ck_raise(&ck_TypeError, in_place ? "can only extend with array (not \"%s\")" :
						   "can only append array (not \"%s\") to array",
			 ck_type_name(b));
		return NULL;
	}
	if (in_place && ck_to_array(a)->kind != ck_to_array(b)->kind) {
		ck_raise(&ck_TypeError, "can only extend with array of same kind");
		return NULL;
	}
	if (!in_place && !same_kind(a, b))
		return NULL;
	result = in_place ? ck_get(a) : copy(a, gfp);
	if (result && ck_array_add_bytes(result, b, gfp) < 0)
		ck_clear(&result);
	return result;
}

static struct ck_object *repeat_in_place(struct ck_object *self, ssize_t n, gfp_t gfp)
{
	return ck_growbuf_repeat(buf_of(self), n, gfp) < 0 ? NULL : ck_get(self);
}

static struct ck_object *repeat(struct ck_object *self, ssize_t n, gfp_t gfp)
{
	struct ck_object *result;

	if (n < 1)
		return ck_array_make(ck_to_array(self)->kind, NULL, 0, gfp);
	result = copy(self, gfp);
	if (result && ck_growbuf_repeat(buf_of(result), n, gfp) < 0)
		ck_clear(&result);
	return result;
}

/**
 * ck_array_binary() - binary slot of array
 * @a: left operand
 * @b: right operand
 * @op: enum ck_binop, possibly with CK_INPLACE
 * @gfp: allocation flags
 *
 * Return: new reference; NULL with an exception pending, or without one: not implemented.
 */
struct ck_object *ck_array_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	bool left = ck_is_array(a);

	switch (op) {
	case CK_ADD | CK_INPLACE:
	case CK_ADD:
		if (!left || (!ck_is_array(b) && ck_may_reflect(b)))
			return NULL;
		return concat(a, b, op & CK_INPLACE, gfp);
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
