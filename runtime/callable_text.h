/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the objects that can be called have in common: how their texts are made.
 */
#ifndef CK_CALLABLE_TEXT_H
#define CK_CALLABLE_TEXT_H

#include <cythonk/object.h>

__printf(2, 3) struct ck_object *ck_callable_text(gfp_t gfp, const char *fmt, ...);

#endif /* CK_CALLABLE_TEXT_H */
