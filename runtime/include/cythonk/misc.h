/* SPDX-License-Identifier: GPL-2.0 */
/* The C side of kernel.misc: registration of misc devices and the system calls on them. */
#ifndef CK_MISC_H
#define CK_MISC_H

#include <linux/build_bug.h>
#include <linux/ioctl.h>
#include <linux/types.h>

#include <cythonk/object.h>

struct ck_misc;

/* _IOC(), where the size is a constant that its 14 bits have to hold. */
#define ck_ioctl_number(dir, type, nr, size) \
	_IOC(dir, type, nr, (size) + BUILD_BUG_ON_ZERO((size) > _IOC_SIZEMASK))

struct ck_misc *ck_misc_register(struct ck_object *dev, const char *name, int mode);
void ck_misc_unregister(struct ck_misc *misc);

#endif /* CK_MISC_H */
