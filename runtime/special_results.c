// SPDX-License-Identifier: GPL-2.0
/*
 * What __len__ and __bool__ of a class gave. Only modules with such methods have this.
 */
#include <cythonk/emit.h>
#include <cythonk/error.h>

ssize_t ck_length_negative(void)
{
	if (!ck_err_occurred())
		ck_raise(&ck_ValueError, "__len__() should return >= 0");
	return -1;
}

int ck_bool_result(struct ck_object *result)
{
	if (result == CK_TRUE || result == CK_FALSE)
		return result == CK_TRUE;
	if (result) {
		ck_raise(&ck_TypeError, "__bool__ should return bool, returned %s",
			 ck_type_name(result));
		ck_put(result);
	}
	return -1;
}
