// SPDX-License-Identifier: GPL-2.0
/*
 * Built-in functions as values: those that make or read texts.
 */
#include <cythonk/call.h>
#include <cythonk/format.h>
#include <cythonk/int.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "args.h"
#include "builtin_function.h"
#include "self.h"

static struct ck_object *ascii_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_ascii(args[0], gfp);
}

CK_BUILTIN(ascii, 1, 1);

static struct ck_object *bin_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_bin(args[0], gfp);
}

CK_BUILTIN(bin, 1, 1);

static struct ck_object *chr_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	ssize_t code = ck_index(args[0]);

	if (ck_failed(code))
		return NULL;
	return ck_str_from_ordinal(code, gfp);
}

CK_BUILTIN(chr, 1, 1);

static struct ck_object *format_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_format(args[0], ck_arg(nargs, args, 1), gfp);
}

CK_BUILTIN(format, 1, 2);

static struct ck_object *hex_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_hex(args[0], gfp);
}

CK_BUILTIN(hex, 1, 1);

static struct ck_object *oct_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_oct(args[0], gfp);
}

CK_BUILTIN(oct, 1, 1);

static struct ck_object *ord_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_result_index(ck_ord(args[0]), gfp);
}

CK_BUILTIN(ord, 1, 1);

static struct ck_object *repr_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_repr(args[0], gfp);
}

CK_BUILTIN(repr, 1, 1);
