/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Internal: the note of an exception that is on its way or being handled.
 */
#ifndef CK_RAISED_H
#define CK_RAISED_H

#include <cythonk/context.h>
#include <cythonk/error.h>

struct ck_raised;

/**
 * struct ck_raised_ops - what only notes that involve objects need
 * @drop: drop the references that the note holds
 * @object: the exception object, made when there is none yet; borrowed
 * @log: log the exception with what it is chained to; @where is for one without frames
 *
 * Reached through the note so that modules which raise plain text link no objects.
 */
struct ck_raised_ops {
	void (*drop)(struct ck_raised *r);
	struct ck_object *(*object)(struct ck_raised *r);
	void (*log)(struct ck_raised *r, const char *where);
};

/**
 * struct ck_raised - an exception, pending or handled
 * @ctx: where it is pending or handled
 * @ops: NULL for plain text raised while nothing is handled
 * @type: its class
 * @object: the exception object once there is one
 * @arg: the one argument of the object to be made, or NULL
 * @context: what was being handled when it was raised, until @object takes that over
 * @text: message of the object to be made, or NULL
 * @errno_: positive errno of an OSError, else 0
 * @handled: how many except blocks are handling it
 * @making: its object is being made
 * @usual: of the size that is kept for later
 * @resumed: raised again where it was caught: the frame there is not added a second time
 * @tb_len: frames ever added to @tb
 * @tb: the traceback, until @object takes it over; see ck_tb_add() about its order
 */
struct ck_raised {
	struct ck_ctx_node ctx;
	const struct ck_raised_ops *ops;
	const struct ck_type *type;
	struct ck_object *object;
	struct ck_object *arg;
	struct ck_object *context;
	const char *text;
	int errno_;
	u16 handled;
	bool making;
	bool usual;
	bool resumed;
	u32 tb_len;
	struct ck_frame tb[CK_TB_DEPTH];
};

/**
 * ck_raised_exc() - the object that has a note's traceback
 * @r: a note
 *
 * Return: the object; NULL when there is none or it is the shared MemoryError: then the note
 * itself has it.
 */
static inline struct ck_exc *ck_raised_exc(struct ck_raised *r)
{
	if (!r->object || r->object->flags & CK_IMMORTAL)
		return NULL;
	return container_of(r->object, struct ck_exc, base);
}

/* error.c */
struct ck_raised *ck_raised_new(size_t extra);
char *ck_raised_extra(struct ck_raised *r);
void ck_raised_post(struct ck_raised *r);
void ck_raised_post_text(struct ck_raised *r);
void ck_raised_unmark(struct ck_raised *r, unsigned int kind);
void ck_raised_discard(struct ck_raised *r);
void ck_raised_pend(struct ck_raised *r);
void ck_raised_exit(void);
struct ck_raised *ck_raised_find(unsigned int kind);

/* error_object.c */
struct ck_object *ck_raised_object(struct ck_raised *r);
extern const struct ck_raised_ops ck_raised_object_ops;

/* exceptions.c */
int ck_errno_of(const struct ck_type *type, int err);

/* exc_object.c */
struct ck_object *ck_exc_text(const char *text, gfp_t gfp);
struct ck_object *ck_exc_args(struct ck_object *self, gfp_t gfp);

/* exc_attributes.c */
/**
 * ck_exc_getattr() - an attribute that every exception of its class has
 * @self: an exception object, borrowed
 * @name: name of the attribute
 * @gfp: allocation flags
 *
 * Return: new reference; NULL without an exception when there is no such attribute, or with an
 * exception pending.
 */
struct ck_object *ck_exc_getattr(struct ck_object *self, const char *name, gfp_t gfp);
void ck_exc_log_notes(struct ck_exc *e);

/**
 * ck_exc_setattr() - set an attribute that every exception of its class has
 * @self: an exception object, borrowed
 * @name: name of the attribute
 * @value: the value, borrowed
 *
 * Return: 1; 0 when there is no such attribute; -1 with an exception pending.
 */
int ck_exc_setattr(struct ck_object *self, const char *name, struct ck_object *value);

/* errno.c */
const struct ck_type *ck_errno_class(int err);

/* exc_log.c */
void ck_exc_log(struct ck_raised *r, const char *where);

/* traceback.c */
void ck_raised_log(struct ck_raised *r, const char *where);
void ck_tb_log(const struct ck_frame *tb, u32 len, const char *where);
void ck_log_exception(const struct ck_type *type, const char *text, size_t len);
void ck_log_note(const char *text, size_t len);

#endif /* CK_RAISED_H */
