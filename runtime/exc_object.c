// SPDX-License-Identifier: GPL-2.0
/*
 * What exception objects do: construction and text. Their attributes are in exc_attributes.c.
 *
 * Linked only into modules that make such objects; see exceptions.c.
 */
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/slab.h>
#include <linux/string.h>

#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/raised.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

/* Slots of the exception classes (exceptions.c). */
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

/* "OSError(errno, text, filename)": the name of the file is no part of args. */
static bool has_filename(unsigned int nargs, struct ck_object **args)
{
	return nargs >= 3 && nargs <= 5 && args[2] != CK_NONE;
}

int ck_exc_init(struct ck_object *exc, unsigned int nargs, struct ck_object **args, gfp_t gfp)
{
	struct ck_object *t, *fields = NULL;

	if (ck_isinstance(exc, &ck_OSError)) {
		if (nargs >= 2 && nargs <= 5) {
			fields = ck_tuple_from_array(args, nargs, gfp);
			if (!fields)
				return -1;
		}
		WRITE_ONCE(to_exc(exc)->errno_, errno_of_args(nargs, args));
		ck_store(&to_exc(exc)->fields, fields);
		if (has_filename(nargs, args))
			nargs = 2;
	}
	t = ck_tuple_from_array(args, nargs, gfp);
	if (!t)
		return -1;
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
	ck_clear(&e->fields);
	ck_clear(&e->notes);
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
	if (!r)
		r = visit(e->fields, arg);
	if (!r)
		r = visit(e->notes, arg);
	return r;
}

/**
 * ck_exc_text() - the str of a message
 * @text: C string; what is not ASCII in one that is not UTF-8, as the kernel's may be, becomes '?'
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_exc_text(const char *text, gfp_t gfp)
{
	struct ck_object *s = ck_str_from_cstr(text, gfp);
	char *copy, *p;

	if (s || ck_err_matches(&ck_MemoryError))
		return s;
	ck_err_clear();
	copy = kstrdup(text, GFP_ATOMIC | __GFP_NOWARN);
	if (!copy) {
		ck_raise_nomem();
		return NULL;
	}
	for (p = copy; *p; p++)
		if (!isascii(*p))
			*p = '?';
	s = ck_str_from_cstr(copy, gfp);
	kfree(copy);
	return s;
}

/**
 * ck_exc_args() - e.args
 * @self: an exception; the shared MemoryError has an empty tuple
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_exc_args(struct ck_object *self, gfp_t gfp)
{
	struct ck_exc *e = to_exc(self);
	struct ck_object *t = ck_load(&e->args), *text;

	if (t || !e->text)
		return t ? t : ck_tuple_new(0, gfp);
	text = ck_exc_text(e->text, gfp);
	if (!text)
		return NULL;
	t = ck_tuple_from_array(&text, 1, gfp);
	ck_put(text);
	/* Another CPU may have made them meanwhile, or stored others. */
	if (t && !cmpxchg(&e->args, NULL, t))
		return ck_get(t);
	ck_put(t);
	return t ? ck_load(&e->args) : NULL;
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

/* "[Errno 2] No such file or directory", with the names of files if there are any. */
static struct ck_object *os_error_str(struct ck_object *fields, gfp_t gfp)
{
	ssize_t len = ck_tuple_len(fields), i;
	struct ck_object *parts[8];
	unsigned int n = 0;

	parts[n++] = ck_str_from_cstr("[Errno ", gfp);
	parts[n++] = arg_text(fields, 0, gfp, ck_str);
	parts[n++] = ck_str_from_cstr("] ", gfp);
	parts[n++] = arg_text(fields, 1, gfp, ck_str);
	for (i = 2; i < len && i < 5; i += 2) {
		struct ck_object *name = ck_tuple_get(fields, i);

		if (name != CK_NONE) {
			parts[n++] = ck_str_from_cstr(i == 2 ? ": " : " -> ", gfp);
			parts[n++] = ck_repr(name, gfp);
		}
		ck_put(name);
	}
	return join(parts, n, gfp);
}

struct ck_object *ck_exc_str(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *fields = NULL, *args, *s;

	if (ck_isinstance(self, &ck_OSError))
		fields = ck_load(&to_exc(self)->fields);
	if (fields) {
		s = os_error_str(fields, gfp);
		ck_put(fields);
		return s;
	}

	args = ck_exc_args(self, gfp);
	if (!args)
		return NULL;
	if (ck_tuple_len(args) == 0)
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
	struct ck_object *args = ck_exc_args(self, gfp);
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
