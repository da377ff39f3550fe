/* SPDX-License-Identifier: GPL-2.0 */
/* Names of encodings and of ways to handle errors, for encode() and decode(). */
#ifndef CK_CODEC_H
#define CK_CODEC_H

#include <linux/types.h>

enum ck_encoding { CK_ENC_UTF8, CK_ENC_ASCII, CK_ENC_LATIN1 };
enum ck_on_error { CK_ERR_STRICT, CK_ERR_IGNORE, CK_ERR_REPLACE, CK_ERR_BACKSLASH };

/**
 * struct ck_codec - what to do
 * @encoding: the encoding
 * @name: its name, for messages
 * @limit: code points below this can be encoded
 * @on_error: what to do with the others
 */
struct ck_codec {
	enum ck_encoding encoding;
	const char *name;
	u32 limit;
	enum ck_on_error on_error;
};

bool ck_codec_find(struct ck_codec *codec, const char *encoding, const char *errors);

#endif /* CK_CODEC_H */
