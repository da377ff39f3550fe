// SPDX-License-Identifier: GPL-2.0
/*
 * The types every module may name, and the objects there is only one of. Separate because they
 * need no code: exceptions that stay text can have `object` for a base without linking objects.
 */
#include <cythonk/object.h>

#include "construct.h"

typeof(ck_type_call) ck_type_call CK_OPTIONAL;
typeof(ck_type_repr) ck_type_repr CK_OPTIONAL;
typeof(ck_type_getattr) ck_type_getattr CK_OPTIONAL;

const struct ck_type ck_object_type = {
	CK_TYPE_HEAD,
	.name = "object",
	.size = sizeof(struct ck_object),
	.construct = ck_object_construct,
};

const struct ck_type ck_type_type = {
	CK_TYPE_HEAD,
	.name = "type",
	.base = &ck_object_type,
	.size = sizeof(struct ck_type),
	.repr = ck_type_repr,
	.getattr = ck_type_getattr,
	.call = ck_type_call,
	.construct = ck_type_construct,
};

const struct ck_type ck_none_type = {
	CK_TYPE_HEAD,
	.name = "NoneType",
	.base = &ck_object_type,
	.size = sizeof(struct ck_object),
};

struct ck_object ck_none_object = CK_OBJECT_INIT(&ck_none_type);
