// SPDX-License-Identifier: GPL-2.0
/*
 * set: repr().
 */
#include <cythonk/ops.h>

#include "seq.h"
#include "set_table.h"
#include "strbuf.h"

static void add_keys(struct ck_strbuf *buf, const struct ck_set_table *t)
{
	const struct ck_set_slot *slot;
	bool first = true;

	ck_for_each_set_slot(slot, t) {
		if (buf->failed)
			break;
		ck_strbuf_add_cstr(buf, first ? "{" : ", ");
		first = false;
		ck_strbuf_take_str(buf, ck_repr(slot->key, buf->gfp));
	}
	if (!first)
		ck_strbuf_add_char(buf, '}');
}

/**
 * ck_set_repr() - repr slot of set and frozenset
 * @self: a set or frozenset
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_set_repr(struct ck_object *self, gfp_t gfp)
{
	struct ck_set_snapshot snap;
	struct ck_repr_frame frame;
	struct ck_strbuf buf;
	bool named;

	ck_strbuf_init(&buf, gfp);
	if (!ck_repr_enter(&frame, self)) {
		ck_strbuf_printf(&buf, "%s(...)", self->type->name);
		return ck_strbuf_finish(&buf);
	}
	if (ck_set_snapshot(ck_to_set(self), &snap, gfp)) {
		named = !ck_is_set(self) || !snap.len;
		if (named)
			ck_strbuf_printf(&buf, "%s(", self->type->name);
		add_keys(&buf, snap.table);
		if (named)
			ck_strbuf_add_char(&buf, ')');
		ck_set_table_release(snap.table);
	} else {
		buf.failed = true;
	}
	ck_repr_leave(&frame);
	return ck_strbuf_finish(&buf);
}
