// SPDX-License-Identifier: GPL-2.0
/*
 * Names of encodings and of ways to handle errors.
 */
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include <cythonk/error.h>

#include "codec.h"

/* Names as they are after normalisation: lower-case letters and digits only. */
static const struct {
	const char *name;
	enum ck_encoding encoding;
} encodings[] = {
	{ "utf8", CK_ENC_UTF8 },
	{ "u8", CK_ENC_UTF8 },
	{ "utf", CK_ENC_UTF8 },
	{ "cp65001", CK_ENC_UTF8 },
	{ "ascii", CK_ENC_ASCII },
	{ "usascii", CK_ENC_ASCII },
	{ "646", CK_ENC_ASCII },
	{ "latin1", CK_ENC_LATIN1 },
	{ "latin", CK_ENC_LATIN1 },
	{ "l1", CK_ENC_LATIN1 },
	{ "iso88591", CK_ENC_LATIN1 },
	{ "88591", CK_ENC_LATIN1 },
	{ "8859", CK_ENC_LATIN1 },
	{ "cp819", CK_ENC_LATIN1 },
};

static const struct ck_codec codecs[] = {
	[CK_ENC_UTF8] = { CK_ENC_UTF8, "utf-8", 0x110000 },
	[CK_ENC_ASCII] = { CK_ENC_ASCII, "ascii", 0x80 },
	[CK_ENC_LATIN1] = { CK_ENC_LATIN1, "latin-1", 0x100 },
};

static const char * const handlers[] = {
	[CK_ERR_STRICT] = "strict",
	[CK_ERR_IGNORE] = "ignore",
	[CK_ERR_REPLACE] = "replace",
	[CK_ERR_BACKSLASH] = "backslashreplace",
};

static bool same_name(const char *normal, const char *name)
{
	for (; *name; name++) {
		if (!isalnum(*name))
			continue;
		if (*normal++ != tolower(*name))
			return false;
	}
	return !*normal;
}

static bool find_encoding(struct ck_codec *codec, const char *name)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(encodings); i++) {
		if (same_name(encodings[i].name, name)) {
			*codec = codecs[encodings[i].encoding];
			return true;
		}
	}
	ck_raise(&ck_LookupError, "unknown encoding: %s", name);
	return false;
}

/**
 * ck_codec_find() - what the names of an encoding and an error handler mean
 * @codec: where the result goes
 * @encoding: NULL: UTF-8
 * @errors: NULL: strict
 *
 * Return: false with LookupError pending.
 */
bool ck_codec_find(struct ck_codec *codec, const char *encoding, const char *errors)
{
	int handler;

	*codec = codecs[CK_ENC_UTF8];
	if (encoding && !find_encoding(codec, encoding))
		return false;
	if (!errors)
		return true;
	handler = match_string(handlers, ARRAY_SIZE(handlers), errors);
	if (handler < 0) {
		ck_raise(&ck_LookupError, "unknown error handler name '%s'", errors);
		return false;
	}
	codec->on_error = handler;
	return true;
}
