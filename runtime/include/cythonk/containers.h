/* SPDX-License-Identifier: GPL-2.0 */
/* The containers beside Python's built-in ones; modules that cimport one include this. */
#ifndef CK_CONTAINERS_H
#define CK_CONTAINERS_H

#include <cythonk/array.h>
#include <cythonk/bitset.h>
#include <cythonk/deque.h>
#include <cythonk/ordered_dict.h>
#include <cythonk/sorted.h>

#endif /* CK_CONTAINERS_H */
