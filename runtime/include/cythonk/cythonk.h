/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Everything emitted code may call. The files of the runtime include only what they use.
 */
#ifndef CK_CYTHONK_H
#define CK_CYTHONK_H

#include <cythonk/compat.h>
#include <cythonk/object.h>
#include <cythonk/int.h>
#include <cythonk/ops.h>
#include <cythonk/error.h>
#include <cythonk/module.h>
#include <cythonk/memory.h>
#include <cythonk/str.h>
#include <cythonk/bytes.h>
#include <cythonk/buffer.h>
#include <cythonk/bytearray.h>
#include <cythonk/memoryview.h>
#include <cythonk/memview.h>
#include <cythonk/slice.h>
#include <cythonk/tuple.h>
#include <cythonk/list.h>
#include <cythonk/dict.h>
#include <cythonk/set.h>
#include <cythonk/iter.h>
#include <cythonk/builtins.h>
#include <cythonk/call.h>
#include <cythonk/format.h>
#include <cythonk/print.h>
#include <cythonk/emit.h>

#endif /* CK_CYTHONK_H */
