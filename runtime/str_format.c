// SPDX-License-Identifier: GPL-2.0
/*
 * str.format(): "{}", "{0}", "{name}", with attributes, items, conversions and specifications,
 * which may have fields inside.
 */
#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "self.h"
#include "strbuf.h"
#include "utf8.h"

/* How deep fields may be nested: specifications of fields have fields, and no more. */
#define NESTING	2

/* Whether fields are numbered by themselves or by the format; not both in one format. */
enum numbering { NUMBERING_UNKNOWN, NUMBERING_AUTO, NUMBERING_MANUAL };

/**
 * struct ck_formatting - a formatting under way
 * @nargs: number of positional arguments
 * @args: the positional arguments
 * @mapping: where names are looked up, or NULL
 * @map_only: format_map(): there are no positional arguments, and no talk of them
 * @next: number of the next argument of "{}"
 * @numbering: see there
 * @gfp: allocation flags
 */
struct ck_formatting {
	unsigned int nargs;
	struct ck_object **args;
	struct ck_object *mapping;
	bool map_only;
	unsigned int next;
	enum numbering numbering;
	gfp_t gfp;
};

/* A piece of the format. */
struct piece {
	const char *p;
	const char *end;
};

/* A replacement field, taken apart. */
struct field {
	struct piece name;
	char conversion;	/* 0: none */
	struct piece spec;
	bool nested;		/* the specification has fields inside */
};

static bool expand(struct ck_formatting *f, struct ck_strbuf *out, struct piece text,
		   unsigned int depth);

static bool fail(const char *message)
{
	ck_raise(&ck_ValueError, "%s", message);
	return false;
}

/* "!r" behind the name; @c stands behind the '!'. */
static bool parse_conversion(struct piece *c, struct field *field)
{
	unsigned int width;
	u32 conversion;

	if (c->p >= c->end)
		return fail("end of string while looking for conversion specifier");
	if (*c->p == '}')
		return fail("unmatched '{' in format spec");
	conversion = ck_utf8_decode(c->p, &width);
	c->p += width;
	if (c->p >= c->end)
		return fail("unmatched '{' in format spec");
	if (*c->p != ':' && *c->p != '}')
		return fail("expected ':' after conversion specifier");
	if (conversion != 'r' && conversion != 's' && conversion != 'a') {
		if (conversion > 0x20 && conversion < 0x7f)
			ck_raise(&ck_ValueError, "Unknown conversion specifier %c", conversion);
		else
			ck_raise(&ck_ValueError, "Unknown conversion specifier \\x%x", conversion);
		return false;
	}
	field->conversion = conversion;
	return true;
}

/* The name: up to '}', ':' or '!', brackets skipped. */
static bool parse_name(struct piece *c, struct field *field)
{
	bool bracket = false;

	field->name.p = c->p;
	for (; c->p < c->end; c->p++) {
		if (*c->p == '{')
			return fail("unexpected '{' in field name");
		if (*c->p == '[')
			bracket = true;
		else if (*c->p == ']')
			bracket = false;
		else if (!bracket && (*c->p == '}' || *c->p == ':' || *c->p == '!'))
			break;
	}
	field->name.end = c->p;
	return c->p < c->end || fail("expected '}' before end of string");
}

/* A field; @c stands behind its '{' and is moved behind its '}'. */
static bool parse_field(struct piece *c, struct field *field)
{
	int depth = 1;

	*field = (struct field){ };
	if (c->p >= c->end)
		return fail("Single '{' encountered in format string");
	if (!parse_name(c, field))
		return false;
	if (*c->p == '!') {
		c->p++;
		if (!parse_conversion(c, field))
			return false;
	}
	if (*c->p == '}') {
		c->p++;
		return true;
	}
	field->spec.p = ++c->p;
	for (; c->p < c->end; c->p++) {
		if (*c->p == '{') {
			field->nested = true;
			depth++;
		} else if (*c->p == '}' && !--depth) {
			field->spec.end = c->p++;
			return true;
		}
	}
	return fail("unmatched '{' in format spec");
}

