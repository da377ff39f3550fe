// SPDX-License-Identifier: GPL-2.0
/*
 * memoryview: its methods and attributes.
 */
#include <linux/string.h>

#include <cythonk/error.h>
#include <cythonk/list.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "args.h"
#include "bytes_internal.h"
#include "items_of_c.h"
#include "memoryview_internal.h"
#include "method_table.h"
#include "self.h"

static struct ck_object *enter(struct ck_object *self)
{
	struct ck_object *pin = ck_memoryview_pin(self);

	ck_put(pin);
	return pin ? ck_get(self) : NULL;
}

static struct ck_object *release(struct ck_object *self)
{
	ck_clear(&ck_to_memoryview(self)->pin);
	return CK_NONE;
}

static struct ck_object *tobytes(struct ck_object *self, gfp_t gfp)
{
	const struct ck_memoryview *m = ck_to_memoryview(self);
	struct ck_object *pin = ck_memoryview_pin(self), *b;

	if (!pin)
		return NULL;
	b = ck_bytes_new(NULL, m->len * m->itemsize, gfp);
	if (b && m->len)
		ck_memoryview_copy(m, ck_to_bytes(b)->data);
	ck_put(pin);
	return b;
}

static struct ck_object *tolist(struct ck_object *self, gfp_t gfp)
{
	const struct ck_memoryview *m = ck_to_memoryview(self);
	struct ck_object *pin = ck_memoryview_pin(self), *list, *item;
	ssize_t i;

	list = pin ? ck_list_new(m->len, gfp) : NULL;
	for (i = 0; list && i < m->len; i++) {
		item = ck_item_load(ck_item_kind(m->format), m->data + i * m->stride, gfp);
		if (!item || ck_list_append(list, item, gfp) < 0)
			ck_clear(&list);
		ck_put(item);
	}
	ck_put(pin);
	return list;
}

static struct ck_object *hex(struct ck_object *self, unsigned int nargs, struct ck_object **args,
			     gfp_t gfp)
{
	struct ck_object *b, *text;
	ssize_t group = 1;

	if (!ck_arg_index(nargs, args, 1, &group))
		return NULL;
	b = tobytes(self, gfp);
	if (!b)
		return NULL;
	text = ck_hex_of(ck_to_bytes(b)->data, ck_to_bytes(b)->len, ck_arg(nargs, args, 0), group,
			 gfp);
	ck_put(b);
	return text;
}

static bool is_byte(const struct ck_item_kind *kind)
{
	return kind->size == 1;
}

/* What a letter means, with "@" before it or not; NULL with an exception pending. */
static const struct ck_item_kind *parse_format(struct ck_object *format)
{
	const struct ck_item_kind *kind = NULL;
	const char *text;

	if (!ck_is_str(format)) {
		ck_raise(&ck_TypeError, "cast() argument 'format' must be str, not %s",
			 ck_type_name(format));
		return NULL;
	}
	text = ck_to_str(format)->data;
	text += *text == '@';
	if (*text && !text[1])
		kind = ck_item_kind((u8)*text);
	if (!kind)
		ck_raise(&ck_ValueError,
			 "memoryview: destination format must be a native single character format prefixed with an optional '@'");
	return kind;
}

static struct ck_object *cast(struct ck_object *self, struct ck_object *format, gfp_t gfp)
{
	struct ck_memoryview m = *ck_to_memoryview(self);
	const struct ck_item_kind *from = ck_item_kind(m.format), *to;
	struct ck_object *pin = ck_memoryview_pin(self);
	size_t bytes = m.len * m.itemsize;

	to = pin ? parse_format(format) : NULL;
	if (!to)
		goto fail;
	if (m.stride != m.itemsize)
		ck_raise(&ck_TypeError,
			 "memoryview: casts are restricted to C-contiguous views");
	else if (!is_byte(from) && !is_byte(to))
		ck_raise(&ck_TypeError, "memoryview: cannot cast between two non-byte formats");
	else if (bytes % to->size)
		ck_raise(&ck_TypeError, "memoryview: length is not a multiple of itemsize");
	else
		goto make;
fail:
	ck_put(pin);
	return NULL;

make:
	m.len = bytes / to->size;
	m.stride = to->size;
	m.itemsize = to->size;
	m.format = to->format;
	return ck_memoryview_make(pin, &m, gfp);
}

static struct ck_object *toreadonly(struct ck_object *self, gfp_t gfp)
{
	struct ck_memoryview m = *ck_to_memoryview(self);

