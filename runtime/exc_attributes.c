// SPDX-License-Identifier: GPL-2.0
/*
 * The attributes of exceptions by name.
 *
 * Separate from exc_object.c because only code that looks at exceptions needs them.
 */
#include <linux/err.h>
#include <linux/string.h>

#include <cythonk/error.h>
#include <cythonk/list.h>
#include <cythonk/ops.h>
#include <cythonk/raised.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

/* What the fields of an OSError are called; the fourth is Windows's. */
static const char * const os_fields[] = { "errno", "strerror", "filename", "", "filename2" };

static struct ck_exc *to_exc(struct ck_object *o)
{
	return container_of(o, struct ck_exc, base);
}

static struct ck_object *slot_or_none(struct ck_object **slot)
{
	struct ck_object *o = ck_load(slot);

	return o ? o : CK_NONE;
}

static int os_field(const char *name)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(os_fields); i++)
		if (!strcmp(name, os_fields[i]))
			return i;
	return -1;
}

static struct ck_object *get_os_field(struct ck_exc *e, int i)
{
	struct ck_object *fields = ck_load(&e->fields), *v = CK_NONE;

	if (fields && i < ck_tuple_len(fields))
		v = ck_tuple_get(fields, i);
	ck_put(fields);
	return v;
}

static struct ck_object *get_value(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *args = ck_exc_args(self, gfp), *v = NULL;

	if (args)
		v = ck_tuple_len(args) ? ck_tuple_get(args, 0) : CK_NONE;
	ck_put(args);
	return v;
}

struct ck_object *ck_exc_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	struct ck_exc *e = to_exc(self);

	if (!strcmp(name, "args"))
		return ck_exc_args(self, gfp);
	if (!strcmp(name, "__cause__"))
		return slot_or_none(&e->cause);
	if (!strcmp(name, "__context__"))
		return slot_or_none(&e->context);
	if (!strcmp(name, "__suppress_context__"))
		return ck_bool(READ_ONCE(e->suppress_context));
	if (!strcmp(name, "__notes__"))
		return ck_load(&e->notes);
	if (!strcmp(name, "value") && ck_isinstance(self, &ck_StopIteration))
		return get_value(self, gfp);
	if (ck_isinstance(self, &ck_OSError) && os_field(name) >= 0)
		return get_os_field(e, os_field(name));
	return NULL;
}

static int set_args(struct ck_exc *e, struct ck_object *value)
{
	struct ck_object *args = ck_tuple_from(value, GFP_KERNEL);

	if (!args)
		return -1;
	ck_store(&e->args, args);
	return 1;
}

static int set_link(struct ck_object **slot, const char *what, struct ck_object *value)
{
	if (value != CK_NONE && !ck_isinstance(value, &ck_BaseException)) {
		ck_raise(&ck_TypeError, "exception %s must be None or derive from BaseException",
			 what);
		return -1;
	}
	ck_store(slot, value == CK_NONE ? NULL : ck_get(value));
	return 1;
}

static int set_suppress(struct ck_exc *e, struct ck_object *value)
{
	if (value != CK_TRUE && value != CK_FALSE) {
		ck_raise(&ck_TypeError, "attribute value type must be bool");
		return -1;
	}
	WRITE_ONCE(e->suppress_context, value == CK_TRUE);
	return 1;
}

static int set_os_field(struct ck_exc *e, int i, struct ck_object *value)
{
	struct ck_object *t = ck_tuple_new(ARRAY_SIZE(os_fields), GFP_KERNEL);
	s64 err = 0;
	int k;

	if (!t)
		return -1;
	for (k = 0; k < ARRAY_SIZE(os_fields); k++)
		ck_tuple_init_item(t, k, k == i ? ck_get(value) : get_os_field(e, k));
	ck_store(&e->fields, t);
	if (i)
		return 1;
	if (!ck_int_value(value, &err) || err < 1 || err > MAX_ERRNO)
		err = 0;
	WRITE_ONCE(e->errno_, err);
	return 1;
}

int ck_exc_setattr(struct ck_object *self, const char *name, struct ck_object *value)
{
	struct ck_exc *e = to_exc(self);

	/* The shared MemoryError is never written; it has no attributes that are not defaults. */
	if (self->flags & CK_IMMORTAL)
		return 0;
	if (!strcmp(name, "args"))
		return set_args(e, value);
	if (!strcmp(name, "__cause__")) {
		WRITE_ONCE(e->suppress_context, 1);
		return set_link(&e->cause, "cause", value);
	}
	if (!strcmp(name, "__context__"))
		return set_link(&e->context, "context", value);
	if (!strcmp(name, "__suppress_context__"))
		return set_suppress(e, value);
	if (ck_isinstance(self, &ck_OSError) && os_field(name) >= 0)
		return set_os_field(e, os_field(name), value);
	return 0;
}

int ck_exc_add_note(struct ck_object *exc, struct ck_object *note, gfp_t gfp)
{
	struct ck_object **slot = &to_exc(exc)->notes;
	struct ck_object *notes = NULL;
	int r;

	if (!ck_isinstance(exc, &ck_BaseException)) {
		ck_raise(&ck_AttributeError, "'%s' object has no attribute 'add_note'",
			 ck_type_name(exc));
		return -1;
	}
	if (!ck_is_str(note)) {
		ck_raise(&ck_TypeError, "note must be a str, not '%s'", ck_type_name(note));
		return -1;
	}
	if (exc->flags & CK_IMMORTAL)
		return 0;
	while (!(notes = ck_load(slot))) {
		notes = ck_list_new(0, gfp);
		if (!notes)
			return -1;
		if (cmpxchg(slot, NULL, notes))
			ck_put(notes);	/* another CPU was first */
	}
	r = ck_list_append(notes, note, gfp);
	ck_put(notes);
	return r;
}

/**
 * ck_exc_log_notes() - log the notes of an exception
 * @e: the exception
 *
 * Context: any except NMI.
 */
void ck_exc_log_notes(struct ck_exc *e)
{
	struct ck_object *notes = ck_load(&e->notes), *note;
	ssize_t i;

	for (i = 0; notes && i < ck_list_len(notes); i++) {
		note = ck_list_iter_get(notes, i);
		if (!note)
			break;
		if (ck_is_str(note))
			ck_log_note(ck_to_str(note)->data, ck_to_str(note)->len);
		ck_put(note);
	}
	ck_put(notes);
}