/* A number; -1: it is none, -2: ValueError is pending. */
static ssize_t number_of(struct piece text)
{
	ssize_t v = 0;

	if (text.p == text.end)
		return -1;
	for (; text.p < text.end; text.p++) {
		if (*text.p < '0' || *text.p > '9')
			return -1;
		if (v > (SSIZE_MAX - 9) / 10) {
			fail("Too many decimal digits in format string");
			return -2;
		}
		v = v * 10 + (*text.p - '0');
	}
	return v;
}

static bool set_numbering(struct ck_formatting *f, enum numbering numbering)
{
	if (f->numbering == NUMBERING_UNKNOWN)
		f->numbering = numbering;
	if (f->numbering == numbering)
		return true;
	return fail(numbering == NUMBERING_AUTO ?
		    "cannot switch from manual field specification to automatic field numbering" :
		    "cannot switch from automatic field numbering to manual field specification");
}

static struct ck_object *positional(struct ck_formatting *f, ssize_t i)
{
	if (f->map_only) {
		fail("Format string contains positional fields");
		return NULL;
	}
	if (i < f->nargs)
		return ck_get(f->args[i]);
	ck_raise(&ck_IndexError, "Replacement index %zd out of range for positional args tuple",
		 i);
	return NULL;
}

static struct ck_object *named(struct ck_formatting *f, struct piece name)
{
	struct ck_object *key = ck_str_new(name.p, name.end - name.p, f->gfp), *value = NULL;

	if (!key)
		return NULL;
	if (f->mapping)
		value = ck_getitem(f->mapping, key, f->gfp);
	else
		ck_raise_type(&ck_KeyError, key);
	ck_put(key);
	return value;
}

/* The argument that the first part of a name means. */
static struct ck_object *first_object(struct ck_formatting *f, struct piece name)
{
	ssize_t i;

	if (name.p == name.end)
		return set_numbering(f, NUMBERING_AUTO) ? positional(f, f->next++) : NULL;
	i = number_of(name);
	if (i == -1)
		return named(f, name);
	return i >= 0 && set_numbering(f, NUMBERING_MANUAL) ? positional(f, i) : NULL;
}

/* object.name; @c stands behind the dot. */
static struct ck_object *attribute(struct ck_formatting *f, struct ck_object *o, struct piece *c)
{
	const char *start = c->p;
	struct ck_object *name, *value = NULL;

	while (c->p < c->end && *c->p != '.' && *c->p != '[')
		c->p++;
	if (c->p == start) {
		fail("Empty attribute in format string");
		return NULL;
	}
	name = ck_str_new(start, c->p - start, f->gfp);
	if (name)
		value = ck_getattr(o, ck_to_str(name)->data, f->gfp);
	ck_put(name);
	return value;
}

/* object[key]; @c stands behind the bracket. */
static struct ck_object *item(struct ck_formatting *f, struct ck_object *o, struct piece *c)
{
	const char *close = memchr(c->p, ']', c->end - c->p);
	struct piece inside = { c->p, close };
	struct ck_object *key, *value;
	ssize_t i;

	if (!close) {
		fail("Missing ']' in format string");
		return NULL;
	}
	if (close == c->p) {
		fail("Empty attribute in format string");
		return NULL;
	}
	c->p = close + 1;
	if (c->p < c->end && *c->p != '.' && *c->p != '[') {
		fail("Only '.' or '[' may follow ']' in format field specifier");
		return NULL;
	}
	i = number_of(inside);
	if (i == -2)
		return NULL;
	key = i >= 0 ? ck_int_from_s64(i, f->gfp) :
		       ck_str_new(inside.p, inside.end - inside.p, f->gfp);
	if (!key)
		return NULL;
	value = ck_getitem(o, key, f->gfp);
	ck_put(key);
	return value;
}

static struct ck_object *object_of(struct ck_formatting *f, struct piece name)
{
	struct piece c = name, first = { name.p, name.p };
	struct ck_object *o, *part;

	while (first.end < name.end && *first.end != '.' && *first.end != '[')
		first.end++;
	o = first_object(f, first);
	for (c.p = first.end; o && c.p < c.end; o = part) {
		part = *c.p++ == '.' ? attribute(f, o, &c) : item(f, o, &c);
		ck_put(o);
	}
	return o;
}

