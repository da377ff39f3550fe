/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How the built-in functions that can be values are written down: name_call() first.
 */
#ifndef CK_BUILTIN_FUNCTION_H
#define CK_BUILTIN_FUNCTION_H

#include <cythonk/call.h>

#define CK_BUILTIN(function, fewest, more)		\
struct ck_function ck_function_##function = {		\
	.base = CK_OBJECT_INIT(&ck_builtin_type),	\
	.name = #function,				\
	.least = fewest,				\
	.most = more,					\
	.call = function##_call,			\
}

#endif /* CK_BUILTIN_FUNCTION_H */
