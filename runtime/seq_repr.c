// SPDX-License-Identifier: GPL-2.0
/*
 * repr() of containers: a container that contains itself is shown as "[...]" there.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

#include "seq.h"
#include "strbuf.h"

/* A kind of struct ck_ctx_node beside those of context.h. */
#define CK_CTX_REPR	0x100u

/**
 * ck_repr_enter() - begin the repr() of a container
 * @frame: on the caller's stack, until ck_repr_leave()
 * @container: the container
 *
 * Return: true; false when this context is making that container's repr() already: there is
 * nothing to leave then.
 */
bool ck_repr_enter(struct ck_repr_frame *frame, struct ck_object *container)
{
	struct ck_ctx_node *node = ck_ctx_find(CK_CTX_REPR);
	struct ck_repr_frame *outer = node ? container_of(node, struct ck_repr_frame, ctx) : NULL;

	frame->container = container;
	frame->outer = outer;
	for (; outer; outer = outer->outer)
		if (outer->container == container)
			return false;
	ck_ctx_attach(&frame->ctx, CK_CTX_REPR);
	return true;
}

/**
 * ck_repr_leave() - end what ck_repr_enter() began
 * @frame: the same
 */
void ck_repr_leave(struct ck_repr_frame *frame)
{
	ck_ctx_detach(&frame->ctx);
}

/**
 * ck_seq_repr() - repr() of a sequence
 * @seq: the sequence
 * @item: how to get an item
 * @open: bracket before the items
 * @close: bracket behind them; a single item in round ones is followed by a comma
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_seq_repr(struct ck_object *seq, ck_item_fn item, char open, char close,
			      gfp_t gfp)
{
	struct ck_repr_frame frame;
	struct ck_strbuf buf;
	struct ck_object *x;
	ssize_t i;

	ck_strbuf_init(&buf, gfp);
	ck_strbuf_add_char(&buf, open);
	if (!ck_repr_enter(&frame, seq)) {
		ck_strbuf_add_cstr(&buf, "...");
		ck_strbuf_add_char(&buf, close);
		return ck_strbuf_finish(&buf);
	}
	for (i = 0; !buf.failed; i++) {
		x = item(seq, i);
		if (!x)
			break;
		if (i)
			ck_strbuf_add_cstr(&buf, ", ");
		ck_strbuf_take_str(&buf, ck_repr(x, gfp));
		ck_put(x);
	}
	ck_repr_leave(&frame);
	if (i == 1 && open == '(')
		ck_strbuf_add_char(&buf, ',');
	ck_strbuf_add_char(&buf, close);
	return ck_strbuf_finish(&buf);
}