/* The object after its "!r" or the like; @o is stolen. */
static struct ck_object *converted(struct ck_formatting *f, struct ck_object *o, char conversion)
{
	struct ck_object *text;

	if (!o || !conversion)
		return o;
	text = conversion == 'r' ? ck_repr(o, f->gfp) :
	       conversion == 's' ? ck_str(o, f->gfp) : ck_ascii(o, f->gfp);
	ck_put(o);
	return text;
}

/* The specification as a str, the fields inside of it replaced. */
static noinline_for_stack struct ck_object *spec_of(struct ck_formatting *f,
						    const struct field *field, unsigned int depth)
{
	struct ck_strbuf buf;

	if (!field->nested)
		return ck_str_new(field->spec.p, field->spec.end - field->spec.p, f->gfp);
	ck_strbuf_init(&buf, f->gfp);
	if (!expand(f, &buf, field->spec, depth - 1)) {
		ck_strbuf_discard(&buf);
		return NULL;
	}
	return ck_strbuf_finish(&buf);
}

static bool replace(struct ck_formatting *f, struct ck_strbuf *out, const struct field *field,
		    unsigned int depth)
{
	struct ck_object *o = converted(f, object_of(f, field->name), field->conversion);
	struct ck_object *spec = o ? spec_of(f, field, depth) : NULL, *text = NULL;

	if (spec)
		text = ck_format(o, spec, f->gfp);
	ck_put(spec);
	ck_put(o);
	if (text)
		ck_strbuf_take_str(out, text);
	return text;
}

/*
 * Text up to a field or the end. 1: a field follows, its brace passed over; 0: the text goes on
 * (behind a doubled brace) or is at its end; -1 with ValueError pending.
 */
static int literal(struct piece *c, struct ck_strbuf *out)
{
	const char *start = c->p;

	while (c->p < c->end && *c->p != '{' && *c->p != '}')
		c->p++;
	ck_strbuf_add(out, start, c->p - start);
	if (c->p == c->end)
		return 0;
	if (c->p + 1 < c->end && c->p[1] == *c->p) {
		ck_strbuf_add_char(out, *c->p);
		c->p += 2;
		return 0;
	}
	if (*c->p++ == '{')
		return 1;
	fail("Single '}' encountered in format string");
	return -1;
}

/* Replace the fields of a text. */
static bool expand(struct ck_formatting *f, struct ck_strbuf *out, struct piece text,
		   unsigned int depth)
{
	struct field field;
	int follows;

	if (!depth)
		return fail("Max string recursion exceeded");
	while (text.p < text.end && !out->failed) {
		follows = literal(&text, out);
		if (follows < 0)
			return false;
		if (follows && (!parse_field(&text, &field) || !replace(f, out, &field, depth)))
			return false;
	}
	return true;
}

static struct ck_object *format(struct ck_object *fmt, struct ck_formatting *f,
				const char *method)
{
	struct ck_strbuf out;

	if (!ck_is_str(fmt)) {
		ck_raise_no_method(fmt, method);
		return NULL;
	}
	ck_strbuf_init(&out, f->gfp);
	if (!expand(f, &out, (struct piece){ ck_to_str(fmt)->data,
					     ck_to_str(fmt)->data + ck_to_str(fmt)->len },
		    NESTING)) {
		ck_strbuf_discard(&out);
		return NULL;
	}
	return ck_strbuf_finish(&out);
}

struct ck_object *ck_str_format_with(struct ck_object *fmt, struct ck_object *mapping,
				     unsigned int nargs, struct ck_object **args, gfp_t gfp)
{
	struct ck_formatting f = {
		.nargs = nargs, .args = args, .mapping = mapping, .gfp = gfp,
	};

	return format(fmt, &f, "format");
}

struct ck_object *ck_str_format(struct ck_object *fmt, unsigned int nargs,
				struct ck_object **args, gfp_t gfp)
{
	return ck_str_format_with(fmt, NULL, nargs, args, gfp);
}

struct ck_object *ck_str_format_map(struct ck_object *fmt, struct ck_object *mapping, gfp_t gfp)
{
	struct ck_formatting f = { .mapping = mapping, .map_only = true, .gfp = gfp };

	return format(fmt, &f, "format_map");
}
