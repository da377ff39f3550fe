/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Comparing keys of dict and set without the lock: what is read may change and be freed at any
 * moment, so who does this looks at the table's version afterwards.
 */
#ifndef CK_KEYS_PEEK_H
#define CK_KEYS_PEEK_H

#include <cythonk/heap.h>

#include "few_bytes.h"
#include "keys.h"

/*
 * Is a text of a table, which may be freed and something else by now, the one looked for? 0, 1, or
 * -1 when only the lock can tell. What is read lies inside of the memory that RCU keeps.
 */
static inline int ck_peek_same_text(struct ck_object *mine, const struct ck_str *text)
{
	const struct ck_str *s = ck_to_str(mine);
	const char *data = READ_ONCE(s->data);
	unsigned int class = ck_size_class_of(mine);

	if (READ_ONCE(s->len) != text->len)
		return 0;
	if (!(READ_ONCE(mine->flags) & CK_IMMORTAL) &&
	    (data != s->inline_data || class == CK_CLASS_LARGE ||
	     offsetof(struct ck_str, inline_data) + text->len > ck_class_sizes[class]))
		return -1;
	return ck_same_bytes(data, text->data, text->len);
}

/* Is a key of a table, which may be freed by now, the one looked for? As above. */
static __always_inline int ck_peek_same_key(struct ck_object *mine, struct ck_object *key)
{
	if (likely(mine == key))
		return 1;
	/* Two small ints whose hashes are equal. */
	if (ck_both_tagged(mine, key))
		return 0;
	if (!mine || ck_is_tagged(mine) || ck_is_tagged(key) || key->type != &ck_str_type ||
	    READ_ONCE(mine->type) != &ck_str_type)
		return -1;
	return ck_peek_same_text(mine, ck_to_str(key));
}

#endif /* CK_KEYS_PEEK_H */
