/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Internal: how the built-in exception classes are written down.
 */
#ifndef CK_EXC_DEF_H
#define CK_EXC_DEF_H

#include <cythonk/error.h>

/* A class and its base; all behaviour is BaseException's. */
#define CK_EXCEPTION(exc, parent)				\
const struct ck_type ck_##exc = {				\
	CK_TYPE_HEAD,						\
	.name = #exc,						\
	.base = &ck_##parent,					\
	.size = sizeof(struct ck_exc),				\
	.flags = CK_TYPE_EXCEPTION,				\
}

#endif /* CK_EXC_DEF_H */
