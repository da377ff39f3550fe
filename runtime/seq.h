/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What list and tuple have in common, written over "the item at a position, or NULL past the end".
 * A list may change between two items: each is fetched with a reference of its own.
 */
#ifndef CK_SEQ_H
#define CK_SEQ_H

#include <cythonk/context.h>
#include <cythonk/object.h>

typedef struct ck_object *(*ck_item_fn)(struct ck_object *seq, ssize_t i);

/**
 * struct ck_repr_frame - a container whose repr() is being made
 * @ctx: attached to the running context
 * @container: the container
 * @outer: the one it is in
 */
struct ck_repr_frame {
	struct ck_ctx_node ctx;
	struct ck_object *container;
	struct ck_repr_frame *outer;
};

/* seq_repr.c */
bool ck_repr_enter(struct ck_repr_frame *frame, struct ck_object *container);
void ck_repr_leave(struct ck_repr_frame *frame);
struct ck_object *ck_seq_repr(struct ck_object *seq, ck_item_fn item, char open, char close,
			      gfp_t gfp);

/* seq.c */
int ck_seq_compare(struct ck_object *a, struct ck_object *b, int op, ck_item_fn item,
		   ssize_t (*len)(struct ck_object *seq));
ssize_t ck_seq_find(struct ck_object *seq, struct ck_object *v, ssize_t start, ssize_t end,
		    ck_item_fn item);
ssize_t ck_seq_count(struct ck_object *seq, struct ck_object *v, ck_item_fn item);

/* Result of ck_seq_find() when nothing is equal; -1 is a failure. */
#define CK_NOT_FOUND	(-2)

#endif /* CK_SEQ_H */
