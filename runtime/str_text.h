/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Between the files of str: the memory of texts, and texts of characters that are known to be
 * valid.
 */
#ifndef CK_STR_TEXT_H
#define CK_STR_TEXT_H

#include <cythonk/str.h>

#include "utf8.h"

/**
 * struct ck_text - payload of a long text
 * @cap: bytes that fit, besides the NUL
 * @data: the text; where a str points to
 */
struct ck_text {
	size_t cap;
	char data[];
};

static inline struct ck_text *ck_text_of(char *data)
{
	return container_of(data, struct ck_text, data[0]);
}

/* str.c */

/* Room for @cap bytes and a NUL, for ck_str_adopt() or ck_text_free(). NULL with MemoryError. */
char *ck_text_alloc(size_t cap, gfp_t gfp);
void ck_text_free(char *data);
/* ck_str_alloc() with room for a text that grows. */
struct ck_object *ck_str_alloc_room(size_t len, size_t nchars, size_t cap, gfp_t gfp);
/* A str that takes over what ck_text_alloc() gave, with @len bytes and a NUL; freed on failure. */
struct ck_object *ck_str_adopt(char *data, size_t len, size_t nchars, gfp_t gfp);
/* A str of text that is known to be valid. */
struct ck_object *ck_str_copy(const char *text, size_t len, size_t nchars, gfp_t gfp);

/* str_items.c */
struct ck_object *ck_str_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp);
struct ck_object *ck_str_iter(struct ck_object *self, gfp_t gfp);
struct ck_object *ck_str_step(struct ck_object *self, ssize_t *pos, gfp_t gfp);

/* fstring.c */
struct ck_strbuf;
typedef void (*ck_add_int_fn)(struct ck_strbuf *buf, s64 v, const char *spec, size_t len);

/* ck_str_join_parts() with a function for the ints that have a specification, as below. */
struct ck_object *ck_str_join_formatted(struct ck_object **parts, const char *specs,
					unsigned int n, ck_add_int_fn add_formatted, gfp_t gfp);

/* Is every byte a character? */
static inline bool ck_str_ascii(const struct ck_str *s)
{
	return s->len == s->nchars;
}

/* The text between two byte offsets, as a str. */
static inline struct ck_object *ck_str_piece(const struct ck_str *s, size_t from, size_t to,
					     gfp_t gfp)
{
	size_t len = to - from;

	return ck_str_copy(s->data + from, len,
			   ck_str_ascii(s) ? len : ck_utf8_count(s->data + from, len), gfp);
}

#endif /* CK_STR_TEXT_H */
