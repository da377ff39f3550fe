// SPDX-License-Identifier: GPL-2.0
/*
 * Arguments of methods that are called by name, checked with CPython's error texts. Only the
 * tables of methods use this file: emitted code that knows an object's type calls its functions.
 */
#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "args.h"
#include "self.h"

/**
 * ck_check_args() - is the number of arguments right?
 * @method: name for the message
 * @nargs: how many there are
 * @least: how many there have to be
 * @most: how many there may be
 *
 * Return: false with TypeError pending when not.
 */
bool ck_check_args(const char *method, unsigned int nargs, unsigned int least, unsigned int most)
{
	if (likely(nargs >= least && nargs <= most))
		return true;
	if (!most)
		ck_raise(&ck_TypeError, "%s() takes no arguments (%u given)", method, nargs);
	else if (least == most && most == 1)
		ck_raise(&ck_TypeError, "%s() takes exactly one argument (%u given)", method,
			 nargs);
	else if (least == most)
		ck_raise(&ck_TypeError, "%s expected %u arguments, got %u", method, most, nargs);
	else if (nargs < least)
		ck_raise(&ck_TypeError, "%s expected at least %u argument%s, got %u", method,
			 least, least == 1 ? "" : "s", nargs);
	else
		ck_raise(&ck_TypeError, "%s expected at most %u argument%s, got %u", method, most,
			 most == 1 ? "" : "s", nargs);
	return false;
}

/**
 * ck_arg_index() - an optional argument that is a position
 * @nargs: number of arguments
 * @args: the arguments
 * @i: which
 * @value: where it goes; stays as it is when the argument is left out or None
 *
 * Return: false with an exception pending when it is no int.
 */
bool ck_arg_index(unsigned int nargs, struct ck_object **args, unsigned int i, ssize_t *value)
{
	ssize_t v;

	if (i >= nargs || args[i] == CK_NONE)
		return true;
	v = ck_index(args[i]);
	if (ck_failed(v))
		return false;
	*value = v;
	return true;
}

/**
 * ck_arg_text() - an optional argument that is a text
 * @nargs: number of arguments
 * @args: the arguments
 * @i: which
 * @text: where it goes, borrowed; stays as it is when the argument is left out
 *
 * Return: false with an exception pending when it is no str.
 */
bool ck_arg_text(unsigned int nargs, struct ck_object **args, unsigned int i, const char **text)
{
	const char *s;

	if (i >= nargs)
		return true;
	s = ck_str_utf8(args[i]);
	if (s)
		*text = s;
	return s;
}

/**
 * ck_check_takes() - as ck_check_args(), for methods that CPython words differently
 * @method: name for the message
 * @nargs: how many there are
 * @least: how many there have to be
 * @most: how many there may be
 *
 * Return: false with TypeError pending when not.
 */
bool ck_check_takes(const char *method, unsigned int nargs, unsigned int least, unsigned int most)
{
	unsigned int bound = nargs < least ? least : most;

	if (likely(nargs >= least && nargs <= most))
		return true;
	ck_raise(&ck_TypeError, "%s() takes %s %u argument%s (%u given)", method,
		 least == most ? "exactly" : nargs < least ? "at least" : "at most", bound,
		 bound == 1 ? "" : "s", nargs);
	return false;
}

/**
 * ck_arg_bound() - an optional argument that begins or ends a slice
 * @nargs: number of arguments
 * @args: the arguments
 * @i: which
 * @value: where it goes; stays as it is when the argument is left out or None
 *
 * Return: false with TypeError or another exception pending when it is no int.
 */
bool ck_arg_bound(unsigned int nargs, struct ck_object **args, unsigned int i, ssize_t *value)
{
	if (i >= nargs || args[i] == CK_NONE || ck_is_index(args[i]))
		return ck_arg_index(nargs, args, i, value);
	ck_raise(&ck_TypeError,
		 "slice indices must be integers or None or have an __index__ method");
	return false;
}

/**
 * ck_arg_name() - an optional argument that is the name of something
 * @method: for the message
 * @what: name of the argument, for the message
 * @nargs: number of arguments
 * @args: the arguments
 * @i: which
 * @text: where it goes, borrowed; stays as it is when the argument is left out
 *
 * Return: false with TypeError or ValueError pending when it is no str or has a NUL inside.
 */
bool ck_arg_name(const char *method, const char *what, unsigned int nargs,
		 struct ck_object **args, unsigned int i, const char **text)
{
	if (i >= nargs || ck_is_str(args[i]))
		return ck_arg_text(nargs, args, i, text);
	ck_raise(&ck_TypeError, "%s() argument '%s' must be str, not %s", method, what,
		 args[i] == CK_NONE ? "None" : ck_type_name(args[i]));
	return false;
}

/**
 * ck_result_index() - what a method returns that finds or counts
 * @position: the number; -1 may be an exception
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_result_index(ssize_t position, gfp_t gfp)
{
	return ck_failed(position) ? NULL : ck_int_from_s64(position, gfp);
}
