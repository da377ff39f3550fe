/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Bytes-like objects: those whose content is memory that others may read or write.
 *
 * There are two ways to it. A *view* is one moment's content, for an operation that reads it once:
 * bytes never change and are read where they lie, a bytearray is copied under its lock. A *pin*
 * keeps the memory itself in place as long as somebody holds it: the bytes may change meanwhile,
 * their number may not.
 */
#ifndef CK_BUFFER_H
#define CK_BUFFER_H

#include <linux/spinlock.h>

#include <cythonk/bytes.h>
#include <cythonk/object.h>

/* Bytes that are copied without allocating. */
#define CK_VIEW_SMALL	64

/**
 * struct ck_view - one moment's content of a bytes-like object
 * @p: the bytes
 * @len: how many
 * @owner: keeps them in place, or NULL
 * @copy: payload that holds them, or NULL
 * @small: where few bytes are copied to
 */
struct ck_view {
	const u8 *p;
	size_t len;
	struct ck_object *owner;
	u8 *copy;
	u8 small[CK_VIEW_SMALL];
};

/**
 * struct ck_buffer - memory that an object lets others use
 * @data: its start
 * @len: bytes
 * @itemsize: bytes of an item
 * @format: what an item is, a letter as in array.array: "BbHhIiLlQq"
 * @readonly: it must not be written to
 */
struct ck_buffer {
	u8 *data;
	size_t len;
	u8 itemsize;
	char format;
	bool readonly;
};

/**
 * struct ck_buffer_ops - what a bytes-like type does for others
 * @view: fill a view, of which all members are 0; false with an exception pending
 * @acquire: keep the memory where it is until @release; false with an exception pending
 * @release: ends what @acquire began
 */
struct ck_buffer_ops {
	bool (*view)(struct ck_object *self, struct ck_view *view, gfp_t gfp);
	bool (*acquire)(struct ck_object *self, struct ck_buffer *out);
	void (*release)(struct ck_object *self);
};

/* ---- view.c ---- */

int ck_view_slow(struct ck_view *view, struct ck_object *o, gfp_t gfp);
u8 *ck_view_room(struct ck_view *view, size_t len, gfp_t gfp);

/**
 * ck_view_try() - the content of an object, if it is bytes-like
 * @view: filled in; ends with ck_view_put() when the result is 1
 * @o: any object, borrowed: the caller keeps it as long as the view
 * @gfp: allocation flags
 *
 * Return: 1; 0 for an object that is not bytes-like; -1 with an exception pending.
 */
static inline int ck_view_try(struct ck_view *view, struct ck_object *o, gfp_t gfp)
{
	view->owner = NULL;
	view->copy = NULL;
	if (likely(ck_is_bytes(o))) {
		view->p = ck_to_bytes(o)->data;
		view->len = ck_to_bytes(o)->len;
		return 1;
	}
	return ck_view_slow(view, o, gfp);
}

/**
 * ck_view_get() - the content of a bytes-like object
 * @view: filled in; ends with ck_view_put() on success
 * @o: any object, borrowed: the caller keeps it as long as the view
 * @gfp: allocation flags
 *
 * Return: false with TypeError ("a bytes-like object is required, not 'int'") or another exception
 * pending.
 */
bool ck_view_get(struct ck_view *view, struct ck_object *o, gfp_t gfp);

/**
 * ck_view_put() - end a view
 * @view: a view that ck_view_get() or ck_view_try() filled
 */
void ck_view_put(struct ck_view *view);

/**
 * ck_view_compare() - order of two contents
 * @a: a view
 * @b: a view
 * @op: CK_LT to CK_GE
 *
 * Return: 0 or 1.
 */
int ck_view_compare(const struct ck_view *a, const struct ck_view *b, int op);

/**
 * ck_buffer_compare() - compare slot of the bytes-like types that can change
 * @a: left operand
 * @b: right operand
 * @op: CK_LT to CK_GE
 *
 * Return: 0, 1, -1 with an exception pending, or CK_NOTIMPLEMENTED.
 */
int ck_buffer_compare(struct ck_object *a, struct ck_object *b, int op);

/* ---- growbuf.c ---- */

/**
 * struct ck_growbuf - items in memory that grows, for bytearray and array
 * @lock: guards all below
 * @exports: how many hold the memory in place: its size cannot change then
 * @itemsize: bytes of an item
 * @is_array: messages speak of an array
 * @len: items there are
 * @cap: items there is room for
 * @data: payload, NULL when @cap is 0
 */
struct ck_growbuf {
	spinlock_t lock;
	unsigned int exports;
	u8 itemsize;
	bool is_array;
	size_t len;
	size_t cap;
	u8 *data;
};

struct ck_span;

/**
 * ck_growbuf_init() - make an empty one, in memory that nobody else sees yet
 * @g: the items
 * @itemsize: bytes of an item
 * @is_array: messages speak of an array
 */
void ck_growbuf_init(struct ck_growbuf *g, unsigned int itemsize, bool is_array);
void ck_growbuf_clear(struct ck_growbuf *g);
bool ck_growbuf_view(struct ck_growbuf *g, struct ck_view *view, gfp_t gfp);
bool ck_growbuf_acquire(struct ck_growbuf *g, struct ck_buffer *out);
void ck_growbuf_release(struct ck_growbuf *g);
int ck_growbuf_splice(struct ck_growbuf *g, ssize_t start, ssize_t stop, const void *items,
		      size_t n, gfp_t gfp);
int ck_growbuf_set_span(struct ck_growbuf *g, const struct ck_span *span, const void *items,
			size_t n, gfp_t gfp);
int ck_growbuf_del_span(struct ck_growbuf *g, const struct ck_span *span);
bool ck_growbuf_get(struct ck_growbuf *g, ssize_t i, void *item);
bool ck_growbuf_set(struct ck_growbuf *g, ssize_t i, const void *item);
int ck_growbuf_take(struct ck_growbuf *g, ssize_t i, void *item);
int ck_growbuf_remove(struct ck_growbuf *g, const void *item);
int ck_growbuf_repeat(struct ck_growbuf *g, ssize_t times, gfp_t gfp);
void ck_growbuf_reverse(struct ck_growbuf *g);

#endif /* CK_BUFFER_H */
