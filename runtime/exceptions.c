// SPDX-License-Identifier: GPL-2.0
/*
 * The exception classes that the runtime itself raises, and the errno of each on its way out.
 *
 * What exception objects do is in exc_object.c, which is linked when objects of them are made;
 * the other classes are in exceptions_os.c and exceptions_rare.c, so that a module carries those
 * it can raise.
 */
#include <linux/errno.h>
#include <linux/kernel.h>

#include <cythonk/exc_def.h>
#include <cythonk/raised.h>

#include "construct.h"
#include "methods.h"

/* exc_object.c */
extern typeof(ck_exc_repr) ck_exc_repr CK_OPTIONAL;
extern typeof(ck_exc_str) ck_exc_str CK_OPTIONAL;
extern typeof(ck_exc_getattr) ck_exc_getattr CK_OPTIONAL;
extern typeof(ck_exc_setattr) ck_exc_setattr CK_OPTIONAL;
extern void ck_exc_clear(struct ck_object *self) CK_OPTIONAL;
extern int ck_exc_traverse(struct ck_object *self, ck_visit_fn visit, void *arg) CK_OPTIONAL;

const struct ck_type ck_BaseException = {
	CK_TYPE_HEAD,
	.name = "BaseException",
	.base = &ck_object_type,
	.size = sizeof(struct ck_exc),
	.flags = CK_TYPE_EXCEPTION,
	.methods = ck_exc_methods,
	.repr = ck_exc_repr,
	.str = ck_exc_str,
	.getattr = ck_exc_getattr,
	.setattr = ck_exc_setattr,
	.clear = ck_exc_clear,
	.traverse = ck_exc_traverse,
	.construct = ck_exc_construct,
};

CK_EXCEPTION(Exception, BaseException);
CK_EXCEPTION(ArithmeticError, Exception);
CK_EXCEPTION(AssertionError, Exception);
CK_EXCEPTION(AttributeError, Exception);
CK_EXCEPTION(IndexError, LookupError);
CK_EXCEPTION(KeyError, LookupError);
CK_EXCEPTION(LookupError, Exception);
CK_EXCEPTION(MemoryError, Exception);
CK_EXCEPTION(NameError, Exception);
CK_EXCEPTION(NotImplementedError, RuntimeError);
CK_EXCEPTION(OSError, Exception);
CK_EXCEPTION(OverflowError, ArithmeticError);
CK_EXCEPTION(RecursionError, RuntimeError);
CK_EXCEPTION(RuntimeError, Exception);
CK_EXCEPTION(StopIteration, Exception);
CK_EXCEPTION(TypeError, Exception);
CK_EXCEPTION(UnboundLocalError, NameError);
CK_EXCEPTION(ValueError, Exception);
CK_EXCEPTION(ZeroDivisionError, ArithmeticError);

/* Shared by all who run out of memory, so nothing of it is ever written. */
struct ck_exc ck_memory_error = { .base = CK_OBJECT_INIT(&ck_MemoryError) };

/* Classes that a module may do without: their addresses are NULL then. */
extern const struct ck_type ck_BlockingIOError CK_OPTIONAL;
extern const struct ck_type ck_BrokenPipeError CK_OPTIONAL;
extern const struct ck_type ck_ChildProcessError CK_OPTIONAL;
extern const struct ck_type ck_ConnectionAbortedError CK_OPTIONAL;
extern const struct ck_type ck_ConnectionRefusedError CK_OPTIONAL;
extern const struct ck_type ck_ConnectionResetError CK_OPTIONAL;
extern const struct ck_type ck_FileExistsError CK_OPTIONAL;
extern const struct ck_type ck_FileNotFoundError CK_OPTIONAL;
extern const struct ck_type ck_InterruptedError CK_OPTIONAL;
extern const struct ck_type ck_IsADirectoryError CK_OPTIONAL;
extern const struct ck_type ck_NotADirectoryError CK_OPTIONAL;
extern const struct ck_type ck_PermissionError CK_OPTIONAL;
extern const struct ck_type ck_ProcessLookupError CK_OPTIONAL;
extern const struct ck_type ck_TimeoutError CK_OPTIONAL;

/* The errno of a class holds for those derived from it, unless they have their own. */
static const struct {
	const struct ck_type *type;
	int err;
} class_errnos[] = {
	{ &ck_MemoryError, ENOMEM },
	{ &ck_ValueError, EINVAL },
	{ &ck_TypeError, EINVAL },
	{ &ck_KeyError, ENOENT },
	{ &ck_IndexError, ERANGE },
	{ &ck_OverflowError, EOVERFLOW },
	{ &ck_NotImplementedError, EOPNOTSUPP },
	{ &ck_RecursionError, ELOOP },
	{ &ck_BlockingIOError, EAGAIN },
	{ &ck_BrokenPipeError, EPIPE },
	{ &ck_ChildProcessError, ECHILD },
	{ &ck_ConnectionAbortedError, ECONNABORTED },
	{ &ck_ConnectionRefusedError, ECONNREFUSED },
	{ &ck_ConnectionResetError, ECONNRESET },
	{ &ck_FileExistsError, EEXIST },
	{ &ck_FileNotFoundError, ENOENT },
	{ &ck_InterruptedError, EINTR },
	{ &ck_IsADirectoryError, EISDIR },
	{ &ck_NotADirectoryError, ENOTDIR },
	{ &ck_PermissionError, EACCES },
	{ &ck_ProcessLookupError, ESRCH },
	{ &ck_TimeoutError, ETIMEDOUT },
};

/**
 * ck_errno_of() - the errno by which an exception leaves towards the kernel
 * @type: its class
 * @err: positive errno it carries, or 0
 *
 * Return: positive errno.
 */
int ck_errno_of(const struct ck_type *type, int err)
{
	int i;

	if (err > 0 && err <= MAX_ERRNO)
		return err;
	for (; type; type = type->base)
		for (i = 0; i < ARRAY_SIZE(class_errnos); i++)
			if (class_errnos[i].type == type)
				return class_errnos[i].err;
	return EIO;
}
