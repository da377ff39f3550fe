// SPDX-License-Identifier: GPL-2.0
/*
 * Exception classes that few modules raise. Separate so that the others do not carry them.
 */
#include <cythonk/exc_def.h>

CK_EXCEPTION(BufferError, Exception);
CK_EXCEPTION(EOFError, Exception);
CK_EXCEPTION(FloatingPointError, ArithmeticError);
CK_EXCEPTION(GeneratorExit, BaseException);
CK_EXCEPTION(ImportError, Exception);
CK_EXCEPTION(IndentationError, SyntaxError);
CK_EXCEPTION(KeyboardInterrupt, BaseException);
CK_EXCEPTION(ModuleNotFoundError, ImportError);
CK_EXCEPTION(ReferenceError, Exception);
CK_EXCEPTION(SyntaxError, Exception);
CK_EXCEPTION(SystemError, Exception);
CK_EXCEPTION(SystemExit, BaseException);
CK_EXCEPTION(TabError, IndentationError);
CK_EXCEPTION(UnicodeError, ValueError);

/* exc_unicode.c: linked where such exceptions are made with all their arguments. */
extern struct ck_object *ck_unicode_error_str(struct ck_object *self, gfp_t gfp) CK_OPTIONAL;
extern struct ck_object *ck_unicode_error_getattr(struct ck_object *self, const char *name,
						  gfp_t gfp) CK_OPTIONAL;

#define UNICODE_ERROR(exc)					\
const struct ck_type ck_##exc = {				\
	CK_TYPE_HEAD,						\
	.name = #exc,						\
	.base = &ck_UnicodeError,				\
	.size = sizeof(struct ck_exc),				\
	.flags = CK_TYPE_EXCEPTION,				\
	.str = ck_unicode_error_str,				\
	.getattr = ck_unicode_error_getattr,			\
}

UNICODE_ERROR(UnicodeDecodeError);
UNICODE_ERROR(UnicodeEncodeError);
UNICODE_ERROR(UnicodeTranslateError);
