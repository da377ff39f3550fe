// SPDX-License-Identifier: GPL-2.0
/*
 * The % operator of bytes. Each conversion is done by the one of str, on a text whose code points
 * are the bytes: what is here finds the conversions and their arguments.
 */
#include <cythonk/buffer.h>
#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "self.h"
#include "strbuf.h"

extern const struct ck_type ck_tuple_type CK_OPTIONAL;

/* Text of one conversion, and how many "*" it can have. */
#define DIRECTIVE	64
#define STARS		2

/**
 * struct formatting - a formatting under way
 * @start: the format
 * @p: what comes next in it
 * @end: its end
 * @args: the right operand
 * @next: number of the next argument
 * @count: number of arguments; -1: the operand itself is the only one
 * @mapping: "%(name)s" may look names up in @args
 * @out: the bytes, taken as text
 */
struct formatting {
	const u8 *start;
	const u8 *p;
	const u8 *end;
	struct ck_object *args;
	ssize_t next;
	ssize_t count;
	bool mapping;
	struct ck_strbuf out;
};

/**
 * struct directive - one conversion
 * @text: as str has it, without a name
 * @len: bytes of it
 * @stars: widths given as arguments, owned
 * @n: how many of them
 * @value: what is formatted, owned
 */
struct directive {
	char text[DIRECTIVE];
	size_t len;
	struct ck_object *stars[STARS];
	unsigned int n;
	struct ck_object *value;
};

static bool fail(const struct ck_type *type, const char *message)
{
	ck_raise(type, "%s", message);
	return false;
}

/* The next argument, a new reference; NULL with TypeError pending. */
static struct ck_object *argument(struct formatting *f)
{
	if (f->count < 0 && !f->next++)
		return ck_get(f->args);
	if (f->next < f->count)
		return ck_get(ck_to_tuple(f->args)->items[f->next++]);
	ck_raise(&ck_TypeError, "not enough arguments for format string");
	return NULL;
}

static bool parse_name(struct formatting *f, struct directive *d)
{
	const u8 *start = f->p + 1;
	struct ck_object *key;
	int depth = 0;

	if (!f->mapping)
		return fail(&ck_TypeError, "format requires a mapping");
	do {
		if (f->p == f->end)
			return fail(&ck_ValueError, "incomplete format key");
		depth += (*f->p == '(') - (*f->p == ')');
		f->p++;
	} while (depth);
	key = ck_bytes_new(start, f->p - 1 - start, f->out.gfp);
	if (!key)
		return false;
	d->value = ck_getitem(f->args, key, f->out.gfp);
	ck_put(key);
	return d->value;
}

/* Flags, width and precision, as they are; "*" takes an argument. */
static bool parse_layout(struct formatting *f, struct directive *d)
{
	while (f->p < f->end && *f->p && strchr("-+ #0123456789.*", *f->p)) {
		if (d->len > DIRECTIVE - 4 || (*f->p == '*' && d->n == STARS))
			return fail(&ck_ValueError, "width too big");
		if (*f->p == '*') {
			d->stars[d->n] = argument(f);
			if (!d->stars[d->n++])
				return false;
		}
		d->text[d->len++] = *f->p++;
	}
	while (f->p < f->end && (*f->p == 'h' || *f->p == 'l' || *f->p == 'L'))
		f->p++;
	return f->p < f->end || fail(&ck_ValueError, "incomplete format");
}

/* Bytes as a text of as many code points. */
static struct ck_object *as_text(const u8 *p, size_t len, gfp_t gfp)
{
	struct ck_strbuf buf;
	size_t i;

	ck_strbuf_init(&buf, gfp);
	for (i = 0; i < len && !buf.failed; i++)
		ck_strbuf_add_code_point(&buf, p[i]);
	return ck_strbuf_finish(&buf);
}

/* %s and %b: something bytes-like. */
static bool bytes_argument(struct ck_object **arg, gfp_t gfp)
{
	struct ck_object *text;
	struct ck_view v;
	int found = ck_view_try(&v, *arg, gfp);

	if (!found)
		ck_raise(&ck_TypeError,
			 "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'",
			 ck_type_name(*arg));
	if (found <= 0)
		return false;
	text = as_text(v.p, v.len, gfp);
	ck_view_put(&v);
	ck_put(*arg);
	*arg = text;
	return text;
}