	m.readonly = true;
	return ck_memoryview_make(ck_memoryview_pin(self), &m, gfp);
}

CK_CALL(call_enter, "memoryview.__enter__", 0, 0, enter(self))
CK_CALL(call_exit, "memoryview.__exit__", 0, 3, release(self))
CK_CALL(call_cast, "cast", 1, 1, cast(self, args[0], gfp))
CK_CALL(call_hex, "hex", 0, 2, hex(self, nargs, args, gfp))
CK_CALL(call_release, "memoryview.release", 0, 0, release(self))
CK_CALL(call_tobytes, "tobytes", 0, 1, tobytes(self, gfp))
CK_CALL(call_tolist, "memoryview.tolist", 0, 0, tolist(self, gfp))
CK_CALL(call_toreadonly, "memoryview.toreadonly", 0, 0, toreadonly(self, gfp))

const struct ck_method ck_memoryview_methods[] = {
	{ "__enter__", call_enter },
	{ "__exit__", call_exit },
	{ "cast", call_cast },
	{ "hex", call_hex },
	{ "release", call_release },
	{ "tobytes", call_tobytes },
	{ "tolist", call_tolist },
	{ "toreadonly", call_toreadonly },
	{ }
};

static struct ck_object *one(ssize_t v, gfp_t gfp)
{
	return ck_tuple_pack(1, gfp, CK_INT(v));
}

static struct ck_object *get_obj(const struct ck_memoryview *m, struct ck_object *pin, gfp_t gfp)
{
	return ck_get(container_of(pin, struct ck_pin, base)->owner);
}

static struct ck_object *get_format(const struct ck_memoryview *m, struct ck_object *pin,
				    gfp_t gfp)
{
	return ck_str_new(&m->format, 1, gfp);
}

static struct ck_object *get_itemsize(const struct ck_memoryview *m, struct ck_object *pin,
				      gfp_t gfp)
{
	return CK_INT(m->itemsize);
}

static struct ck_object *get_nbytes(const struct ck_memoryview *m, struct ck_object *pin,
				    gfp_t gfp)
{
	return CK_INT(m->len * m->itemsize);
}

static struct ck_object *get_readonly(const struct ck_memoryview *m, struct ck_object *pin,
				      gfp_t gfp)
{
	return ck_bool(m->readonly);
}

static struct ck_object *get_ndim(const struct ck_memoryview *m, struct ck_object *pin, gfp_t gfp)
{
	return CK_INT(1);
}

static struct ck_object *get_shape(const struct ck_memoryview *m, struct ck_object *pin, gfp_t gfp)
{
	return one(m->len, gfp);
}

static struct ck_object *get_strides(const struct ck_memoryview *m, struct ck_object *pin,
				     gfp_t gfp)
{
	return one(m->stride, gfp);
}

static struct ck_object *get_suboffsets(const struct ck_memoryview *m, struct ck_object *pin,
					gfp_t gfp)
{
	return ck_tuple_new(0, gfp);
}

static struct ck_object *get_contiguous(const struct ck_memoryview *m, struct ck_object *pin,
					gfp_t gfp)
{
	return ck_bool(m->stride == m->itemsize || m->len < 2);
}

static const struct {
	const char *name;
	struct ck_object *(*get)(const struct ck_memoryview *m, struct ck_object *pin, gfp_t gfp);
} attributes[] = {
	{ "obj", get_obj }, { "format", get_format }, { "itemsize", get_itemsize },
	{ "nbytes", get_nbytes }, { "readonly", get_readonly }, { "ndim", get_ndim },
	{ "shape", get_shape }, { "strides", get_strides }, { "suboffsets", get_suboffsets },
	{ "c_contiguous", get_contiguous }, { "f_contiguous", get_contiguous },
	{ "contiguous", get_contiguous },
};

/**
 * ck_memoryview_getattr() - getattr slot of memoryview
 * @self: a memoryview
 * @name: the attribute
 * @gfp: allocation flags
 *
 * Return: new reference; NULL without an exception when there is no such attribute.
 */
struct ck_object *ck_memoryview_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	struct ck_object *pin, *value;
	int i;

	for (i = 0; i < ARRAY_SIZE(attributes); i++)
		if (!strcmp(attributes[i].name, name))
			break;
	if (i == ARRAY_SIZE(attributes))
		return NULL;
	pin = ck_memoryview_pin(self);
	if (!pin)
		return NULL;
	value = attributes[i].get(ck_to_memoryview(self), pin, gfp);
	ck_put(pin);
	return value;
}
