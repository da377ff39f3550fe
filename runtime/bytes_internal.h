/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Between the files of bytes: methods that only the table of methods calls.
 */
#ifndef CK_BYTES_INTERNAL_H
#define CK_BYTES_INTERNAL_H

#include <cythonk/bytes.h>

/* bytes.c */
struct ck_object *ck_bytes_quoted(const u8 *p, size_t len, const char *before, const char *after,
				  bool always, gfp_t gfp);

/* bytes_from.c */
struct ck_object *ck_bytes_collect(struct ck_object *o, const char *what, gfp_t gfp);

/* bytes_case.c: 0, 1, or -1 with AttributeError pending. */
int ck_bytes_isalnum(struct ck_object *o);
int ck_bytes_isalpha(struct ck_object *o);
int ck_bytes_isascii(struct ck_object *o);
int ck_bytes_isdigit(struct ck_object *o);
int ck_bytes_islower(struct ck_object *o);
int ck_bytes_isspace(struct ck_object *o);
int ck_bytes_istitle(struct ck_object *o);
int ck_bytes_isupper(struct ck_object *o);

/* bytes_pad.c: @fill is bytes of one byte, or NULL. */
struct ck_object *ck_bytes_center(struct ck_object *o, ssize_t width, struct ck_object *fill,
				  gfp_t gfp);
struct ck_object *ck_bytes_ljust(struct ck_object *o, ssize_t width, struct ck_object *fill,
				 gfp_t gfp);
struct ck_object *ck_bytes_rjust(struct ck_object *o, ssize_t width, struct ck_object *fill,
				 gfp_t gfp);
struct ck_object *ck_bytes_zfill(struct ck_object *o, ssize_t width, gfp_t gfp);
struct ck_object *ck_bytes_expandtabs(struct ck_object *o, ssize_t tabsize, gfp_t gfp);

/* bytes_hex.c */
struct ck_object *ck_hex_of(const u8 *p, size_t len, struct ck_object *sep, ssize_t group,
			    gfp_t gfp);

#endif /* CK_BYTES_INTERNAL_H */
