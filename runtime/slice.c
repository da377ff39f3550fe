// SPDX-License-Identifier: GPL-2.0
/*
 * slice objects. What sequences make of them is in span.c.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/slice.h>
#include <cythonk/str.h>

#include "construct.h"
#include "methods.h"
#include "self.h"
#include "strbuf.h"

static struct ck_slice *to_slice(struct ck_object *o)
{
	return container_of(o, struct ck_slice, base);
}

struct ck_object *ck_slice_new(struct ck_object *start, struct ck_object *stop,
			       struct ck_object *step, gfp_t gfp)
{
	struct ck_object *o = ck_new(&ck_slice_type, gfp);

	if (o) {
		to_slice(o)->start = ck_get(start ?: CK_NONE);
		to_slice(o)->stop = ck_get(stop ?: CK_NONE);
		to_slice(o)->step = ck_get(step ?: CK_NONE);
	}
	return o;
}

static void slice_clear(struct ck_object *self)
{
	ck_clear(&to_slice(self)->start);
	ck_clear(&to_slice(self)->stop);
	ck_clear(&to_slice(self)->step);
}

static int slice_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	const struct ck_slice *s = to_slice(self);

	return visit(s->start, arg) ?: visit(s->stop, arg) ?: visit(s->step, arg);
}

static struct ck_object *slice_repr(struct ck_object *self, gfp_t gfp)
{
	const struct ck_slice *s = to_slice(self);
	struct ck_strbuf buf;

	ck_strbuf_init(&buf, gfp);
	ck_strbuf_add_cstr(&buf, "slice(");
	ck_strbuf_take_str(&buf, ck_repr(s->start, gfp));
	ck_strbuf_add_cstr(&buf, ", ");
	if (!buf.failed)
		ck_strbuf_take_str(&buf, ck_repr(s->stop, gfp));
	ck_strbuf_add_cstr(&buf, ", ");
	if (!buf.failed)
		ck_strbuf_take_str(&buf, ck_repr(s->step, gfp));
	ck_strbuf_add_char(&buf, ')');
	return ck_strbuf_finish(&buf);
}

static int slice_hash(struct ck_object *self, u64 *out)
{
	return ck_raise_unhashable(self);
}

/* As tuples of the three are compared. */
static int slice_compare(struct ck_object *a, struct ck_object *b, int op)
{
	const struct ck_slice *s = to_slice(a), *t = to_slice(b);
	struct ck_object *mine[] = { s->start, s->stop, s->step };
	struct ck_object *other[] = { t->start, t->stop, t->step };
	int same, i;

	if (!ck_is_slice(a) || !ck_is_slice(b))
		return CK_NOTIMPLEMENTED;
	for (i = 0; i < ARRAY_SIZE(mine); i++) {
		same = ck_same(mine[i], other[i]);
		if (same < 0)
			return -1;
		if (!same)
			return op == CK_EQ ? 0 : op == CK_NE ? 1 :
			       ck_compare(mine[i], other[i], op);
	}
	return op == CK_EQ || op == CK_LE || op == CK_GE;
}

static struct ck_object *slice_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	const struct ck_slice *s = to_slice(self);

	if (!strcmp(name, "start"))
		return ck_get(s->start);
	if (!strcmp(name, "stop"))
		return ck_get(s->stop);
	if (!strcmp(name, "step"))
		return ck_get(s->step);
	return NULL;
}

const struct ck_type ck_slice_type = {
	CK_TYPE_HEAD,
	.name = "slice",
	.base = &ck_object_type,
	.size = sizeof(struct ck_slice),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_slice_methods,
	.clear = slice_clear,
	.traverse = slice_traverse,
	.repr = slice_repr,
	.hash = slice_hash,
	.compare = slice_compare,
	.getattr = slice_getattr,
	.construct = ck_slice_construct,
};
