/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Arguments of methods that are called by name: how many there are, and the optional ones.
 */
#ifndef CK_ARGS_H
#define CK_ARGS_H

#include <linux/limits.h>

#include <cythonk/object.h>

bool ck_check_args(const char *method, unsigned int nargs, unsigned int least, unsigned int most);
bool ck_check_takes(const char *method, unsigned int nargs, unsigned int least, unsigned int most);
bool ck_arg_index(unsigned int nargs, struct ck_object **args, unsigned int i, ssize_t *value);
bool ck_arg_bound(unsigned int nargs, struct ck_object **args, unsigned int i, ssize_t *value);
bool ck_arg_name(const char *method, const char *what, unsigned int nargs,
		 struct ck_object **args, unsigned int i, const char **text);
bool ck_arg_text(unsigned int nargs, struct ck_object **args, unsigned int i, const char **text);

/* An argument that may be left out: the object, borrowed, or NULL. */
static inline struct ck_object *ck_arg(unsigned int nargs, struct ck_object **args, unsigned int i)
{
	return i < nargs ? args[i] : NULL;
}

/* What a method returns, of what its function does. */
static inline struct ck_object *ck_result_none(int status)
{
	return status < 0 ? NULL : CK_NONE;
}

static inline struct ck_object *ck_result_bool(int status)
{
	return status < 0 ? NULL : ck_bool(status);
}

struct ck_object *ck_result_index(ssize_t position, gfp_t gfp);

#endif /* CK_ARGS_H */
