/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for Python.h while Cython's C is preprocessed: drops what only serves CPython's debugging, and takes types
 * out of argument lists so that the result is plain C. Everything else stays an identifier for the passes to resolve;
 * kernel headers are never included here, so kernel macros survive as written.
 */
#define CYTHON_UNUSED
#define CYTHON_UNUSED_VAR(x)
#define CYTHON_INLINE inline
#define CYTHON_FALLTHROUGH fallthrough
#define CYTHON_NCP_UNUSED
#define CYTHON_SMALL_CODE
#define CYTHON_RESTRICT
#define CYTHON_ASSUME_SAFE_MACROS 1
#define CYTHON_ASSUME_SAFE_SIZE 1
#define CYTHON_AVOID_BORROWED_REFS 1
#define PY_LONG_LONG long long
#define PyObject_HEAD PyObject __pyx_head;
#define __Pyx_RefNannyDeclarations
#define __Pyx_RefNannySetupContext(...)
#define __Pyx_RefNannySetupContextNogil(...)
#define __Pyx_RefNannyFinishContext(...)
#define __Pyx_RefNannyFinishContextNogil(...)
#define __Pyx_GOTREF(x)
#define __Pyx_XGOTREF(x)
#define __Pyx_GIVEREF(x)
#define __Pyx_XGIVEREF(x)
#define __Pyx_long_cast(x) ((long)(x))
#define __Pyx_pretend_to_initialize(x) memset((x), 0, sizeof(*(x)))
#define __Pyx_PyThreadState_declare
#define __Pyx_PyThreadState_assign
#define __PYX_ERR(f, line, label) { __pyx_lineno = line; goto label; }
#define __Pyx_GetItemInt(o, i, ...) __Pyx_GetItemInt(o, i)
#define __Pyx_GetItemInt_List(o, i, ...) __Pyx_GetItemInt_List(o, i)
#define __Pyx_GetItemInt_Tuple(o, i, ...) __Pyx_GetItemInt_Tuple(o, i)
#define __Pyx_GetItemInt_Bytes(o, i, ...) __Pyx_GetItemInt_Bytes(o, i)
#define __Pyx_GetItemInt_ByteArray(o, i, ...) __Pyx_GetItemInt_ByteArray(o, i)
#define __Pyx_SetItemInt_ByteArray(o, i, v, ...) __Pyx_SetItemInt_ByteArray(o, i, v)
#define __Pyx_GetItemInt_Unicode(o, i, ...) __Pyx_GetItemInt_Unicode(o, i)
#define __Pyx_SetItemInt(o, i, v, ...) __Pyx_SetItemInt(o, i, v)
#define __Pyx_DelItemInt(o, i, ...) __Pyx_DelItemInt(o, i)
#define __PYX_MIN(type) __ck_type_min(sizeof(type), (type)-1)