/* %c: a byte. */
static bool char_argument(struct ck_object **arg, gfp_t gfp)
{
	struct ck_object *text = NULL;
	struct ck_view v;
	int found;
	s64 n;
	u8 c;

	if (ck_int_value(*arg, &n)) {
		if (n < 0 || n > U8_MAX) {
			ck_raise(&ck_OverflowError, "%c arg not in range(256)");
			return false;
		}
		c = n;
		text = as_text(&c, 1, gfp);
	} else {
		found = ck_view_try(&v, *arg, gfp);
		if (found > 0) {
			if (v.len == 1)
				text = as_text(v.p, 1, gfp);
			ck_view_put(&v);
		}
		if (!text && !ck_err_occurred())
			ck_raise(&ck_TypeError,
				 "%c requires an integer in range(256) or a single byte");
	}
	if (!text)
		return false;
	ck_put(*arg);
	*arg = text;
	return true;
}

/* What the type of a conversion is for str, with its argument made to fit; 0 after a failure. */
static char convert(struct formatting *f, struct ck_object **arg, u8 type)
{
	switch (type) {
	case 'b':
	case 's':
		return bytes_argument(arg, f->out.gfp) ? 's' : 0;
	case 'c':
		return char_argument(arg, f->out.gfp) ? 's' : 0;
	case 'r':
	case 'a':
		return 'a';
	case 'd':
	case 'i':
	case 'u':
	case 'o':
	case 'x':
	case 'X':
		return type;
	}
	ck_raise(&ck_ValueError, "unsupported format character '%c' (0x%x) at index %zd",
		 type > 0x1f && type < 0x80 ? type : '?', type, (ssize_t)(f->p - f->start));
	return 0;
}

static bool parse(struct formatting *f, struct directive *d)
{
	char type;

	d->text[d->len++] = '%';
	if (f->p < f->end && *f->p == '(' && !parse_name(f, d))
		return false;
	if (!parse_layout(f, d))
		return false;
	if (!d->value)
		d->value = argument(f);
	if (!d->value)
		return false;
	type = convert(f, &d->value, *f->p);
	f->p++;
	d->text[d->len++] = type;
	return type;
}

/* The text that str makes of a conversion. */
static bool add_text(struct formatting *f, const struct directive *d)
{
	struct ck_object *fmt = ck_str_new(d->text, d->len, f->out.gfp), *args = NULL;
	unsigned int i;

	if (fmt)
		args = ck_tuple_new(d->n + 1, f->out.gfp);
	if (args) {
		for (i = 0; i < d->n; i++)
			ck_tuple_init_item(args, i, ck_get(d->stars[i]));
		ck_tuple_init_item(args, i, ck_get(d->value));
		ck_strbuf_take_str(&f->out, ck_str_percent(fmt, args, f->out.gfp));
	}
	ck_put(args);
	ck_put(fmt);
	return args && !f->out.failed;
}

/* What follows a '%'. */
static bool directive(struct formatting *f)
{
	struct directive d = { };
	bool done;

	if (f->p < f->end && *f->p == '%') {
		f->p++;
		ck_strbuf_add_char(&f->out, '%');
		return true;
	}
	done = parse(f, &d) && add_text(f, &d);
	while (d.n)
		ck_put(d.stars[--d.n]);
	ck_put(d.value);
	return done;
}

static bool format_all(struct formatting *f)
{
	while (f->p < f->end && !f->out.failed) {
		if (*f->p != '%') {
			ck_strbuf_add_code_point(&f->out, *f->p++);
			continue;
		}
		f->p++;
		if (!directive(f))
			return false;
	}
	if (f->mapping || (f->count < 0 ? f->next : f->next == f->count))
		return !f->out.failed;
	return fail(&ck_TypeError, "not all arguments converted during bytes formatting");
}

/**
 * ck_bytes_percent() - fmt % args
 * @fmt: bytes
 * @args: a tuple, a mapping, or one argument
 * @gfp: allocation flags
 *
 * Return: new reference to bytes, or NULL with TypeError, ValueError or another exception pending.
 */
struct ck_object *ck_bytes_percent(struct ck_object *fmt, struct ck_object *args, gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(fmt);
	bool tuple = ck_isinstance(args, ck_optional(ck_tuple_type));
	struct formatting f = {
		.start = b->data,
		.p = b->data,
		.end = b->data + b->len,
		.args = args,
		.count = tuple ? (ssize_t)ck_to_tuple(args)->len : -1,
		.mapping = !tuple && !ck_is_str(args) && !ck_slot(ck_type_of(args), buffer) &&
			   ck_slot(ck_type_of(args), getitem),
	};
	struct ck_object *text, *result;

	ck_strbuf_init(&f.out, gfp);
	if (!format_all(&f)) {
		ck_strbuf_discard(&f.out);
		return NULL;
	}
	text = ck_strbuf_finish(&f.out);
	if (!text)
		return NULL;
	result = ck_str_encode(text, "latin-1", NULL, gfp);
	ck_put(text);
	return result;
}
