// SPDX-License-Identifier: GPL-2.0
/*
 * What exception objects do: construction, text, attributes.
 *
 * Linked only into modules that make such objects; see exceptions.c.
 */
#include <linux/err.h>
#include <linux/string.h>

#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/raised.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

struct ck_object *ck_exc_repr(struct ck_object *self, gfp_t gfp);
struct ck_object *ck_exc_str(struct ck_object *self, gfp_t gfp);
struct ck_object *ck_exc_getattr(struct ck_object *self, const char *name, gfp_t gfp);
void ck_exc_clear(struct ck_object *self);
int ck_exc_traverse(struct ck_object *self, ck_visit_fn visit, void *arg);

static struct ck_exc *to_exc(struct ck_object *o)
{
	return container_of(o, struct ck_exc, base);
}

static int errno_of_args(unsigned int nargs, struct ck_object **args)
{
	s64 err;

	if (nargs < 2 || !ck_int_value(args[0], &err) || err < 1 || err > MAX_ERRNO)
		return 0;
	return err;
}

static struct ck_object *pack(unsigned int nargs, struct ck_object **args, gfp_t gfp)
{
	struct ck_object *t = ck_tuple_new(nargs, gfp);
	unsigned int i;

	for (i = 0; t && i < nargs; i++)
		ck_tuple_init_item(t, i, ck_get(args[i]));
	return t;
}

int ck_exc_init(struct ck_object *exc, unsigned int nargs, struct ck_object **args, gfp_t gfp)
{
	struct ck_object *t = pack(nargs, args, gfp);

	if (!t)
		return -1;
	if (ck_isinstance(exc, &ck_OSError))
		WRITE_ONCE(to_exc(exc)->errno_, errno_of_args(nargs, args));
	ck_store(&to_exc(exc)->args, t);
	return 0;
}

struct ck_object *ck_exc_new(const struct ck_type *type, unsigned int nargs,
			     struct ck_object **args, gfp_t gfp)
{
	struct ck_object *exc;

	if (type == &ck_OSError && errno_of_args(nargs, args) &&
	    errno_of_args(nargs, args) != ENOMEM)
		type = ck_errno_class(errno_of_args(nargs, args));
	exc = ck_new(type, gfp);
	if (exc && ck_exc_init(exc, nargs, args, gfp)) {
		ck_put(exc);
		return NULL;
	}
	return exc;
}

void ck_exc_clear(struct ck_object *self)
{
	struct ck_exc *e = to_exc(self);

	ck_clear(&e->args);
	ck_clear(&e->cause);
	ck_clear(&e->context);
}

int ck_exc_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	struct ck_exc *e = to_exc(self);
	int r;

	r = visit(e->args, arg);
	if (!r)
		r = visit(e->cause, arg);
	if (!r)
		r = visit(e->context, arg);
	return r;
}

/* The arguments as a tuple; the shared MemoryError has none. */
static struct ck_object *get_args(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *t = ck_load(&to_exc(self)->args);

	return t ? t : ck_tuple_new(0, gfp);
}

/* Joins texts, any of which may be NULL with an exception pending; takes their references. */
static struct ck_object *join(struct ck_object **parts, unsigned int n, gfp_t gfp)
{
	struct ck_object *s = NULL;
	unsigned int i;

	for (i = 0; i < n && parts[i]; i++)
		;
	if (i == n)
		s = ck_str_join_parts(parts, n, gfp);
	while (n--)
		ck_put(parts[n]);
	return s;
}

static struct ck_object *arg_text(struct ck_object *args, unsigned int i, gfp_t gfp,
				  struct ck_object *(*text)(struct ck_object *o, gfp_t gfp))
{
	struct ck_object *arg = ck_tuple_get(args, i), *s;

	if (!arg)
		return NULL;
	s = text(arg, gfp);
	ck_put(arg);
	return s;
}

/* "[Errno 2] No such file or directory", with the file's name if there is one. */
static struct ck_object *os_error_str(int err, struct ck_object *args, gfp_t gfp)
{
	struct ck_object *parts[] = {
		ck_str_from_cstr("[Errno ", gfp),
		ck_str(CK_INT(err), gfp),
		ck_str_from_cstr("] ", gfp),
		arg_text(args, 1, gfp, ck_str),
		NULL,
		NULL,
	};
	unsigned int n = 4;

	if (ck_tuple_len(args) > 2) {
		parts[n++] = ck_str_from_cstr(": ", gfp);
		parts[n++] = arg_text(args, 2, gfp, ck_repr);
	}
	return join(parts, n, gfp);
}

struct ck_object *ck_exc_str(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *args = get_args(self, gfp), *s;
	int err = READ_ONCE(to_exc(self)->errno_);

	if (!args)
		return NULL;
	if (err && ck_tuple_len(args) >= 2)
		s = os_error_str(err, args, gfp);
	else if (ck_tuple_len(args) == 0)
		s = ck_str_from_cstr("", gfp);
	else if (ck_tuple_len(args) == 1)
		s = arg_text(args, 0, gfp, ck_isinstance(self, &ck_KeyError) ? ck_repr : ck_str);
	else
		s = ck_repr(args, gfp);
	ck_put(args);
	return s;
}

struct ck_object *ck_exc_repr(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *args = get_args(self, gfp);
	struct ck_object *parts[4];
	unsigned int n = 0;

	if (!args)
		return NULL;
	parts[n++] = ck_str_from_cstr(ck_type_name(self), gfp);
	if (ck_tuple_len(args) == 1) {
		parts[n++] = ck_str_from_cstr("(", gfp);
		parts[n++] = arg_text(args, 0, gfp, ck_repr);
		parts[n++] = ck_str_from_cstr(")", gfp);
	} else {
		parts[n++] = ck_repr(args, gfp);
	}
	ck_put(args);
	return join(parts, n, gfp);
}

static struct ck_object *arg_or_none(struct ck_object *self, unsigned int i, gfp_t gfp)
{
	struct ck_object *args = get_args(self, gfp), *v = NULL;

	if (args)
		v = i < ck_tuple_len(args) ? ck_tuple_get(args, i) : CK_NONE;
	ck_put(args);
	return v;
}

static struct ck_object *slot_or_none(struct ck_object **slot)
{
	struct ck_object *o = ck_load(slot);

	return o ? o : CK_NONE;
}

static struct ck_object *os_error_getattr(struct ck_exc *e, const char *name, gfp_t gfp)
{
	int err = READ_ONCE(e->errno_);

	if (!strcmp(name, "errno"))
		return err ? CK_INT(err) : CK_NONE;
	if (!strcmp(name, "strerror"))
		return err ? arg_or_none(&e->base, 1, gfp) : CK_NONE;
	if (!strcmp(name, "filename"))
		return err ? arg_or_none(&e->base, 2, gfp) : CK_NONE;
	return NULL;
}

struct ck_object *ck_exc_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	struct ck_exc *e = to_exc(self);

	if (!strcmp(name, "args"))
		return get_args(self, gfp);
	if (!strcmp(name, "__cause__"))
		return slot_or_none(&e->cause);
	if (!strcmp(name, "__context__"))
		return slot_or_none(&e->context);
	if (!strcmp(name, "__suppress_context__"))
		return ck_bool(READ_ONCE(e->suppress_context));
	if (!strcmp(name, "value") && ck_isinstance(self, &ck_StopIteration))
		return arg_or_none(self, 0, gfp);
	if (ck_isinstance(self, &ck_OSError))
		return os_error_getattr(e, name, gfp);
	return NULL;
}
