// SPDX-License-Identifier: GPL-2.0
/*
 * The attributes of int. Linked by attributes by name only, as its methods are.
 */
#include <linux/string.h>

#include <cythonk/int.h>

struct ck_object *ck_int_getattr(struct ck_object *self, const char *name, gfp_t gfp);

/* What they have for names, and whether they are the number itself; else the value. */
static const struct {
	const char *name;
	bool itself;
	s64 value;
} attributes[] = {
	{ .name = "real", .itself = true },
	{ .name = "numerator", .itself = true },
	{ .name = "imag", .value = 0 },
	{ .name = "denominator", .value = 1 },
};

/**
 * ck_int_getattr() - getattr slot of int
 * @self: an int or a bool
 * @name: the attribute
 * @gfp: allocation flags
 *
 * Return: new reference; NULL without an exception when there is no such attribute.
 */
struct ck_object *ck_int_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	s64 v = 0;
	int i;

	for (i = 0; i < ARRAY_SIZE(attributes); i++) {
		if (strcmp(attributes[i].name, name))
			continue;
		ck_int_value(self, &v);
		return ck_int_from_s64(attributes[i].itself ? v : attributes[i].value, gfp);
	}
	return NULL;
}
