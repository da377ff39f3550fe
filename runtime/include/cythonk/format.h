/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Formatting: format() of ints and texts with the whole mini language
 * ([[fill]align][sign][z][#][0][width][grouping][.precision][type], no floats), and hex() and its
 * relatives.
 */
#ifndef CK_FORMAT_H
#define CK_FORMAT_H

#include <cythonk/object.h>

/**
 * ck_format_s64() - format(v, spec) without an object
 * @v: the number
 * @spec: format specification, "" ok
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with ValueError or MemoryError pending.
 */
struct ck_object *ck_format_s64(s64 v, const char *spec, gfp_t gfp);

/**
 * ck_format_u64() - format(v, spec) without an object, of an unsigned number
 * @v: the number, may be past S64_MAX
 * @spec: format specification, "" ok
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with ValueError or MemoryError pending.
 */
struct ck_object *ck_format_u64(u64 v, const char *spec, gfp_t gfp);

/* format() of an int (or bool: format(True, "d") is "1") and of a str. @spec: a str. */
struct ck_object *ck_int_format(struct ck_object *self, struct ck_object *spec, gfp_t gfp);
struct ck_object *ck_str_format_spec(struct ck_object *self, struct ck_object *spec, gfp_t gfp);

/* hex(), oct(), bin(): TypeError when @o is no int. */
struct ck_object *ck_hex(struct ck_object *o, gfp_t gfp);
struct ck_object *ck_oct(struct ck_object *o, gfp_t gfp);
struct ck_object *ck_bin(struct ck_object *o, gfp_t gfp);

/**
 * ck_str_percent_d() - f"{o:d}" and the like, as "%d" % o
 * @o: an int
 * @spec: format specification, a str; NULL: none
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with TypeError or another exception pending.
 */
struct ck_object *ck_str_percent_d(struct ck_object *o, struct ck_object *spec, gfp_t gfp);

#endif /* CK_FORMAT_H */
