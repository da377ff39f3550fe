// SPDX-License-Identifier: GPL-2.0
/*
 * The texts of functions, methods and classes.
 */
#include <linux/kernel.h>
#include <linux/slab.h>

#include <cythonk/error.h>
#include <cythonk/str.h>

#include "callable_text.h"

/**
 * ck_callable_text() - a str of a formatted text
 * @gfp: allocation flags
 * @fmt: printf format
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_callable_text(gfp_t gfp, const char *fmt, ...)
{
	struct ck_object *s;
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = kvasprintf(gfp, fmt, ap);
	va_end(ap);
	if (!text) {
		ck_raise_nomem();
		return NULL;
	}
	s = ck_str_from_cstr(text, gfp);
	kfree(text);
	return s;
}
