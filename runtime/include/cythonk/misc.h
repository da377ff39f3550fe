/* SPDX-License-Identifier: GPL-2.0 */
/* The C side of kernel.misc: registration of misc devices and the system calls on them. */
#ifndef CK_MISC_H
#define CK_MISC_H

#include <linux/types.h>

#include <cythonk/object.h>

struct ck_misc;

struct ck_misc *ck_misc_register(struct ck_object *dev, const char *name, int mode);
void ck_misc_unregister(struct ck_misc *misc);

#endif /* CK_MISC_H */
