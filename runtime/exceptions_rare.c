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
CK_EXCEPTION(KeyboardInterrupt, BaseException);
CK_EXCEPTION(ModuleNotFoundError, ImportError);
CK_EXCEPTION(ReferenceError, Exception);
CK_EXCEPTION(SyntaxError, Exception);
CK_EXCEPTION(SystemError, Exception);
CK_EXCEPTION(SystemExit, BaseException);
CK_EXCEPTION(UnicodeDecodeError, UnicodeError);
CK_EXCEPTION(UnicodeEncodeError, UnicodeError);
CK_EXCEPTION(UnicodeError, ValueError);
