/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A text under construction. Additions report no error: the first that fails makes the buffer
 * remember it, and ck_strbuf_finish() then fails, so that code which builds a text checks once.
 */
#ifndef CK_STRBUF_H
#define CK_STRBUF_H

#include <linux/types.h>
#include <linux/gfp.h>

struct ck_object;

#define CK_STRBUF_SMALL	128

/**
 * struct ck_strbuf - the buffer
 * @data: @small, or a payload of its own
 * @len: bytes used
 * @cap: bytes there are
 * @gfp: how to allocate
 * @failed: an addition failed, with an exception pending
 * @small: room that needs no allocation
 */
struct ck_strbuf {
	char *data;
	size_t len;
	size_t cap;
	gfp_t gfp;
	bool failed;
	char small[CK_STRBUF_SMALL];
};

void ck_strbuf_init(struct ck_strbuf *buf, gfp_t gfp);
char *ck_strbuf_room(struct ck_strbuf *buf, size_t n);
void ck_strbuf_add(struct ck_strbuf *buf, const char *text, size_t len);
void ck_strbuf_add_cstr(struct ck_strbuf *buf, const char *text);
void ck_strbuf_add_char(struct ck_strbuf *buf, char c);
void ck_strbuf_add_code_point(struct ck_strbuf *buf, u32 cp);
void ck_strbuf_add_str(struct ck_strbuf *buf, struct ck_object *str);
void ck_strbuf_take_str(struct ck_strbuf *buf, struct ck_object *str);
void ck_strbuf_fill(struct ck_strbuf *buf, u32 cp, size_t n);
__printf(2, 3) void ck_strbuf_printf(struct ck_strbuf *buf, const char *fmt, ...);
struct ck_object *ck_strbuf_finish(struct ck_strbuf *buf);
void ck_strbuf_discard(struct ck_strbuf *buf);

#endif /* CK_STRBUF_H */
