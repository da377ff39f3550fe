// SPDX-License-Identifier: GPL-2.0
/*
 * What holds the memory of an object in place.
 */
#include <cythonk/error.h>
#include <cythonk/memoryview.h>

static struct ck_pin *to_pin(struct ck_object *o)
{
	return container_of(o, struct ck_pin, base);
}

struct ck_object *ck_pin_new(struct ck_object *o, gfp_t gfp)
{
	const struct ck_buffer_ops *ops = ck_slot(ck_type_of(o), buffer);
	struct ck_object *pin;

	if (!ops) {
		ck_raise(&ck_TypeError, "a bytes-like object is required, not '%s'",
			 ck_type_name(o));
		return NULL;
	}
	pin = ck_new(&ck_pin_type, gfp);
	if (!pin)
		return NULL;
	if (!ops->acquire(o, &to_pin(pin)->buf)) {
		ck_put(pin);
		return NULL;
	}
	to_pin(pin)->owner = ck_get(o);
	return pin;
}

static void pin_clear(struct ck_object *self)
{
	struct ck_object *owner = xchg(&to_pin(self)->owner, NULL);

	if (!owner)
		return;
	ck_slot(ck_type_of(owner), buffer)->release(owner);
	ck_put(owner);
}

const struct ck_type ck_pin_type = {
	CK_TYPE_HEAD,
	.name = "managedbuffer",
	.base = &ck_object_type,
	.size = sizeof(struct ck_pin),
	.clear = pin_clear,
};
